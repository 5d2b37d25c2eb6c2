import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface DialogProps {
  /** Unique on the page: the heading of the dialog has it. */
  readonly id: string;
  readonly heading: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly close: () => void;
}

/** Something over the view that wants an answer first. It begins at its heading, Escape closes it, and the focus goes back where it was. */
export const Dialog = ({ id, heading, children, class: className = '', close }: DialogProps) => {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    title.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div class="veil">
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
        {children}
      </div>
    </div>
  );
};
