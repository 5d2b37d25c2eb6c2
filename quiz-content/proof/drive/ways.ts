import { analyse } from '#analysis/analyse.ts';
import { possibleAnswers } from '#analysis/answer-space.ts';
import { atomsAbout } from '#analysis/condition-parts.ts';
import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { holds } from '#play/path.ts';
import { outcomeOf } from '#play/scoring.ts';
import type { Ways } from '../messages/said.ts';
import { answersTo, best, type Play, pointsFor } from './plays.ts';

/** One visit on each way through the quiz that is walked: the most frequent first. */
export interface WaysToWalk extends Ways {
  readonly plays: readonly Play[];
}

/** Only reports need it; a proof asks nothing of the time. */
const BUDGET_S = 180;
/** Looking for answers that lead a way ends here: conditions that contradict each other in a tangle are no reason to wait. */
const STEPS = 20_000;

/** The finger skips, presses any choice and counts up to any number; a place that is not among the first it would have to look up. */
const isWithinReach = ({ kind }: AnswerValue): boolean => kind === 'skipped' || kind === 'number' || kind === 'choices';

/** For each question one answer of every sort that conditions tell apart, the one that brings the outcome most. */
type Sorts = (question: CompiledQuestion, outcome: string | undefined) => readonly AnswerValue[];

const sortsIn = (quiz: CompiledQuiz, now: Date): Sorts => {
  const firstMonth = now.toISOString().slice(0, 7);
  const known = new Map(
    quiz.questions.map((question) => {
      const atoms = atomsAbout(quiz, question.id);
      const seen = (value: AnswerValue): string =>
        atoms.map((atom) => (holds(atom, [{ question: question.id, value }]) ? '1' : '0')).join('');
      const handy = Map.groupBy(answersTo(question, now), seen);
      for (const { value } of atoms.length === 0 ? [] : possibleAnswers(question, firstMonth))
        if (isWithinReach(value) && !handy.has(seen(value))) handy.set(seen(value), [value]);
      return [question.id, [...handy.values()]] as const;
    }),
  );
  return (question, outcome) => {
    const worth = (value: AnswerValue): number => (outcome === undefined ? 0 : pointsFor(outcome, question, value));
    return (known.get(question.id) ?? []).flatMap((values) => best(values, worth) ?? []).toSorted((a, b) => worth(b) - worth(a));
  };
};

/** Answers with which exactly these questions are asked; null: none were found. */
const answersAlong = (
  quiz: CompiledQuiz,
  asked: ReadonlySet<string>,
  sorts: Sorts,
  outcome: string | undefined,
): readonly Answer[] | null => {
  let steps = 0;
  const from = (index: number, answers: readonly Answer[]): readonly Answer[] | null => {
    const question = quiz.questions[index];
    if (question === undefined) return answers;
    const isAsked = question.when === null || holds(question.when, answers);
    if (isAsked !== asked.has(question.id)) return null;
    if (!isAsked) return from(index + 1, answers);
    for (const value of sorts(question, outcome)) {
      steps += 1;
      if (steps > STEPS) return null;
      const found = from(index + 1, [...answers, { question: question.id, value }]);
      if (found !== null) return found;
    }
    return null;
  };
  return from(0, []);
};

/**
 * The ways through a quiz as the analysis knows them, each a set of questions that are asked: a visit on each of the `most` that are
 * taken most often, and what the others come to. Each next one plays for another outcome, so that together they see many results.
 */
export const waysOf = (quiz: CompiledQuiz, now: Date, most: number): WaysToWalk => {
  const analysis = analyse(quiz, { seed: 1, firstMonth: now.toISOString().slice(0, 7), budget: BUDGET_S });
  const { paths, otherPaths, simulated } = analysis.yield;
  const sorts = sortsIn(quiz, now);
  const walked: { play: Play; share: number }[] = [];
  const rarer = { ...otherPaths };
  const outOfReach = { count: 0, share: 0 };
  const leaveOut = (left: typeof rarer, share: number): void => {
    left.count += 1;
    left.share += share;
  };
  for (const { asked, share } of paths) {
    if (walked.length >= most) {
      leaveOut(rarer, share);
      continue;
    }
    const outcome = quiz.outcomes[walked.length % Math.max(1, quiz.outcomes.length)]?.id;
    const answers = answersAlong(quiz, new Set(asked.map(({ id }) => id)), sorts, outcome);
    if (answers === null) leaveOut(outOfReach, share);
    else walked.push({ play: { answers, outcome: outcomeOf(quiz, answers)?.id ?? null }, share });
  }
  return {
    plays: walked.map(({ play }) => play),
    walked: walked.length,
    share: walked.reduce((sum, { share }) => sum + share, 0),
    ...{ rarer, outOfReach, simulated },
  };
};
