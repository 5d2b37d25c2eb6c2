import type { FieldKey } from '#fields/dictionary.ts';
import type { FieldValue, Locale } from '#fields/types.ts';
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
}

/** One choice of several. */
export interface SingleQuestion extends QuestionBase {
  readonly kind: 'single';
  readonly choices: readonly CompiledChoice[];
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

/** A French département or a country; the shortcuts are offered first, all others one step further. */
export interface OriginQuestion extends QuestionBase {
  readonly kind: 'origin';
  readonly departments: readonly string[];
  readonly countries: readonly string[];
}

export type CompiledQuestion = SingleQuestion | MultipleQuestion | NumberQuestion | OriginQuestion;

export interface CompiledOutcome {
  readonly id: OutcomeId;
  readonly title: LocalText;
  readonly text: LocalText;
  /** Short advice: where to go, what to do. */
  readonly advice: LocalText;
  readonly picture: Picture;
  /** The largest number of points a visitor can collect for it; the compiler computes it. Never 0. */
  readonly maximum: number;
}

export interface CompiledQuiz {
  readonly formatVersion: 1;
  readonly id: PackId;
  /** Content hash: two different contents never share it. */
  readonly version: string;
  readonly kind: 'personality' | 'survey';
  readonly locales: readonly Locale[];
  readonly defaultLocale: Locale;
  readonly title: LocalText;
  /** The line of the attract loop. */
  readonly invitation: LocalText;
  readonly questions: readonly CompiledQuestion[];
  /** In tie order: of two outcomes with the same share the first one wins. Empty for a survey. */
  readonly outcomes: readonly CompiledOutcome[];
}
