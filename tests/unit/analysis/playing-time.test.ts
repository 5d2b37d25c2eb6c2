import { describe, expect, test } from 'vitest';
import { SECONDS_PER_TAP, WORDS_OF_A_PLAIN_RESULT, WORDS_PER_MINUTE, wordCount } from '#analysis/reading.ts';
import { tapsFor } from '#analysis/taps.ts';
import type { LocalText } from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import { LOCALES } from '#fields/types.ts';
import { analysisOf, choice, codesOf, multiple, number, origin, quizOf, single } from './support/quizzes.ts';

const words = (count: number): LocalText => ({ fr: 'mot '.repeat(count), en: 'word '.repeat(count) });
const english = (quiz: Parameters<typeof analysisOf>[0], budget = 180) => {
  const { time } = analysisOf(quiz, budget);
  const found = time.locales.find(({ locale }) => locale === 'en');
  if (found === undefined) throw new Error('the quiz speaks English');
  return found;
};
const plain = (WORDS_OF_A_PLAIN_RESULT / WORDS_PER_MINUTE.en) * 60;
/** Attract, language, finish. */
const around = 3 * SECONDS_PER_TAP;

test.each([
  ['Quel Saint-Jean-de-Monts êtes-vous ?', 3],
  ["L'heure, c'est l'heure : 1,5 km", 5],
  ['« Non ! » – 42', 2],
  ['Schöne Grüße', 2],
  ['… ?', 0],
])('%s has %i words', (text, count) => {
  expect(wordCount(text)).toBe(count);
});

test('the languages stand to each other as the same texts read aloud in the study that is cited', () => {
  const wordsAloud = { en: 228, nl: 202, fr: 195, de: 179 };
  for (const locale of LOCALES) expect(WORDS_PER_MINUTE[locale]).toBe(Math.round((180 * wordsAloud[locale]) / wordsAloud.en));
});

describe('the time of a visit', () => {
  const asked = {
    ...single(
      'ask',
      [choice('a'), choice('b')].map((one) => ({ ...one, text: words(3) })),
    ),
    text: words(12),
  };

  test('is reading, touching and the result', () => {
    // 12 + 3 + 3 words at 180 a minute are 6 s; one touch answers.
    expect(english(quizOf([asked])).mean).toBeCloseTo(6 + SECONDS_PER_TAP + around + plain, 9);
  });

  test('is longer in a language that takes longer to read', () => {
    const { time } = analysisOf(quizOf([asked]));
    const [french, inEnglish] = time.locales;
    expect(french?.parts.questions).toBeCloseTo(((inEnglish?.parts.questions ?? 0) * 180) / 154, 9);
  });

  test('takes the worst answers for the worst, and weighs them for the mean', () => {
    const several = {
      ...multiple(
        'several',
        [choice('a'), choice('b')].map((one) => ({ ...one, text: {} })),
        [1, 2],
      ),
      text: {},
    };
    const { mean, worst } = english(quizOf([several]));
    // One choice and going on, twice; or both and going on.
    expect(mean).toBeCloseTo(((2 + 2 + 3) / 3) * SECONDS_PER_TAP + around + plain, 9);
    expect(worst).toBeCloseTo(3 * SECONDS_PER_TAP + around + plain, 9);
  });

  test('counts a question only for those who are asked it', () => {
    const when = { question: idOf('question', 'ask'), is: 'a' };
    const more = {
      ...single(
        'more',
        [choice('x'), choice('y')].map((one) => ({ ...one, text: {} })),
        { when },
      ),
      text: words(180),
    };
    const { mean, worst, paths } = english(quizOf([asked, more]));
    expect(worst - mean).toBeCloseTo((60 + SECONDS_PER_TAP) / 2, 9);
    expect(paths.map((span) => span.worst).toSorted((a, b) => b - a)[0]).toBe(worst);
  });

  test('reads the longest earlier answer where a text names it', () => {
    const long = single('place', [choice('a'), { ...choice('b'), text: words(18) }]);
    const later = (text: LocalText) => ({ ...number('later', [1, 4]), text });
    const named = english(quizOf([long, later({ fr: '{answer:place}', en: '{answer:place}' })]));
    const silent = english(quizOf([long, later({})]));
    expect(named.mean - silent.mean).toBeCloseTo(6, 9);
  });

  test('over its budget it is one finding, whatever the number of languages', () => {
    const quiz = quizOf([{ ...asked, text: words(300) }]);
    expect(codesOf(analysisOf(quiz, 60))).toContain('ANALYSIS_TIME_OVER_BUDGET');
    expect(codesOf(analysisOf(quiz, 60)).filter((code) => code === 'ANALYSIS_TIME_OVER_BUDGET')).toHaveLength(1);
    expect(codesOf(analysisOf(quiz, 600))).not.toContain('ANALYSIS_TIME_OVER_BUDGET');
  });
});

test('an answer further away takes more touches', () => {
  const home = origin('home');
  const number20 = number('people', [1, 20]);
  expect(tapsFor(home, { kind: 'department', code: '85' })).toBe(1);
  expect(tapsFor(home, { kind: 'department', code: '44' })).toBeGreaterThan(1);
  expect(tapsFor(home, { kind: 'country', code: 'NL' })).toBeGreaterThan(tapsFor(home, { kind: 'country', code: 'GB' }));
  expect(tapsFor(number20, { kind: 'number', number: 12 })).toBeGreaterThan(tapsFor(number20, { kind: 'number', number: 2 }));
});
