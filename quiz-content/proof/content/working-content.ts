import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { compileBrand } from '#compiler/check-brand.ts';
import { compileSite } from '#compiler/check-site.ts';
import { type Diagnostic, inReadingOrder } from '#compiler/diagnostic.ts';
import {
  checkBrandFolder,
  checkPackFolder,
  checkPlaceFile,
  checkSiteFile,
  inside,
  knownIn,
  listContents,
  type Place,
  surroundingsIn,
} from '#compiler/load.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Brand, Site } from '#contract/content.ts';
import type { Place as Recommended } from '#contract/place.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { brandSource } from '#format/brand.ts';
import { siteSource } from '#format/site.ts';
import { fillGaps, type Gap } from './fill-gaps.ts';

type Media = ReadonlyMap<string, Uint8Array>;

/** The working files of one pack, compiled, with every brand and every site it could be shown on. */
export interface WorkingContent {
  readonly quiz: CompiledQuiz;
  readonly media: Media;
  readonly brands: readonly { readonly brand: Brand; readonly media: Media }[];
  readonly sites: readonly Site[];
  readonly places: readonly Recommended[];
  readonly gaps: readonly Gap[];
}

export interface Working {
  /** Null when there is nothing that a terminal could show. */
  readonly content: WorkingContent | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The files that texts come from. */
  readonly files: readonly Place[];
}

/** With these findings a terminal would still show something; a picture of it says more than the finding alone. */
const VISIBLE = new Set(['CONTENT_TRANSLATION_MISSING', 'CONTENT_CONTRAST']);

const isVisible = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.every(({ code, severity }) => severity !== 'error' || VISIBLE.has(code));

interface Loaded<Thing> {
  readonly thing: Thing | null;
  readonly media: Media;
  readonly gaps: readonly Gap[];
  readonly diagnostics: readonly Diagnostic[];
}

const spoken = z.object({ locales: z.array(z.enum(LOCALES)).min(1), defaultLocale: z.enum(LOCALES) });

const loadPack = async (folder: Place): Promise<Loaded<CompiledQuiz>> => {
  const { quiz, media, diagnostics } = await checkPackFolder(folder);
  if (quiz !== null || !isVisible(diagnostics)) return { thing: quiz, media, gaps: [], diagnostics };
  const file = inside(folder, 'quiz.json');
  const source = await readFile(file.path, 'utf8');
  const speaks = spoken.safeParse(JSON.parse(source));
  if (!speaks.success) return { thing: null, media, gaps: [], diagnostics };
  const filled = fillGaps(file.shown, source, speaks.data.locales, speaks.data.defaultLocale);
  const copy = join(await mkdtemp(join(tmpdir(), 'estran-filled-')), basename(folder.path));
  try {
    await cp(folder.path, copy, { recursive: true });
    await writeFile(join(copy, 'quiz.json'), JSON.stringify(filled.value));
    return { thing: (await checkPackFolder({ path: copy, shown: '' })).quiz, media, gaps: filled.gaps, diagnostics };
  } finally {
    await rm(join(copy, '..'), { recursive: true, force: true });
  }
};

const loadBrand = async (folder: Place, locales: readonly Locale[], fallback: Locale): Promise<Loaded<Brand>> => {
  const { brand, media, diagnostics } = await checkBrandFolder(folder);
  if (!isVisible(diagnostics)) return { thing: null, media, gaps: [], diagnostics };
  const file = inside(folder, 'brand.json');
  const filled = fillGaps(file.shown, await readFile(file.path, 'utf8'), locales, fallback);
  if (brand !== null && filled.gaps.length === 0) return { thing: brand, media, gaps: [], diagnostics };
  const parsed = brandSource.safeParse(filled.value);
  return { thing: parsed.success ? compileBrand(parsed.data, locales) : null, media, gaps: filled.gaps, diagnostics };
};

const loadSite = async (file: Place, known: Awaited<ReturnType<typeof knownIn>>): Promise<Loaded<Site>> => {
  const { site, diagnostics } = await checkSiteFile(file, known);
  const nothing = { media: new Map<string, Uint8Array>(), gaps: [] };
  if (site !== null || !isVisible(diagnostics)) return { thing: site, ...nothing, diagnostics };
  const parsed = siteSource.safeParse(JSON.parse(await readFile(file.path, 'utf8')));
  return { thing: parsed.success ? compileSite(parsed.data) : null, ...nothing, diagnostics };
};

/** Loads a pack from its folder, with the brands and sites of the content folder around it. `root` holds packs/, brands/ and sites/. */
export const loadWorking = async (pack: Place, root: Place): Promise<Working> => {
  const there = await listContents(root.path);
  const known = await knownIn(root.path);
  const quiz = await loadPack(pack);
  const [locales, fallback] = quiz.thing ? [quiz.thing.locales, quiz.thing.defaultLocale] : [[], 'fr' as const];
  const brandPlaces = there.brands.map((name) => inside(inside(root, 'brands'), name));
  const brands = await Promise.all(brandPlaces.map((place) => loadBrand(place, locales, fallback)));
  const sites = await Promise.all(there.sites.map((name) => loadSite(inside(inside(root, 'sites'), `${name}.json`), known)));
  const surroundings = await surroundingsIn(root.path, new Date());
  const places = await Promise.all(
    there.places.map((name) => checkPlaceFile(inside(inside(root, 'places'), `${name}.json`), surroundings)),
  );
  const shown = {
    places: places.flatMap(({ place }) => place ?? []),
    brands: brands.flatMap(({ thing, media }) => (thing === null ? [] : { brand: thing, media })),
    sites: sites.flatMap(({ thing }) => thing ?? []),
  };
  const isWhole = quiz.thing !== null && shown.brands.length > 0 && shown.sites.length > 0;
  return {
    content:
      quiz.thing === null || !isWhole
        ? null
        : { quiz: quiz.thing, media: quiz.media, ...shown, gaps: [...quiz.gaps, ...brands.flatMap(({ gaps }) => gaps)] },
    diagnostics: inReadingOrder([quiz, ...brands, ...sites, ...places].flatMap(({ diagnostics }) => diagnostics)),
    files: [inside(pack, 'quiz.json'), ...brandPlaces.map((place) => inside(place, 'brand.json'))],
  };
};
