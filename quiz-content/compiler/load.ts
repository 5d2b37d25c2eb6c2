import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isId } from '#contract/ids.ts';
import { LOCALES } from '#fields/types.ts';
import { codeOf, isAbsent } from './absent.ts';
import { type CheckedBrand, checkBrand } from './check-brand.ts';
import { NO_SIBLINGS, type Siblings } from './check-game.ts';
import { type CheckedPlace, checkPlace, type Surroundings } from './check-place.ts';
import { type CheckedQuiz, checkQuiz } from './check-quiz.ts';
import { type CheckedSite, checkSite, type Known } from './check-site.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { MAX_SOURCE_BYTES, readSource, type Source, tooLarge } from './source.ts';

/** A file or folder, and how findings name it. */
export interface Place {
  readonly path: string;
  readonly shown: string;
}

export const inside = (place: Place, name: string): Place => ({
  path: join(place.path, name),
  shown: place.shown === '' ? name : `${place.shown}/${name}`,
});

/** The finding about a file that is not there, or that cannot be read. */
export const missing = (place: Place, cause: unknown): Diagnostic => {
  const code = codeOf(cause);
  const said = code === 'ENOENT' ? ({ variant: 'CONTENT_FILE_MISSING/absent' } as const) : null;
  return diagnostic({ file: place.shown, line: 1, column: 1, at: [] }, said ?? { variant: 'CONTENT_FILE_MISSING/unreadable', cause: code });
};

/** Read in one go: it is small, and the thread pool would take a trip for every piece of it. */
const load = (place: Place): { source: Source | null; diagnostics: readonly Diagnostic[] } => {
  let bytes: Uint8Array;
  try {
    const { size } = statSync(place.path);
    if (size > MAX_SOURCE_BYTES) return { source: null, diagnostics: [tooLarge(place.shown, size)] };
    bytes = readFileSync(place.path);
  } catch (cause) {
    return { source: null, diagnostics: [missing(place, cause)] };
  }
  return readSource(place.shown, bytes);
};

/** The packs beside a pack. One that is made of others is no part of a third: nothing goes round in circles. */
export const packsBeside = (folder: Place): Siblings => {
  const parent = { path: dirname(folder.path), shown: folder.shown.split('/').slice(0, -1).join('/') };
  const own = basename(folder.path);
  return {
    ids: () =>
      readdirSync(parent.path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== own && isId('pack', entry.name))
        .map(({ name }) => name)
        .toSorted(),
    read: async (id) => {
      if (!isId('pack', id) || id === own) return null;
      const { quiz, media } = await checkPackFolder(inside(parent, id), NO_SIBLINGS);
      return quiz === null ? null : { id, quiz, media };
    },
  };
};

/** Loads, validates and compiles the pack in a folder. */
export const checkPackFolder = async (folder: Place, siblings: Siblings = packsBeside(folder)): Promise<CheckedQuiz> => {
  const { source, diagnostics } = load(inside(folder, 'quiz.json'));
  if (source === null) return { quiz: null, media: new Map(), diagnostics };
  const checked = await checkQuiz(source, basename(folder.path), inside(folder, 'media'), siblings);
  return { ...checked, quiz: diagnostics.length === 0 ? checked.quiz : null, diagnostics: [...diagnostics, ...checked.diagnostics] };
};

/** Loads, validates and compiles the brand in a folder. */
export const checkBrandFolder = async (folder: Place): Promise<CheckedBrand> => {
  const { source, diagnostics } = load(inside(folder, 'brand.json'));
  if (source === null) return { brand: null, locales: [], media: new Map(), diagnostics };
  const checked = await checkBrand(source, basename(folder.path), inside(folder, 'media'));
  return { ...checked, brand: diagnostics.length === 0 ? checked.brand : null, diagnostics: [...diagnostics, ...checked.diagnostics] };
};

/** Loads, validates and compiles a site's file. */
export const checkSiteFile = async (file: Place, known: Known): Promise<CheckedSite> => {
  const { source, diagnostics } = load(file);
  if (source === null) return { site: null, diagnostics };
  const checked = checkSite(source, basename(file.path, '.json'), known);
  return { site: diagnostics.length === 0 ? checked.site : null, diagnostics: [...diagnostics, ...checked.diagnostics] };
};

/** Loads, validates and compiles the file of a place to recommend. */
export const checkPlaceFile = async (file: Place, surroundings: Surroundings): Promise<CheckedPlace> => {
  const { source, diagnostics } = load(file);
  if (source === null) return { place: null, diagnostics };
  const checked = checkPlace(source, basename(file.path, '.json'), surroundings);
  return { place: diagnostics.length === 0 ? checked.place : null, diagnostics: [...diagnostics, ...checked.diagnostics] };
};

/** What lies in a folder; nothing when there is no such folder. One that is there and cannot be read is a failure like any other. */
const listed = async (folder: string): Promise<readonly Dirent[]> => {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    if (isAbsent(cause)) return [];
    throw cause;
  }
};

const entriesIn = async (folder: string, wanted: 'folders' | 'files'): Promise<readonly string[]> => {
  const entries = await listed(folder);
  const fits = entries.filter((entry) => (wanted === 'folders' ? entry.isDirectory() : entry.isFile() && entry.name.endsWith('.json')));
  return fits
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .toSorted();
};

export interface Contents {
  readonly packs: readonly string[];
  readonly brands: readonly string[];
  readonly sites: readonly string[];
  readonly places: readonly string[];
}

/** What lies in a content folder: the names of its packs, brands, sites and places. */
export const listContents = async (root: string): Promise<Contents> => ({
  packs: await entriesIn(join(root, 'packs'), 'folders'),
  brands: await entriesIn(join(root, 'brands'), 'folders'),
  sites: (await entriesIn(join(root, 'sites'), 'files')).map((name) => basename(name, '.json')),
  places: (await entriesIn(join(root, 'places'), 'files')).map((name) => basename(name, '.json')),
});

/** What a site of this content folder can refer to. */
export const knownIn = async (root: string): Promise<Known> => {
  const there = await listContents(root);
  const packs = await Promise.all(
    there.packs.map(
      async (name) => [name, (await checkPackFolder({ path: join(root, 'packs', name), shown: name })).quiz?.locales ?? []] as const,
    ),
  );
  const brands = await Promise.all(
    there.brands.map(async (name) => [name, spokenBy(await checkBrandFolder({ path: join(root, 'brands', name), shown: name }))] as const),
  );
  return { packs: new Map(packs), brands: new Map(brands) };
};

/** What places are held against, from what was found in packs and sites. */
export const surroundingsOf = (
  packs: readonly (readonly [name: string, Pick<CheckedQuiz, 'quiz'>])[],
  sites: readonly Pick<CheckedSite, 'site'>[],
  today: Date,
): Surroundings => ({
  outcomes: new Map(packs.map(([name, { quiz }]) => [name, quiz === null ? null : quiz.outcomes.map(({ id }) => id)] as const)),
  sites: sites.flatMap(({ site }) => site?.coordinates ?? []),
  locales: LOCALES.filter((locale) => packs.some(([, { quiz }]) => quiz?.locales.includes(locale))),
  today: today.toISOString().slice(0, 10),
});

/** What a single place of this content folder is held against. */
export const surroundingsIn = async (root: string, today: Date): Promise<Surroundings> => {
  const [there, known] = [await listContents(root), await knownIn(root)];
  const packs = there.packs.map(async (name) => [name, await checkPackFolder({ path: join(root, 'packs', name), shown: name })] as const);
  const sites = there.sites.map((name) => checkSiteFile({ path: join(root, 'sites', `${name}.json`), shown: name }, known));
  return surroundingsOf(await Promise.all(packs), await Promise.all(sites), today);
};

/** A brand with mistakes of its own says nothing about languages. */
export const spokenBy = ({ brand, locales }: CheckedBrand): CheckedBrand['locales'] => (brand === null ? [] : locales);
