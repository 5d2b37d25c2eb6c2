import type { Answer } from '#contract/answer.ts';
import type { CompiledOutcome, CompiledQuestion, LocalText } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import { textIn } from '#play/answers.ts';
import { withAnswers, wordsOfAnswer } from '#play/words.ts';
import { possibleAnswers } from './answer-space.ts';
import type { Terrain } from './explore.ts';
import { type Finding, finding, THE_QUIZ } from './finding.ts';
import type { Outcomes } from './outcomes.ts';
import type { Reach } from './reach.ts';
import { SECONDS_PER_TAP, secondsForWords, WORDS_OF_A_PLAIN_RESULT, wordCount } from './reading.ts';
import { tapsFor } from './taps.ts';
import { pipedIn } from './uses.ts';
import type { PathClass } from './yield.ts';

/** Seconds, as long as reading and touching take: on average, and with the answers that take longest. */
export interface Span {
  readonly mean: number;
  readonly worst: number;
}

export interface LocaleTime extends Span {
  readonly locale: Locale;
  /** What the mean is made of. */
  readonly parts: { readonly questions: number; readonly taps: number; readonly result: number };
  /** In the order of the paths of the yield. */
  readonly paths: readonly Span[];
}

export interface PlayingTime {
  readonly budget: number;
  readonly locales: readonly LocaleTime[];
  readonly findings: readonly Finding[];
}

/** Of every question that later texts name, the answer with the most words. */
const wordiestAnswers = ({ quiz, firstMonth }: Terrain, locale: Locale): readonly Answer[] => {
  const piped = pipedIn(quiz);
  return quiz.questions
    .filter(({ id }) => piped.has(id))
    .flatMap((question) => {
      const length = (answer: Answer): number =>
        wordCount(
          wordsOfAnswer(question, answer.value, locale, quiz.defaultLocale)
            .map(({ label }) => label)
            .join(' '),
        );
      const answers = possibleAnswers(question, firstMonth).map(({ value }): Answer => ({ question: question.id, value }));
      return answers.length === 0 ? [] : [answers.reduce((most, one) => (length(one) > length(most) ? one : most))];
    });
};

/** The words of a question that are read. Places, numbers and months are looked for, not read. */
const wordsOf = (question: CompiledQuestion): readonly LocalText[] => [
  question.text,
  ...(question.hint === null ? [] : [question.hint]),
  ...('choices' in question ? question.choices.map(({ text }) => text) : []),
  ...(question.kind === 'scale' ? [question.low, question.high] : []),
];

const tapsOf = ({ firstMonth }: Terrain, question: CompiledQuestion): Span => {
  const possible = possibleAnswers(question, firstMonth).map(({ value, weight }) => ({ taps: tapsFor(question, value), weight }));
  const total = possible.reduce((sum, { weight }) => sum + weight, 0);
  return {
    mean: possible.reduce((sum, { taps, weight }) => sum + (taps * weight) / total, 0) * SECONDS_PER_TAP,
    worst: possible.reduce((most, { taps }) => Math.max(most, taps), 0) * SECONDS_PER_TAP,
  };
};

const resultTexts = ({ title, text, advice }: CompiledOutcome): readonly LocalText[] => [title, text, advice];

const timeIn = (terrain: Terrain, locale: Locale, reach: Reach, outcomes: Outcomes | null, paths: readonly PathClass[]): LocaleTime => {
  const { quiz } = terrain;
  const answers = wordiestAnswers(terrain, locale);
  const wordsIn = (text: LocalText): number => wordCount(withAnswers(textIn(text, locale, quiz.defaultLocale), quiz, answers, locale));
  const read = (texts: readonly LocalText[]): number =>
    secondsForWords(
      texts.reduce((sum, text) => sum + wordsIn(text), 0),
      locale,
    );
  const reading = new Map(quiz.questions.map((question) => [question, read(wordsOf(question))]));
  const taps = new Map(quiz.questions.map((question) => [question, tapsOf(terrain, question)]));
  const readingOf = (question: CompiledQuestion): number => reading.get(question) ?? 0;
  const tapsOn = (question: CompiledQuestion): Span => taps.get(question) ?? { mean: 0, worst: 0 };

  // The touch that ends the attract loop, the language, and the one that finishes the visit.
  const around = SECONDS_PER_TAP * (quiz.locales.length > 1 ? 3 : 2);
  const results =
    outcomes === null
      ? [{ share: 1, seconds: secondsForWords(WORDS_OF_A_PLAIN_RESULT, locale) }]
      : outcomes.shares.map(({ outcome, share }) => ({ share, seconds: read(resultTexts(outcome)) }));
  const meanResult = results.reduce((sum, { share, seconds }) => sum + share * seconds, 0);
  const longestResult = results.reduce((most, { seconds }) => Math.max(most, seconds), 0);

  const parts = {
    questions: reach.asked.reduce((sum, { question, share }) => sum + share * readingOf(question), 0),
    taps: around + reach.asked.reduce((sum, { question, share }) => sum + share * tapsOn(question).mean, 0),
    result: meanResult,
  };
  const spans = paths.map(
    ({ asked }): Span => ({
      mean: around + meanResult + asked.reduce((sum, question) => sum + readingOf(question) + tapsOn(question).mean, 0),
      worst: around + longestResult + asked.reduce((sum, question) => sum + readingOf(question) + tapsOn(question).worst, 0),
    }),
  );
  return {
    locale,
    mean: parts.questions + parts.taps + parts.result,
    worst: spans.reduce((most, { worst }) => Math.max(most, worst), 0),
    parts,
    paths: spans,
  };
};

const overBudget = (locales: readonly LocaleTime[], budget: number): readonly Finding[] => {
  const long = locales.filter(({ worst }) => worst > budget);
  if (long.length === 0) return [];
  const said = long.map(({ locale, worst }) => `${locale} ${Math.ceil(worst)} s`).join(', ');
  return [
    finding('ANALYSIS_TIME_OVER_BUDGET', {
      ...THE_QUIZ,
      message: {
        fr: `le plus long parcours dépasse le budget de ${budget} s : ${said}`,
        en: `the longest way through takes longer than the budget of ${budget} s: ${said}`,
      },
      fix: {
        fr: 'raccourcissez les textes, ou posez moins de questions sur ce parcours',
        en: 'shorten the texts, or ask fewer questions on it',
      },
    }),
  ];
};

/** How long a visit takes in each language, from the first touch to the last word of the result. The contact form is not part of it. */
export const playingTimeOf = (
  terrain: Terrain,
  reach: Reach,
  outcomes: Outcomes | null,
  paths: readonly PathClass[],
  budget: number,
): PlayingTime => {
  const locales = terrain.quiz.locales.map((locale) => timeIn(terrain, locale, reach, outcomes, paths));
  return { budget, locales, findings: overBudget(locales, budget) };
};
