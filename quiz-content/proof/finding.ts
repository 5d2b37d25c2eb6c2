import { PROOF_CODES, type ProofCode } from './codes.ts';
import type { SourcePlace } from './content/fill-gaps.ts';
import type { Box } from './inspect/seen.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { type Catalogue, codeOf, type Said, type SaidOf, type Variant } from './messages/said.ts';

const CATALOGUES = { fr, en } as const satisfies Record<string, Catalogue>;
/** The languages that a proof speaks. */
export type Spoken = keyof typeof CATALOGUES;

/** Every word of the sheet and of the command in one language. */
export const wordsIn = (language: Spoken): Catalogue => CATALOGUES[language];

/** Something wrong on one view, as it was measured there. In no language yet: `say` has both. */
export interface Flaw {
  readonly said: Said;
  /** The words it is about. */
  readonly text: string;
  readonly box: Box | null;
}

/** A flaw with all that one needs to go and look. */
export interface Finding extends Flaw {
  /** The id of the view. */
  readonly view: string;
  readonly locale: string;
  readonly site: string;
  readonly brand: string;
  /** The picture that shows it; null when there is none. */
  readonly picture: string | null;
  /** Where the words come from; null: from the page itself. */
  readonly place: SourcePlace | null;
}

/** A finding in words: what is wrong, what to do. */
export interface Words {
  readonly code: ProofCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly fix: string;
}

const sentenceOf = <Name extends Variant>(catalogue: Catalogue, said: SaidOf<Name>, name: Name): readonly [message: string, fix: string] =>
  catalogue.sentences[name](said);

/** A finding in words of one language. */
export const say = ({ said }: Pick<Flaw, 'said'>, language: Spoken): Words => {
  const [message, fix] = sentenceOf(CATALOGUES[language], said, said.variant);
  const code = codeOf(said.variant);
  return { code, severity: PROOF_CODES[code].severity, message, fix };
};

/** One line for a terminal, in the form that editors make clickable. */
export const formatFinding = (found: Finding, language: Spoken): string => {
  const { view, locale, site, brand, place } = found;
  const { code, severity, message, fix } = say(found, language);
  const where = place === null ? '' : `${place.file}:${place.line}:${place.column}  `;
  const on = [view, locale, site, brand].filter((part) => part !== '').join(' · ');
  return `${where}${severity} ${code}  ${on}${language === 'fr' ? ' :' : ':'} ${message} → ${fix}`;
};
