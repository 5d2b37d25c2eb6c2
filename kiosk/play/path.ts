import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Condition } from '#contract/condition.ts';
import { unreachable } from '#fields/result.ts';

/** What an answer says, in the words that conditions use. A skipped one says nothing. */
const saidBy = (value: AnswerValue): readonly (string | number)[] => {
  switch (value.kind) {
    case 'choices':
      return value.choices;
    case 'number':
      return [value.number];
    case 'department':
      return [value.code, 'FR'];
    case 'country':
    case 'commune':
      return [value.code];
    case 'month':
      return [value.month];
    case 'skipped':
      return [];
    default:
      return unreachable(value);
  }
};

/** Does a condition hold for these answers? */
export const holds = (condition: Condition, answers: readonly Answer[]): boolean => {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const answer = answers.find((one) => one.question === condition.question);
  const said = answer === undefined ? [] : saidBy(answer.value);
  if ('is' in condition) return said.includes(condition.is);
  if ('anyOf' in condition) return said.some((one) => condition.anyOf.includes(one));
  if ('atLeast' in condition) return said.some((one) => typeof one === 'number' && one >= condition.atLeast);
  return said.length > 0 === condition.answered;
};

/**
 * The questions these answers lead through, in order. Each condition sees only the answers to questions that were asked before:
 * an answer whose question fell off the path, because an earlier answer was changed, no longer counts.
 */
export const questionsAsked = (quiz: CompiledQuiz, answers: readonly Answer[]): readonly CompiledQuestion[] => {
  const asked: CompiledQuestion[] = [];
  const counted: Answer[] = [];
  for (const question of quiz.questions) {
    if (question.when !== null && !holds(question.when, counted)) continue;
    asked.push(question);
    const answer = answers.find((one) => one.question === question.id);
    if (answer !== undefined) counted.push(answer);
  }
  return asked;
};

/** The answers that count: those to questions on the path, in the order of the path. */
export const answersOnPath = (quiz: CompiledQuiz, answers: readonly Answer[]): readonly Answer[] =>
  questionsAsked(quiz, answers).flatMap((question) => answers.filter((answer) => answer.question === question.id));
