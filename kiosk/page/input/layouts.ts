import type { Locale } from '../locales/locale.ts';

export type LayoutName = 'name' | 'email' | 'phone' | 'search';
/** What is up of a keyboard: small letters, capitals, or what has no room beside them. */
export type Layer = 'default' | 'shift' | 'signs';
/** In the library's form: a row of keys is one text, keys that do something else than type themselves stand in braces. */
export type Layout = Readonly<Record<Layer, string[]>>;

type Letters = readonly [top: string, middle: string, low: string];
const AZERTY: Letters = ['a z e r t y u i o p', 'q s d f g h j k l m', 'w x c v b n'];
const QWERTY: Letters = ['q w e r t y u i o p', 'a s d f g h j k l', 'z x c v b n m'];
const QWERTZ: Letters = ['q w e r t z u i o p', 'a s d f g h j k l', 'y x c v b n m'];

const LETTERS: Readonly<Record<Locale, Letters>> = { fr: AZERTY, en: QWERTY, nl: QWERTY, de: QWERTZ };
const ACCENTS: Readonly<Record<Locale, string>> = {
  fr: 'é è ê ë à ç î ï ô œ',
  en: 'é è ë ï ö ü ä å ø ñ',
  nl: 'é è ë ï ö ü ä ç ij ñ',
  de: 'ä ö ü ß é è à ç ø å',
};
const DIGITS = '1 2 3 4 5 6 7 8 9 0';
const EMAIL_SIGNS = "+ ! # % & ' * = ~";
const EMAIL_FOOT: Readonly<Record<Locale, string>> = {
  fr: '@ . - _ .fr .com',
  en: '@ . - _ .com .co.uk',
  nl: '@ . - _ .nl .com',
  de: '@ . - _ .de .com',
};
const TELEPHONE = ['1 2 3', '4 5 6', '7 8 9', '+ 0 {bksp}'];

/** Capitals of one row; a letter without a capital of its own stays, and so does a key in braces. */
const capitals = (row: string, locale: Locale): string =>
  row
    .split(' ')
    .map((key) => (key.startsWith('{') || key === 'ß' ? key : key.toLocaleUpperCase(locale)))
    .join(' ');

export interface LayoutWish {
  readonly layout: LayoutName;
  readonly locale: Locale;
  /** Too low a display for a row of digits or accents: they get a layer of their own. */
  readonly shallow: boolean;
}

const lettersFor = ({ layout, locale, shallow }: LayoutWish): string[] => {
  const [top, middle, low] = LETTERS[locale];
  if (layout === 'name')
    return shallow
      ? [top, middle, `{shift} ${low} {bksp}`, "{signs} ' - {space}"]
      : [ACCENTS[locale], top, middle, `{shift} ${low} {bksp}`, "' - {space}"];
  // Names and postcodes are compared without accents and signs: letters, digits and a space will do.
  if (layout === 'search') return shallow ? [top, middle, `{signs} ${low} {space} {bksp}`] : [DIGITS, top, middle, `${low} {space} {bksp}`];
  const foot = EMAIL_FOOT[locale];
  return shallow ? [top, middle, `${low} {bksp}`, `{signs} ${foot}`] : [DIGITS, top, middle, `${low} {bksp}`, `+ ${foot}`];
};

const signsFor = ({ layout, locale, shallow }: LayoutWish, letters: string[]): string[] => {
  if (!shallow) return letters;
  if (layout === 'name') return [ACCENTS[locale], '{letters} {space} {bksp}'];
  if (layout === 'search') return [DIGITS, '{letters} {space} {bksp}'];
  return [DIGITS, EMAIL_SIGNS, `{letters} ${EMAIL_FOOT[locale]} {bksp}`];
};

/** The keys for one field in one language, layer by layer. */
export const layoutFor = (wish: LayoutWish): Layout => {
  if (wish.layout === 'phone') return { default: TELEPHONE, shift: TELEPHONE, signs: TELEPHONE };
  const letters = lettersFor(wish);
  return {
    default: letters,
    shift: wish.layout === 'name' ? letters.map((row) => capitals(row, wish.locale)) : letters,
    signs: signsFor(wish, letters),
  };
};

/** Every key of a layout, once. */
export const keysOf = (layout: Layout): readonly string[] => [
  ...new Set(
    Object.values(layout)
      .flat()
      .flatMap((row) => row.split(' ')),
  ),
];

/** One capital begins each part of a name: « Anne-Marie », « Jean Paul ». */
export const beginsName = (before: string): boolean => /(?:^|[\s-])$/u.test(before);
