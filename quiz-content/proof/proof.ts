import { availableParallelism } from 'node:os';
import type { Place } from '#compiler/load.ts';
import type { Locale } from '#fields/types.ts';
import { launchBrowser } from './browser/chromium.ts';
import { digestOf, openCache, type Print } from './cache.ts';
import type { Gap } from './content/fill-gaps.ts';
import { type Variant, variantOf } from './content/variant.ts';
import type { WorkingContent } from './content/working-content.ts';
import { type Plays, playsOf } from './drive/plays.ts';
import { waysOf } from './drive/ways.ts';
import type { Finding, Flaw } from './finding.ts';
import { type Darkroom, openDarkroom } from './inspect/darkroom.ts';
import type { Ways } from './messages/said.ts';
import { inLocale, inVisitOrder, planOf, type Shot } from './plan.ts';
import { type Due, render } from './render.ts';
import { placesIn } from './source-places.ts';
import { pageDigest } from './terminal/built-page.ts';
import { untranslatedIn } from './untranslated.ts';

/** Changes when what is measured, or how, changes: prints of an older way of looking are taken again. */
const WAY_OF_LOOKING = 7;
/** While one page waits for its stage or for the disk, another one is painted. */
const PAGES_PER_CORE = 2;

export interface ProofOptions {
  readonly content: WorkingContent;
  readonly files: readonly Place[];
  readonly out: string;
  readonly sites: readonly string[];
  readonly brands: readonly string[];
  readonly locales: readonly Locale[];
  /** How many ways through the quiz are walked at most. */
  readonly ways: number;
  readonly now: Date;
  /** `what`: the picture that was taken; null: those that were there. */
  readonly progress: (done: number, total: number, what: string | null) => void;
}

/** A picture on the sheet. */
export interface Sheeted {
  readonly shot: Shot;
  readonly print: Print;
  readonly locale: Locale;
  readonly site: string;
  readonly brand: string;
  readonly findings: readonly Finding[];
  /** Taken now, and not the last time. */
  readonly isNew: boolean;
}

export interface Proof {
  readonly pictures: readonly Sheeted[];
  readonly findings: readonly Finding[];
  readonly reused: number;
  readonly ways: Ways;
}

/** One brand on one site. */
interface Job {
  readonly variant: Variant;
  readonly site: string;
  readonly brand: string;
  readonly shots: readonly Shot[];
}

const planned = ({ content, sites, brands, now }: ProofOptions, { plays }: Plays): Job[] =>
  sites.flatMap((site) =>
    brands.flatMap((brand) => {
      const variant = variantOf(content, site, brand);
      return variant === null ? [] : [{ variant, site, brand, shots: planOf({ variant, plays, now }) }];
    }),
  );

const localesOf = ({ speaksAll }: Shot, locales: readonly Locale[]): readonly Locale[] => (speaksAll ? locales.slice(0, 1) : locales);

/** Where a print goes, and its name in the cache. */
const nameOf = ({ site, brand }: Job, shot: Shot, locale: Locale): string => `pictures/${site}/${brand}/${locale}/${shot.id}`;

/** Runs the jobs, a few at a time; the first that fails ends all. */
const inParallel = async <Thing>(things: readonly Thing[], at: number, run: (thing: Thing) => Promise<void>): Promise<void> => {
  const waiting = [...things];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next);
  };
  await Promise.all(Array.from({ length: at }, worker));
};

/** The due pictures of one brand on one site, shared among this many pages: whole visits, so that nothing is walked twice. */
const inParts = (due: readonly Due[], parts: number): readonly (readonly Due[])[] => {
  const visits = [...Map.groupBy(due, ({ shot: { scene, play } }) => `${scene} ${play}`).values()].toSorted((a, b) => b.length - a.length);
  const shared = Array.from({ length: Math.max(1, Math.min(parts, visits.length)) }, (): Due[] => []);
  for (const visit of visits) shared.toSorted((a, b) => a.length - b.length)[0]?.push(...visit);
  return shared;
};

const NOWHERE = { box: null, picture: null, place: null, locale: '', site: '', brand: '' } as const;

const unseenFindings = ({ unseen }: Plays): Finding[] => {
  const finding = (variant: 'PROOF_UNSEEN/question' | 'PROOF_UNSEEN/outcome', id: string): Finding => ({
    ...NOWHERE,
    ...{ said: { variant, id }, text: id, view: id },
  });
  return [
    ...unseen.questions.map((id) => finding('PROOF_UNSEEN/question', id)),
    ...unseen.outcomes.map((id) => finding('PROOF_UNSEEN/outcome', id)),
  ];
};

/** All that a picture depends on. */
const digestFor = (page: string, { variant }: Job, shot: Shot, locale: Locale): string => {
  const { geometry, pixelPitchMm } = variant.site;
  const [brand] = variant.content.brands;
  const content = shot.speaksAll ? shot.content : inLocale(shot.content, locale);
  const worn = [brand?.colours, brand?.logo, brand?.font];
  return digestOf([WAY_OF_LOOKING, page, shot.scene, shot.stop, content, locale, geometry, pixelPitchMm, worn]);
};

/** Renders what changed since the last proof in this folder, and puts everything together. */
export const makeProof = async (options: ProofOptions): Promise<Proof> => {
  const { content, out, now, progress, locales } = options;
  const { plays: onWays, ...ways } = waysOf(content.quiz, now, options.ways);
  const plays = playsOf(content.quiz, now, onWays);
  const jobs = planned(options, plays);
  const cache = await openCache(out);
  const page = pageDigest();
  const prints = new Map<string, Print>();
  const stuck: Finding[] = [];
  let total = 0;
  const fresh = new Set<string>();
  const due = jobs.map((job) => ({
    ...job,
    due: job.shots.flatMap((shot): Due[] => {
      const wanted = localesOf(shot, locales).filter((locale) => {
        const name = nameOf(job, shot, locale);
        const print = cache.find(name, digestFor(page, job, shot, locale));
        total += 1;
        if (print === null) fresh.add(name);
        else prints.set(name, print);
        return print === null;
      });
      return wanted.length === 0 ? [] : [{ shot, locales: wanted }];
    }),
  }));
  const reused = prints.size;
  const pages = availableParallelism() * PAGES_PER_CORE;
  const busy = due.filter((job) => job.due.length > 0);
  const parts = busy.flatMap((job) => inParts(job.due, Math.ceil(pages / busy.length)).map((part) => ({ ...job, due: part })));
  progress(reused, total, null);
  if (reused < total) {
    const browser = await launchBrowser();
    try {
      const darkroom: Darkroom = await openDarkroom(browser);
      await inParallel(parts, pages, async (job) => {
        await render({
          ...{ browser, darkroom, out, plays: plays.plays, variant: job.variant, due: job.due },
          pictureOf: (shot, locale) => `${nameOf(job, shot, locale)}.jpg`,
          taken: (shot, locale, print) => {
            const name = nameOf(job, shot, locale);
            prints.set(name, print);
            cache.keep(name, digestFor(page, job, shot, locale), print);
            progress(prints.size, total, name.replace('pictures/', ''));
          },
          stuck: (shot, locale, where) => {
            const { site, brand } = job;
            stuck.push({ ...NOWHERE, said: { variant: 'PROOF_STUCK', ...where }, text: '', view: shot.id, ...{ locale, site, brand } });
          },
        });
        // What was taken stays taken, also when somebody stops the walk half way.
        await cache.save();
      });
    } finally {
      await browser.close();
      await cache.save();
    }
  }
  const pictures = together(options, jobs, prints).map((one) => ({ ...one, isNew: fresh.has(one.print.picture.replace(/\.jpg$/, '')) }));
  const findings = [...unseenFindings(plays), ...stuck, ...pictures.flatMap((one) => one.findings)];
  return { pictures, findings, reused, ways };
};

/** Each picture with its findings, those included that only show when languages lie side by side. */
const together = (
  { content, files, locales }: ProofOptions,
  jobs: readonly Job[],
  prints: ReadonlyMap<string, Print>,
): Omit<Sheeted, 'isNew'>[] => {
  const placeOf = placesIn(files);
  const untranslated = untranslatedIn(content);
  const gapOf = ({ said, text }: Flaw, locale: string): Gap | undefined =>
    said.variant === 'PROOF_UNTRANSLATED/content' ? content.gaps.find((gap) => gap.locale === locale && gap.text === text) : undefined;
  return jobs.flatMap((job) =>
    locales.flatMap((locale) =>
      job.shots.toSorted(inVisitOrder).flatMap((shot): Omit<Sheeted, 'isNew'>[] => {
        const print = prints.get(nameOf(job, shot, locale));
        if (print === undefined) return [];
        const readings = new Map(
          locales.flatMap((one) => {
            const reading = prints.get(nameOf(job, shot, one));
            return reading === undefined ? [] : [[one, reading] as const];
          }),
        );
        const { site, brand } = job;
        const findings = [...print.flaws, ...untranslated(readings, locale)].map((flaw): Finding => {
          const gap = gapOf(flaw, locale);
          const place = gap ? { file: gap.file, line: gap.line, column: gap.column } : placeOf(flaw.text);
          return { ...flaw, view: shot.id, locale, site, brand, picture: print.picture, place };
        });
        return [{ shot, print, locale, site, brand, findings }];
      }),
    ),
  );
};
