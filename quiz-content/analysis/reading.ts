import type { Locale } from '#fields/types.ts';

/**
 * Words a minute of an adult who reads on a terminal.
 *
 * In an armchair adults read English silently at about 240 words a minute (Brysbaert, "How many words do we read per minute?",
 * Journal of Memory and Language 109, 2019: 238). Standing, between other people, at a display somebody sees for the first time,
 * three quarters of that are assumed: 180. The other languages follow in the proportion in which the same text takes words and time
 * in them (Trauzettel-Klosinski and Dietz, "Standardized assessment of reading performance: the new International Reading Speed
 * Texts IReST", Investigative Ophthalmology & Visual Science 53, 2012: English 228, Dutch 202, French 195, German 179).
 */
export const WORDS_PER_MINUTE: Readonly<Record<Locale, number>> = { en: 180, nl: 159, fr: 154, de: 141 };

/** From the decision to the next question: the arm moves, the tile answers, the view changes. An assumption to be replaced by measured visits. */
export const SECONDS_PER_TAP = 1.2;

/** What the page itself says at the end of a quiz without outcomes: thanks, and what the answers are for. */
export const WORDS_OF_A_PLAIN_RESULT = 14;

/** Words as a reader counts them: a number is one, a hyphen or an apostrophe does not make two, and a dash is none. */
export const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu)?.length ?? 0;

export const secondsForWords = (words: number, locale: Locale): number => (words / WORDS_PER_MINUTE[locale]) * 60;
