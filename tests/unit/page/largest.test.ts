import { expect, test } from 'vitest';
import { largestThatFits } from '#page/parts/largest.ts';

/** Tries as the page does: each one is a layout of the view. */
const trying = (limit: number) => {
  const tried: number[] = [];
  return {
    tried,
    fits: (size: number) => {
      tried.push(size);
      return size <= limit;
    },
  };
};

test('what fits at once is tried once', () => {
  const { tried, fits } = trying(200);
  expect(largestThatFits(50, 120, 2, fits)).toBe(120);
  expect(tried).toEqual([120]);
});

test.each([50, 51, 53, 77, 99, 117, 119])(
  'the largest size of the steps that fits %i is found, in few tries, and is the last one set',
  (limit) => {
    const { tried, fits } = trying(limit);
    const size = largestThatFits(50, 120, 2, fits);
    expect(size).toBe(limit - (limit % 2));
    expect(tried.at(-1)).toBe(size);
    expect(tried.length).toBeLessThanOrEqual(8);
  },
);

test('where nothing fits the smallest stays', () => {
  const { tried, fits } = trying(10);
  expect(largestThatFits(50, 120, 2, fits)).toBe(50);
  expect(tried.at(-1)).toBe(50);
  expect(largestThatFits(50, 40, 2, fits)).toBe(50);
});
