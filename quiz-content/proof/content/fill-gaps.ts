import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { placeAt } from '#compiler/source.ts';
import { LOCALES, type Locale } from '#fields/types.ts';

/** Where something stands in the working files. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A text that is not there in a language; on the terminal another language stands in its place. */
export interface Gap extends SourcePlace {
  readonly locale: Locale;
  /** What is shown instead. */
  readonly text: string;
}

interface Filled {
  readonly value: unknown;
  readonly gaps: readonly Gap[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLocale = (key: string): key is Locale => LOCALES.some((locale) => locale === key);

/** An object whose keys are languages and whose values are texts. */
const isText = (value: Readonly<Record<string, unknown>>): boolean => {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => isLocale(key) && typeof value[key] === 'string');
};

/** The file with every missing translation replaced by what a terminal would show in its place, and the list of them. */
export const fillGaps = (file: string, source: string, locales: readonly Locale[], fallback: Locale): Filled => {
  const tree = parseTree(source);
  const gaps: Gap[] = [];
  const fill = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (Array.isArray(value)) return value.map((one: unknown, index) => fill(one, [...path, index]));
    if (!isRecord(value)) return value;
    if (!isText(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one, [...path, key])]));
    const instead = [value[fallback], ...Object.values(value)].find((one) => typeof one === 'string');
    const node = tree && findNodeAtLocation(tree, [...path]);
    const missing = locales.filter((locale) => !Object.hasOwn(value, locale));
    for (const locale of missing) gaps.push({ file, ...placeAt(source, node?.offset ?? 0), locale, text: String(instead) });
    return { ...value, ...Object.fromEntries(missing.map((locale) => [locale, instead])) };
  };
  const parsed: unknown = JSON.parse(source);
  return { value: fill(parsed, []), gaps };
};
