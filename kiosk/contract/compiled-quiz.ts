import type { FieldKey } from '#fields/dictionary.ts';
import type { FieldValue, Locale } from '#fields/types.ts';
import type { Condition } from './condition.ts';
import type { ChoiceId, OutcomeId, PackId, QuestionId } from './ids.ts';

/** One text in every language of the quiz: the compiler refuses a quiz with a gap, so a lookup never fails. */
export type LocalText = Readonly<Partial<Record<Locale, string>>>;

/** A picture of the pack. `file` is relative to the pack's media folder; `alt` is empty when a text beside it says the same. */
export interface Picture {
  readonly file: string;
  readonly alt: LocalText;
}

export interface CompiledChoice {
  readonly id: ChoiceId;
  readonly text: LocalText;
  readonly picture: Picture | null;
  /** What this choice sets the question's field to; null when it says nothing about the field. */
  readonly value: FieldValue | null;
  /** Points per outcome; an outcome that is not named gets 0. */
  readonly weights: Readonly<Record<string, number>>;
}

interface QuestionBase {
  readonly id: QuestionId;
  readonly text: LocalText;
  /** A second, smaller line; null when the question needs none. */
  readonly hint: LocalText | null;
  /** The profile field the answer fills, or null: the author said explicitly that it fills none. */
  readonly field: FieldKey | null;
  /** May the visitor go on without an answer? */
  readonly optional: boolean;
  /** Asked only when this holds for the answers before; null: always. It names earlier questions only. */
  readonly when: Condition | null;
  /** The most points that one answer to it can bring, per outcome: shares are measured on the questions that were asked. */
  readonly best: Readonly<Record<string, number>>;
}

/** One choice of several, as plain words, as pictures, or as faces from sad to happy. */
export interface SingleQuestion extends QuestionBase {
  readonly kind: 'single';
  readonly look: 'words' | 'pictures' | 'smileys';
  readonly choices: readonly CompiledChoice[];
}

/** Where a choice stands on a drawn map, in hundredths of its picture: from the left, from the top. */
export interface MapSpot {
  readonly choice: ChoiceId;
  readonly x: number;
  readonly y: number;
}

/** One place of several on a drawn map; the same choices stand beside it as words. */
export interface MapQuestion extends QuestionBase {
  readonly kind: 'single';
  readonly look: 'map';
  readonly map: Picture;
  /** One for each choice, in their order. */
  readonly spots: readonly MapSpot[];
  readonly choices: readonly CompiledChoice[];
}

/** The first `places` of several, put in order: the answer names them from the first to the last. */
export interface RankingQuestion extends QuestionBase {
  readonly kind: 'ranking';
  readonly choices: readonly CompiledChoice[];
  readonly places: number;
}

/** From `min` to `max` choices of several. */
export interface MultipleQuestion extends QuestionBase {
  readonly kind: 'multiple';
  readonly choices: readonly CompiledChoice[];
  readonly min: number;
  readonly max: number;
}

/** A whole number from `min` to `max`. Nothing is preset. */
export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
}

/** From here on up, until the next band begins: what a position on a scale says. */
export interface ScaleBand {
  readonly from: number;
  readonly value: FieldValue | null;
  readonly weights: Readonly<Record<string, number>>;
}

/** A position on a scale from `min` to `max`; the answer is a number. Nothing is preset. */
export interface ScaleQuestion extends QuestionBase {
  readonly kind: 'scale';
  readonly min: number;
  readonly max: number;
  /** Words at both ends. */
  readonly low: LocalText;
  readonly high: LocalText;
  /** In rising order, the first one from `min`. Empty: the number itself is the field's value, and no points are given. */
  readonly bands: readonly ScaleBand[];
}

/** A month from the running one on; the answer is `YYYY-MM`. */
export interface MonthQuestion extends QuestionBase {
  readonly kind: 'month';
  /** How many months are offered, the running one included. */
  readonly months: number;
}

export interface Commune {
  /** INSEE code. */
  readonly code: string;
  readonly name: string;
  /** INSEE code of its département: never derived from a postcode. */
  readonly department: string;
  readonly postcodes: readonly string[];
}

/** A commune out of a list that the compiler took from the official register. */
export interface CommuneQuestion extends QuestionBase {
  readonly kind: 'commune';
  /** Offered first. */
  readonly shortcuts: readonly string[];
  readonly communes: readonly Commune[];
}

/** A French département or a country; the shortcuts are offered first, all others one step further. */
export interface OriginQuestion extends QuestionBase {
  readonly kind: 'origin';
  readonly departments: readonly string[];
  readonly countries: readonly string[];
}

export type CompiledQuestion =
  | SingleQuestion
  | MapQuestion
  | RankingQuestion
  | MultipleQuestion
  | NumberQuestion
  | ScaleQuestion
  | MonthQuestion
  | CommuneQuestion
  | OriginQuestion;

export interface CompiledOutcome {
  readonly id: OutcomeId;
  readonly title: LocalText;
  readonly text: LocalText;
  /** Short advice: where to go, what to do. */
  readonly advice: LocalText;
  readonly picture: Picture;
  /** The line of the card that a visitor shares; null: the title alone. */
  readonly card: LocalText | null;
  /** The largest number of points a visitor can collect for it; the compiler computes it. Never 0. */
  readonly maximum: number;
}

/** What is played before the questions, or instead of them. */
export interface CompiledGame {
  /** Which kind of game: its rules of play and its view are registered under this word. */
  readonly kind: string;
  /** JSON that only the rules of this kind can read. */
  readonly rules: unknown;
  /** The questions of the quiz that the game answers itself: they are not asked again. */
  readonly answers: readonly QuestionId[];
}

/** What a quiz may promise for the end: `secret`, a place that no list shows. */
export const REWARDS = ['secret'] as const;
export type Reward = (typeof REWARDS)[number];

export interface CompiledQuiz {
  readonly formatVersion: 2;
  readonly id: PackId;
  /** Content hash: two different contents never share it. */
  readonly version: string;
  /** The word of its author: `personality`, `survey`, or a kind of game. */
  readonly kind: string;
  readonly locales: readonly Locale[];
  readonly defaultLocale: Locale;
  readonly title: LocalText;
  /** The line of the attract loop. */
  readonly invitation: LocalText;
  /** What stands for the quiz in the attract loop and in the menu of games; null: nothing there, and here the picture of the first outcome. */
  readonly cover: Picture | null;
  /** What waits at the result; null: nothing was promised. */
  readonly reward: Reward | null;
  /** Null: only questions. */
  readonly game: CompiledGame | null;
  /** Empty where the game is all there is. */
  readonly questions: readonly CompiledQuestion[];
  /** In tie order: of two outcomes with the same share the first one wins. Empty for a survey. */
  readonly outcomes: readonly CompiledOutcome[];
}
