import { LOCALES, type Locale } from '#fields/types.ts';
import type { Diagnostic } from './diagnostic.ts';
import { nearest, suggest } from './nearest.ts';
import type { Source } from './source.ts';
import { isObject, itemsOf, keysOf, type Spot, textOf } from './spot.ts';

const isLocale = (text: string): text is Locale => LOCALES.some((locale) => locale === text);

/** The languages an author meant: mistyped ones are read as what they nearly are. */
export const localesOf = (spot: Spot): readonly Locale[] => {
  const meant = itemsOf(spot).flatMap((item) => {
    const text = textOf(item);
    const locale = text === null || isLocale(text) ? text : nearest(text, LOCALES);
    return locale !== null && isLocale(locale) ? [locale] : [];
  });
  return [...new Set(meant)];
};

const lacks = (text: Spot, locale: string): boolean => {
  const written = keysOf(text);
  return !written.includes(locale) && !written.some((key) => !isLocale(key) && nearest(key, LOCALES) === locale);
};

/**
 * Every text in every language, and in no other. A language that most texts lack, or have without being listed,
 * is one mistake in the list of languages and not one in each text.
 */
export const checkTexts = (source: Source, texts: readonly Spot[], locales: readonly Locale[], list: Spot | null): Diagnostic[] => {
  if (locales.length === 0) return [];
  const maps = texts.filter((text) => isObject(text) && keysOf(text).length > 0);
  const many = (count: number): boolean => list !== null && maps.length > 2 && count * 2 > maps.length;
  const found: Diagnostic[] = [];
  for (const text of texts) {
    for (const key of keysOf(text)) {
      if (isLocale(key)) continue;
      const message = `terminals do not speak "${key}"`;
      found.push(source.finding('CONTENT_LOCALE_UNKNOWN', [...text.path, key], { message, fix: suggest(key, locales), at: 'key' }));
    }
    if (isObject(text) && keysOf(text).length === 0 && text.path.at(-1) !== 'alt') {
      const fix = `write {${locales.map((locale) => `"${locale}": "…"`).join(', ')}}`;
      found.push(source.finding('CONTENT_TRANSLATION_MISSING', text.path, { message: 'the text is not there in any language', fix }));
    }
  }
  for (const locale of LOCALES) {
    const listed = locales.includes(locale);
    const wrong = maps.filter((text) => (listed ? lacks(text, locale) : keysOf(text).includes(locale)));
    if (wrong.length === 0) continue;
    if (many(wrong.length) && list !== null) {
      const code = listed ? 'CONTENT_TRANSLATION_MISSING' : 'CONTENT_LOCALE_UNKNOWN';
      const message = listed
        ? `"${locale}" is listed, and ${wrong.length} of ${maps.length} texts lack it`
        : `"${locale}" is not listed, and ${wrong.length} texts have it`;
      const fix = listed ? `translate them, or take "${locale}" out of the list` : `add "${locale}" to the list`;
      found.push(source.finding(code, list.path, { message, fix }));
      continue;
    }
    for (const text of wrong) {
      found.push(
        listed
          ? source.finding('CONTENT_TRANSLATION_MISSING', text.path, {
              message: `the text has no "${locale}"`,
              fix: `add "${locale}": "…"`,
            })
          : source.finding('CONTENT_LOCALE_UNKNOWN', [...text.path, locale], {
              message: `"${locale}" is not a language of this file`,
              fix: list === null ? 'remove it' : `remove it, or add "${locale}" to "locales" and to every text`,
              at: 'key',
            }),
      );
    }
  }
  return found;
};
