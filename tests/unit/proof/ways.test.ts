import { describe, expect, it } from 'vitest';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import { questionsAsked } from '#play/path.ts';
import { playsOf } from '#proof/drive/plays.ts';
import { waysOf } from '#proof/drive/ways.ts';
import { smallQuiz } from '#tests/fixtures/small-quiz.ts';

const NOW = new Date('2026-07-04T10:00:00Z');

const question = (id: string, over: Record<string, unknown> = {}): CompiledQuiz['questions'][number] => {
  const [single] = smallQuiz.questions;
  if (single?.kind !== 'single') throw new Error('the small quiz begins with a single choice');
  return { ...single, id: idOf('question', id), field: null, ...over };
};
const party = smallQuiz.questions.find(({ kind }) => kind === 'number');
const origin = smallQuiz.questions.find(({ kind }) => kind === 'origin');
if (party === undefined || origin === undefined) throw new Error('the small quiz asks for a number and for the origin');
const quizOf = (...questions: CompiledQuiz['questions']): CompiledQuiz => ({ ...smallQuiz, questions });
const is = (id: string, answer: string) => ({ when: { question: idOf('question', id), is: answer } });

const askedOn = (quiz: CompiledQuiz, answers: Parameters<typeof questionsAsked>[1]): string =>
  questionsAsked(quiz, answers)
    .map(({ id }) => id)
    .join(' ');

describe('the ways through a quiz', () => {
  const forked = quizOf(question('a'), question('b', is('a', 'large')), question('c', is('b', 'foret')), question('d'));

  it('are each walked once, by answers that really lead there', () => {
    const { plays, walked, share, rarer, outOfReach } = waysOf(forked, NOW, 12);
    const asked = plays.map(({ answers }) => askedOn(forked, answers));
    expect(asked.toSorted()).toEqual(['a b c d', 'a b d', 'a d']);
    expect([walked, rarer.count, outOfReach.count]).toEqual([3, 0, 0]);
    expect(share).toBeCloseTo(1);
  });

  it('beyond the limit are left out with their share, and their questions are still seen', () => {
    const few = waysOf(forked, NOW, 1);
    expect(few.plays.map(({ answers }) => askedOn(forked, answers))).toEqual(['a d']);
    expect(few.rarer.count).toBe(2);
    expect(few.share + few.rarer.share).toBeCloseTo(1);
    const { plays, unseen } = playsOf(forked, NOW, few.plays);
    expect(plays[0]).toBe(few.plays[0]);
    expect(unseen.questions).toEqual([]);
  });

  it('that only a number beyond the buttons leads to are counted up to', () => {
    const quiz = quizOf(party, question('many', { when: { question: party.id, atLeast: 10 } }));
    const { plays, outOfReach } = waysOf(quiz, NOW, 12);
    expect(outOfReach.count).toBe(0);
    const last = plays.find(({ answers }) => askedOn(quiz, answers).includes('many'))?.answers[0]?.value;
    expect(last?.kind === 'number' && last.number >= 10).toBe(true);
  });

  it('that only a place far from those offered first leads to are said to be out of reach', () => {
    const quiz = quizOf(origin, question('far', { when: { question: origin.id, is: 'JP' } }));
    const { walked, outOfReach, share } = waysOf(quiz, NOW, 12);
    expect([walked, outOfReach.count]).toEqual([1, 1]);
    expect(share + outOfReach.share).toBeCloseTo(1);
  });
});
