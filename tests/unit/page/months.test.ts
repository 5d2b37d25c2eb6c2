import { expect, test } from 'vitest';
import { monthsFrom, pagesOfMonths } from '#play/months.ts';

test('the months begin with the running one and go over the end of a year', () => {
  expect(monthsFrom(new Date(2026, 10, 30), 4)).toEqual([
    { year: 2026, months: ['2026-11', '2026-12'] },
    { year: 2027, months: ['2027-01', '2027-02'] },
  ]);
  expect(monthsFrom(new Date(2026, 0, 1), 1)).toEqual([{ year: 2026, months: ['2026-01'] }]);
  expect(
    monthsFrom(new Date(2026, 11, 31, 23, 59), 24)
      .flatMap((one) => one.months)
      .at(-1),
  ).toBe('2028-11');
});

test('pages hold no month twice, lose none, and keep the years', () => {
  const years = monthsFrom(new Date(2026, 10, 1), 20);
  const pages = pagesOfMonths(years, 12);
  expect(pages.map((page) => page.map(({ year, months }) => [year, months.length]))).toEqual([
    [
      [2026, 2],
      [2027, 10],
    ],
    [
      [2027, 2],
      [2028, 6],
    ],
  ]);
  expect(pages.flat().flatMap((one) => one.months)).toEqual(years.flatMap((one) => one.months));
  expect(pagesOfMonths(years, 24)).toEqual([years]);
});
