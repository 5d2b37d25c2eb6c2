import { describe, expect, test } from 'vitest';
import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Condition } from '#contract/condition.ts';
import { idOf } from '#contract/ids.ts';
import { fieldsOf } from '#play/answers.ts';
import { answersOnPath, holds, questionsAsked } from '#play/path.ts';
import { sharesOf } from '#play/scoring.ts';
import { withAnswers } from '#play/words.ts';
import { smallQuiz } from '#tests/fixtures/small-quiz.ts';

const answer = (question: string, value: AnswerValue): Answer => ({ question: idOf('question', question), value });
const choices = (...ids: string[]): AnswerValue => ({ kind: 'choices', choices: ids.map((id) => idOf('choice', id)) });
const envie = idOf('question', 'envie');
const combien = idOf('question', 'combien');

/** The number is asked only of those who want the forest; the origin only of crews of three and more. */
const branching: CompiledQuiz = {
  ...smallQuiz,
  questions: smallQuiz.questions.map((question) => {
    if (question.id === 'combien') return { ...question, when: { question: envie, is: 'foret' } };
    return question.id === 'origine' ? { ...question, when: { question: combien, atLeast: 3 } } : question;
  }),
};
const ids = (quiz: CompiledQuiz, answers: readonly Answer[]) => questionsAsked(quiz, answers).map((question) => question.id);

describe('a condition', () => {
  const answers = [
    answer('envie', choices('foret')),
    answer('combien', { kind: 'number', number: 3 }),
    answer('origine', { kind: 'department', code: '44' }),
  ];
  const origine = idOf('question', 'origine');
  test.each([
    [{ question: envie, is: 'foret' }, true],
    [{ question: envie, is: 'large' }, false],
    [{ question: envie, anyOf: ['large', 'foret'] }, true],
    [{ question: combien, atLeast: 3 }, true],
    [{ question: combien, atLeast: 4 }, false],
    [{ question: combien, is: 3 }, true],
    [{ question: origine, is: 'FR' }, true],
    [{ question: origine, anyOf: ['44', '85'] }, true],
    [{ question: idOf('question', 'plaisirs'), answered: true }, false],
    [{ question: idOf('question', 'plaisirs'), answered: false }, true],
    [{ all: [{ question: envie, is: 'foret' }, { not: { question: combien, is: 2 } }] }, true],
    [
      {
        any: [
          { question: envie, is: 'large' },
          { question: combien, is: 2 },
        ],
      },
      false,
    ],
  ] satisfies [Condition, boolean][])('%j: %s', (condition, expected) => {
    expect(holds(condition, answers)).toBe(expected);
  });
});

test('a question whose condition does not hold is not asked, nor is one that hangs on it', () => {
  const asked = [answer('envie', choices('foret')), answer('combien', { kind: 'number', number: 5 })];
  expect(ids(branching, asked)).toEqual(['envie', 'plaisirs', 'combien', 'origine']);
  expect(ids(branching, [answer('envie', choices('large')), answer('combien', { kind: 'number', number: 5 })])).toEqual([
    'envie',
    'plaisirs',
  ]);
});

test('an answer that fell off the path says nothing about the visitor any more', () => {
  const answers = [
    answer('envie', choices('large')),
    answer('combien', { kind: 'number', number: 5 }),
    answer('plaisirs', { kind: 'skipped' }),
  ];
  expect(answersOnPath(branching, answers).map((one) => one.question)).toEqual(['envie', 'plaisirs']);
  expect(fieldsOf(branching, answers).map((field) => field.key)).toEqual(['themes']);
});

test('shares are measured on the questions that were asked', () => {
  const skippable: CompiledQuiz = {
    ...smallQuiz,
    questions: smallQuiz.questions.map((question) =>
      question.id === 'plaisirs' ? { ...question, when: { question: envie, is: 'foret' } } : question,
    ),
  };
  expect(sharesOf(skippable, [answer('envie', choices('large'))]).map((one) => one.share)).toEqual([1, 0]);
});

test('a position on a scale says what its band says', () => {
  const quiz: CompiledQuiz = {
    ...smallQuiz,
    questions: [
      {
        id: idOf('question', 'rythme'),
        kind: 'scale',
        text: { fr: 'Rythme ?', en: 'Pace?' },
        hint: null,
        field: 'themes',
        optional: false,
        when: null,
        best: { vague: 2, pin: 2 },
        min: 1,
        max: 5,
        low: { fr: 'lent', en: 'slow' },
        high: { fr: 'vif', en: 'fast' },
        bands: [
          { from: 1, value: ['wellbeing'], weights: { pin: 2 } },
          { from: 4, value: ['sport_nature'], weights: { vague: 2 } },
        ],
      },
    ],
  };
  const at = (number: number) => [answer('rythme', { kind: 'number', number })];
  expect(fieldsOf(quiz, at(3))[0]?.value).toEqual(['wellbeing']);
  expect(fieldsOf(quiz, at(4))[0]?.value).toEqual(['sport_nature']);
  expect(sharesOf(quiz, at(5)).map((one) => one.share)).toEqual([1, 0]);
});

test('a commune of origin says its département from the register, not from its postcode', () => {
  const quiz: CompiledQuiz = {
    ...smallQuiz,
    questions: [
      {
        id: idOf('question', 'commune'),
        kind: 'commune',
        text: { fr: 'Commune ?', en: 'Commune?' },
        hint: null,
        field: 'origin_commune_insee',
        optional: false,
        when: null,
        best: {},
        shortcuts: [],
        communes: [{ code: '05100', name: 'Névache', department: '05', postcodes: ['05100'] }],
      },
    ],
  };
  expect(
    fieldsOf(quiz, [answer('commune', { kind: 'commune', code: '05100' })]).map((field) => [field.key, field.value, field.provenance]),
  ).toEqual([
    ['origin_commune_insee', '05100', 'declared'],
    ['origin_department', '05', 'derived'],
    ['origin_country', 'FR', 'derived'],
  ]);
});

test('earlier answers stand in later texts, in the language read', () => {
  const text = 'À {answer:combien}, depuis {answer:origine} : {answer:envie}{answer:plaisirs} !';
  const answers = [
    answer('combien', { kind: 'number', number: 4 }),
    answer('origine', { kind: 'country', code: 'NL' }),
    answer('envie', choices('large')),
  ];
  expect(withAnswers(text, smallQuiz, answers, 'en')).toBe('À 4, depuis Netherlands : large en !');
});
