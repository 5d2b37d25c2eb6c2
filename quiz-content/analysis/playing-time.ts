import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledOutcome, CompiledQuestion, CompiledQuiz, LocalText } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import type { Duration } from '#games/game-kind.ts';
import { gameKindOf } from '#games/kinds.ts';
import { textIn } from '#play/answers.ts';
import { withAnswers, wordsOfAnswer } from '#play/words.ts';
import { possibleAnswers } from './answer-space.ts';
import { type Finding, finding, THE_QUIZ } from './finding.ts';
import type { Outcomes } from './outcomes.ts';
import type { WordCounts } from './quiz-texts.ts';
import { readingIn, SECONDS_PER_TAP, secondsForWords, WORDS_OF_A_PLAIN_RESULT, wordCount } from './reading.ts';
import type { Table } from './table.ts';
import type { PathClass } from './yield.ts';

/** Seconds, as long as reading and touching take: on average, and with the answers that take longest. */
export interface Span {
  readonly mean: number;
  readonly worst: number;
}

export interface LocaleTime extends Span {
  readonly locale: Locale;
  /** What the mean is made of. */
  readonly parts: { readonly game: number; readonly questions: number; readonly taps: number; readonly result: number };
  /** In the order of the paths of the yield. */
  readonly paths: readonly Span[];
}

export interface PlayingTime {
  readonly budget: number;
  readonly locales: readonly LocaleTime[];
  readonly findings: readonly Finding[];
}

/** A commune out of thousands is named by its own question: with it alone nobody searches for it. */
const wordsIn = (question: CompiledQuestion, value: AnswerValue, index: number, locale: Locale, fallback: Locale): number => {
  const commune = question.kind === 'commune' ? question.communes[index] : undefined;
  const asked = question.kind === 'commune' && commune !== undefined ? { ...question, communes: [commune] } : question;
  return wordCount(
    wordsOfAnswer(asked, value, locale, fallback)
      .map(({ label }) => label)
      .join(' '),
  );
};

/** Of every question that later texts name, the answer with the most words. */
const wordiestAnswers = ({ quiz, firstMonth }: Table, piped: ReadonlySet<string>, locale: Locale): readonly Answer[] =>
  quiz.questions
    .filter(({ id }) => piped.has(id))
    .flatMap((question) => {
      let [most, wordiest]: [number, AnswerValue | null] = [-1, null];
      for (const [index, { value }] of possibleAnswers(question, firstMonth).entries()) {
        const words = wordsIn(question, value, index, locale, quiz.defaultLocale);
        if (words > most) [most, wordiest] = [words, value];
      }
      return wordiest === null ? [] : [{ question: question.id, value: wordiest }];
    });

/** The words of a question that are read. Places, numbers and months are looked for, not read. */
const wordsOf = (question: CompiledQuestion): readonly LocalText[] => [
  question.text,
  ...(question.hint === null ? [] : [question.hint]),
  ...('choices' in question ? question.choices.map(({ text }) => text) : []),
  ...(question.kind === 'scale' ? [question.low, question.high] : []),
];

const resultTexts = ({ title, text, advice }: CompiledOutcome): readonly LocalText[] => [title, text, advice];

/** How long a question takes in one language, by its place in the quiz. */
interface Pace {
  readonly locale: Locale;
  readonly reading: Float64Array;
  /** Reading, and the answer that takes the most touches. */
  readonly longest: Float64Array;
  /** Of each outcome's texts, in the order of the outcomes; of a survey what the page says itself. */
  readonly results: readonly number[];
}

/** What a touch is counted as, by question. What the game answers itself nobody reads or touches: its time is the game's. */
const touchesIn = ({ quiz, questions }: Table) =>
  questions.map(({ question, taps }) => (quiz.game?.answers.includes(question.id) === true ? null : taps));

/** What reading and touching takes, question by question: no visit is needed to know that. */
export const pacesOf = (table: Table, piped: ReadonlySet<string>, counts: WordCounts): readonly Pace[] => {
  const { quiz, questions } = table;
  const touches = touchesIn(table);
  const texts = questions.map(({ question }, index) => (touches[index] === null ? [] : wordsOf(question)));
  const results = quiz.outcomes.map(resultTexts);
  return quiz.locales.map((locale, at) => {
    const answers = wordiestAnswers(table, piped, locale);
    const count = (text: LocalText): number => {
      const words = textIn(text, locale, quiz.defaultLocale);
      if (answers.length > 0 && words.includes('{')) return wordCount(withAnswers(words, quiz, answers, locale));
      return text[locale] === undefined ? wordCount(words) : (counts.get(text)?.[at] ?? 0);
    };
    const read = (all: readonly LocalText[]): number =>
      secondsForWords(
        all.reduce((sum, text) => sum + count(text), 0),
        locale,
      );
    const reading = Float64Array.from(texts, read);
    return {
      locale,
      reading,
      longest: reading.map((seconds, index) => seconds + (touches[index]?.most ?? 0) * SECONDS_PER_TAP),
      results: results.length === 0 ? [secondsForWords(WORDS_OF_A_PLAIN_RESULT, locale)] : results.map(read),
    };
  });
};

/** How long the game before the questions takes; none where the quiz has none. */
const gameSeconds = ({ game, defaultLocale }: CompiledQuiz, locale: Locale): Duration =>
  (game === null ? undefined : gameKindOf(game.kind)?.seconds(game.rules, readingIn(locale, defaultLocale))) ?? { mean: 0, worst: 0 };

/** `tapping`: the seconds that touches take, question by question. `paths`: the places of the questions on each. */
const timeIn = (
  table: Table,
  { locale, reading, longest, results }: Pace,
  mostOnAPath: number,
  { asked, outcomes }: Known,
  tapping: Float64Array,
  paths: readonly Int32Array[],
): LocaleTime => {
  // The touch that ends the attract loop, the language, and the one that finishes the visit.
  const around = SECONDS_PER_TAP * (table.quiz.locales.length > 1 ? 3 : 2);
  const meanResult =
    outcomes === null ? (results[0] ?? 0) : outcomes.shares.reduce((sum, { share }, at) => sum + share * (results[at] ?? 0), 0);
  const played = gameSeconds(table.quiz, locale);
  const longestResult = results.reduce((most, seconds) => Math.max(most, seconds), 0);
  const parts = {
    game: played.mean,
    questions: asked.reduce((sum, share, index) => sum + share * (reading[index] ?? 0), 0),
    taps: around + asked.reduce((sum, share, index) => sum + share * (tapping[index] ?? 0), 0),
    result: meanResult,
  };
  return {
    locale,
    mean: parts.game + parts.questions + parts.taps + parts.result,
    worst: around + played.worst + longestResult + mostOnAPath,
    parts,
    paths: paths.map((places): Span => {
      let [mean, worst] = [around + played.mean + meanResult, around + played.worst + longestResult];
      for (const index of places) {
        mean += (reading[index] ?? 0) + (tapping[index] ?? 0);
        worst += longest[index] ?? 0;
      }
      return { mean, worst };
    }),
  };
};

/** Seconds that differ by rounding alone are equal: 60 is within 60. */
const ROUNDING = 1e-6;

export const isOver = (seconds: number, budget: number): boolean => seconds > budget + ROUNDING;

const overBudget = (locales: readonly LocaleTime[], budget: number): readonly Finding[] => {
  const long = locales.filter(({ worst }) => isOver(worst, budget));
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

interface Known {
  /** The share of visits that come to each question. */
  readonly asked: readonly number[];
  readonly outcomes: Outcomes | null;
  readonly paths: readonly PathClass[];
}

/**
 * How long a visit takes in each language, from the first touch to the last word of the result. The contact form is not part of it.
 * `most`: for each pace, the seconds on the path that takes longest.
 */
export const playingTimeOf = (table: Table, paces: readonly Pace[], most: readonly number[], known: Known, budget: number): PlayingTime => {
  const places = new Map(table.questions.map(({ question, index }) => [question, index]));
  const paths = known.paths.map(({ asked }) => Int32Array.from(asked, (question) => places.get(question) ?? -1));
  const tapping = Float64Array.from(touchesIn(table), (taps) => (taps?.mean ?? 0) * SECONDS_PER_TAP);
  const locales = paces.map((pace, at) => timeIn(table, pace, most[at] ?? 0, known, tapping, paths));
  return { budget, locales, findings: overBudget(locales, budget) };
};
