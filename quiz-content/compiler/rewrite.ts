import { isDeepStrictEqual } from 'node:util';
import { applyEdits, type FormattingOptions, modify } from 'jsonc-parser';
import type { Path } from './spot.ts';

/** One place that is not the same any more. Nothing before: it is new. Nothing after: it is gone. */
export interface Change {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The smallest changes that lead from one value to the other. Lists of another length are one change; the order of keys is none. */
export const changesBetween = (before: unknown, after: unknown, path: Path = []): readonly Change[] => {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const now: readonly unknown[] = after;
    return before.flatMap((item: unknown, index) => changesBetween(item, now[index], [...path, index]));
  }
  if (!isObject(before) || !isObject(after)) return [{ path, before, after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => changesBetween(before[key], after[key], [...path, key]));
};

/** How the author sets out the file: the first indented line says it, and the first end of a line. */
const layoutOf = (text: string): FormattingOptions => {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: /\r?\n/.exec(text)?.[0] ?? '\n',
  };
};

/** The text with these changes, and everything else as it was: blanks, line ends, the order of keys. Only what is new is set out anew. */
export const rewrite = (text: string, changes: readonly Change[]): string => {
  const formattingOptions = layoutOf(text);
  return changes.reduce((now, { path, before, after }) => {
    const isNew = after !== undefined && (before === undefined || typeof after === 'object');
    return applyEdits(now, modify(now, [...path], after, isNew ? { formattingOptions } : {}));
  }, text);
};
