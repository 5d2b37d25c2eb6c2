import { LOCALES, type Locale } from '#fields/types.ts';

/** An object of JSON-LD. Its keys are asked for by the name behind the prefix: `schema:geo` and the whole IRI are the same. */
export type Node = Readonly<Record<string, unknown>>;
export type Texts = Readonly<Partial<Record<Locale, string>>>;

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** The name behind the prefix or the path: `kb:Families` → `Families`. */
export const bareName = (iri: string): string => iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'), iri.lastIndexOf(':')) + 1);

/** All values of a property, of one node or of several, as one list. */
export const valuesOf = (nodes: unknown, property: string): readonly unknown[] =>
  listOf(nodes).flatMap((node) =>
    isNode(node) ? Object.keys(node).flatMap((key) => (bareName(key) === property ? listOf(node[key]) : [])) : [],
  );

/** The nodes behind a way of properties. */
export const nodesAt = (start: unknown, ...way: readonly string[]): readonly Node[] =>
  way.reduce<readonly unknown[]>((nodes, property) => valuesOf(nodes, property), listOf(start)).filter(isNode);

const plain = (value: unknown): unknown => (isNode(value) && '@value' in value ? value['@value'] : value);

/** The first value that is a text. */
export const textAt = (start: unknown, property: string): string | null => {
  const found = valuesOf(start, property).map(plain);
  return found.find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? null;
};

/** The first value that is a number; published numbers are often texts. */
export const numberAt = (start: unknown, property: string): number | null => {
  for (const value of valuesOf(start, property).map(plain)) {
    const number =
      typeof value === 'number' ? value : typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : Number.NaN;
    if (Number.isFinite(number)) return number;
  }
  return null;
};

/** The names behind `@id`, or behind texts that are ids. */
export const namesAt = (start: unknown, property: string): readonly string[] =>
  valuesOf(start, property).flatMap((value) => {
    const id = isNode(value) ? value['@id'] : value;
    return typeof id === 'string' ? [bareName(id)] : [];
  });

export const idOfNode = (node: Node): string | null => (typeof node['@id'] === 'string' ? node['@id'] : null);

const isLocale = (text: string): text is Locale => LOCALES.some((locale) => locale === text);
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&nbsp;': ' ',
  '&quot;': '"',
  '&#39;': "'",
  '&#039;': "'",
  '&rsquo;': '’',
};

/** A text as people read it: without tags, without invisible characters, on one line. */
export const readable = (text: string): string =>
  text
    .slice(0, 20_000)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/&(?:amp|nbsp|quot|rsquo|#0?39);/g, (entity) => ENTITIES[entity] ?? ' ')
    .replaceAll(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replaceAll(/[\p{Cc}\p{Cs}\s\u2028\u2029]+/gu, ' ')
    .trim();

/** No offer has more. */
const MOST_TYPES = 30;
/** The types of a node. They are also shown to people: a name that nobody could read is cut. */
export const typesOf = (node: Node): readonly string[] =>
  listOf(node['@type'])
    .slice(0, MOST_TYPES)
    .flatMap((type) => (typeof type === 'string' ? [readable(bareName(type.slice(-200))).slice(0, 60)] : []));

/**
 * A property in the languages of the terminals: `{"fr": ["…"]}` as DATAtourisme publishes it, `{"@value", "@language"}` as JSON-LD has
 * it, or a bare text, which is French: that is the language of the register.
 */
export const textsAt = (start: unknown, property: string): Texts => {
  const texts: Partial<Record<Locale, string>> = {};
  const add = (language: string, value: unknown): void => {
    const locale = language.toLowerCase().slice(0, 2);
    const [first] = listOf(value).filter((one) => typeof one === 'string');
    if (typeof first !== 'string' || !isLocale(locale) || texts[locale] !== undefined) return;
    const text = readable(first);
    if (text !== '') texts[locale] = text;
  };
  for (const value of valuesOf(start, property)) {
    if (typeof value === 'string') add('fr', value);
    else if (isNode(value) && '@value' in value) add(typeof value['@language'] === 'string' ? value['@language'] : 'fr', value['@value']);
    else if (isNode(value)) for (const [language, text] of Object.entries(value)) add(language, text);
  }
  return texts;
};
