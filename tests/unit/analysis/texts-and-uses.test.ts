import { describe, expect, test } from 'vitest';
import { pipedIn, textsOf, wordsOf } from '#analysis/quiz-texts.ts';
import { tableOf } from '#analysis/table.ts';
import { type Translations, translationsOf } from '#analysis/translations.ts';
import { usesOf } from '#analysis/uses.ts';
import type { LocalText } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import { choice, codesOf, number, origin, quizOf, scale, single } from './support/quizzes.ts';

const said = (fr: string, en: string): LocalText => ({ fr, en });
const ask = (...texts: readonly LocalText[]) =>
  quizOf([
    single(
      'ask',
      texts.map((text, index) => ({ ...choice(`c${index}`), text })),
    ),
  ]);
const translationsIn = (quiz: ReturnType<typeof quizOf>): Translations => {
  const texts = textsOf(quiz);
  return translationsOf(quiz, texts, wordsOf(quiz, texts));
};
const found = (quiz: ReturnType<typeof quizOf>) => translationsIn(quiz).findings;

describe('texts that were left over', () => {
  test('a sentence that is the same in two languages is found where it stands', () => {
    const findings = found(ask(said('Je ne sais pas', 'I do not know'), said('Un tour à vélo', 'Un tour à vélo')));
    expect(findings).toMatchObject([{ code: 'ANALYSIS_TEXT_UNTRANSLATED', path: ['questions', 0, 'choices', 1, 'text', 'en'] }]);
  });

  test('a name or a word that two languages share is no finding', () => {
    expect(found(ask(said('Camping', 'Camping'), said('Saint Jean', 'Saint Jean')))).toEqual([]);
  });

  test('a copy from the row above is found, though no language equals another', () => {
    const findings = found(ask(said('La plage', 'The beach'), said('La forêt', 'The beach')));
    expect(findings).toMatchObject([{ code: 'ANALYSIS_TEXT_COPIED', path: ['questions', 0, 'choices', 1, 'text', 'en'] }]);
    expect(findings[0]?.message.en).toContain('question 1 (ask), answer 1 (c0)');
  });

  test('two choices that nobody can tell apart are found once', () => {
    expect(codesOf({ findings: found(ask(said('Oui', 'Yes'), said('Oui', 'Yes'))) })).toEqual(['ANALYSIS_TEXT_COPIED']);
  });

  test('the same short answer to different questions is none', () => {
    const yes = { ...choice('yes'), text: said('Oui', 'Yes') };
    expect(
      found(quizOf([single('one', [yes, choice('no')]), single('two', [{ ...yes, text: said('Si', 'Yes') }, choice('never')])])),
    ).toEqual([]);
  });

  test('the coverage counts texts, words and what is the same', () => {
    const { coverage } = translationsIn(ask(said('Camping', 'Camping'), said('Je dors', 'I sleep')));
    // Title, invitation, question and two choices.
    expect(coverage.map(({ locale, texts, missing, same }) => [locale, texts, missing, same])).toEqual([
      ['fr', 5, 0, 1],
      ['en', 5, 0, 1],
    ]);
  });
});

describe('questions whose answer nothing uses', () => {
  const idle = () => single('idle', [choice('a'), choice('b')]);
  const unused = (...questions: Parameters<typeof quizOf>[0]) => {
    const quiz = quizOf(questions, ['wave', 'dune']);
    return usesOf(tableOf(quiz, '2026-07'), pipedIn(textsOf(quiz))).findings.map(({ path }) => path[1]);
  };

  test('one without field, points, condition or text is found', () => {
    expect(unused(idle())).toEqual([0]);
    expect(unused(scale('idle', [1, 5], []))).toEqual([0]);
  });

  test.each([
    ['a field', [single('idle', [choice('a', {}, 'high'), choice('b')], { field: 'stay_period' })]],
    ['points', [single('idle', [choice('a', { wave: 1 }), choice('b')])]],
    [
      'points of a position',
      [
        scale(
          'idle',
          [1, 5],
          [
            [1, {}],
            [4, { dune: 2 }],
          ],
        ),
      ],
    ],
    ['where somebody comes from', [origin('idle')]],
    ['a condition', [idle(), number('n', [1, 3], { field: 'party_size', when: { question: idOf('question', 'idle'), is: 'a' } })]],
    ['a later text', [idle(), number('n', [1, 3], { field: 'party_size', hint: said('{answer:idle} ?', '{answer:idle}?') })]],
  ])('%s is a use', (_, questions) => {
    expect(unused(...questions)).toEqual([]);
  });

  test('a field that none of the answers says anything about is not', () => {
    expect(unused(single('idle', [choice('a'), choice('b')], { field: 'stay_period' }))).toEqual([0]);
  });
});
