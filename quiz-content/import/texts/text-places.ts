import { digest } from '#compiler/digest.ts';
import { formOf } from '#compiler/quiz-forms.ts';
import { hasLocaleKeys, schemaAt } from '#compiler/schema-at.ts';
import type { Path } from '#compiler/spot.ts';
import { LOCALES, type Locale } from '#fields/types.ts';

/** One text of a quiz. `key`: its path of ids, which stays when questions are moved. */
export interface TextPlace {
  readonly key: string;
  readonly path: Path;
  /** One string for all languages, or one for each. */
  readonly value: string | Readonly<Partial<Record<Locale, string>>>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asText = (value: unknown): TextPlace['value'] | null => {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return null;
  return Object.fromEntries(LOCALES.flatMap((locale) => (typeof value[locale] === 'string' ? [[locale, value[locale]]] : [])));
};

/** What an item of a list is called: by its id, or by its place where it has none. */
const nameOf = (item: unknown, index: number): string => (isRecord(item) && typeof item.id === 'string' ? item.id : String(index + 1));

/** Every text of a quiz, and of its game, in the order of the file: wherever the form of its kind has a text. Of two with one key the first counts. */
export const textsIn = (quiz: unknown): readonly TextPlace[] => {
  const found = new Map<string, TextPlace>();
  const { schema } = formOf({ value: quiz, path: [] });
  const walk = (value: unknown, path: Path, names: readonly string[]): void => {
    if (hasLocaleKeys(schema, quiz, path)) {
      const text = asText(value);
      const key = names.join('/');
      if (text !== null && !found.has(key)) found.set(key, { key, path, value: text });
      return;
    }
    if (schemaAt(schema, quiz, path) === null) return;
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index], [...names, nameOf(item, index)]);
    else if (isRecord(value)) for (const [key, inside] of Object.entries(value)) walk(inside, [...path, key], [...names, key]);
  };
  walk(quiz, [], []);
  return [...found.values()];
};

/** What a text says in a language; one string is the same in all. */
export const wordsIn = (value: TextPlace['value'], locale: Locale): string | undefined =>
  typeof value === 'string' ? value : value[locale];

const MARK_LETTERS = 10;

/** Tells whether a text was changed. It begins with a letter: spreadsheets take what looks like a number for one. */
export const markOf = (value: TextPlace['value']): string => {
  const said = typeof value === 'string' ? value : LOCALES.map((locale) => value[locale] ?? null);
  return `v${digest(new TextEncoder().encode(JSON.stringify(said))).slice(0, MARK_LETTERS)}`;
};
