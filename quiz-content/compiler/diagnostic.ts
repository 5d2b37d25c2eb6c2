import { CONTENT_CODES, type ContentCode, type Severity } from './codes.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { inWords } from './messages/places.ts';
import { RULES_FR } from './messages/rules-fr.ts';
import { type Catalogue, codeOf, type Said, type SaidOf, type Variant } from './messages/said.ts';
import type { Path } from './spot.ts';

const CATALOGUES = { fr, en } as const satisfies Record<string, Catalogue>;
/** The languages that findings are said in. */
export type Spoken = keyof typeof CATALOGUES;

/** A finding in words: the place in the file (`question 3, answer 2`), what is wrong, what to do. */
export interface Words {
  readonly where: string;
  readonly message: string;
  readonly fix: string;
}

/** Where a finding stands. */
interface Place {
  /** The file as it was named to the compiler, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  /** Keys and places in lists, or the thing as a whole. */
  readonly at: Path | 'picture' | 'folder';
}

/** One mistake in the content: where it is and what to say about it. Its own words are English; `say` has every language. */
export interface Diagnostic extends Place, Words {
  readonly code: ContentCode;
  readonly severity: Severity;
  readonly said: Said;
}

const sentenceOf = <Name extends Variant>(catalogue: Catalogue, said: SaidOf<Name>): readonly [message: string, fix: string] =>
  catalogue.sentences[said.variant](said);

const wordsIn = (catalogue: Catalogue, at: Place['at'], said: Said): Words => {
  const [message, fix] = sentenceOf(catalogue, said);
  const where = typeof at === 'string' ? catalogue.places[at] : inWords(at, catalogue.places);
  return { where, message, fix };
};

/** A finding in words of one language. */
export const say = ({ at, said }: Diagnostic, language: Spoken): Words => wordsIn(CATALOGUES[language], at, said);

export const diagnostic = (place: Place, said: Said): Diagnostic => {
  const code = codeOf(said.variant);
  return { code, severity: CONTENT_CODES[code].severity, ...place, said, ...wordsIn(en, place.at, said) };
};

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === 'error');

/** What a code says in general, without a place. */
export const ruleText = (code: ContentCode, language: Spoken): string => (language === 'fr' ? RULES_FR[code] : CONTENT_CODES[code].text);

/** Does it count as a finding? A note does not: it changes no exit code. */
export const counts = ({ severity }: Pick<Diagnostic, 'severity'>): boolean => severity !== 'note';

/** A place of a file in words of one language. */
export const placeInWords = (path: Path, language: Spoken): string => inWords(path, CATALOGUES[language].places);

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** In the order somebody works through them: file by file, from the top. */
export const inReadingOrder = <Found extends Pick<Diagnostic, 'file' | 'line' | 'column'> & { readonly code: string }>(
  diagnostics: readonly Found[],
): Found[] =>
  diagnostics.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code));

/** One line for a terminal, in the form that editors make clickable. */
export const formatDiagnostic = (found: Diagnostic, language: Spoken = 'en'): string => {
  const { where, message, fix } = say(found, language);
  const colon = language === 'fr' ? ' :' : ':';
  return `${found.file}:${found.line}:${found.column}  ${found.severity} ${found.code}  ${where}${colon} ${message} → ${fix}`;
};
