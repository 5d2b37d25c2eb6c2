import { expect, test } from 'vitest';
import { beginsName, keysOf, type Layout, type LayoutName, layoutFor } from '#page/input/layouts.ts';
import type { Locale } from '#page/locales/locale.ts';

const LOCALES: readonly Locale[] = ['fr', 'en', 'nl', 'de'];
const LAYOUTS: readonly LayoutName[] = ['name', 'email', 'phone', 'search'];
const isSpecial = (key: string): boolean => key.startsWith('{');

/** What the visitor can reach: the layers that a key of the keyboard leads to. */
const reachable = (layout: Layout): readonly string[][] => [
  layout.default,
  ...(layout.default.some((row) => row.includes('{shift}')) ? [layout.shift] : []),
  ...(layout.default.some((row) => row.includes('{signs}')) ? [layout.signs] : []),
];
const typeable = (layout: LayoutName, locale: Locale, shallow: boolean): string => {
  const keys = reachable(layoutFor({ layout, locale, shallow }))
    .flat()
    .flatMap((row) => row.split(' '));
  return [...keys.filter((key) => !isSpecial(key)), keys.includes('{space}') ? ' ' : ''].join('');
};

test.each(LOCALES)('every e-mail address can be typed in %s, on a low display too', (locale) => {
  for (const shallow of [false, true])
    for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789@.-_+')
      expect(typeable('email', locale, shallow), `${letter} ${shallow}`).toContain(letter);
});

test('a name can be typed with its capitals, accents, hyphen, apostrophe and space', () => {
  for (const letter of "AÉéèêëàçîïôœ-' ") expect(typeable('name', 'fr', false)).toContain(letter);
  for (const letter of "Aéèêëàçîïôœ-' ") expect(typeable('name', 'fr', true)).toContain(letter);
  for (const letter of 'äöüß') expect(typeable('name', 'de', true)).toContain(letter);
});

test('a number from abroad can be typed', () => {
  for (const letter of '+0123456789') expect(typeable('phone', 'fr', false)).toContain(letter);
});

test('a postcode can be found with the keys of the search, on a low display too', () => {
  for (const shallow of [false, true]) for (const letter of 'abc 0123456789') expect(typeable('search', 'fr', shallow)).toContain(letter);
});

test('French reads AZERTY, English and Dutch QWERTY, German QWERTZ', () => {
  const first = (locale: Locale): string =>
    layoutFor({ layout: 'email', locale, shallow: true }).default[0]?.split(' ').slice(0, 6).join('') ?? '';
  expect(LOCALES.map(first)).toEqual(['azerty', 'qwerty', 'qwerty', 'qwertz']);
});

test('the language has its own domains among the keys', () => {
  expect(LOCALES.map((locale) => keysOf(layoutFor({ layout: 'email', locale, shallow: true })).includes('.fr'))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(keysOf(layoutFor({ layout: 'email', locale: 'de', shallow: false }))).toContain('.de');
});

test('a low display has at most four rows, any other five, and no row has more than ten keys or one of them twice', () => {
  for (const locale of LOCALES)
    for (const layout of LAYOUTS)
      for (const shallow of [false, true])
        for (const rows of Object.values(layoutFor({ layout, locale, shallow }))) {
          expect(rows.length).toBeLessThanOrEqual(shallow ? 4 : 5);
          for (const row of rows) {
            const keys = row.split(' ');
            expect(keys.length, row).toBeLessThanOrEqual(10);
            expect(new Set(keys).size, row).toBe(keys.length);
          }
        }
});

test('every layer can take a letter back, and leads out again', () => {
  for (const locale of LOCALES)
    for (const layout of LAYOUTS)
      for (const shallow of [false, true]) {
        const wanted = layoutFor({ layout, locale, shallow });
        for (const rows of reachable(wanted)) expect(rows.join(' ')).toContain('{bksp}');
        if (shallow && layout !== 'phone') expect(wanted.signs.join(' ')).toContain('{letters}');
      }
});

test('a capital begins each part of a name, and a letter that has none stays itself', () => {
  expect(['', 'Anne-', 'Jean '].map(beginsName)).toEqual([true, true, true]);
  expect(['A', 'Anne', "d'"].map(beginsName)).toEqual([false, false, false]);
  expect(layoutFor({ layout: 'name', locale: 'de', shallow: false }).shift[0]).toBe('Ä Ö Ü ß É È À Ç Ø Å');
});
