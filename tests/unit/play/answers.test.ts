import { describe, expect, test } from 'vitest';
import type { Answer, AnswerValue } from '#contract/answer.ts';
import { idOf } from '#contract/ids.ts';
import { checkAnswer, fieldsOfAnswer, mergeFields } from '#play/answers.ts';
import { outcomeOf, sharesOf } from '#play/scoring.ts';
import { statusOf } from '#play/status.ts';
import { smallQuiz } from '#tests/fixtures/small-quiz.ts';

const answer = (question: string, value: AnswerValue): Answer => ({ question: idOf('question', question), value });
const choices = (...ids: string[]): AnswerValue => ({ kind: 'choices', choices: ids.map((id) => idOf('choice', id)) });
const question = (id: string) => {
  const found = smallQuiz.questions.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

/** As the host makes a session's profile: each answer's fields, then all of them merged. */
const fieldsOf = (...answers: Answer[]) => mergeFields(answers.flatMap((one) => fieldsOfAnswer(question(one.question), one.value)));

describe('what a question takes', () => {
  test.each([
    ['envie', choices('large'), true],
    ['envie', choices('large', 'foret'), false],
    ['envie', choices('inconnu'), false],
    ['envie', { kind: 'skipped' }, false],
    ['plaisirs', choices('velo', 'bain'), true],
    ['plaisirs', choices('velo', 'velo'), false],
    ['plaisirs', choices('velo', 'bain', 'table'), false],
    ['plaisirs', { kind: 'skipped' }, true],
    ['combien', { kind: 'number', number: 12 }, true],
    ['combien', { kind: 'number', number: 13 }, false],
    ['combien', { kind: 'number', number: 2.5 }, false],
    ['combien', { kind: 'number', number: Number.NaN }, false],
    ['origine', { kind: 'department', code: '2A' }, true],
    ['origine', { kind: 'department', code: '20' }, false],
    ['origine', { kind: 'country', code: 'NL' }, true],
    ['origine', { kind: 'country', code: 'XX' }, false],
    ['origine', choices('large'), false],
  ] satisfies [string, AnswerValue, boolean][])('%s ← %j: %s', (id, value, fits) => {
    expect(checkAnswer(question(id), value).ok).toBe(fits);
  });
});

describe('what answers say about a visitor', () => {
  test('themes of several questions are one set, without doubles', () => {
    const fields = fieldsOf(answer('envie', choices('large')), answer('plaisirs', choices('bain', 'velo')));
    expect(fields).toEqual([
      expect.objectContaining({ key: 'themes', value: ['bike', 'sea_beach_sun', 'wellbeing'], provenance: 'declared' }),
    ]);
  });

  test('a choice mapped to nothing, and a skipped question, say nothing', () => {
    expect(fieldsOf(answer('envie', choices('rien')), answer('plaisirs', { kind: 'skipped' }))).toEqual([]);
  });

  test('a département says France too, but only as derived', () => {
    expect(fieldsOf(answer('origine', { kind: 'department', code: '44' }))).toEqual([
      { key: 'origin_department', value: '44', provenance: 'declared', question: 'origine' },
      { key: 'origin_country', value: 'FR', provenance: 'derived', question: 'origine' },
    ]);
  });
});

describe('the outcome', () => {
  test('an outcome with more chances to score does not win by design', () => {
    const answers = [answer('envie', choices('foret')), answer('plaisirs', choices('velo', 'bain'))];
    expect(sharesOf(smallQuiz, answers).map((one) => [one.outcome.id, one.share])).toEqual([
      ['vague', 0.5],
      ['pin', 1],
    ]);
    expect(outcomeOf(smallQuiz, answers)?.id).toBe('pin');
  });

  test('of equals the first in tie order wins, each time', () => {
    const tied = [answer('envie', choices('large')), answer('plaisirs', choices('velo'))];
    expect(outcomeOf(smallQuiz, tied)?.id).toBe('vague');
    expect(outcomeOf({ ...smallQuiz, outcomes: smallQuiz.outcomes.toReversed() }, tied)?.id).toBe('pin');
  });

  test('without points there is still an outcome, and a survey has none', () => {
    expect(outcomeOf(smallQuiz, [])?.id).toBe('vague');
    expect(outcomeOf({ ...smallQuiz, kind: 'survey', outcomes: [] }, [])).toBeNull();
  });
});

test('who reads the result and walks away has completed; who leaves anything begun has not', () => {
  expect(statusOf('finished', 'review')).toBe('completed');
  expect(statusOf('idle', 'result')).toBe('completed');
  expect(statusOf('idle', 'contact')).toBe('abandoned');
  expect(statusOf('left', 'question')).toBe('abandoned');
  expect(statusOf('fault', 'result')).toBe('abandoned');
  expect(statusOf('boot', null)).toBe('abandoned');
});
