import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { z } from 'zod';
import type { Locale } from '#fields/types.ts';

/** The page's own words. Parts of it bring theirs along: each in a folder `texts/` beside its views. */
const OWN = 'locales';
const PART = 'texts';

const texts = z.record(z.string(), z.string());

/** The folders below the page that hold texts, in a steady order. */
const foldersOf = async (page: string): Promise<readonly string[]> => {
  const files = await readdir(page, { recursive: true });
  const parts = files.filter((file) => file.endsWith(join(sep, PART, 'fr.json'))).map(dirname);
  return [OWN, ...parts.toSorted()];
};

/** All texts of a page by its languages. A key of a part begins with its folder, so that no two parts can mean the same one. */
export const readPageTexts = async (page: string): Promise<Readonly<Record<Locale, Readonly<Record<string, string>>>>> => {
  const folders = await foldersOf(page);
  const read = async (locale: Locale): Promise<Readonly<Record<string, string>>> => {
    const all: Record<string, string> = {};
    for (const folder of folders) {
      const own = texts.parse(JSON.parse(await readFile(join(page, folder, `${locale}.json`), 'utf8')));
      for (const [key, text] of Object.entries(own)) all[folder === OWN ? key : `${folder}/${key}`] = text;
    }
    return all;
  };
  return { fr: await read('fr'), en: await read('en'), nl: await read('nl'), de: await read('de') };
};
