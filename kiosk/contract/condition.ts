import type { QuestionId } from './ids.ts';

/**
 * When a question is asked. `is` and `anyOf` compare with what an answer says: the ids of its choices, its number, its
 * département (and FR), country, commune or month. A question that was not asked, or was skipped, says nothing.
 */
export type Condition =
  | { readonly question: QuestionId; readonly is: string | number }
  | { readonly question: QuestionId; readonly anyOf: readonly (string | number)[] }
  | { readonly question: QuestionId; readonly atLeast: number }
  | { readonly question: QuestionId; readonly answered: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };
