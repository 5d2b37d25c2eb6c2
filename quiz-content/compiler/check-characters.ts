import type { Diagnostic } from './diagnostic.ts';
import type { Source } from './source.ts';
import { entriesOf, type Spot, saysSomewhere, textOf } from './spot.ts';

// Control characters but the line break, marks of direction, halves of characters, and the letters of scripts that run from right to left.
const STRANGE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /(?<control>[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\p{Cs})|(?<direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])|[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

const codePoint = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Letters and signs of our languages, which most texts are made of: looked up, a text costs a fifth of what the pattern takes. */
const isPlain = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0x590) || (code >= 0x2010 && code < 0x2028);

const isStrange = (words: string): boolean => {
  for (let at = 0; at < words.length; at += 1) if (!isPlain(words.charCodeAt(at))) return STRANGE.test(words);
  return false;
};

/** Texts hold what terminals can show: nothing invisible that changes how the rest is read. One finding for each text. */
export const checkCharacters = (source: Source, texts: readonly Spot[]): Diagnostic[] =>
  texts
    .filter((text) => saysSomewhere(text, isStrange))
    .flatMap((text) => [text, ...entriesOf(text).map(([, spot]) => spot)])
    .flatMap((spot) => {
      const match = STRANGE.exec(textOf(spot) ?? '');
      if (match === null) return [];
      const character = codePoint(match[0]);
      const kind =
        match.groups?.control === undefined ? (match.groups?.direction === undefined ? 'right-to-left' : 'direction') : 'control';
      return [source.finding(spot.path, { variant: `CONTENT_TEXT_CHARACTER/${kind}`, character })];
    });
