import type { Locale } from '../locales/locale.ts';

/** What is said in one breath, in one language: the unit of a caption and of a recorded clip. */
export interface Phrase {
  readonly text: string;
  readonly locale: Locale;
}

/** One thing after the other; saying something else ends it. */
export interface Utterance {
  readonly phrases: readonly Phrase[];
  /** Did the visitor ask for it? What the page says of its own accord is no sign that somebody is there. */
  readonly prompted: boolean;
}

/** Phrases one after the other, as one text to be read. */
export const asText = (phrases: readonly Phrase[]): string =>
  phrases.reduce((before, { text }) => (before === '' ? text : `${before}${/[.!?:;…»”“]$/.test(before) ? ' ' : ', '}${text}`), '');
