import * as z from 'zod/mini';
import { localText, picture } from '../content.ts';

const triviaQuestion = z
  .object({
    id: z.string(),
    text: localText,
    choices: z.array(z.object({ id: z.string(), text: localText, picture: z.nullable(picture) })).check(z.minLength(2), z.maxLength(4)),
    /** The place of the right choice. */
    right: z.int().check(z.minimum(0)),
    reason: localText,
    source: z.object({ label: z.string(), url: z.nullable(z.string()) }),
    /** 1: easy to 3: hard. */
    level: z.int().check(z.minimum(1), z.maximum(3)),
  })
  .check(z.refine(({ choices, right }) => right < choices.length));

export const triviaRules = z
  .object({
    questions: z.array(triviaQuestion).check(z.minLength(1)),
    perGame: z.int().check(z.minimum(1)),
    secondsPerQuestion: z.int().check(z.minimum(1)),
    suddenDeath: z.boolean(),
  })
  .check(z.refine(({ perGame, questions }) => perGame <= questions.length));
export type TriviaRules = z.infer<typeof triviaRules>;
export type TriviaQuestion = TriviaRules['questions'][number];

/** What a player said to the question; null: the time was over before. */
export interface Given {
  readonly player: number;
  readonly choice: number | null;
}

export type TriviaPhase =
  /** How many play? */
  | { readonly kind: 'who' }
  /** Two and more: who buzzes first may answer. */
  | { readonly kind: 'open'; readonly endsAt: number | null }
  /** `tied`: who buzzed in the same millisecond `since`, the one whose turn it is among them. */
  | {
      readonly kind: 'answering';
      readonly player: number;
      readonly since: number;
      readonly tied: readonly number[];
      readonly endsAt: number | null;
    }
  /** Why it is so. `point`: whose it was; null: nobody's. It waits for the visitor. */
  | { readonly kind: 'told'; readonly point: number | null }
  /** Who came in where. */
  | { readonly kind: 'podium' }
  | { readonly kind: 'over' };

export interface TriviaState {
  readonly phase: TriviaPhase;
  /** By player; empty as long as nobody has said how many play. */
  readonly points: readonly number[];
  /** Asked for at the start: no clock in this game. */
  readonly calm: boolean;
  /** The whole pool, in the order in which it is asked: first those of the game, then those that break a tie. */
  readonly order: readonly number[];
  /** The place in `order` of the question that is asked. */
  readonly asked: number;
  /** Its choices, in the order in which they are shown. */
  readonly choices: readonly number[];
  /** Who plays this question: all, and in sudden death those who lead. */
  readonly rivals: readonly number[];
  /** What was said to this question so far. Nobody answers twice. */
  readonly given: readonly Given[];
  readonly seed: number;
}

export type TriviaMove =
  | { readonly kind: 'calm'; readonly on: boolean }
  | { readonly kind: 'start'; readonly players: number }
  | { readonly kind: 'buzz'; readonly player: number }
  | { readonly kind: 'answer'; readonly choice: number }
  /** On, from what was told and from the podium. */
  | { readonly kind: 'next' };

export const MOST_PLAYERS = 4;
/** A tie that so many more questions do not break stays one: a game has an end. */
export const MOST_SUDDEN = 5;

export const questionOf = (rules: TriviaRules, { order, asked }: TriviaState): TriviaQuestion | null =>
  rules.questions[order[asked] ?? -1] ?? null;

/** Who has the most points; nobody before the start. */
export const leadersOf = ({ points }: TriviaState): readonly number[] =>
  points.flatMap((own, player) => (own === Math.max(...points) ? [player] : []));

/** Who plays the next question: all of them, after the last one those who share the lead; nobody when the game is decided. */
export const rivalsOfNext = ({ perGame, suddenDeath }: TriviaRules, state: TriviaState): readonly number[] => {
  const asked = state.asked + 1;
  if (asked < perGame) return state.rivals;
  const leaders = leadersOf(state);
  return suddenDeath && leaders.length > 1 && asked < Math.min(state.order.length, perGame + MOST_SUDDEN) ? leaders : [];
};

/** Are they in sudden death? The next point decides. */
export const isSudden = ({ perGame }: TriviaRules, { asked, phase }: TriviaState): boolean =>
  asked >= perGame && (phase.kind === 'open' || phase.kind === 'answering' || phase.kind === 'told');

/** Who may still buzz for this question. */
export const mayBuzz = ({ rivals, given }: TriviaState): readonly number[] =>
  rivals.filter((player) => !given.some((one) => one.player === player));

export interface Placed {
  readonly player: number;
  readonly points: number;
  /** From 1; equal points, equal place. */
  readonly place: number;
}

/** Who came in where, the best first. */
export const rankingOf = ({ points }: TriviaState): readonly Placed[] =>
  points
    .map((own, player) => ({ player, points: own, place: 1 + points.filter((other) => other > own).length }))
    .toSorted((a, b) => a.place - b.place || a.player - b.player);
