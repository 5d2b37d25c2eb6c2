import { availableParallelism } from 'node:os';
import type { Place } from '#compiler/load.ts';
import type { Locale } from '#fields/types.ts';
import { launchBrowser } from './browser/chromium.ts';
import { digestOf, openCache, type Print } from './cache.ts';
import type { Gap } from './content/fill-gaps.ts';
import { variantOf } from './content/variant.ts';
import type { WorkingContent } from './content/working-content.ts';
import { type Plays, playsOf } from './drive/plays.ts';
import type { Finding, Flaw } from './finding.ts';
import { type Darkroom, openDarkroom } from './inspect/darkroom.ts';
import { inVisitOrder, planOf, type Shot } from './plan.ts';
import { type Job, render } from './render.ts';
import { placesIn } from './source-places.ts';
import { pageDigest } from './terminal/built-page.ts';
import { untranslatedIn } from './untranslated.ts';

/** Changes when what is measured, or how, changes: prints of an older way of looking are taken again. */
const WAY_OF_LOOKING = 3;

export interface ProofOptions {
  readonly content: WorkingContent;
  readonly files: readonly Place[];
  readonly out: string;
  readonly sites: readonly string[];
  readonly brands: readonly string[];
  readonly locales: readonly Locale[];
  readonly now: Date;
  readonly progress: (done: number, total: number, what: string) => void;
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
  readonly plays: Plays;
}

interface Planned extends Job {
  readonly site: string;
  readonly brand: string;
  readonly shots: readonly Shot[];
}

const planned = ({ content, sites, brands, locales }: ProofOptions, plays: Plays): Planned[] =>
  sites.flatMap((site) =>
    brands.flatMap((brand) => {
      const variant = variantOf(content, site, brand);
      if (variant === null) return [];
      return locales.map((locale) => ({
        ...{ variant, locale, site, brand },
        folder: `pictures/${site}/${brand}/${locale}`,
        shots: planOf({ variant, plays: plays.plays, locale }),
      }));
    }),
  );

/** Runs the jobs, a few at a time; the first that fails ends all. */
const inParallel = async <Thing>(things: readonly Thing[], at: number, run: (thing: Thing) => Promise<void>): Promise<void> => {
  const waiting = [...things];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next);
  };
  await Promise.all(Array.from({ length: at }, worker));
};

const unseenFindings = ({ unseen }: Plays): Finding[] => {
  const finding = (what: string, id: string): Finding => ({
    ...{ kind: 'unseen', text: id, box: null, picture: null, place: null, view: id, locale: '-', site: '-', brand: '-' },
    message: `no answers were found that show ${what} "${id}": it is not on the sheet`,
  });
  return [...unseen.questions.map((id) => finding('question', id)), ...unseen.outcomes.map((id) => finding('outcome', id))];
};

/** Renders what changed since the last proof in this folder, and puts everything together. */
export const makeProof = async (options: ProofOptions): Promise<Proof> => {
  const { content, out, now, progress } = options;
  const plays = playsOf(content.quiz, now);
  const jobs = planned(options, plays);
  const cache = await openCache(out);
  const page = pageDigest();
  const prints = new Map<string, Print>();
  const stuck: Finding[] = [];
  const nameOf = (job: Planned, shot: Shot): string => `${job.folder}/${shot.id}`;
  const digest = (job: Planned, shot: Shot): string => {
    const { geometry, pixelPitchMm } = job.variant.site;
    const [brand] = job.variant.content.brands;
    return digestOf([
      WAY_OF_LOOKING,
      page,
      shot.scene,
      shot.stop,
      shot.content,
      job.locale,
      geometry,
      pixelPitchMm,
      brand?.colours,
      brand?.logo,
      brand?.font,
    ]);
  };
  const total = jobs.reduce((sum, { shots }) => sum + shots.length, 0);
  const due = jobs.map((job) => ({
    ...job,
    shots: job.shots.filter((shot) => {
      const print = cache.find(nameOf(job, shot), digest(job, shot));
      if (print !== null) prints.set(nameOf(job, shot), print);
      return print === null;
    }),
  }));
  const reused = prints.size;
  progress(reused, total, `${reused} unchanged`);
  if (reused < total) {
    const browser = await launchBrowser();
    try {
      const darkroom: Darkroom = await openDarkroom(browser);
      await inParallel(due, Math.min(3, availableParallelism()), (job) =>
        render({
          ...{ browser, darkroom, out, plays: plays.plays, variant: job.variant, locale: job.locale, folder: job.folder, shots: job.shots },
          taken: (shot, print) => {
            prints.set(nameOf(job, shot), print);
            cache.keep(nameOf(job, shot), digest(job, shot), print);
            progress(prints.size, total, nameOf(job, shot).replace('pictures/', ''));
          },
          stuck: (shot, message) => {
            const { locale, site, brand } = job;
            stuck.push({
              kind: 'stuck',
              text: '',
              box: null,
              picture: null,
              place: null,
              view: shot.id,
              ...{ locale, site, brand, message },
            });
          },
        }),
      );
    } finally {
      await browser.close();
      // What was taken stays taken, also when the walk was stopped half way.
      await cache.save();
    }
  }
  const dueNames = new Set(due.flatMap((job) => job.shots.map((shot) => nameOf(job, shot))));
  const { pictures, findings } = together(options, jobs, (job, shot) => prints.get(nameOf(job, shot)));
  const marked = pictures.map((one) => ({ ...one, isNew: dueNames.has(one.print.picture.replace(/\.jpg$/, '')) }));
  return { pictures: marked, findings: [...unseenFindings(plays), ...stuck, ...findings], reused, plays };
};

/** Findings of each picture, and those that only show when languages lie side by side. */
const together = (
  { content, files }: ProofOptions,
  jobs: readonly Planned[],
  printOf: (job: Planned, shot: Shot) => Print | undefined,
): { readonly pictures: readonly Omit<Sheeted, 'isNew'>[]; readonly findings: readonly Finding[] } => {
  const placeOf = placesIn(files);
  const untranslated = untranslatedIn(content);
  const gapOf = (flaw: Flaw, locale: string): Gap | undefined =>
    flaw.kind === 'untranslated' ? content.gaps.find((gap) => gap.locale === locale && gap.text === flaw.text) : undefined;
  const pictures = jobs.flatMap((job): Omit<Sheeted, 'isNew'>[] =>
    job.shots.toSorted(inVisitOrder).flatMap((shot) => {
      const print = printOf(job, shot);
      if (print === undefined) return [];
      const siblings = jobs.filter(({ site, brand }) => site === job.site && brand === job.brand);
      const readings = new Map(
        siblings.flatMap((one) => {
          const reading = printOf(one, shot);
          return reading === undefined ? [] : [[one.locale, reading] as const];
        }),
      );
      const { locale, site, brand } = job;
      const findings = [...print.flaws, ...untranslated(readings, locale)].map((flaw): Finding => {
        const gap = gapOf(flaw, locale);
        const place = gap ? { file: gap.file, line: gap.line, column: gap.column } : placeOf(flaw.text);
        return { ...flaw, view: shot.id, locale, site, brand, picture: print.picture, place };
      });
      return [{ shot, print, locale, site, brand, findings }];
    }),
  );
  return { pictures, findings: pictures.flatMap(({ findings }) => findings) };
};
