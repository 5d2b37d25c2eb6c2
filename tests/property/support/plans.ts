import { possibleAnswers } from '#analysis/answer-space.ts';
import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Chance } from '#play/chance.ts';
import type { Draft, Json } from '#tests/unit/compiler/support/packs.ts';
import { isDraft } from './questions.ts';

/** The answers of one visit, in the order in which the file asks for them. */
export type Plan = readonly Answer[];

type Said = ReadonlyMap<string, readonly (string | number)[]>;

const saidBy = (value: AnswerValue): readonly (string | number)[] => {
  if (value.kind === 'choices') return value.choices;
  if (value.kind === 'number') return [value.number];
  if (value.kind === 'department') return ['FR', value.code];
  if (value.kind === 'month') return [value.month];
  return value.kind === 'skipped' ? [] : [value.code];
};

const listed = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** A condition as it stands in the file, read without the compiler and without the rules of play. */
const isTrue = (condition: Json, said: Said): boolean => {
  if (!isDraft(condition)) throw new Error('a condition is an object');
  if ('all' in condition) return listed(condition.all).every((one) => isTrue(one, said));
  if ('any' in condition) return listed(condition.any).some((one) => isTrue(one, said));
  if (condition.not !== undefined) return !isTrue(condition.not, said);
  const words = said.get(String(condition.question)) ?? [];
  if ('answered' in condition) return condition.answered === words.length > 0;
  if ('atLeast' in condition) return words.some((word) => Number(word) >= Number(condition.atLeast));
  const wanted = 'is' in condition ? [condition.is] : listed(condition.anyOf);
  return words.some((word) => wanted.includes(word));
};

/** Is this question of the file asked after these answers? */
const isAsked = (pack: Draft, index: number, answers: Plan): boolean => {
  const source = listed(pack.questions)[index];
  if (!isDraft(source)) throw new Error(`the file has no question ${index}`);
  return source.when === undefined || isTrue(source.when, new Map(answers.map(({ question, value }) => [question, saidBy(value)])));
};

/** The month in which these visitors come. */
const FIRST_MONTH = '2026-11';

/** The comparisons with the answer to one question in a condition. */
const comparisonsIn = (condition: Json | undefined, question: string): readonly Draft[] => {
  if (!isDraft(condition)) return [];
  const joined = [...listed(condition.all), ...listed(condition.any), ...(condition.not === undefined ? [] : [condition.not])];
  return [...(condition.question === question ? [condition] : []), ...joined.flatMap((one) => comparisonsIn(one, question))];
};

/** The answers to a question, those together that no condition of the file tells apart. */
const classesOf = (pack: Draft, question: CompiledQuestion): readonly (readonly AnswerValue[])[] => {
  const comparisons = listed(pack.questions).flatMap((source) => (isDraft(source) ? comparisonsIn(source.when, question.id) : []));
  const classes = new Map<string, AnswerValue[]>();
  for (const { value } of possibleAnswers(question, FIRST_MONTH)) {
    const said = new Map([[question.id, saidBy(value)]]);
    const seen = comparisons.map((comparison) => Number(isTrue(comparison, said))).join('');
    classes.set(seen, [...(classes.get(seen) ?? []), value]);
  }
  return [...classes.values()];
};

const oneOf = <Thing>(things: readonly Thing[], chance: Chance): Thing => {
  const thing = things[Math.floor(chance() * things.length)];
  if (thing === undefined) throw new Error('a question without answers');
  return thing;
};

export interface Plans {
  readonly plans: readonly Plan[];
  /** Is every path class among them? Else they were drawn. */
  readonly whole: boolean;
}

/** One visit for every path class of the quiz, or `most` of them drawn by chance where there are more. */
export const plansOf = (pack: Draft, quiz: CompiledQuiz, chance: Chance, most: number): Plans => {
  const classes = quiz.questions.map((question) => ({ question, values: classesOf(pack, question) }));
  let plans: readonly Plan[] = [[]];
  for (const [index, { question, values }] of classes.entries()) {
    plans = plans.flatMap((answers): readonly Plan[] => {
      if (!isAsked(pack, index, answers)) return [answers];
      return values.map((one) => [...answers, { question: question.id, value: oneOf(one, chance) }]);
    });
    if (plans.length > most) break;
  }
  if (plans.length <= most) return { plans, whole: true };
  const drawn = (): Plan => {
    const answers: Answer[] = [];
    for (const [index, { question, values }] of classes.entries())
      if (isAsked(pack, index, answers)) answers.push({ question: question.id, value: oneOf(oneOf(values, chance), chance) });
    return answers;
  };
  return { plans: Array.from({ length: most }, drawn), whole: false };
};
