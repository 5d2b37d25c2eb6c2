import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { holds } from '#play/path.ts';

/** The answers to a question one by one, without any of the shortcuts that the analysis takes. */
const answersTo = (question: CompiledQuestion): readonly AnswerValue[] => {
  const skipped: readonly AnswerValue[] = question.optional ? [{ kind: 'skipped' }] : [];
  if (question.kind === 'single')
    return [...question.choices.map(({ id }): AnswerValue => ({ kind: 'choices', choices: [id] })), ...skipped];
  if (question.kind === 'multiple') {
    const sets = Array.from({ length: 2 ** question.choices.length }, (_, bits) =>
      question.choices.filter((__, at) => ((bits >> at) & 1) === 1),
    );
    const right = sets.filter(({ length }) => length >= question.min && length <= question.max);
    return [...right.map((set): AnswerValue => ({ kind: 'choices', choices: set.map(({ id }) => id) })), ...skipped];
  }
  if (question.kind === 'number' || question.kind === 'scale') {
    const numbers: AnswerValue[] = [];
    for (let one = question.min; one <= question.max; one += 1) numbers.push({ kind: 'number', number: one });
    return [...numbers, ...skipped];
  }
  throw new Error(`every visit does not know ${question.kind} questions`);
};

/** Plays every visit there is, to its end, one after the other: the long way that the analysis must agree with. */
export const everyVisit = (quiz: CompiledQuiz, visit: (answers: readonly Answer[], share: number) => void): void => {
  const play = (index: number, answers: readonly Answer[], share: number): void => {
    const question = quiz.questions[index];
    if (question === undefined) {
      visit(answers, share);
      return;
    }
    if (question.when !== null && !holds(question.when, answers)) {
      play(index + 1, answers, share);
      return;
    }
    const values = answersTo(question);
    for (const value of values) play(index + 1, [...answers, { question: question.id, value }], share / values.length);
  };
  play(0, [], 1);
};
