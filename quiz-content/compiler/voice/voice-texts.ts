import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Brand } from '#contract/content.ts';
import { distanceWords, durationWords, listWords } from '#contract/measure-words.ts';
import type { Place } from '#contract/place.ts';
import { sentencesOf } from '#contract/sentences.ts';
import { plainWords } from '#contract/voice.ts';
import { COUNTRY_CODES, countryName } from '#fields/countries.ts';
import { DEPARTMENT_CODES, departmentName } from '#fields/departments.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { type Ranges, spokenForms } from './page-texts.ts';

/** What voices are made for. */
export interface Spoken {
  readonly quizzes: readonly CompiledQuiz[];
  readonly brands: readonly Brand[];
  readonly places: readonly Place[];
  /** The page's own texts in each language: its locale files. */
  readonly page: Readonly<Record<Locale, Readonly<Record<string, string>>>>;
  /** The month from which months are offered. */
  readonly today: Date;
}

const OWN_NAMES: Readonly<Record<Locale, string>> = { fr: 'Français', en: 'English', nl: 'Nederlands', de: 'Deutsch' };
/** Months are offered for two years at most. */
const MONTHS = 24;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789éèêëàâäçîïôöùûüÿñß';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isLocale = (key: string): key is Locale => LOCALES.some((locale) => locale === key);
const upTo = (most: number, from = 1): readonly number[] => Array.from({ length: Math.max(0, most - from + 1) }, (_, step) => from + step);

/** Every text of the content in one language, wherever it stands. */
const written = (value: unknown, locale: Locale): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => written(one, locale));
  if (!isRecord(value)) return [];
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key, text]) => isLocale(key) && typeof text === 'string')) {
    const own = value[locale];
    return typeof own === 'string' ? [own] : [];
  }
  return entries.flatMap(([, one]) => written(one, locale));
};

const PIPE = /\{answer:([a-z0-9_-]+)\}/;

/** A text that repeats an answer, with each answer it can repeat; a text that repeats two is left to a voice that speaks freely. */
const withAnswers = (text: string, quiz: CompiledQuiz, locale: Locale): readonly string[] => {
  const id = PIPE.exec(text)?.[1];
  if (id === undefined) return [text];
  const question = quiz.questions.find((one) => one.id === id);
  const answers =
    question?.kind === 'number' || question?.kind === 'scale'
      ? upTo(question.max, question.min).map(String)
      : question?.kind === 'single'
        ? question.choices.map((choice) => choice.text[locale] ?? '')
        : [];
  return answers.map((answer) => text.replace(PIPE, answer)).filter((one) => !PIPE.test(one));
};

const placesOf = (quiz: CompiledQuiz, locale: Locale): readonly string[] =>
  quiz.questions.flatMap((question): readonly string[] => {
    if (question.kind === 'number') return upTo(question.max, question.min).map(String);
    // The two ends are also said as the name of the whole rope.
    if (question.kind === 'scale')
      return [...upTo(question.max, question.min).map(String), `${question.low[locale] ?? ''} – ${question.high[locale] ?? ''}`];
    if (question.kind === 'commune')
      return question.communes
        .filter(({ code }) => question.shortcuts.includes(code))
        .flatMap(({ name, postcodes }) => [name, ...postcodes.slice(0, 1)]);
    if (question.kind !== 'origin') return [];
    const departments = DEPARTMENT_CODES.flatMap((code) => [departmentName(code), code, code.slice(0, -1)]);
    return [...departments, ...COUNTRY_CODES.map((code) => countryName(code, locale)), '2A', '2B'];
  });

const monthsFrom = (today: Date, locale: Locale): readonly string[] => {
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  // The running month says its name, its year and that it is running, one after the other.
  const alone = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const running = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'month');
  // A year more than is offered: clips made in winter still speak in summer.
  return upTo(MONTHS + 12, 0).flatMap((step) => {
    const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + step, 1));
    return [name.format(month), alone.format(month), String(month.getUTCFullYear()), running];
  });
};

/** Every distance as it is said, up to a hundred kilometres: nobody knows yet where the next terminal stands. */
const distancesIn = (locale: Locale): readonly string[] => {
  const metres = [
    ...upTo(39).map((step) => step * 25),
    ...upTo(99, 10).map((step) => step * 100),
    ...upTo(100, 10).map((step) => step * 1000),
  ];
  return [...new Set(metres.flatMap((one) => distanceWords(one, locale) ?? []))];
};

/** The themes of a place that a visitor can have chosen: all of them, or some, in the order of the place. */
const themesIn = (places: readonly Place[], page: Readonly<Record<string, string>>, locale: Locale): readonly string[] =>
  places.flatMap(({ themes }) => {
    const some: string[][] = [];
    for (const theme of themes) some.push(...some.map((set) => [...set, theme]), [theme]);
    return some.map((set) =>
      listWords(
        set.map((one) => page[`theme.${one}`] ?? one),
        locale,
      ),
    );
  });

const rangesOf = ({ quizzes, brands, places: recommended, page }: Spoken, locale: Locale): Ranges => {
  const questions = quizzes.flatMap((quiz) => quiz.questions);
  const choices = questions.map((question) =>
    'choices' in question ? question.choices.length : question.kind === 'month' ? question.months : 12,
  );
  const purposes = brands.map(({ contact }) => contact.purposes.length);
  return {
    count: Math.max(40, ...choices),
    // The list of countries is the longest thing that one counts through.
    places: questions.some(({ kind }) => kind === 'origin') ? COUNTRY_CODES.length : Math.max(24, ...choices),
    steps: Math.max(...quizzes.map((quiz) => quiz.questions.length), ...purposes, 1),
    most: Math.max(1, ...choices),
    recipients: brands.flatMap(({ contact }) => [contact.controller, ...contact.purposes.map(({ recipient }) => recipient)]),
    titles: quizzes.flatMap((quiz) => [quiz, ...quiz.outcomes].map(({ title }) => title[locale] ?? '')),
    letters: [...LETTERS],
    distances: distancesIn(locale),
    durations: [
      ...recommended.flatMap(({ minutes }) => minutes ?? []),
      ...brands.flatMap(({ desk }) => desk?.answersWithinMinutes ?? []),
    ].map((minutes) => durationWords(minutes, locale)),
    lovers: recommended.flatMap(({ lovedBy }) => lovedBy?.who[locale] ?? []),
    themes: themesIn(recommended, page[locale], locale),
    spans: questions.flatMap((question) =>
      question.kind === 'number' ? [{ min: question.min, max: Math.min(question.max, question.min + 7) }] : [],
    ),
  };
};

/** Every fixed phrase that terminals with this content say in a language, each once, in a steady order. */
export const voiceTexts = (spoken: Spoken, locale: Locale): readonly string[] => {
  const quizzes = spoken.quizzes.filter(({ locales }) => locales.includes(locale));
  const texts = [
    OWN_NAMES[locale],
    ...LETTERS,
    ...spokenForms(spoken.page[locale], locale, rangesOf(spoken, locale)),
    ...quizzes.flatMap((quiz) => [...written(quiz, locale).flatMap((text) => withAnswers(text, quiz, locale)), ...placesOf(quiz, locale)]),
    ...(quizzes.some(({ questions }) => questions.some(({ kind }) => kind === 'month')) ? monthsFrom(spoken.today, locale) : []),
    ...spoken.places.flatMap((place) => written(place, locale)),
    ...spoken.brands.flatMap((brand) => [
      brand.name,
      ...written(brand, locale),
      ...sentencesOf(brand.contact.notice[locale] ?? '', locale),
    ]),
  ];
  return [...new Set(texts.map(plainWords))].filter((text) => text !== '');
};
