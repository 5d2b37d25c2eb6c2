import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LOCALES, type Locale } from '#fields/types.ts';
import { PROJECT } from '#tests/support/process.ts';

const PAGE = join(PROJECT, 'kiosk/page');
const FOLDERS = readdirSync(PAGE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|[/\\])texts[/\\]fr\.json$/.test(file))
  .map((file) => dirname(file));

const textsIn = (folder: string, locale: Locale): Readonly<Record<string, string>> =>
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(PAGE, folder, `${locale}.json`), 'utf8')));
const placesIn = (text: string | undefined): readonly string[] => (text?.match(/\{\{\w+\}\}/g) ?? []).toSorted();

test('the parts of the page that bring their own texts are found', () => {
  expect(FOLDERS.length).toBeGreaterThanOrEqual(3);
});

describe.each(FOLDERS)('%s', (folder) => {
  const french = textsIn(folder, 'fr');

  test.each(LOCALES)('has every text in %s, none of them empty', (locale) => {
    const texts = textsIn(folder, locale);
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(french).toSorted());
    for (const [key, text] of Object.entries(texts)) expect(text.trim(), key).not.toBe('');
  });

  test.each(LOCALES)('names in %s what it names in French', (locale) => {
    const texts = textsIn(folder, locale);
    for (const [key, text] of Object.entries(french)) {
      // One of something may go without its number.
      if (!key.endsWith('_one')) expect(placesIn(texts[key]), key).toEqual(placesIn(text));
    }
  });
});
