import { child, itemsOf, type Spot, textOf } from '#compiler/spot.ts';
import { choicesOf, type DraftCondition, type DraftQuestion } from '../draft.ts';

/** Always, or a condition in the refs of the form. */
export type Guard = 'always' | DraftCondition;

const MOST_DEPTH = 12;

/** What two variables of a comparison name: a field, and what it is compared with. */
export const comparedIn = (condition: Spot): { readonly field: string; readonly value: unknown; readonly isChoice: boolean } | null => {
  const [left, right, ...more] = itemsOf(child(condition, 'vars'));
  if (left === undefined || right === undefined || more.length > 0 || textOf(child(left, 'type')) !== 'field') return null;
  const type = textOf(child(right, 'type'));
  const field = textOf(child(left, 'value'));
  if (field === null || (type !== 'choice' && type !== 'constant')) return null;
  return { field, value: child(right, 'value').value, isChoice: type === 'choice' };
};

const numeric = (question: DraftQuestion, value: unknown): number | null =>
  (question.asks.kind === 'number' || question.asks.kind === 'scale') && Number.isFinite(value) ? Number(value) : null;

/** An answer by its ref: that of a choice, yes or no, or a number. */
export const answerIn = (question: DraftQuestion, value: unknown): string | number | null => {
  const number = numeric(question, value);
  if (number !== null) return Number.isInteger(number) ? number : null;
  const name = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  return choicesOf(question).some((choice) => choice.name === name) ? name : null;
};

const atLeast = (question: DraftQuestion, value: unknown, isIncluded: boolean): DraftCondition | null => {
  const bound = numeric(question, value);
  return bound === null ? null : { question: question.name, atLeast: isIncluded ? Math.ceil(bound) : Math.floor(bound) + 1 };
};

const below = (question: DraftQuestion, value: unknown, isIncluded: boolean): DraftCondition | null => {
  const beyond = atLeast(question, value, !isIncluded);
  return beyond === null ? null : { all: [{ question: question.name, answered: true }, { not: beyond }] };
};

/** The condition of an action; null when it says more than answers of these questions can. */
export const guardOf = (condition: Spot, questions: ReadonlyMap<string, DraftQuestion>, depth = 0): Guard | null => {
  const op = textOf(child(condition, 'op')) ?? '';
  if (op === 'always') return 'always';
  if (depth > MOST_DEPTH) return null;
  if (op === 'and' || op === 'or') {
    const parts = itemsOf(child(condition, 'vars')).map((part) => guardOf(part, questions, depth + 1));
    const whole = parts.filter((part) => part !== null && part !== 'always');
    if (whole.length < parts.length || whole.length === 0) return null;
    return op === 'and' ? { all: whole } : { any: whole };
  }
  const compared = comparedIn(condition);
  const question = compared === null ? undefined : questions.get(compared.field);
  if (compared === null || question === undefined) return null;
  const answer = answerIn(question, compared.value);
  const is: DraftCondition | null = answer === null ? null : { question: question.name, is: answer };
  switch (op) {
    case 'is':
    case 'equal':
      return is;
    case 'is_not':
    case 'not_equal':
      return is === null ? null : { not: is };
    case 'greater_equal_than':
      return atLeast(question, compared.value, true);
    case 'greater_than':
      return atLeast(question, compared.value, false);
    case 'lower_than':
      return below(question, compared.value, false);
    case 'lower_equal_than':
      return below(question, compared.value, true);
    default:
      return null;
  }
};
