import type { Path } from '#compiler/spot.ts';
import type { Locale } from '#fields/types.ts';

/** A text per language, as far as the source has it. */
export type Words = Readonly<Partial<Record<Locale, string>>>;

/** A picture as the source names it: an address, or a file of the same archive. */
export interface DraftPicture {
  readonly from: string;
  readonly path: Path;
  readonly alt: Words;
}

/** `name`: what conditions of the source call it. `path`: where it stands in the source. */
interface Named {
  readonly name: string;
  /** What its id is made of, where the name is one that a machine made up. */
  readonly idFrom?: string;
  readonly path: Path;
}

export interface DraftChoice extends Named {
  readonly text: Words;
  readonly picture?: DraftPicture;
  /** Points by the name of an outcome. */
  readonly weights: ReadonlyMap<string, number>;
}

export interface DraftOutcome extends Named {
  readonly title: Words;
  readonly text: Words;
  readonly picture?: DraftPicture;
}

/** A condition in the names of the source. */
export type DraftCondition =
  | { readonly question: string; readonly is: string | number }
  | { readonly question: string; readonly anyOf: readonly (string | number)[] }
  | { readonly question: string; readonly atLeast: number }
  | { readonly question: string; readonly answered: boolean }
  | { readonly all: readonly DraftCondition[] }
  | { readonly any: readonly DraftCondition[] }
  | { readonly not: DraftCondition };

/** What a question asks, without what is said around it. */
export type DraftKind =
  | { readonly kind: 'single' | 'picture' | 'smiley'; readonly choices: readonly DraftChoice[] }
  | { readonly kind: 'multiple'; readonly min: number; readonly max: number; readonly choices: readonly DraftChoice[] }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'scale'; readonly min: number; readonly max: number; readonly low: Words; readonly high: Words }
  | { readonly kind: 'month'; readonly months: number };

export interface DraftQuestion extends Named {
  readonly asks: DraftKind;
  readonly text: Words;
  readonly hint?: Words;
  readonly optional: boolean;
  /** When it is asked, and where the source says so. */
  readonly when?: { readonly condition: DraftCondition; readonly path: Path };
}

/** What a source says, in its own names; ids, files and places in the quiz come later. */
export interface Draft {
  readonly title: Words;
  readonly locale: Locale;
  readonly outcomes: readonly DraftOutcome[];
  readonly questions: readonly DraftQuestion[];
  /** How the source writes an earlier answer into a text; its first group is the name of the question. Null: it cannot. */
  readonly pipe: RegExp | null;
}

export const choicesOf = ({ asks }: DraftQuestion): readonly DraftChoice[] => ('choices' in asks ? asks.choices : []);
