import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Chance } from './chance.ts';
import type { Terrain } from './explore.ts';
import type { Finding } from './finding.ts';
import { journeysOf } from './journeys.ts';
import { type Outcomes, outcomesOf } from './outcomes.ts';
import { type PlayingTime, playingTimeOf } from './playing-time.ts';
import { type Reach, reachOf } from './reach.ts';
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
  readonly chance: Chance;
  /** `YYYY-MM`: the month that a terminal offers first. */
  readonly firstMonth: string;
  /** Seconds that a visit may take. */
  readonly budget: number;
  readonly exactSteps?: number;
  readonly visits?: number;
}

/** Up to here everything is counted: a few seconds of work. */
const EXACT_STEPS = 2_000_000;
/** Enough for an error of 0.7 points of a percentage at most. */
const VISITS = 20_000;
/** Playing one visit takes longer the more questions there are, with the square of them: this many looks at a question in all. */
const LOOKS = 40_000_000;
const FEWEST_VISITS = 2_000;

const gravestFirst = (findings: readonly Finding[]): readonly Finding[] =>
  (['error', 'warning', 'note'] as const).flatMap((grave) => findings.filter(({ severity }) => severity === grave));

/** Plays a compiled quiz through in thought. Pure: the same chance gives the same analysis. */
export const analyse = (quiz: CompiledQuiz, options: AnalysisOptions): Analysis => {
  const affordable = Math.max(FEWEST_VISITS, Math.round(LOOKS / quiz.questions.length ** 2));
  const terrain: Terrain = {
    quiz,
    firstMonth: options.firstMonth,
    chance: options.chance,
    exactSteps: options.exactSteps ?? EXACT_STEPS,
    visits: options.visits ?? Math.min(VISITS, affordable),
  };
  const reach = reachOf(terrain);
  const outcomes = outcomesOf(terrain);
  const yielded = yieldOf(quiz, journeysOf(terrain));
  const time = playingTimeOf(terrain, reach, outcomes, yielded.paths, options.budget);
  const translations = translationsOf(quiz);
  const uses = usesOf(quiz, options.firstMonth);
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
