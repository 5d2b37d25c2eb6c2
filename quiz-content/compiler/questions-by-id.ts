import { isId } from '#contract/ids.ts';
import { child, has, itemsOf, type Spot, textAt } from './spot.ts';

/** A question as others may name it. */
export interface Named {
  readonly spot: Spot;
  /** Its place in the order of the questions. */
  readonly index: number;
  readonly kind: string | null;
  /** Why it may go without an answer; null: it is always answered. */
  readonly unsure: 'when' | 'optional' | null;
}

export interface Questions {
  readonly byId: ReadonlyMap<string, Named>;
  /** Every question has an id of its own: a name that is not among them is a mistake of whoever names it. */
  readonly isWhole: boolean;
}

const idOf = (spot: Spot): string | null => {
  const id = textAt(spot, 'id');
  return id !== null && isId('question', id) ? id : null;
};

/** The questions of a quiz by their ids, as far as it is readable; of two with one id the first. */
export const questionsOf = (quiz: Spot): Questions => {
  const questions = itemsOf(child(quiz, 'questions'));
  const byId = new Map<string, Named>();
  for (const [index, spot] of questions.entries()) {
    const id = idOf(spot);
    if (id === null || byId.has(id)) continue;
    const unsure = has(spot, 'when') ? 'when' : child(spot, 'optional').value === true ? 'optional' : null;
    byId.set(id, { spot, index, kind: textAt(spot, 'kind'), unsure });
  }
  return { byId, isWhole: byId.size === questions.length };
};

/** The ids of a question's choices; null when one of them is none, so that nothing can be said about a name that is not among them. */
export const choiceIdsOf = (question: Spot): readonly string[] | null => {
  const choices = itemsOf(child(question, 'choices'));
  const ids = new Set(choices.flatMap((choice) => idOf(choice) ?? []));
  return choices.length === 0 || ids.size < choices.length ? null : [...ids];
};
