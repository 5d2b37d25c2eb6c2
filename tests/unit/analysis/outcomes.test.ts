import { describe, expect, test } from 'vitest';
import { errorOf } from '#analysis/error-bar.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import { seededChance } from '#play/chance.ts';
import { sharesOf } from '#play/scoring.ts';
import { choice, codesOf, multiple, outcomesIn, quizOf, single } from './support/quizzes.ts';

const outcomes = (quiz: CompiledQuiz, some = {}) => {
  const found = outcomesIn(quiz, some);
  if (found === null) throw new Error('the quiz has outcomes');
  return found;
};
const sharesIn = (quiz: CompiledQuiz) => Object.fromEntries(outcomes(quiz).shares.map(({ outcome, share }) => [outcome.id, share]));

/** A question whose choices each bring one outcome a point. */
const pointFor = (question: string, ...ids: readonly string[]) =>
  single(
    question,
    ids.map((id, index) => choice(`c${index}`, { [id]: 1 })),
  );

describe('the share of an outcome', () => {
  test('counts each set of choices of a multiple question once', () => {
    const quiz = quizOf([multiple('several', [choice('a', { wave: 2 }), choice('b', { dune: 1 }), choice('c')], [1, 2])], ['wave', 'dune']);
    // a, b, c, ab, ac, bc: the wave wins with every a (with b it is a tie of all points), and c alone by tie order.
    expect(sharesIn(quiz)).toEqual({ wave: expect.closeTo(4 / 6, 12), dune: expect.closeTo(2 / 6, 12) });
  });

  test('is one and the same for the same seed, and another for another', () => {
    const quiz = quizOf(
      [pointFor('one', 'wave', 'wave', 'dune', 'pine'), pointFor('two', 'dune', 'pine', 'wave')],
      ['wave', 'dune', 'pine'],
    );
    const simulated = (seed: number) =>
      outcomes(quiz, { exactSteps: 0, visits: 400, chance: seededChance(seed) }).shares.map(({ share }) => share);
    expect(simulated(7)).toEqual(simulated(7));
    expect(simulated(7)).not.toEqual(simulated(8));
  });

  test('has an error bar when it was played by chance, which shrinks with the visits and never to nothing', () => {
    expect(errorOf(0.5, 10_000)).toBeCloseTo(0.0098, 4);
    expect(errorOf(0.5, 40_000)).toBeCloseTo(0.0049, 4);
    expect(errorOf(0, 1_000)).toBeGreaterThan(0.001);
  });
});

describe('findings about outcomes', () => {
  test('one that gets points and still never wins is unreachable', () => {
    const quiz = quizOf([single('only', [choice('a', { wave: 2, dune: 1 }), choice('b', { pine: 2 })])], ['wave', 'pine', 'dune']);
    const { findings } = outcomes({ ...quiz, questions: quiz.questions.map((one) => ({ ...one, best: { wave: 2, pine: 2, dune: 2 } })) });
    const about = findings.filter(({ code }) => code === 'ANALYSIS_OUTCOME_UNREACHABLE');
    expect(about).toMatchObject([{ severity: 'error', path: ['outcomes', 'dune'] }]);
  });

  test('below 8 % it is rare, above 40 % it is too frequent, in between it is fine', () => {
    const ids = ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'c', 'c', 'd'];
    const quiz = quizOf([pointFor('only', ...ids)], ['a', 'b', 'c', 'd']);
    expect(outcomes(quiz).findings.map(({ code, path }) => [code, path[1]])).toEqual([['ANALYSIS_OUTCOME_RARE', 'd']]);
    const more = quizOf([pointFor('only', ...ids, 'a')], ['a', 'b', 'c', 'd']);
    expect(outcomes(more).findings.map(({ code, path }) => [code, path[1]])).toEqual([
      ['ANALYSIS_OUTCOME_DOMINANT', 'a'],
      ['ANALYSIS_OUTCOME_RARE', 'd'],
    ]);
  });

  test('of two outcomes one always has half: that is no finding', () => {
    expect(outcomes(quizOf([pointFor('only', 'wave', 'dune')], ['wave', 'dune'])).findings).toEqual([]);
  });

  test('answers that bring nobody points are said, with how many they are', () => {
    const quiz = quizOf([single('only', [choice('a', { wave: 1 }), choice('b', { dune: 1 }), choice('c')])], ['wave', 'dune']);
    const { findings } = outcomes(quiz);
    expect(codesOf({ findings })).toEqual(['ANALYSIS_PATH_UNDECIDED']);
    expect(findings[0]?.message.en).toMatch(/^33\.3/);
  });
});

describe('ties', () => {
  const quiz = quizOf([pointFor('one', 'wave', 'dune'), pointFor('two', 'wave', 'dune', 'dune')], ['dune', 'wave']);

  test('the tie order decides them, and how often is said', () => {
    // wave+dune 2 of 6, dune+wave 1 of 6.
    const { tied, ties } = outcomes(quiz);
    expect(tied).toBeCloseTo(3 / 6, 12);
    expect(ties.map(({ won, lost }) => [won.id, lost.id])).toEqual([['dune', 'wave']]);
  });

  test('the closest answer sets come first, with answers that really lead there', () => {
    const { closest } = outcomes(quiz);
    expect(closest[0]).toMatchObject({ first: { id: 'dune' }, second: { id: 'wave' }, margin: 0 });
    expect(closest[0]?.answers.map(({ question }) => question)).toHaveLength(2);
    const shares = sharesOf(quiz, closest[0]?.answers ?? []).map(({ share }) => share);
    expect(shares[0]).toBe(shares[1]);
  });
});

test('a survey has no outcomes', () => {
  expect(outcomesIn(quizOf([single(idOf('question', 'only'), [choice('a'), choice('b')])]))).toBeNull();
});
