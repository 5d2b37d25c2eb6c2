import { expect, test } from 'vitest';
import { holdsPair, pairsOf, pairwise } from '#tests/support/pairwise.ts';

const FACTORS = {
  locale: ['fr', 'en', 'nl', 'de'],
  site: ['tablet', 'portrait', 'landscape', 'small'],
  mode: ['a', 'b', 'c', 'd', 'e', 'f'],
  brand: ['x', 'y', 'z'],
} as const;

test('no two values are left that never meet', () => {
  const rows = pairwise(FACTORS);
  expect(pairsOf(FACTORS).filter((pair) => !rows.some((row) => holdsPair(row, pair)))).toEqual([]);
});

test('every row has a value for each factor, and one it may take', () => {
  for (const row of pairwise(FACTORS)) for (const [name, values] of Object.entries(FACTORS)) expect(values).toContain(row[name]);
});

test('the rows are far fewer than all combinations, and the same each time', () => {
  const rows = pairwise(FACTORS);
  expect(rows.length).toBeLessThan(4 * 6 * 1.4);
  expect(pairwise(FACTORS)).toEqual(rows);
});
