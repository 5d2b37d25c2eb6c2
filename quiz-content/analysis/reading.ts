import type { Locale } from '#fields/types.ts';
import type { Reading } from '#games/game-kind.ts';
import { textIn } from '#play/answers.ts';

/**
 * Words a minute of an adult who reads on a terminal.
 *
 * In an armchair adults read English silently at 238 words a minute when it is no fiction (Brysbaert, "How many words do we read per
 * minute? A review and meta-analysis of reading rate", Journal of Memory and Language 109, 2019, 104047: 190 studies). Standing, between
 * other people, at a display somebody sees for the first time, three quarters of that are assumed: 180. That share is a guess of ours.
 *
 * The other languages follow in the proportion in which the same texts take words and time in them (Trauzettel-Klosinski, Dietz and the
 * IReST Study Group, "Standardized assessment of reading performance: the new International Reading Speed Texts IReST", Investigative
 * Ophthalmology & Visual Science 53 (9), 2012, 5452–5461, doi:10.1167/iovs.11-8284; words a minute and their standard deviation:
 * English 228 (30), Dutch 202 (29), French 195 (26), German 179 (17)). Its readers were 18 to 35 years old, 25 for each language, and
 * read aloud: only the proportion between the languages is taken from there, not the speed. The abstract of the study was read at its
 * publisher; its table as reprinted at irisreading.com/average-reading-speed-in-various-languages.
 *
 * Averages of silent reading differ: Brysbaert's tables for other languages, as they are quoted in software, put German above English.
 * They come from different texts in each language. The lower figures are kept: a visit is then rather shorter than it is said to be.
 */
export const WORDS_PER_MINUTE: Readonly<Record<Locale, number>> = { en: 180, nl: 159, fr: 154, de: 141 };

/** From the decision to the next question: the arm moves, the tile answers, the view changes. An assumption to be replaced by measured visits. */
export const SECONDS_PER_TAP = 1.2;

/** What the page itself says at the end of a quiz without outcomes: thanks, and what the answers are for. */
export const WORDS_OF_A_PLAIN_RESULT = 14;

const WORD_SIGN = /[\p{L}\p{N}]/u;
const JOINER = /[-'’.,]/;
/** Letters of our languages are looked up; the few signs beyond them are asked one by one. */
const COMMON = 0x250;
const PLAIN = 0;
const WORD = 1;
const JOIN = 2;
const KINDS = Uint8Array.from({ length: COMMON }, (_, code) => {
  const sign = String.fromCodePoint(code);
  return WORD_SIGN.test(sign) ? WORD : JOINER.test(sign) ? JOIN : PLAIN;
});

const rareKind = (sign: string): number => (WORD_SIGN.test(sign) ? WORD : JOINER.test(sign) ? JOIN : PLAIN);

const BETWEEN = 0;
const INSIDE = 1;
const BEHIND_JOINER = 2;

/**
 * Words as a reader counts them: a number is one, a hyphen or an apostrophe does not make two, and a dash is none. Reads letter by
 * letter: a pattern over all texts of a large quiz takes longer than the whole rest of the analysis.
 */
export const wordCount = (text: string): number => {
  let count = 0;
  let state = BETWEEN;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    let kind = PLAIN;
    if (code < COMMON) kind = KINDS[code] ?? PLAIN;
    else {
      const sign = String.fromCodePoint(text.codePointAt(at) ?? code);
      kind = rareKind(sign);
      at += sign.length - 1;
    }
    if (kind === WORD) {
      if (state === BETWEEN) count += 1;
      state = INSIDE;
    } else state = kind === JOIN && state === INSIDE ? BEHIND_JOINER : BETWEEN;
  }
  return count;
};

export const secondsForWords = (words: number, locale: Locale): number => (words / WORDS_PER_MINUTE[locale]) * 60;

/** How long somebody reads a text in a language; `fallback` is read where it has none in it. */
export const readingIn =
  (locale: Locale, fallback: Locale): Reading =>
  (text) =>
    secondsForWords(wordCount(typeof text === 'string' ? text : textIn(text, locale, fallback)), locale);
