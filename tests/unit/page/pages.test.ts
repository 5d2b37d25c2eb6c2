import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOf } from '#page/pages.ts';

const rows = (count: number, height: number, gap: number) =>
  Array.from({ length: count }, (_, index) => ({ top: index * (height + gap), bottom: index * (height + gap) + height }));

test('what fits is one page', () => {
  expect(pagesOf(rows(3, 100, 24), 348, 400)).toEqual([{ from: 0, to: 348 }]);
});

test('a control that would be cut stands whole on the next page', () => {
  const [first, second] = pagesOf(rows(5, 100, 24), 596, 300);
  expect(first).toEqual({ from: 0, to: 248 });
  expect(second?.from).toBe(248);
});

test('the last page is as full as it can be, and begins between two things', () => {
  const last = pagesOf(rows(5, 100, 24), 596, 300).at(-1);
  expect(last?.to).toBe(596);
  expect(rows(5, 100, 24).filter(({ top, bottom }) => top < (last?.from ?? 0) && bottom > (last?.from ?? 0))).toEqual([]);
});

test('something larger than a page is shown from its beginning, and the pages come to an end', () => {
  const pages = pagesOf(
    [
      { top: 0, bottom: 50 },
      { top: 74, bottom: 900 },
    ],
    900,
    300,
  );
  expect(pages.length).toBeLessThan(6);
  expect(pages.at(-1)?.to).toBe(900);
});

test('whatever the heights: each thing that fits on a page stands whole on one of them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 20, max: 260 }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 320, max: 900 }),
      (heights, page) => {
        let top = 0;
        const blocks = heights.map((height) => {
          const block = { top, bottom: top + height };
          top += height + 24;
          return block;
        });
        const pages = pagesOf(blocks, top - 24, page);
        for (const block of blocks) expect(pages.some(({ from, to }) => block.top >= from && block.bottom <= to)).toBe(true);
      },
    ),
  );
});
