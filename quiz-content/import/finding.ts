import type { Severity } from '#compiler/codes.ts';
import { placeInWords } from '#compiler/diagnostic.ts';
import type { Path } from '#compiler/spot.ts';
import { IMPORT_CODES, type ImportCode } from './codes.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { type Catalogue, codeOf, type Said, type SaidOf, type Sentence, type Variant } from './messages/said.ts';

type InBoth = Readonly<Record<'fr' | 'en', string>>;

/** Something that an import could not do by itself: where it stands, what it is, what to do. */
export interface ImportFinding {
  readonly code: ImportCode;
  readonly severity: Severity;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  readonly where: InBoth;
  readonly message: InBoth;
  readonly fix: InBoth;
}

/** Where a finding stands: keys and places in lists of a JSON file, or a row of a table. */
export type At = Path | { readonly row: number };

const sentenceOf = <Name extends Variant>(catalogue: Catalogue, said: SaidOf<Name>, name: Name): Sentence =>
  catalogue.sentences[name](said);

const isRow = (at: At): at is { readonly row: number } => 'row' in at;

/** A finding in words of both languages. */
export const importFinding = (
  place: { readonly file: string; readonly line: number; readonly column: number },
  at: At,
  said: Said,
): ImportFinding => {
  const [messageFr, fixFr] = sentenceOf(fr, said, said.variant);
  const [messageEn, fixEn] = sentenceOf(en, said, said.variant);
  const code = codeOf(said.variant);
  return {
    code,
    severity: IMPORT_CODES[code].severity,
    ...place,
    where: isRow(at) ? { fr: fr.row(at.row), en: en.row(at.row) } : { fr: placeInWords(at, 'fr'), en: placeInWords(at, 'en') },
    message: { fr: messageFr, en: messageEn },
    fix: { fr: fixFr, en: fixEn },
  };
};
