import type { RefObject } from 'preact';
import { largestThatFits } from './largest.ts';
import { useMeasured } from './measured.ts';

/** Letters get no smaller than this share of their size: below it a word breaks instead. */
const SMALLEST = 0.6;
const STEP = 0.05;

const isCut = (element: Element): boolean =>
  element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;

/**
 * Gives all the elements of a group that match `selector` letters of one size, as large as the longest of their texts allows. The style
 * sheet multiplies its size by `--fit`, and lets words break under `data-tight`.
 */
export const useFitted = (group: RefObject<HTMLElement | null>, selector: string, shown: string): void => {
  useMeasured(() => {
    const element = group.current;
    if (element === null) return;
    delete element.dataset['tight'];
    const parts = [...element.querySelectorAll(selector)];
    largestThatFits(SMALLEST, 1, STEP, (fit) => {
      element.style.setProperty('--fit', fit.toFixed(2));
      return !parts.some(isCut);
    });
    if (parts.some(isCut)) element.dataset['tight'] = '';
  }, [group, selector, shown]);
};
