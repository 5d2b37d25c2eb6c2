import type { FieldKey } from '#fields/dictionary.ts';
import type { QuestionKind } from '#format/questions.ts';
import type { ContentCode } from '../codes.ts';
import type { Path } from '../spot.ts';
import type { ClipFault } from '../voice/audio.ts';
import type { FontFault } from '../woff2.ts';

/** A word that is not known: what was meant, if something is near, and all that would be right. */
export interface Instead {
  readonly near: string | null;
  readonly known: readonly string[];
}

export type JsonType = 'null' | 'list' | 'text' | 'object' | 'number' | 'true' | 'false' | 'nothing';
export type Wanted = 'text' | 'number' | 'whole-number' | 'boolean' | 'list' | 'object';
export type SyntaxMistake =
  | 'not-json'
  | 'number'
  | 'key-expected'
  | 'value-expected'
  | 'colon-missing'
  | 'comma-missing'
  | 'brace-missing'
  | 'bracket-missing'
  | 'goes-on'
  | 'comment'
  | 'comment-open'
  | 'quote-missing'
  | 'unicode-escape'
  | 'escape'
  | 'control-character'
  | 'empty'
  | 'cut-off'
  | 'trailing-comma';
export type SvgBroken =
  | 'instruction-open'
  | 'comment-open'
  | 'no-tag'
  | 'not-open'
  | 'other-root'
  | 'no-namespace'
  | 'no-viewbox'
  | 'no-svg'
  | 'tag-open';
export type SvgUnsafe = 'style-sheet' | 'doctype' | 'element' | 'handler' | 'reference' | 'animation' | 'loads' | 'style-loads';
export type PngFault = 'no-png' | 'cut-off' | 'damaged' | 'size' | 'goes-on';
/** What stands twice. */
export type Twice = 'id' | 'language' | 'code' | 'outcome';

type Nothing = Readonly<Record<never, never>>;

/**
 * Everything the compiler can say, with what each sentence needs to be said in any language. A name is a code, or a code and a variant:
 * `CODE/variant`. The catalogues `fr.ts` and `en.ts` have one entry for each.
 */
export interface Variants {
  'CONTENT_FILE_MISSING/absent': Nothing;
  'CONTENT_FILE_MISSING/unreadable': { readonly cause: string };
  'CONTENT_FILE_MISSING/no-content': Nothing;
  'CONTENT_TOO_LARGE/file': { readonly bytes: number; readonly most: number };
  'CONTENT_TOO_LARGE/picture': { readonly bytes: number; readonly most: number };
  'CONTENT_TOO_LARGE/font': { readonly name: string; readonly bytes: number; readonly most: number };
  CONTENT_NOT_UTF8: Nothing;
  CONTENT_BOM: Nothing;
  CONTENT_SYNTAX: { readonly mistake: SyntaxMistake };
  'CONTENT_SYNTAX/refused': { readonly cause: string };
  CONTENT_TOO_DEEP: { readonly most: number };
  CONTENT_FORMAT_VERSION: { readonly written: number; readonly newest: number };
  CONTENT_FORMAT_OLD: { readonly written: number; readonly newest: number; readonly file: string };
  CONTENT_KEY_DUPLICATE: { readonly key: string; readonly line: number };
  CONTENT_KEY_UNKNOWN: Instead & { readonly key: string };
  CONTENT_KEY_MISSING: { readonly keys: readonly string[] };
  'CONTENT_KEY_MISSING/personality': { readonly keys: readonly string[] };
  CONTENT_TYPE: { readonly stands: JsonType; readonly wanted: readonly Wanted[]; readonly known: readonly string[] };
  CONTENT_VALUE: Instead & { readonly written: string };
  CONTENT_KIND: { readonly kind: string; readonly meant: QuestionKind };
  CONTENT_FORM: { readonly written: string; readonly form: string };
  'CONTENT_FORM/media-name': { readonly name: string; readonly plain: string };
  CONTENT_RANGE: { readonly written: number; readonly least: number | null; readonly most: number | null };
  CONTENT_COUNT: { readonly there: number; readonly least: number | null; readonly most: number | null };
  CONTENT_TEXT_EMPTY: Nothing;
  CONTENT_TEXT_TOO_LONG: { readonly length: number; readonly most: number };
  'CONTENT_TEXT_CHARACTER/control': { readonly character: string };
  'CONTENT_TEXT_CHARACTER/direction': { readonly character: string };
  'CONTENT_TEXT_CHARACTER/right-to-left': { readonly character: string };
  CONTENT_ID_FOLDER: { readonly id: string; readonly name: string; readonly place: 'folder' | 'file' };
  CONTENT_DUPLICATE: { readonly what: Twice; readonly text: string; readonly first: Path };
  'CONTENT_DUPLICATE/call-back': { readonly text: string };
  CONTENT_LOCALE_UNKNOWN: Instead & { readonly written: string };
  'CONTENT_LOCALE_UNKNOWN/default': { readonly written: string; readonly known: readonly string[] };
  'CONTENT_LOCALE_UNKNOWN/unlisted': { readonly locale: string; readonly texts: number };
  'CONTENT_LOCALE_UNKNOWN/extra': { readonly locale: string; readonly hasList: boolean };
  CONTENT_TRANSLATION_MISSING: { readonly locale: string };
  'CONTENT_TRANSLATION_MISSING/everywhere': { readonly locales: readonly string[] };
  'CONTENT_TRANSLATION_MISSING/most': { readonly locale: string; readonly missing: number; readonly texts: number };
  'CONTENT_TRANSLATION_MISSING/brand': { readonly locales: readonly string[]; readonly brand: string };
  CONTENT_FIELD_UNKNOWN: Instead & { readonly written: string };
  'CONTENT_FIELD_UNKNOWN/personal': { readonly key: string; readonly known: readonly string[] };
  'CONTENT_FIELD_UNKNOWN/not-for-visitors': { readonly key: string; readonly setBy: 'staff' | 'system'; readonly known: readonly string[] };
  'CONTENT_FIELD_UNKNOWN/kind': { readonly key: string; readonly known: readonly string[] };
  'CONTENT_FIELD_UNKNOWN/no-bands': { readonly key: string; readonly known: readonly string[] };
  CONTENT_FIELD_TWICE: { readonly key: FieldKey; readonly first: Path };
  CONTENT_VALUE_UNKNOWN: Instead & { readonly key: FieldKey; readonly written: string };
  'CONTENT_VALUE_UNKNOWN/form': { readonly key: FieldKey; readonly written: string };
  'CONTENT_VALUE_UNKNOWN/list': { readonly key: FieldKey };
  CONTENT_VALUE_MISSING: { readonly key: FieldKey; readonly known: readonly string[] };
  'CONTENT_VALUE_MISSING/all': { readonly key: FieldKey };
  CONTENT_VALUE_UNWANTED: Nothing;
  'CONTENT_VALUE_UNWANTED/all': Nothing;
  CONTENT_OUTCOME_UNKNOWN: Instead & { readonly name: string; readonly places: number };
  CONTENT_OUTCOME_UNREACHABLE: { readonly outcome: string };
  CONTENT_TIE_ORDER: { readonly outcomes: readonly string[] };
  CONTENT_SURVEY_SCORES: { readonly more: number };
  'CONTENT_BOUNDS_IMPOSSIBLE/order': { readonly min: number; readonly max: number };
  'CONTENT_BOUNDS_IMPOSSIBLE/answers': { readonly max: number; readonly answers: number };
  'CONTENT_BOUNDS_IMPOSSIBLE/field': { readonly key: FieldKey; readonly bound: number };
  'CONTENT_BOUNDS_IMPOSSIBLE/positions': { readonly positions: number };
  'CONTENT_BANDS/first': { readonly from: number; readonly min: number };
  'CONTENT_BANDS/order': { readonly from: number; readonly before: number };
  'CONTENT_BANDS/beyond': { readonly from: number; readonly max: number };
  'CONTENT_CONDITION/empty': Nothing;
  'CONTENT_CONDITION/mixed': { readonly keys: readonly string[] };
  'CONTENT_CONDITION/alone': { readonly key: string };
  'CONTENT_CONDITION/no-number': { readonly question: string; readonly kind: string };
  'CONTENT_CONDITION/never': { readonly question: string; readonly max: number };
  CONTENT_QUESTION_UNKNOWN: Instead & { readonly name: string; readonly places: number };
  'CONTENT_QUESTION_LATER/condition': { readonly name: string };
  'CONTENT_QUESTION_LATER/text': { readonly name: string };
  'CONTENT_QUESTION_LATER/itself': { readonly name: string };
  'CONTENT_QUESTION_LATER/before-all': { readonly name: string };
  CONTENT_ANSWER_UNKNOWN: Instead & { readonly question: string; readonly written: string; readonly places: number };
  'CONTENT_ANSWER_UNKNOWN/number': { readonly question: string; readonly written: string; readonly min: number; readonly max: number };
  'CONTENT_ANSWER_UNKNOWN/place': { readonly question: string; readonly written: string };
  'CONTENT_ANSWER_UNKNOWN/commune': { readonly question: string; readonly written: string };
  'CONTENT_ANSWER_UNKNOWN/month': { readonly question: string; readonly written: string };
  'CONTENT_PIPE/form': { readonly written: string };
  'CONTENT_PIPE/not-always': { readonly name: string; readonly why: 'when' | 'optional' };
  CONTENT_PICTURE_MISSING: Instead & { readonly name: string; readonly folder: string };
  CONTENT_PICTURE_OUTSIDE: { readonly name: string };
  'CONTENT_PICTURE_BROKEN/kind': { readonly name: string };
  'CONTENT_PICTURE_BROKEN/encoding': Nothing;
  'CONTENT_PICTURE_BROKEN/svg': { readonly fault: SvgBroken; readonly name: string };
  'CONTENT_PICTURE_BROKEN/png': { readonly fault: PngFault; readonly width: number; readonly height: number };
  CONTENT_PICTURE_UNSAFE: { readonly fault: SvgUnsafe; readonly name: string };
  CONTENT_PICTURE_PARTLY: { readonly without: number; readonly answers: number };
  /** A rule of one kind of game, in the words of that kind. */
  CONTENT_GAME: { readonly fr: Sentence; readonly en: Sentence };
  CONTENT_FONT_MISSING: Instead & { readonly name: string; readonly folder: string };
  CONTENT_FONT_OUTSIDE: { readonly name: string };
  CONTENT_FONT_BROKEN: { readonly name: string; readonly fault: FontFault };
  CONTENT_FONT_CHARACTERS: { readonly name: string; readonly lacking: readonly string[] };
  CONTENT_VOICE_BROKEN: { readonly fault: 'index' | 'missing' | ClipFault };
  CONTENT_CONTRAST: {
    readonly colour: string;
    readonly ground: 'foam' | 'night';
    readonly other: string;
    readonly ratio: string;
    readonly least: number;
    readonly lighter: boolean;
  };
  CONTENT_BRAND_UNKNOWN: Instead & { readonly id: string };
  CONTENT_PACK_UNKNOWN: Instead & { readonly id: string };
  'CONTENT_PLACE_UNKNOWN/department': { readonly written: string; readonly near: string | null };
  'CONTENT_PLACE_UNKNOWN/country': { readonly written: string; readonly near: string | null };
  'CONTENT_PLACE_UNKNOWN/commune': { readonly written: string };
  'CONTENT_PLACE_UNKNOWN/postcode': { readonly written: string; readonly communes: readonly string[] };
  'CONTENT_PLACE_UNKNOWN/elsewhere': { readonly commune: string; readonly department: string };
  CONTENT_PLACE_FAR: { readonly kilometres: number; readonly isSwapped: boolean };
  CONTENT_PLACE_LANGUAGES: { readonly locales: readonly string[] };
  CONTENT_PLACE_EXPIRED: { readonly expires: string };
  CONTENT_PLACE_AMBIGUOUS: { readonly commune: string; readonly written: string; readonly communes: readonly string[] };
}

export type Variant = keyof Variants;
type CodeIn<Name extends string> = Name extends `${infer Code}/${string}` ? Code : Name;

/** One sentence to say: its name and what it needs. */
export type SaidOf<Name extends Variant> = { readonly [One in Name]: { readonly variant: One } & Variants[One] }[Name];
export type Said = SaidOf<Variant>;

/** The code that a variant belongs to. That every variant has a registered code is checked here, by the type. */
export const codeOf = (variant: Variant): ContentCode => {
  const [code] = variant.split('/');
  return code as CodeIn<Variant> satisfies ContentCode;
};

/** What is wrong, what to do. */
export type Sentence = readonly [message: string, fix: string];

/** A language of the findings: a sentence for everything that can be said, and the words for places. */
export interface Catalogue {
  readonly sentences: { readonly [One in Variant]: (needs: Variants[One]) => Sentence };
  readonly places: {
    readonly file: string;
    readonly picture: string;
    readonly folder: string;
    readonly entry: (number: number) => string;
    /** Lists whose entries have a number, and objects whose keys are ids. Other keys are said as they stand in the file. */
    readonly lists: Readonly<Record<'questions' | 'choices' | 'bands' | 'purposes' | 'campaigns', string>>;
    readonly maps: Readonly<Record<'outcomes' | 'weights', (id: string) => string>>;
    readonly condition: string;
  };
}
