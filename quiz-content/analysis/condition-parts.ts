import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Condition } from '#contract/condition.ts';
import type { QuestionId } from '#contract/ids.ts';

/** The parts that a condition joins; none for one that looks at an answer itself. */
export const partsOf = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
};

export type Atom = Extract<Condition, { readonly question: QuestionId }>;
const isAtom = (condition: Condition): condition is Atom => 'question' in condition;

/** What a condition asks of single answers. */
export const atomsOf = (condition: Condition): readonly Atom[] =>
  isAtom(condition) ? [condition] : partsOf(condition).flatMap((part) => atomsOf(part));

/** All that the quiz asks about the answer to one question, anywhere. */
export const atomsAbout = (quiz: CompiledQuiz, question: QuestionId): readonly Atom[] =>
  quiz.questions.flatMap(({ when }) => (when === null ? [] : atomsOf(when).filter((atom) => atom.question === question)));

/** The same for every question. */
export const atomsByQuestion = (quiz: CompiledQuiz): ReadonlyMap<QuestionId, readonly Atom[]> =>
  Map.groupBy(
    quiz.questions.flatMap(({ when }) => (when === null ? [] : atomsOf(when))),
    ({ question }) => question,
  );

/**
 * The numbers of what conditions see of the answers of some visits played side by side: those of one question after those of another.
 * 0: it was not asked.
 */
export interface Looks {
  readonly of: Int32Array;
  /** How many visits there are. */
  readonly visits: number;
}
export type Test = (looks: Looks, visit: number) => boolean;

/** For one atom: the place of its question, and for each look at its answer whether it holds. */
export interface Truth {
  readonly question: number;
  readonly holds: Uint8Array;
}

/** A condition as a test that only looks up what its atoms are for each look; what they are is for the rules of play to say. */
export const testOf = (condition: Condition, truths: ReadonlyMap<Atom, Truth>): Test => {
  if ('all' in condition) {
    const tests = condition.all.map((one) => testOf(one, truths));
    return (looks, visit) => tests.every((test) => test(looks, visit));
  }
  if ('any' in condition) {
    const tests = condition.any.map((one) => testOf(one, truths));
    return (looks, visit) => tests.some((test) => test(looks, visit));
  }
  if ('not' in condition) {
    const test = testOf(condition.not, truths);
    return (looks, visit) => !test(looks, visit);
  }
  const truth = truths.get(condition);
  if (truth === undefined) throw new RangeError(`a condition on a question that the quiz does not have: ${condition.question}`);
  const { question, holds } = truth;
  return (looks, visit) => holds[looks.of[question * looks.visits + visit] ?? 0] === 1;
};

/** A condition in words close to those of the file. */
export const conditionInWords = (condition: Condition): string => {
  if (!isAtom(condition)) return JSON.stringify(condition);
  if ('is' in condition) return `${condition.question} is ${condition.is}`;
  if ('anyOf' in condition) return `${condition.question} anyOf ${condition.anyOf.join(', ')}`;
  if ('atLeast' in condition) return `${condition.question} atLeast ${condition.atLeast}`;
  return `${condition.question} answered ${condition.answered}`;
};
