import { describe, expect, test } from 'vitest';
import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { Condition } from '#contract/condition.ts';
import { idOf } from '#contract/ids.ts';
import { choice, codesOf, number, origin, quizOf, reachIn, single } from './support/quizzes.ts';

const [stay, people, home] = ['stay', 'people', 'home'].map((id) => idOf('question', id)) as [never, never, never];
const quizWith = (when: Condition, more: readonly CompiledQuestion[] = []) =>
  quizOf([
    single('stay', [choice('day'), choice('week')]),
    number('people', [1, 8]),
    origin('home'),
    single('last', [choice('yes'), choice('no')], { when }),
    ...more,
  ]);
const shareOf = (when: Condition) => reachIn(quizWith(when)).asked.find(({ question }) => question.id === 'last')?.share;
const found = (when: Condition) => reachIn(quizWith(when)).findings;

describe('how many visits come to a question', () => {
  test.each<[string, Condition, number]>([
    ['one of two choices', { question: stay, is: 'week' }, 1 / 2],
    ['numbers from a threshold on', { question: people, atLeast: 7 }, 2 / 8],
    ['a département or a country, half each', { question: home, is: 'FR' }, 1 / 2],
    ['one département of 101', { question: home, is: '85' }, 1 / 2 / 101],
    [
      'what must both hold',
      {
        all: [
          { question: stay, is: 'week' },
          { question: people, is: 3 },
        ],
      },
      1 / 16,
    ],
    [
      'what holds when another does not',
      {
        not: {
          all: [
            { question: stay, is: 'week' },
            { question: people, is: 3 },
          ],
        },
      },
      15 / 16,
    ],
  ])('%s', (_, when, share) => {
    expect(shareOf(when)).toBeCloseTo(share, 12);
  });

  test('a question that hangs on one which is seldom asked is as seldom', () => {
    const quiz = quizWith({ question: stay, is: 'week' }, [
      single('after', [choice('yes'), choice('no')], { when: { question: idOf('question', 'last'), is: 'yes' } }),
    ]);
    expect(reachIn(quiz).asked.at(-1)?.share).toBeCloseTo(1 / 4, 12);
  });
});

describe('conditions that decide nothing', () => {
  test('a question that nobody comes to is found at its condition', () => {
    const findings = found({ question: people, atLeast: 9 });
    expect(findings).toMatchObject([{ code: 'ANALYSIS_QUESTION_UNREACHABLE', severity: 'error', path: ['questions', 3, 'when'] }]);
    expect(findings[0]?.message.en).toContain('people atLeast 9');
  });

  test('parts that exclude each other make the whole unreachable, and that is one finding', () => {
    const both: Condition = {
      all: [
        { question: stay, is: 'week' },
        { question: stay, is: 'day' },
      ],
    };
    expect(codesOf({ findings: found(both) })).toEqual(['ANALYSIS_QUESTION_UNREACHABLE']);
  });

  test('a part that never holds is found beside one that does', () => {
    const findings = found({
      any: [
        { question: people, is: 12 },
        { question: stay, is: 'week' },
      ],
    });
    expect(codesOf({ findings })).toEqual(['ANALYSIS_CONDITION_NEVER']);
    expect(findings[0]?.message.en).toContain('people is 12');
  });

  test('a condition that always holds is found, whole or in part', () => {
    expect(codesOf({ findings: found({ question: people, atLeast: 1 }) })).toEqual(['ANALYSIS_CONDITION_ALWAYS']);
    const part: Condition = {
      all: [
        { question: stay, answered: true },
        { question: people, is: 2 },
      ],
    };
    expect(codesOf({ findings: found(part) })).toEqual(['ANALYSIS_CONDITION_ALWAYS']);
  });

  test('nothing is found where every part holds now and then', () => {
    expect(found({ any: [{ question: home, is: 'GB' }, { not: { question: stay, is: 'day' } }] })).toEqual([]);
  });

  test('what was only played by chance is not called impossible without saying so', () => {
    const { findings, simulated } = reachIn(quizWith({ question: people, is: 12 }), { exactSteps: 0, visits: 50 });
    expect(simulated).toBe(50);
    expect(findings[0]?.message.en).toContain('in 50 simulated visits');
  });
});
