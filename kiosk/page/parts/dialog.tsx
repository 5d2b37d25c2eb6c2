import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Pager } from './pager.tsx';

/** Where the focus goes back to, handed from a dialog to the one that follows it. */
let origin: Element | null = null;

interface DialogProps {
  /** Unique on the page: the heading of the dialog has it. */
  readonly id: string;
  readonly heading: string;
  readonly children: ComponentChildren;
  /** What is pressed in the end: it stays in sight however long the rest is. */
  readonly foot: ComponentChildren;
  readonly class?: string;
  readonly close: () => void;
}

/** Something over the view that wants an answer first: all beside it rests. It begins at its heading, Escape closes it, and the focus goes back where it was. */
export const Dialog = ({ id, heading, children, foot, class: className = '', close }: DialogProps) => {
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const veil = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const beside = [...(veil.current?.parentElement?.children ?? [])].filter(
      (one): one is HTMLElement => one instanceof HTMLElement && one !== veil.current && !one.inert,
    );
    // What had the focus may have gone with the dialog before.
    const before = document.activeElement === document.body ? origin : document.activeElement;
    for (const one of beside) one.inert = true;
    return () => {
      for (const one of beside) one.inert = false;
      origin = before;
      // What rested is awake again only when the whole page has been drawn without the dialog.
      queueMicrotask(() => {
        origin = null;
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    };
  }, []);
  useEffect(() => title.current?.focus(), []);
  return (
    <div ref={veil} class="veil">
      <div
        role="dialog"
        aria-modal="true"
        aria-labelledby={id}
        class={`plate dialog ${className}`}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <h2 ref={title} id={id} tabIndex={-1} class="heading heading--middle">
          {heading}
        </h2>
        <div ref={body} class="dialog__body">
          {children}
        </div>
        <div class="dialog__foot">{foot}</div>
        <Pager of={() => body.current} />
      </div>
    </div>
  );
};
