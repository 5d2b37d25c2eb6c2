import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useKiosk } from '../kiosk.ts';
import { type Block, type PageOfIt, pagesOf } from '../pages.ts';
import { Button } from './button.tsx';
import { DownSign, UpSign } from './icons.tsx';
import { whenMeasuresChange } from './measured.ts';

const WHOLE = 'button, input, img, svg, .emblem';

/** As much of a line's box is empty above and below its letters. */
const SLACK = 0.15;

/** Every control, picture and line of words, from the top of what is paged. */
const blocksIn = (element: HTMLElement): readonly Block[] => {
  const origin = element.getBoundingClientRect().top + element.clientTop - element.scrollTop;
  const blockOf = ({ top, bottom }: Block): Block => ({ top: top - origin, bottom: bottom - origin });
  const whole = [...element.querySelectorAll(WHOLE)].filter((one) => one.parentElement?.closest(WHOLE) === null && one.checkVisibility());
  const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lines: Block[] = [];
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    if (node.parentElement === null || node.parentElement.closest(WHOLE) !== null || node.textContent?.trim() === '') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // The boxes of two lines overlap; their letters do not.
    lines.push(
      ...[...range.getClientRects()].map(({ top, bottom }) =>
        blockOf({ top: top + (bottom - top) * SLACK, bottom: bottom - (bottom - top) * SLACK }),
      ),
    );
  }
  return [...whole.map((one) => blockOf(one.getBoundingClientRect())), ...lines];
};

const isPaged = (element: HTMLElement): boolean =>
  getComputedStyle(element).overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;

/** Shows one page of an element, and nothing of its neighbours. */
const open = (element: HTMLElement, { from, to }: PageOfIt): void => {
  element.scrollTop = from;
  const above = Math.max(0, from - element.scrollTop);
  const below = Math.max(0, element.clientHeight - (to - element.scrollTop));
  // Who looks at the page by script is told what is covered.
  element.dataset['paged'] = `${Math.round(above)} ${Math.round(below)}`;
  element.style.clipPath = `inset(${above}px -100vw ${below}px -100vw)`;
};

interface PagerProps {
  /** What is paged when the style sheet gives it less height than it needs (`overflow: hidden`). */
  readonly of: () => HTMLElement | null;
  readonly class?: string;
}

/** Up and down, where something is longer than its place: nobody has to know that one can drag it. */
export const Pager = ({ of, class: className = '' }: PagerProps) => {
  const { say } = useKiosk();
  const pages = useRef<readonly PageOfIt[]>([]);
  const [{ at, count }, setPlace] = useState({ at: 0, count: 1 });
  const place = useRef(0);

  const turn = (to: number): void => {
    const element = of();
    const page = pages.current[to];
    if (element === null || page === undefined) return;
    place.current = to;
    open(element, page);
    setPlace({ at: to, count: pages.current.length });
  };

  useLayoutEffect(() => {
    const element = of();
    if (element === null) return undefined;
    const divide = (): void => {
      // Room for the buttons is given only where they are needed, and the words then run otherwise.
      delete element.dataset['paged'];
      element.style.clipPath = '';
      if (!isPaged(element)) {
        pages.current = [];
        place.current = 0;
        element.scrollTop = 0;
        setPlace((before) => (before.count === 1 ? before : { at: 0, count: 1 }));
        return;
      }
      element.dataset['paged'] = '';
      pages.current = pagesOf(blocksIn(element), element.scrollHeight, element.clientHeight);
      turn(Math.min(place.current, pages.current.length - 1));
    };
    /** Keys go on to a control of another page: it comes into sight. */
    const follow = (event: FocusEvent): void => {
      if (!(event.target instanceof Element) || pages.current.length === 0) return;
      const { top, bottom } = event.target.getBoundingClientRect();
      const origin = element.getBoundingClientRect().top - element.scrollTop;
      const holding = pages.current.findIndex(({ from, to }) => top - origin >= from - 1 && bottom - origin <= to + 1);
      turn(holding === -1 ? place.current : holding);
    };
    divide();
    const grown = new ResizeObserver(divide);
    grown.observe(element);
    const changed = new MutationObserver(divide);
    changed.observe(element, { childList: true, characterData: true, subtree: true });
    element.addEventListener('focusin', follow);
    const rest = whenMeasuresChange(divide);
    return () => {
      rest();
      grown.disconnect();
      changed.disconnect();
      element.removeEventListener('focusin', follow);
    };
  }, []);

  if (count === 1) return null;
  return (
    <nav class={`pager ${className}`} aria-label={say('pager.label')}>
      <Button tone="plain" class="pager__button" label={say('pager.up')} disabled={at === 0} onPress={() => turn(at - 1)}>
        <UpSign />
      </Button>
      <Button tone="sun" class="pager__button" label={say('pager.down')} disabled={at === count - 1} onPress={() => turn(at + 1)}>
        <DownSign />
      </Button>
    </nav>
  );
};
