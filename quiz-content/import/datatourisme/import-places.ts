import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '#compiler/absent.ts';
import { checkPlace, type Surroundings } from '#compiler/check-place.ts';
import { hasErrors } from '#compiler/diagnostic.ts';
import { parsedJson } from '#compiler/outline.ts';
import { readSource } from '#compiler/source.ts';
import type { Locale } from '#fields/types.ts';
import { type PlaceSource, placeSource } from '#format/place.ts';
import { isNode, typesOf } from './linked-data.ts';
import { objectsIn } from './objects-in.ts';
import { GENERAL_TYPES } from './offer-types.ts';
import { type Dropped, placeFrom, type Wish } from './to-place.ts';

/** A file to read, and its size: what the bar of progress counts. */
export interface Input {
  readonly path: string;
  readonly bytes: number;
}

/** The JSON files of a folder and of those in it, by name; a file is itself. Links are not followed. */
export const inputsAt = async (path: string): Promise<readonly Input[]> => {
  const there = await stat(path);
  if (!there.isDirectory()) return [{ path, bytes: there.size }];
  const entries = (await readdir(path, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found: Input[] = [];
  for (const entry of entries) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) found.push(...(await inputsAt(inside)));
    else if (entry.isFile() && /\.(?:json|jsonld|ndjson)$/i.test(entry.name))
      found.push({ path: inside, bytes: (await stat(inside)).size });
  }
  return found;
};

export interface ImportedPlaces {
  /** Each file to write, by its id: the exact text. The same input gives the same texts. */
  readonly files: ReadonlyMap<string, string>;
  readonly read: number;
  readonly dropped: ReadonlyMap<Dropped, number>;
  /** How often each type was met that nobody says what to do with. */
  readonly unknownTypes: ReadonlyMap<string, number>;
  readonly shortened: number;
  /** How often a language was left out because a machine wrote it. */
  readonly leftOut: ReadonlyMap<Locale, number>;
  /** What the compiler refused: the offer, and the codes. */
  readonly refused: readonly string[];
}

const count = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
const inOrder = <Key extends string>(counts: ReadonlyMap<Key, number>): ReadonlyMap<Key, number> =>
  new Map([...counts].toSorted(([a, most], [b, least]) => least - most || (a < b ? -1 : 1)));

/** What somebody at the office has added by hand to an earlier import stays. */
const OWN_WORDS = ['tip', 'goesWith', 'lovedBy'] as const satisfies readonly (keyof PlaceSource)[];
const withOwnWords = async (place: PlaceSource, folder: string): Promise<PlaceSource> => {
  try {
    const before = placeSource.safeParse(parsedJson(await readFile(join(folder, `${place.id}.json`), 'utf8')));
    if (!before.success) return place;
    return {
      ...place,
      ...Object.fromEntries(OWN_WORDS.flatMap((key) => (before.data[key] === undefined ? [] : [[key, before.data[key]]]))),
    };
  } catch (cause) {
    if (isAbsent(cause)) return place;
    throw cause;
  }
};

export interface PlacesOptions extends Wish {
  /** Where earlier imports lie. */
  readonly folder: string;
  readonly surroundings: Surroundings;
  readonly progress: (done: number, total: number) => void;
}

const textOf = (place: PlaceSource): string => `${JSON.stringify(place, null, 2)}\n`;

/** The codes of what the compiler has against a place; empty: nothing. */
const faultsOf = (place: PlaceSource, text: string, surroundings: Surroundings): readonly string[] => {
  const { source, diagnostics } = readSource(`${place.id}.json`, Buffer.from(text));
  const found = source === null ? diagnostics : [...diagnostics, ...checkPlace(source, place.id, surroundings).diagnostics];
  return hasErrors(found) || found.some(({ severity }) => severity === 'warning') ? [...new Set(found.map(({ code }) => code))] : [];
};

/** Makes places of everything in the files that is near, there and known. What it makes passes the compiler. */
export const importPlaces = async (inputs: readonly Input[], options: PlacesOptions): Promise<ImportedPlaces> => {
  const [dropped, unknownTypes, leftOut] = [new Map<Dropped, number>(), new Map<string, number>(), new Map<Locale, number>()];
  const files = new Map<string, string>();
  const refused: string[] = [];
  let [read, shortened, done] = [0, 0, 0];
  const total = inputs.reduce((sum, { bytes }) => sum + bytes, 0);
  const take = async (value: unknown): Promise<void> => {
    const made = isNode(value) ? placeFrom(value, options) : null;
    if (made === null) return count(dropped, 'no-offer');
    if (!made.ok) {
      count(dropped, made.error);
      if (made.error === 'unknown-type' && isNode(value))
        for (const type of typesOf(value).filter((one) => !GENERAL_TYPES.has(one))) count(unknownTypes, type);
      return;
    }
    if (files.has(made.value.place.id)) return count(dropped, 'twice');
    const place = await withOwnWords(made.value.place, options.folder);
    const text = textOf(place);
    const faults = faultsOf(place, text, options.surroundings);
    if (faults.length > 0) {
      count(dropped, 'refused');
      refused.push(`${place.credits?.page ?? place.id}: ${faults.join(', ')}`);
      return;
    }
    files.set(place.id, text);
    if (made.value.isShortened) shortened += 1;
    for (const locale of made.value.leftOut) count(leftOut, locale);
  };
  for (const { path } of inputs) {
    const stream = createReadStream(path);
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        done += chunk.length;
        options.progress(Math.min(done, total), total);
        yield chunk;
      }
    };
    for await (const found of objectsIn(counted())) {
      read += 1;
      if (found.kind === 'broken') count(dropped, 'unreadable');
      else await take(found.value);
    }
  }
  return {
    files: new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    read,
    dropped,
    unknownTypes: inOrder(unknownTypes),
    shortened,
    leftOut: inOrder(leftOut),
    refused: refused.toSorted(),
  };
};
