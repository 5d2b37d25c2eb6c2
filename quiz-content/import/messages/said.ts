import type { ImportCode } from '../codes.ts';

type Nothing = Readonly<Record<never, never>>;

/**
 * Everything an import can say, with what each sentence needs to be said in any language. A name is a code, or a code and a variant:
 * `CODE/variant`. The catalogues `fr.ts` and `en.ts` have one entry for each.
 */
export interface Variants {
  'IMPORT_MAKER_UNKNOWN/none': Nothing;
  'IMPORT_MAKER_UNKNOWN/other': { readonly maker: string; readonly lacks: string };
  'IMPORT_ARCHIVE/broken': Nothing;
  'IMPORT_ARCHIVE/large': { readonly bytes: number; readonly most: number };
  'IMPORT_ARCHIVE/lacks': { readonly name: string };
  IMPORT_NOTHING: Nothing;
  'IMPORT_NOT_CARRIED/key': { readonly key: string };
  'IMPORT_NOT_CARRIED/type': { readonly type: string };
  'IMPORT_NOT_CARRIED/personal': { readonly type: string };
  'IMPORT_NOT_CARRIED/right-answers': Nothing;
  'IMPORT_NOT_CARRIED/too-many': { readonly left: number; readonly most: number };
  IMPORT_APPEARANCE: { readonly key: string };
  'IMPORT_CHANGED/number': { readonly positions: number };
  'IMPORT_CHANGED/bounds': { readonly min: number; readonly max: number };
  'IMPORT_CHANGED/step': { readonly step: number };
  'IMPORT_CHANGED/months': { readonly months: number };
  'IMPORT_CHANGED/name-twice': { readonly name: string };
  'IMPORT_CHANGED/variable': { readonly name: string };
  IMPORT_FIELD_OPEN: { readonly id: string };
  'IMPORT_WEIGHT/unknown': { readonly name: string; readonly near: string | null };
  'IMPORT_WEIGHT/form': { readonly written: string };
  'IMPORT_WEIGHT/inexact': { readonly written: string };
  'IMPORT_CONDITION/expression': { readonly written: string };
  'IMPORT_CONDITION/question': { readonly name: string };
  'IMPORT_CONDITION/jump': Nothing;
  'IMPORT_CONDITION/deep': Nothing;
  IMPORT_PIPE: { readonly written: string };
  IMPORT_PICTURE: { readonly from: string; readonly file: string };
  'IMPORT_LANGUAGE/unsaid': { readonly taken: string };
  'IMPORT_LANGUAGE/unspoken': { readonly language: string };
  IMPORT_TIES: Nothing;
  IMPORT_MANY: { readonly more: number };
  'IMPORT_TABLE/not-text': Nothing;
  'IMPORT_TABLE/large': { readonly bytes: number; readonly most: number };
  'IMPORT_TABLE/broken': Nothing;
  'IMPORT_TABLE/no-path': Nothing;
  'IMPORT_TABLE/no-language': Nothing;
  'IMPORT_COLUMN/unknown': { readonly name: string };
  'IMPORT_COLUMN/twice': { readonly name: string };
  'IMPORT_ROW/unknown': { readonly path: string; readonly near: string | null };
  'IMPORT_ROW/changed': { readonly path: string };
  'IMPORT_ROW/twice': { readonly path: string; readonly first: number };
  'IMPORT_ROW/emptied': { readonly locale: string };
  'IMPORT_ROW/cells': { readonly cells: number; readonly columns: number };
  IMPORT_ABSENT: { readonly first: string; readonly texts: number };
  IMPORT_UNMARKED: Nothing;
}

export type Variant = keyof Variants;
export type SaidOf<Name extends Variant> = Name extends Variant ? { readonly variant: Name } & Variants[Name] : never;
/** One sentence to say: its name and what it needs. */
export type Said = SaidOf<Variant>;

/** What is wrong, what to do. */
export type Sentence = readonly [message: string, fix: string];
export interface Catalogue {
  readonly sentences: { readonly [Name in Variant]: (needs: Variants[Name]) => Sentence };
  readonly row: (row: number) => string;
}

type CodeIn<Name extends string> = Name extends `${infer Code}/${string}` ? Code : Name;

/** The code that a variant belongs to. That every variant has a registered code is checked here, by the type. */
export const codeOf = (name: Variant): ImportCode => {
  const [code] = name.split('/');
  return code as CodeIn<Variant> satisfies ImportCode;
};
