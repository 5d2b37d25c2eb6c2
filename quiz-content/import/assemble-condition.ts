import type { ConditionSource } from '#format/condition.ts';
import type { DraftCondition } from './draft.ts';

/** What a name of the source is called in the quiz, seen from the question that asks. */
export interface Names {
  /** The id of an earlier question; null when there is none of this name. */
  readonly question: (name: string) => string | null;
  /** The answer of a question: the id of a choice, or a number as it is. */
  readonly answer: (question: string, answer: string | number) => string | number | null;
}

/** The most brackets that a condition may have inside each other: a file takes no more than forty in all. */
const MOST_DEPTH = 24;
const depthOf = (condition: DraftCondition): number => {
  if ('not' in condition) return 1 + depthOf(condition.not);
  const inner = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return 2 + Math.max(0, ...inner.map(depthOf));
};

/** Would the check refuse to read it? */
export const isTooDeep = (condition: DraftCondition): boolean => depthOf(condition) > MOST_DEPTH;

/** A condition in the ids of the quiz, or the name that is none of an earlier question or of its answers. */
export const conditionIn = (condition: DraftCondition, names: Names): ConditionSource | { readonly unknown: string } => {
  const several = (parts: readonly DraftCondition[]): ConditionSource[] | { readonly unknown: string } => {
    const made: ConditionSource[] = [];
    for (const part of parts) {
      const one = conditionIn(part, names);
      if ('unknown' in one) return one;
      made.push(one);
    }
    return made;
  };
  if ('not' in condition) {
    const inner = conditionIn(condition.not, names);
    return 'unknown' in inner ? inner : { not: inner };
  }
  if ('all' in condition || 'any' in condition) {
    const parts = several('all' in condition ? condition.all : condition.any);
    if ('unknown' in parts) return parts;
    return 'all' in condition ? { all: parts } : { any: parts };
  }
  const question = names.question(condition.question);
  if (question === null) return { unknown: condition.question };
  if ('answered' in condition) return { question, answered: condition.answered };
  if ('atLeast' in condition) return { question, atLeast: condition.atLeast };
  const wanted = 'is' in condition ? [condition.is] : condition.anyOf;
  const answers: (string | number)[] = [];
  for (const one of wanted) {
    const answer = names.answer(condition.question, one);
    if (answer === null) return { unknown: `${condition.question}: ${one}` };
    answers.push(answer);
  }
  const [only] = answers;
  return answers.length === 1 && only !== undefined ? { question, is: only } : { question, anyOf: answers };
};
