import { expect, test } from 'vitest';
import { failuresAfter, nextDelay } from '#host/respawn.ts';

test('a child that dies at once is started again ever more slowly, and never given up', () => {
  expect([1, 2, 3, 4].map(nextDelay)).toEqual([250, 500, 1000, 2000]);
  expect(nextDelay(9)).toBe(60_000);
  expect(nextDelay(1_000_000)).toBe(60_000);
});

test('a child that lived for a minute starts anew', () => {
  expect(failuresAfter(7, 59_999)).toBe(8);
  expect(failuresAfter(7, 60_000)).toBe(1);
});
