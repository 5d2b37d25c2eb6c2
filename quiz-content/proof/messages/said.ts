import { z } from 'zod';
import type { ProofCode } from '../codes.ts';

const variant = <Name extends string>(name: Name) => z.literal(name);
const text = z.string();

/**
 * Everything a proof can find, with what each sentence needs to be said in any language. A name is a code, or a code and a variant.
 * Findings wait between two proofs in a file: what is read from there is held against the same list.
 */
export const said = z.discriminatedUnion('variant', [
  z.object({ variant: variant('PROOF_TEXT_CLIPPED'), text }),
  z.object({ variant: variant('PROOF_TEXT_OUTSIDE'), text }),
  z.object({ variant: variant('PROOF_TEXT_OVERFLOWS'), text }),
  z.object({ variant: variant('PROOF_OVERLAP'), things: z.array(text) }),
  z.object({ variant: variant('PROOF_CONTRAST_TEXT'), text, contrast: z.number(), least: z.number() }),
  z.object({ variant: variant('PROOF_CONTRAST_PART'), name: text, contrast: z.number(), least: z.number() }),
  z.object({
    ...{ variant: variant('PROOF_TARGET_SMALL'), name: text, others: z.array(text) },
    ...{ widthMm: z.number(), heightMm: z.number(), leastMm: z.number() },
  }),
  z.object({ variant: variant('PROOF_PICTURE_MISSING'), path: text }),
  z.object({ variant: variant('PROOF_UNTRANSLATED/content'), text, locale: text }),
  z.object({ variant: variant('PROOF_UNTRANSLATED/page'), text, locale: text, same: text }),
  z.object({ variant: variant('PROOF_STUCK'), at: text, words: text, lang: text }),
  z.object({ variant: variant('PROOF_UNSEEN/question'), id: text }),
  z.object({ variant: variant('PROOF_UNSEEN/outcome'), id: text }),
]);

/** One sentence to say: its name and what it needs. */
export type Said = z.infer<typeof said>;
export type Variant = Said['variant'];
/** What each sentence needs. */
type Variants = { readonly [One in Variant]: Extract<Said, { readonly variant: One }> };
export type SaidOf<Name extends Variant> = Variants[Name];

type CodeIn<Name extends string> = Name extends `${infer Code}/${string}` ? Code : Name;

/** The code that a variant belongs to. That every variant has a registered code is checked here, by the type. */
export const codeOf = (name: Variant): ProofCode => {
  const [code] = name.split('/');
  return code as CodeIn<Variant> satisfies ProofCode;
};

/** What is wrong, what to do. */
export type Sentence = readonly [message: string, fix: string];

/** What a view is called; of several of a kind, its number. */
export type ViewKind =
  | 'attract'
  | 'language'
  | 'games'
  | 'game'
  | 'question'
  | 'result'
  | 'age'
  | 'consent'
  | 'notice'
  | 'contact'
  | 'review'
  | 'thanks'
  | 'idle'
  | 'fault'
  | 'closed';

/** What the ways through the quiz come to: which were walked, and what share of the visits the others are. */
export interface Ways {
  readonly walked: number;
  /** Of all visits, those on the ways that were walked. */
  readonly share: number;
  readonly rarer: { readonly count: number; readonly share: number };
  /** No answers were found that the finger could give: only a place beyond those offered first leads there. */
  readonly outOfReach: { readonly count: number; readonly share: number };
  /** How many visits were played by chance to know; null: all were counted. */
  readonly simulated: number | null;
}

/** A language of the proof: its findings, and every other word of the sheet and of the command. */
export interface Catalogue {
  readonly sentences: { readonly [One in Variant]: (needs: Variants[One]) => Sentence };
  /** What each code is called in a list. */
  readonly names: { readonly [Code in ProofCode]: string };
  readonly views: { readonly [Kind in ViewKind]: (number: number) => string };
  /** Added to the name of a view that looks different on another way through the quiz. */
  readonly onWay: (way: number) => string;
  readonly sheet: {
    readonly title: (pack: string) => string;
    readonly pictures: (count: number, pack: string, version: string) => string;
    readonly findings: string;
    readonly nothingOnAny: string;
    readonly nothingHere: string;
    readonly heads: readonly [what: string, view: string, where: string, finding: string, source: string];
    readonly language: string;
    readonly display: string;
    readonly brand: string;
    readonly onlyWrong: string;
    readonly print: string;
    /** Where words come from that no file of the content holds. */
    readonly page: string;
    readonly remedy: string;
  };
  /** One line for each thing worth knowing about the ways through the quiz. */
  readonly ways: (ways: Ways) => readonly string[];
  readonly command: {
    readonly noPack: (name: string) => string;
    readonly nothingToShow: (name: string) => string;
    readonly takes: (option: string, known: readonly string[]) => string;
    readonly unchanged: (count: number) => string;
    readonly progress: (done: number, total: number) => string;
    readonly summary: (counts: { pictures: number; reused: number; seconds: number; findings: number }) => string;
    readonly sheet: string;
  };
}
