import { LOCALES, type Locale } from '#fields/types.ts';
import type { Diagnostic } from './diagnostic.ts';
import { insteadOf, nearest } from './nearest.ts';
import type { Source } from './source.ts';
import { isObject, itemsOf, keysOf, type Spot, textOf } from './spot.ts';

const KNOWN: ReadonlySet<string> = new Set(LOCALES);
const isLocale = (text: string): text is Locale => KNOWN.has(text);

/** What each entry of a list of languages is meant to be: a mistyped one is the near one that is not in the list yet, or none. */
const meantBy = (list: Spot): readonly (Locale | null)[] => {
  const written = itemsOf(list).map(textOf);
  const free = LOCALES.filter((locale) => !written.includes(locale));
  return written.map((text) => {
    const locale = text === null || isLocale(text) ? text : nearest(text, free);
    return locale !== null && isLocale(locale) ? locale : null;
  });
};

/** The languages an author meant: mistyped ones are read as what they nearly are. */
export const localesOf = (list: Spot): readonly Locale[] => [...new Set(meantBy(list).flatMap((locale) => locale ?? []))];

/** How many entries of a list of languages could be anything: each may stand in the place of one that is missed elsewhere. */
export const strangersIn = (list: Spot): number => meantBy(list).filter((locale) => locale === null).length;

/** A key that is no language is one mistake; the language that is missing because of it is not another one. */
const lacks = (written: readonly string[], locale: string): boolean => {
  if (written.includes(locale)) return false;
  return !written.some((key) => !isLocale(key) && (nearest(key, LOCALES) ?? locale) === locale);
};

/**
 * Every text in every language, and in no other. A language that most texts lack, or have without being listed,
 * is one mistake in the list of languages and not one in each text.
 */
export const checkTexts = (source: Source, texts: readonly Spot[], locales: readonly Locale[], list: Spot | null): Diagnostic[] => {
  if (locales.length === 0) return [];
  const maps: { readonly text: Spot; readonly written: readonly string[] }[] = [];
  const many = (count: number): boolean => list !== null && maps.length > 2 && count * 2 > maps.length;
  const found: Diagnostic[] = [];
  for (const text of texts) {
    const written = keysOf(text);
    if (written.length > 0) maps.push({ text, written });
    for (const key of written) {
      if (isLocale(key)) continue;
      found.push(
        source.finding([...text.path, key], { variant: 'CONTENT_LOCALE_UNKNOWN', written: key, ...insteadOf(key, locales) }, 'key'),
      );
    }
    if (written.length === 0 && isObject(text) && text.path.at(-1) !== 'alt') {
      found.push(source.finding(text.path, { variant: 'CONTENT_TRANSLATION_MISSING/everywhere', locales }));
    }
  }
  let strangers = list === null ? 0 : strangersIn(list);
  for (const locale of LOCALES) {
    const listed = locales.includes(locale);
    const wrong = maps.filter(({ written }) => (listed ? lacks(written, locale) : written.includes(locale)));
    if (wrong.length === 0) continue;
    if (many(wrong.length) && list !== null) {
      // The list has another word in its place: that is said already.
      if (!listed && strangers > 0) {
        strangers -= 1;
        continue;
      }
      const [missing, texts] = [wrong.length, maps.length];
      found.push(
        listed
          ? source.finding(list.path, { variant: 'CONTENT_TRANSLATION_MISSING/most', locale, missing, texts })
          : source.finding(list.path, { variant: 'CONTENT_LOCALE_UNKNOWN/unlisted', locale, texts: missing }),
      );
      continue;
    }
    for (const { text } of wrong) {
      found.push(
        listed
          ? source.finding(text.path, { variant: 'CONTENT_TRANSLATION_MISSING', locale })
          : source.finding([...text.path, locale], { variant: 'CONTENT_LOCALE_UNKNOWN/extra', locale, hasList: list !== null }, 'key'),
      );
    }
  }
  return found;
};
