import type { Locale } from '#fields/types.ts';
import { guarded, quoted } from './cells.ts';
import { markOf, textsIn, wordsIn } from './text-places.ts';

/** The columns before those of the languages. */
export const PATH_COLUMN = 'path';
export const MARK_COLUMN = 'mark';

export const SEPARATORS = [',', ';'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Spreadsheets take a file without it for one of another alphabet. */
const BOM = '\uFEFF';

/** The texts of a quiz as a table: a row for each, a column for each language. */
export const exportTexts = (quiz: unknown, locales: readonly Locale[], separator: Separator = ','): string => {
  const line = (cells: readonly string[]): string => `${cells.map((cell) => quoted(guarded(cell))).join(separator)}\r\n`;
  const rows = textsIn(quiz).map(({ key, value }) => line([key, markOf(value), ...locales.map((locale) => wordsIn(value, locale) ?? '')]));
  return `${BOM}${line([PATH_COLUMN, MARK_COLUMN, ...locales])}${rows.join('')}`;
};
