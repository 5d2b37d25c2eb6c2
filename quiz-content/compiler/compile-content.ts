import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { type Brand, type ContentManifest, contentPath, type Site } from '#contract/content.ts';
import type { Place as Recommended } from '#contract/place.ts';
import { err, ok, type Result } from '#fields/result.ts';
import type { CheckedQuiz } from './check-quiz.ts';
import { type Diagnostic, diagnostic, hasErrors, inReadingOrder } from './diagnostic.ts';
import { digest, digestOfAll } from './digest.ts';
import {
  checkBrandFolder,
  checkPackFolder,
  checkPlaceFile,
  checkSiteFile,
  inside,
  listContents,
  type Place,
  spokenBy,
  surroundingsOf,
} from './load.ts';
import { loadVoice, NO_VOICE } from './voice/load-voice.ts';

/** A content version in memory: everything a terminal needs, as the files it will be. */
export interface CompiledContent {
  readonly manifest: ContentManifest;
  readonly quizzes: readonly CompiledQuiz[];
  readonly brands: readonly Brand[];
  readonly sites: readonly Site[];
  readonly places: readonly Recommended[];
  /** Every file but the manifest, by its path in the version. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly warnings: readonly Diagnostic[];
}

const jsonBytes = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

const manifestOf = (
  files: ReadonlyMap<string, Uint8Array>,
  names: Pick<ContentManifest, 'packs' | 'brands' | 'sites'>,
): ContentManifest => {
  const listed = [...files]
    .map(([path, bytes]) => ({ path, sha256: digest(bytes), bytes: bytes.length }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { formatVersion: 1, version: digestOfAll(listed), ...names, files: listed };
};

/** A pack, where it lies, and what was found in it alone. */
export interface CheckedPack extends CheckedQuiz {
  readonly folder: Place;
}

interface CheckedContent {
  /** Null when there is an error. */
  readonly content: CompiledContent | null;
  readonly packs: readonly CheckedPack[];
  readonly diagnostics: readonly Diagnostic[];
}

const present = <Thing>(things: readonly (Thing | null)[]): Thing[] => things.flatMap((thing) => thing ?? []);

/** Checks everything in a content folder. `root` holds `packs/`, `brands/`, `sites/` and `places/`; findings are named under `root.shown`. */
export const checkContent = async (root: Place, { withVoice = true, today = new Date() } = {}): Promise<CheckedContent> => {
  const there = await listContents(root.path);
  const packs = await Promise.all(
    there.packs.map(async (name): Promise<CheckedPack> => {
      const folder = inside(inside(root, 'packs'), name);
      return { folder, ...(await checkPackFolder(folder)) };
    }),
  );
  const brands = await Promise.all(there.brands.map((name) => checkBrandFolder(inside(inside(root, 'brands'), name))));
  const known = {
    packs: new Map(there.packs.map((name, index) => [name, packs[index]?.quiz?.locales ?? []] as const)),
    brands: new Map(there.brands.map((name, index) => [name, brands[index] === undefined ? [] : spokenBy(brands[index])] as const)),
  };
  const sites = await Promise.all(there.sites.map((name) => checkSiteFile(inside(inside(root, 'sites'), `${name}.json`), known)));
  const surroundings = surroundingsOf(
    packs.map((pack, index) => [there.packs[index] ?? '', pack] as const),
    sites,
    today,
  );
  const places = await Promise.all(
    there.places.map((name) => checkPlaceFile(inside(inside(root, 'places'), `${name}.json`), surroundings)),
  );
  const voice = withVoice ? await loadVoice(root) : NO_VOICE;
  const diagnostics = inReadingOrder([...packs, ...brands, ...sites, ...places, voice].flatMap((checked) => checked.diagnostics));
  if (there.packs.length + there.brands.length + there.sites.length === 0) {
    diagnostics.push(
      diagnostic({ file: root.shown || '.', line: 1, column: 1, at: 'folder' }, { variant: 'CONTENT_FILE_MISSING/no-content' }),
    );
  }
  if (hasErrors(diagnostics)) return { content: null, packs, diagnostics };

  const files = new Map<string, Uint8Array>();
  for (const { quiz, media } of packs) {
    if (quiz === null) continue;
    files.set(contentPath.quiz(quiz.id), jsonBytes(quiz));
    for (const [name, bytes] of media) files.set(contentPath.packMedia(quiz.id, name), bytes);
  }
  for (const { brand, media } of brands) {
    if (brand === null) continue;
    files.set(contentPath.brand(brand.id), jsonBytes(brand));
    for (const [name, bytes] of media) files.set(contentPath.brandMedia(brand.id, name), bytes);
  }
  for (const { site } of sites) if (site !== null) files.set(contentPath.site(site.id), jsonBytes(site));
  const recommended = present(places.map(({ place }) => place));
  if (recommended.length > 0) files.set(contentPath.places, jsonBytes(recommended));
  for (const [path, bytes] of voice.files) files.set(path, bytes);
  const made = {
    quizzes: present(packs.map(({ quiz }) => quiz)),
    brands: present(brands.map(({ brand }) => brand)),
    sites: present(sites.map(({ site }) => site)),
    places: recommended,
  };
  const manifest = manifestOf(files, {
    packs: made.quizzes.map(({ id }) => id),
    brands: made.brands.map(({ id }) => id),
    sites: made.sites.map(({ id }) => id),
  });
  return { content: { manifest, ...made, files, warnings: diagnostics }, packs, diagnostics };
};

/** Compiles a content folder: all of it, or the list of what is wrong. The same input gives the same bytes. */
export const compileContent = async (root: string): Promise<Result<CompiledContent, readonly Diagnostic[]>> => {
  const { content, diagnostics } = await checkContent({ path: root, shown: '' });
  return content === null ? err(diagnostics) : ok(content);
};
