import { expect, test } from 'vitest';
import { ERASE, insertAt } from '#page/input/insert.ts';
import { isSpecial, rowsFor } from '#page/input/layouts.ts';
import type { Locale } from '#page/locales/locale.ts';

const LOCALES: readonly Locale[] = ['fr', 'en', 'nl', 'de'];

const typeable = (layout: 'name' | 'email' | 'phone', locale: Locale, shallow: boolean): string => {
  const layers = [false, true].flatMap((digits) => rowsFor({ layout, locale, shallow, digits }).flat());
  return [...layers.filter((key) => !isSpecial(key)), layers.includes('space') ? ' ' : ''].join('');
};

test.each(LOCALES)('every e-mail address can be typed in %s, on a low display too', (locale) => {
  for (const shallow of [false, true])
    for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789@.-_+')
      expect(typeable('email', locale, shallow), `${letter} ${shallow}`).toContain(letter);
});

test('a name can be typed with its accents, hyphen, apostrophe and space', () => {
  for (const shallow of [false, true]) for (const letter of "éèêëàçîïôœ-' ") expect(typeable('name', 'fr', shallow)).toContain(letter);
});

test('a number from abroad can be typed', () => {
  for (const letter of '+0123456789') expect(typeable('phone', 'fr', false)).toContain(letter);
});

test('French reads AZERTY, English QWERTY, German QWERTZ', () => {
  const first = (locale: Locale): string =>
    rowsFor({ layout: 'email', locale, shallow: true, digits: false })[0]?.slice(0, 6).join('') ?? '';
  expect(LOCALES.map(first)).toEqual(['azerty', 'qwerty', 'qwerty', 'qwertz']);
});

test('a low display has at most four rows of keys, and no row has more than ten of them', () => {
  for (const locale of LOCALES)
    for (const layout of ['name', 'email', 'phone'] as const)
      for (const digits of [false, true]) {
        const rows = rowsFor({ layout, locale, shallow: true, digits });
        expect(rows.length).toBeLessThanOrEqual(4);
        for (const keys of rows) {
          expect(keys.length).toBeLessThanOrEqual(10);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }
});

test('every layout can take a letter back', () => {
  for (const layout of ['name', 'email', 'phone'] as const)
    for (const shallow of [false, true])
      for (const digits of [false, true]) expect(rowsFor({ layout, locale: 'en', shallow, digits }).flat()).toContain('erase');
});

test('a key goes where the caret is, and replaces what is selected', () => {
  expect(insertAt('mrin', 1, 1, 'a')).toEqual({ text: 'marin', caret: 2 });
  expect(insertAt('marin@exemple', 6, 13, '.fr')).toEqual({ text: 'marin@.fr', caret: 9 });
});

test('erasing takes the selection, or one letter, and nothing at the beginning', () => {
  expect(insertAt('marin', 5, 5, ERASE)).toEqual({ text: 'mari', caret: 4 });
  expect(insertAt('marin', 1, 4, ERASE)).toEqual({ text: 'mn', caret: 1 });
  expect(insertAt('marin', 0, 0, ERASE)).toEqual({ text: 'marin', caret: 0 });
  expect(insertAt('a👋', 3, 3, ERASE)).toEqual({ text: 'a', caret: 1 });
});
