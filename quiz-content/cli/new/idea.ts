import type { Locale } from '#fields/types.ts';
import { idsFrom } from '#format/slug.ts';

/** The kinds of questions that a new quiz can begin with. */
export const KINDS = ['single', 'picture', 'multiple', 'smiley', 'number', 'scale', 'month', 'origin'] as const;
export type Kind = (typeof KINDS)[number];

/** How many answers a question of this kind takes. Two for a scale: the words at its ends. */
export const ANSWERS: Readonly<Record<Kind, readonly [least: number, most: number]>> = {
  single: [2, 12],
  picture: [2, 6],
  multiple: [2, 12],
  smiley: [3, 5],
  number: [0, 0],
  scale: [2, 2],
  month: [0, 0],
  origin: [0, 0],
};

export interface AnswerIdea {
  readonly text: string;
  /** The id of the outcome that such a person gets. */
  readonly outcome: string | null;
}

export interface QuestionIdea {
  readonly kind: Kind;
  readonly text: string;
  readonly answers: readonly AnswerIdea[];
}

/** What an author says about a quiz that does not exist yet. */
export interface Idea {
  readonly id: string;
  readonly kind: 'personality' | 'survey';
  readonly title: string;
  readonly locales: readonly Locale[];
  readonly outcomes: readonly string[];
  readonly questions: readonly QuestionIdea[];
}

export const isKind = (text: string): text is Kind => KINDS.some((kind) => kind === text);

/** The outcomes that no answer leads to: nobody could get them. */
export const unreached = ({ outcomes, questions }: Pick<Idea, 'outcomes' | 'questions'>): readonly string[] => {
  const reached = new Set(questions.flatMap(({ answers }) => answers.map(({ outcome }) => outcome)));
  const ids = idsFrom(outcomes, 'outcome');
  return outcomes.filter((_, index) => !reached.has(ids[index] ?? ''));
};
