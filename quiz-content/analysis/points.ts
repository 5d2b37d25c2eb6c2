import type { AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { weightsOf } from '#play/answers.ts';

/** The points that one answer brings, in the order of the outcomes: what the rules of play give it when nothing else is asked. */
export const pointsOf = (quiz: CompiledQuiz, question: CompiledQuestion, value: AnswerValue): readonly number[] => {
  const alone: CompiledQuiz = { ...quiz, questions: [{ ...question, when: null }] };
  const weights = weightsOf(alone, [{ question: question.id, value }]);
  return quiz.outcomes.map(({ id }) => weights.reduce((sum, one) => sum + (one[id] ?? 0), 0));
};
