import { expect, test } from 'vitest';
import { letterSpans } from '#page/parts/letters.ts';
import { countriesIn } from '#play/places.ts';

const LOCALES = ['fr', 'en', 'nl', 'de'] as const;

test.each(LOCALES)('the countries in %s: six spans that leave none out, none much longer than another', (locale) => {
  const names = countriesIn(locale).map(({ name }) => name);
  const spans = letterSpans(names, 6);
  expect(spans).toHaveLength(6);
  expect(spans[0]).toMatchObject({ from: 'A', at: 0 });
  expect(spans.at(-1)?.to).toBe('Z');
  const lengths = spans.map(({ at }, index) => (spans[index + 1]?.at ?? names.length) - at);
  expect(Math.max(...lengths)).toBeLessThan(2 * (names.length / 6));
  for (const [index, { at, from }] of spans.entries()) {
    expect(names[at]?.normalize('NFD')[0]).toBe(from);
    // No letter begins in one span and goes on in the next.
    if (index > 0) expect(spans[index - 1]?.to).not.toBe(from);
  }
});

test('an accent does not open a letter of its own', () => {
  expect(letterSpans(['Danemark', 'Égypte', 'Espagne', 'Fidji'], 4).map(({ from, to }) => `${from}${to}`)).toEqual(['DD', 'EE', 'FF']);
});
