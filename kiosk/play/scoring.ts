import type { Answer } from '#contract/answer.ts';
import type { CompiledOutcome, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { weightsOf } from './answers.ts';
import { questionsAsked } from './path.ts';

export interface Share {
  readonly outcome: CompiledOutcome;
  /** Own points ÷ the most it could have got on the questions that were asked: more chances to score win nothing by design. */
  readonly share: number;
}

/** The share of each outcome, in tie order. */
export const sharesOf = (quiz: CompiledQuiz, answers: readonly Answer[]): readonly Share[] => {
  const asked = questionsAsked(quiz, answers);
  const weights = weightsOf(quiz, answers);
  return quiz.outcomes.map((outcome) => {
    const points = weights.reduce((sum, one) => sum + (one[outcome.id] ?? 0), 0);
    const most = asked.reduce((sum, question) => sum + (question.best[outcome.id] ?? 0), 0);
    return { outcome, share: most > 0 ? points / most : 0 };
  });
};

/** The outcome with the largest share; of equals the first in tie order. Null for a quiz without outcomes. */
export const outcomeOf = (quiz: CompiledQuiz, answers: readonly Answer[]): CompiledOutcome | null => {
  let best: Share | null = null;
  for (const one of sharesOf(quiz, answers)) if (best === null || one.share > best.share) best = one;
  return best?.outcome ?? null;
};
