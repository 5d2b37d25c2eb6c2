import type { Locale } from '#fields/types.ts';

/** How far the page counts, and whom it names. */
export interface Ranges {
  /** Things on a view. */
  readonly count: number;
  /** Things among which one stands. */
  readonly places: number;
  /** Questions and purposes. */
  readonly steps: number;
  /** Choices that may be taken together. */
  readonly most: number;
  readonly recipients: readonly string[];
  /** Of quizzes and outcomes. */
  readonly titles: readonly string[];
  readonly letters: readonly string[];
  /** How far places can be, how long one stays, who loves them, and the themes that may be named together. */
  readonly distances: readonly string[];
  readonly durations: readonly string[];
  readonly lovers: readonly string[];
  readonly themes: readonly string[];
  readonly spans: readonly { readonly min: number; readonly max: number }[];
}

type Values = Readonly<Record<string, string | number>>;

const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, step) => step + 1);
const namesIn = (text: string): string => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]))].toSorted().join(' ');
const filled = (text: string, values: Values): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The months, or the days of the week, as they stand in a sentence. */
const namesOfDates = (locale: Locale, part: 'month' | 'weekday'): readonly string[] => {
  const name = new Intl.DateTimeFormat(locale, { [part]: 'long', timeZone: 'UTC' });
  // January 2024 began on a Monday.
  const dates = upTo(part === 'month' ? 12 : 7).map((step) => (part === 'month' ? Date.UTC(2024, step - 1, 1) : Date.UTC(2024, 0, step)));
  return dates.map((date) => name.format(date));
};

/** What can stand in the places of a text; a place nobody knows beforehand (a number that was typed, an hour of the desk) gives nothing. */
const valuesFor = (names: string, ranges: Ranges, locale: Locale): readonly Values[] => {
  const number = (most: number, name: string): readonly Values[] => upTo(most).map((value) => ({ [name]: value }));
  switch (names) {
    case '':
      return [{}];
    case 'count':
      return [{ count: 0 }, ...number(ranges.count, 'count')];
    case 'number':
      return number(ranges.places, 'number');
    case 'total':
      return number(ranges.places, 'total');
    case 'number total':
      return upTo(ranges.steps).flatMap((total) => upTo(total).map((place) => ({ number: place, total })));
    case 'count max':
      return upTo(ranges.most).flatMap((max) => upTo(max).map((count) => ({ count, max })));
    case 'max min':
      return ranges.spans;
    case 'from':
      return ranges.spans.map(({ max }) => ({ from: max + 1 }));
    case 'percent':
      return [20, 40, 60, 80, 100].map((percent) => ({ percent }));
    case 'title':
      return ranges.titles.map((title) => ({ title }));
    case 'letter':
      return ranges.letters.map((letter) => ({ letter }));
    case 'distance':
      return ranges.distances.map((distance) => ({ distance }));
    case 'duration':
      return ranges.durations.map((duration) => ({ duration }));
    case 'who':
      return ranges.lovers.map((who) => ({ who }));
    case 'themes':
      return ranges.themes.map((themes) => ({ themes }));
    case 'month':
      return namesOfDates(locale, 'month').map((month) => ({ month }));
    case 'weekday':
      return namesOfDates(locale, 'weekday').map((weekday) => ({ weekday }));
    case 'recipient':
      return ranges.recipients.map((recipient) => ({ recipient }));
    case 'controller':
      return ranges.recipients.map((controller) => ({ controller }));
    default:
      return [];
  }
};

/** The page's texts as they are said: every plural with its numbers, every place filled with what can stand there. */
export const spokenForms = (texts: Readonly<Record<string, string>>, locale: Locale, ranges: Ranges): readonly string[] => {
  const plural = new Intl.PluralRules(locale);
  return Object.entries(texts).flatMap(([key, text]) => {
    const form = /_(one|other)$/.exec(key)?.[1];
    return valuesFor(namesIn(text), ranges, locale)
      .filter(({ count }) => form === undefined || typeof count !== 'number' || (plural.select(count) === 'one') === (form === 'one'))
      .map((values) => filled(text, values));
  });
};
