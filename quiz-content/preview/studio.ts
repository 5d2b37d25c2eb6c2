import type { Diagnostic } from '#compiler/diagnostic.ts';
import { counts, hasErrors, say } from '#compiler/diagnostic.ts';
import type { Place } from '#compiler/load.ts';
import { LOCALES } from '#fields/types.ts';
import { type Variant, variantOf } from '#proof/content/variant.ts';
import { loadWorking, type WorkingContent } from '#proof/content/working-content.ts';
import { deedsOf } from '#proof/drive/deeds.ts';
import { type Plays, playsOf } from '#proof/drive/plays.ts';
import { wordsIn } from '#proof/finding.ts';
import { inVisitOrder, planOf, type Shot, titleOf } from '#proof/plan.ts';
import type { Mode } from '#proof/terminal/mode.ts';
import { type StagedTerminal, stageTerminal } from '#proof/terminal/staged-terminal.ts';
import type { PreviewState, Problem, Way } from './state.ts';

/** The last good content, compiled and with the visitors that lead through it. */
interface Good {
  readonly content: WorkingContent;
  readonly plays: Plays;
  readonly variant: Variant;
}

/** A pack at work: the terminal that plays it, and what is wrong with its files. */
export interface Studio {
  readonly terminal: StagedTerminal;
  readonly state: () => PreviewState;
  /** Resolves when the state is newer than this revision, or after a while. */
  readonly newer: (revision: number, withinMs: number) => Promise<PreviewState>;
  /** Reads the files again. What does not compile never replaces what plays. */
  readonly reload: () => Promise<void>;
  readonly choose: (chosen: { readonly site?: string | undefined; readonly brand?: string | undefined }) => Promise<void>;
  readonly setMode: (mode: Mode) => void;
  /** Null when there is no such view. */
  readonly wayTo: (view: string, locale: string) => Way | null;
}

const problemOf = (found: Diagnostic): Problem => ({
  ...{ severity: found.severity, code: found.code },
  place: `${found.file}:${found.line}:${found.column}`,
  said: { fr: say(found, 'fr'), en: say(found, 'en') },
});

/** The site that offers the pack, else the first one. */
const homeOf = ({ sites, quiz }: WorkingContent) =>
  sites.find(({ campaigns }) => campaigns.some(({ pack }) => pack === quiz.id)) ?? sites[0];

export const openStudio = async (pack: Place, root: Place, now: () => Date): Promise<Studio> => {
  let revision = 0;
  let good: Good | null = null;
  let problems: readonly Problem[] = [];
  let isBehind = false;
  let chosen: { site: string; brand: string } | null = null;
  const waiting = new Set<() => void>();
  const terminal = await stageTerminal(null);

  const changed = (): void => {
    revision += 1;
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const take = async (content: WorkingContent): Promise<void> => {
    const home = homeOf(content);
    const site = content.sites.find(({ id }) => id === chosen?.site) ?? home;
    const brand = content.brands.find((one) => one.brand.id === (chosen?.brand ?? site?.brand)) ?? content.brands[0];
    if (site === undefined || brand === undefined) return;
    const variant = variantOf(content, site.id, brand.brand.id);
    if (variant === null) return;
    if (variant.content.manifest.version !== good?.variant.content.manifest.version) await terminal.show(variant);
    good = { content, variant, plays: good?.content.quiz.version === content.quiz.version ? good.plays : playsOf(content.quiz, now()) };
  };
  const shots = (): readonly Shot[] =>
    good === null ? [] : planOf({ variant: good.variant, plays: good.plays.plays, now: now() }).toSorted(inVisitOrder);

  // One after the other: two saves in a row must not overtake each other.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (deed: () => Promise<void>): Promise<void> => {
    last = last.then(deed, deed);
    return last;
  };
  const state = (): PreviewState => {
    const quiz = good?.content.quiz;
    return {
      ...{ revision, problems, isBehind },
      version: good?.variant.content.manifest.version ?? null,
      pack: pack.shown,
      title: quiz?.title[quiz.defaultLocale] ?? pack.shown,
      locales: quiz?.locales ?? [],
      brands: good?.content.brands.map(({ brand: { id, name } }) => ({ id, name })) ?? [],
      sites: good?.content.sites.map(({ id, name, geometry, pixelPitchMm }) => ({ id, name, ...geometry, pixelPitchMm })) ?? [],
      site: good?.variant.site.id ?? '',
      brand: good?.variant.site.brand ?? '',
      views: shots().map((shot) => ({
        id: shot.id,
        title: {
          fr: titleOf(shot, wordsIn('fr'), quiz?.defaultLocale ?? 'fr'),
          en: titleOf(shot, wordsIn('en'), quiz?.defaultLocale ?? 'en'),
        },
      })),
    };
  };
  const studio: Studio = {
    terminal,
    state,
    newer: async (after, withinMs) => {
      if (revision <= after) {
        await new Promise<void>((done) => {
          const wake = (): void => {
            clearTimeout(timer);
            done();
          };
          const timer = setTimeout(() => {
            waiting.delete(wake);
            done();
          }, withinMs);
          waiting.add(wake);
        });
      }
      return state();
    },
    reload: () =>
      inTurn(async () => {
        const { content, diagnostics } = await loadWorking(pack, root);
        // A note needs no repair: it would only cover the page.
        problems = diagnostics.filter(counts).map(problemOf);
        isBehind = content === null && hasErrors(diagnostics);
        if (content !== null) await take(content);
        changed();
      }),
    choose: (wanted) =>
      inTurn(async () => {
        if (good === null) return;
        chosen = { site: wanted.site ?? good.variant.site.id, brand: wanted.brand ?? good.variant.site.brand };
        await take(good.content);
        changed();
      }),
    setMode: terminal.setMode,
    wayTo: (view, locale) => {
      const shot = shots().find(({ id }) => id === view);
      const known = LOCALES.find((one) => one === locale);
      if (shot === undefined || good === null || known === undefined) return null;
      const answers = deedsOf(good.content.quiz, good.plays.plays[shot.play]?.answers ?? [], known);
      return { scene: shot.scene, journey: { locale, answers, to: shot.stop } };
    },
  };
  await studio.reload();
  return studio;
};
