import type { FieldKey } from '#fields/dictionary.ts';
import type { FieldValue, Provenance } from '#fields/types.ts';
import type { ChoiceId, QuestionId } from './ids.ts';

/** What a visitor can say to a question. `skipped` only where the question is optional. */
export type AnswerValue =
  | { readonly kind: 'choices'; readonly choices: readonly ChoiceId[] }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'department'; readonly code: string }
  | { readonly kind: 'country'; readonly code: string }
  /** INSEE code. */
  | { readonly kind: 'commune'; readonly code: string }
  /** `YYYY-MM`. */
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'skipped' };

export interface Answer {
  readonly question: QuestionId;
  readonly value: AnswerValue;
}

/** A profile field with where it comes from. */
export interface RecordedField {
  readonly key: FieldKey;
  readonly value: FieldValue;
  readonly provenance: Provenance;
  /** The question that filled it; null for a fact of the machine. */
  readonly question: QuestionId | null;
}
