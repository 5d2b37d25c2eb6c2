import { child, entriesOf, type Spot, textOf } from '#compiler/spot.ts';
import type { Locale } from '#fields/types.ts';
import type { Words } from '../draft.ts';
import { localeIn } from '../languages.ts';
import type { Notes } from '../notes.ts';
import { plainWords } from '../words.ts';

/** Reads texts: a plain one, or `{ "default": …, "fr": … }`. A language that terminals do not speak is noted once. */
export type ReadText = (spot: Spot) => Words;

export const textReader = (locale: Locale, notes: Notes): ReadText => {
  const unspoken = new Set<string>();
  return (spot) => {
    const plain = textOf(spot);
    if (plain !== null) return { [locale]: plainWords(plain) };
    if (typeof spot.value === 'number' || typeof spot.value === 'boolean') return { [locale]: String(spot.value) };
    const words: Partial<Record<Locale, string>> = {};
    for (const [key, inside] of entriesOf(spot)) {
      const written = textOf(inside);
      const spoken = key === 'default' ? locale : localeIn(key);
      if (written === null) continue;
      if (spoken !== null) words[spoken] ??= plainWords(written);
      else if (!unspoken.has(key)) {
        unspoken.add(key);
        notes.note(inside.path, { variant: 'IMPORT_LANGUAGE/unspoken', language: key });
      }
    }
    return words;
  };
};

/** The text of a key, or undefined when the key is not there. */
export const optionalText = (read: ReadText, spot: Spot, key: string): Words | undefined => {
  const inside = child(spot, key);
  return inside.value === undefined || inside.value === '' ? undefined : read(inside);
};
