import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledOutcome, CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { fieldsOfAnswer, weightsOfAnswer } from '#play/answers.ts';
import { holds } from '#play/path.ts';
import { type PossibleAnswer, possibleAnswers } from './answer-space.ts';
import type { Atom } from './condition-parts.ts';
import type { Says } from './groups.ts';
import { tapsFor } from './taps.ts';

/** That an answer fills a field, by the field's place in the table, and which strategic groups that fills. */
export interface Fill {
  readonly field: number;
  readonly says: Says;
}

/** An answer to a question, or several that nothing can tell apart: the same points, the same fields, the same for every condition. */
export interface AnswerClass {
  /** One of them. */
  readonly value: AnswerValue;
  /** Of the answers to the question. */
  readonly share: number;
  /** What conditions see of it: equal numbers are equal to all of them. Never 0. */
  readonly look: number;
  /** In the order of the outcomes. */
  readonly points: readonly number[];
  readonly fills: readonly Fill[];
}

/** Touches that answers to a question take. */
export interface Taps {
  readonly mean: number;
  readonly most: number;
}

export interface Answers {
  readonly classes: readonly AnswerClass[];
  readonly taps: Taps;
  /** For each atom about this question, by the number of the look: does it hold? Place 0 is a question that was not asked. */
  readonly truths: ReadonlyMap<Atom, Uint8Array>;
}

/** What a class of answers is known by; the rules of play say all of it. */
export interface Reading {
  readonly outcomes: readonly CompiledOutcome[];
  readonly atoms: readonly Atom[];
  /** The place of a field in the table. */
  readonly fieldAt: (key: FieldKey) => number;
  readonly saysOf: (field: ReturnType<typeof fieldsOfAnswer>[number]) => Says;
}

/** A commune out of thousands is looked up by its own question: with it alone nobody searches for it. */
const withOnly = (question: CompiledQuestion, value: AnswerValue, index: number): CompiledQuestion => {
  if (question.kind !== 'commune' || value.kind !== 'commune') return question;
  const commune = question.communes[index];
  return commune === undefined ? question : { ...question, communes: [commune] };
};

const NO_FILLS: readonly Fill[] = [];

/** The origin fills its own fields; any other question fills the field that it names. */
const fillsNothing = ({ kind, field }: CompiledQuestion): boolean => kind !== 'origin' && field === null;

const fillsOf = (question: CompiledQuestion, value: AnswerValue, { fieldAt, saysOf }: Reading): readonly Fill[] => {
  const fields = fieldsOfAnswer(question, value);
  return fields.length === 0 ? NO_FILLS : fields.map((field) => ({ field: fieldAt(field.key), says: saysOf(field) }));
};

type Weights = ReturnType<typeof weightsOfAnswer>[number];

/** Adds up the points of an answer. Sets of answers name the same choices again and again: the points of each are put in order once. */
const pointsIn = (outcomes: readonly CompiledOutcome[]): ((question: CompiledQuestion, value: AnswerValue) => readonly number[]) => {
  const none = outcomes.map(() => 0);
  const known = new Map<Weights, readonly number[]>();
  const pointsFor = (weights: Weights): readonly number[] => {
    let points = known.get(weights);
    if (points === undefined) {
      points = outcomes.map(({ id }) => weights[id] ?? 0);
      known.set(weights, points);
    }
    return points;
  };
  return (question, value) => {
    const weights = weightsOfAnswer(question, value);
    const [first] = weights;
    if (first === undefined) return none;
    if (weights.length === 1) return pointsFor(first);
    const sums = [...none];
    for (const one of weights) {
      const points = pointsFor(one);
      for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (points[at] ?? 0);
    }
    return sums;
  };
};

const patternOf = (atoms: readonly Atom[], answers: readonly Answer[]): string =>
  atoms.map((atom) => (holds(atom, answers) ? '1' : '0')).join('');

const tapsOf = (question: CompiledQuestion, possible: readonly PossibleAnswer[], total: number): Taps => {
  let mean = 0;
  let most = 0;
  for (const { value, weight } of possible) {
    const taps = tapsFor(question, value);
    mean += (taps * weight) / total;
    if (taps > most) most = taps;
  }
  return { mean, most };
};

/** Finding out which of so few answers are alike costs more than it saves. */
const SHORT = 50;

/** All answers to a question, of many those together that nothing can tell apart. */
export const answersOf = (question: CompiledQuestion, firstMonth: string, reading: Reading): Answers => {
  const { outcomes, atoms } = reading;
  const pointsOf = pointsIn(outcomes);
  const possible = possibleAnswers(question, firstMonth);
  const total = possible.reduce((sum, { weight }) => sum + weight, 0);
  const patterns = [patternOf(atoms, [])];
  const looks = new Map<string, number>();
  const isShort = possible.length <= SHORT;
  const alone: AnswerClass[] = [];
  const classes = new Map<string, AnswerClass & { share: number }>();
  const silent = fillsNothing(question);
  let index = -1;
  for (const { value, weight } of possible) {
    index += 1;
    const pattern = atoms.length === 0 ? '' : patternOf(atoms, [{ question: question.id, value }]);
    let look = looks.get(pattern);
    if (look === undefined) {
      look = patterns.push(pattern) - 1;
      looks.set(pattern, look);
    }
    const fills = silent ? NO_FILLS : fillsOf(withOnly(question, value, index), value, reading);
    const points = pointsOf(question, value);
    if (isShort) {
      alone.push({ value, share: weight / total, look, points, fills });
      continue;
    }
    let key = `${look}|${points.join()}`;
    for (const { field, says } of fills) key += `|${field}:${says}`;
    const before = classes.get(key);
    if (before === undefined) classes.set(key, { value, share: weight / total, look, points, fills });
    else before.share += weight / total;
  }
  const truths = new Map(atoms.map((atom, place) => [atom, Uint8Array.from(patterns, (pattern) => Number(pattern[place]))]));
  return { classes: isShort ? alone : [...classes.values()], taps: tapsOf(question, possible, total), truths };
};
