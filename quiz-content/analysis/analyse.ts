import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { seededChance } from '#play/chance.ts';
import type { Terrain } from './count-all.ts';
import { exploreBoth } from './explore.ts';
import type { Finding } from './finding.ts';
import { type Journeys, journeyInquiry } from './journeys.ts';
import { outcomeInquiry } from './outcome-tally.ts';
import { isSettled, type Outcomes, outcomesOf } from './outcomes.ts';
import { type PlayingTime, pacesOf, playingTimeOf } from './playing-time.ts';
import { pipedIn, textsOf, wordsOf } from './quiz-texts.ts';
import { type Reach, reachOf } from './reach.ts';
import { routesOf } from './routes.ts';
import { tableOf } from './table.ts';
import { type Translations, translationsOf } from './translations.ts';
import { type Uses, usesOf } from './uses.ts';
import { type Yield, yieldOf } from './yield.ts';

/** All that can be said about a quiz before anybody has played it. */
export interface Analysis {
  readonly quiz: CompiledQuiz;
  readonly reach: Reach;
  /** Null for a survey. */
  readonly outcomes: Outcomes | null;
  readonly yield: Yield;
  readonly time: PlayingTime;
  readonly translations: Translations;
  readonly uses: Uses;
  readonly findings: readonly Finding[];
}

export interface AnalysisOptions {
  /** Where chance begins when not everything can be counted. */
  readonly seed: number;
  /** `YYYY-MM`: the month that a terminal offers first. */
  readonly firstMonth: string;
  /** Seconds that a visit may take. */
  readonly budget: number;
  readonly exactSteps?: number;
  /** How many visits are played where not everything can be counted; otherwise as many as are quick. */
  readonly visits?: number;
  /** Told how many visits were played, now and then. */
  readonly progress?: (played: number, of: number) => void;
}

/** Seconds that a visit may take where its quiz says nothing else. */
export const BUDGET_SECONDS = 180;

/** Up to here everything is counted: less than a second of work. */
const EXACT_STEPS = 1_000_000;
/** A visit takes as long as it has questions: this many looks at a question in all. */
const LOOKS = 100_000;
const FEWEST_VISITS = 200;
/** Enough for an error of 0.7 points of a percentage at most: where fewer leave a verdict open. */
const MOST_VISITS = 20_000;

const gravestFirst = (findings: readonly Finding[]): readonly Finding[] =>
  (['error', 'warning', 'note'] as const).flatMap((grave) => findings.filter(({ severity }) => severity === grave));

const quickVisits = (quiz: CompiledQuiz): number =>
  Math.min(MOST_VISITS, Math.max(FEWEST_VISITS, Math.round(LOOKS / Math.max(1, quiz.questions.length))));

/** Plays a compiled quiz through in thought. Pure: the same seed gives the same analysis. */
export const analyse = (quiz: CompiledQuiz, options: AnalysisOptions): Analysis => {
  const { seed, firstMonth, budget, progress } = options;
  const table = tableOf(quiz, firstMonth);
  const visits = options.visits ?? quickVisits(quiz);
  const terrain: Terrain = {
    table,
    chance: seededChance(seed),
    exactSteps: options.exactSteps ?? EXACT_STEPS,
    visits,
    ...(progress === undefined ? {} : { progress: (played: number) => progress(played, visits) }),
  };
  const texts = textsOf(quiz);
  const words = wordsOf(quiz, texts);
  const piped = pipedIn(texts);
  const paces = pacesOf(table, piped, words);
  const routes = routesOf(
    terrain,
    paces.map(({ longest }) => longest),
  );
  const reach = reachOf(table, routes);
  const played = (some: Terrain): { readonly outcomes: Outcomes | null; readonly journeys: Journeys } => {
    const { one, other } = exploreBoth(
      some,
      () => outcomeInquiry(table),
      () => journeyInquiry(table),
    );
    return { outcomes: outcomesOf(quiz, one), journeys: other };
  };
  const quick = played(terrain);
  // Few visits settle most verdicts; the others are worth the time.
  const isOpen = options.visits === undefined && quick.outcomes !== null && !isSettled(quick.outcomes);
  const { outcomes, journeys } = isOpen ? played({ ...terrain, visits: MOST_VISITS }) : quick;
  const yielded = yieldOf(quiz, journeys);
  const time = playingTimeOf(table, paces, routes.longest, { asked: routes.asked, outcomes, paths: yielded.paths }, budget);
  const translations = translationsOf(quiz, texts, words);
  const uses = usesOf(table, piped);
  return {
    quiz,
    reach,
    outcomes,
    yield: yielded,
    time,
    translations,
    uses,
    findings: gravestFirst([
      ...reach.findings,
      ...(outcomes?.findings ?? []),
      ...yielded.findings,
      ...time.findings,
      ...translations.findings,
      ...uses.findings,
    ]),
  };
};
