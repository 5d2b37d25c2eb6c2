import { child, itemsOf, type Spot, textOf } from '#compiler/spot.ts';
import type { DraftOutcome } from '../draft.ts';
import type { Notes } from '../notes.ts';
import { comparedIn } from './condition.ts';

/** Points of an answer by outcome, and the outcomes: the variables that answers add to. */
export interface Scores {
  readonly outcomes: readonly DraftOutcome[];
  readonly weights: (field: string, choice: string) => ReadonlyMap<string, number>;
}

interface Points {
  readonly variable: string;
  readonly field: string;
  readonly choices: readonly string[];
  readonly points: number;
  readonly action: Spot;
}

const MOST_POINTS = 100;
const NO_POINTS: ReadonlyMap<string, number> = new Map();
const CHANGES = new Set(['add', 'subtract', 'multiply', 'divide', 'set']);

/** The choices of the field for which a condition holds: this one, or one of several. */
const choicesOf = (condition: Spot, field: string): readonly string[] | null => {
  const op = textOf(child(condition, 'op'));
  if (op === 'or') {
    const parts = itemsOf(child(condition, 'vars')).map((part) => choicesOf(part, field));
    return parts.every((part) => part !== null) ? parts.flat() : null;
  }
  const compared = op === 'is' ? comparedIn(condition) : null;
  if (compared === null || compared.field !== field) return null;
  if (compared.isChoice && typeof compared.value === 'string') return [compared.value];
  return typeof compared.value === 'boolean' ? [compared.value ? 'yes' : 'no'] : null;
};

/** What an action gives to one answer of its own field; null when it does anything else. */
const pointsOf = (action: Spot, field: string): Points | null => {
  const details = child(action, 'details');
  const [target, value] = [child(details, 'target'), child(details, 'value')];
  const sign = { add: 1, subtract: -1 }[textOf(child(action, 'action')) ?? ''];
  const amount = child(value, 'value').value;
  const choices = choicesOf(child(action, 'condition'), field);
  const variable = textOf(child(target, 'value'));
  if (sign === undefined || choices === null || variable === null || textOf(child(target, 'type')) !== 'variable') return null;
  if (textOf(child(value, 'type')) !== 'constant' || !Number.isInteger(amount) || Math.abs(Number(amount)) > MOST_POINTS) return null;
  return { variable, field, choices, points: sign * Number(amount), action };
};

/**
 * Reads what answers add to variables. Two variables or more are outcomes; one alone is a score, which has no place here.
 * `price` is money and never an outcome.
 */
export const scoresIn = (root: Spot, isAsked: (field: string, choice: string) => boolean, notes: Notes): Scores => {
  const read: Points[] = [];
  const inexact = (action: Spot): void =>
    notes.note(action.path, { variant: 'IMPORT_WEIGHT/inexact', written: `"${textOf(child(action, 'action'))}"` });
  for (const logic of itemsOf(child(root, 'logic'))) {
    const field = textOf(child(logic, 'ref')) ?? '';
    for (const action of itemsOf(child(logic, 'actions'))) {
      if (!CHANGES.has(textOf(child(action, 'action')) ?? '')) continue;
      const points = pointsOf(action, field);
      if (points === null || points.variable === 'price' || !points.choices.every((choice) => isAsked(field, choice))) inexact(action);
      else read.push(points);
    }
  }
  const variables = [...new Set(read.map(({ variable }) => variable))];
  if (variables.length < 2) {
    for (const { action } of read) inexact(action);
    return { outcomes: [], weights: () => NO_POINTS };
  }
  const byAnswer = new Map<string, Map<string, number>>();
  for (const { variable, field, choices, points, action } of read)
    for (const choice of choices) {
      const key = JSON.stringify([field, choice]);
      const weights = byAnswer.get(key) ?? new Map<string, number>();
      const sum = (weights.get(variable) ?? 0) + points;
      if (Math.abs(sum) > MOST_POINTS) inexact(action);
      else byAnswer.set(key, weights.set(variable, sum));
    }
  const declared = child(root, 'variables');
  const outcomes = variables.map((name): DraftOutcome => {
    const { path } = child(declared, name);
    notes.note(path, { variant: 'IMPORT_CHANGED/variable', name });
    return { name, path, title: {}, text: {} };
  });
  return { outcomes, weights: (field, choice) => byAnswer.get(JSON.stringify([field, choice])) ?? NO_POINTS };
};
