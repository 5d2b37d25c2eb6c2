import type { Answer } from '#contract/answer.ts';
import type { CompiledOutcome, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { choicesOf } from './answers.ts';

export interface Share {
  readonly outcome: CompiledOutcome;
  /** Own points ÷ own maximum: an outcome with more chances to score does not win by design. */
  readonly share: number;
}

/** The share of each outcome, in tie order. */
export const sharesOf = (quiz: CompiledQuiz, answers: readonly Answer[]): readonly Share[] => {
  const chosen = choicesOf(quiz, answers);
  return quiz.outcomes.map((outcome) => {
    const points = chosen.reduce((sum, choice) => sum + (choice.weights[outcome.id] ?? 0), 0);
    return { outcome, share: points / outcome.maximum };
  });
};

/** The outcome with the largest share; of equals the first in tie order. Null for a quiz without outcomes. */
export const outcomeOf = (quiz: CompiledQuiz, answers: readonly Answer[]): CompiledOutcome | null => {
  let best: Share | null = null;
  for (const one of sharesOf(quiz, answers)) if (best === null || one.share > best.share) best = one;
  return best?.outcome ?? null;
};
