import type { Locale } from '../locales/locale.ts';

export type LayoutName = 'name' | 'email' | 'phone' | 'search';
/** Keys that do something else than type their text. */
export const SPECIAL = ['erase', 'shift', 'space', 'digits', 'letters'] as const;
export type Special = (typeof SPECIAL)[number];
export const isSpecial = (key: string): key is Special => (SPECIAL as readonly string[]).includes(key);

const row = (keys: string): readonly string[] => keys.split(' ');

const LETTERS: Readonly<Record<'azerty' | 'qwerty' | 'qwertz', readonly (readonly string[])[]>> = {
  azerty: [row('a z e r t y u i o p'), row('q s d f g h j k l m'), row('w x c v b n')],
  qwerty: [row('q w e r t y u i o p'), row('a s d f g h j k l'), row('z x c v b n m')],
  qwertz: [row('q w e r t z u i o p'), row('a s d f g h j k l'), row('y x c v b n m')],
};

const KEYBOARD_OF: Readonly<Record<Locale, keyof typeof LETTERS>> = { fr: 'azerty', en: 'qwerty', nl: 'qwerty', de: 'qwertz' };
const ACCENTS: Readonly<Record<Locale, readonly string[]>> = {
  fr: row('é è ê ë à ç î ï ô œ'),
  en: row('é è ë ï ö ü ä å ø ñ'),
  nl: row('é è ë ï ö ü ä ç ij ñ'),
  de: row('ä ö ü ß é è à ç ø å'),
};
const DIGITS = row('1 2 3 4 5 6 7 8 9 0');
const EMAIL_FOOT: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['@', '.', '-', '_', '.fr', '.com'],
  en: ['@', '.', '-', '_', '.com', '.co.uk'],
  nl: ['@', '.', '-', '_', '.nl', '.com'],
  de: ['@', '.', '-', '_', '.de', '.com'],
};

export interface LayoutWish {
  readonly layout: LayoutName;
  readonly locale: Locale;
  /** Too low a display for a row of digits: they get a layer of their own. */
  readonly shallow: boolean;
  /** That layer, when it is up. */
  readonly digits: boolean;
}

/** The rows of keys for one field in one language. */
export const rowsFor = ({ layout, locale, shallow, digits }: LayoutWish): readonly (readonly string[])[] => {
  if (layout === 'phone') return [row('1 2 3'), row('4 5 6'), row('7 8 9'), ['+', '0', 'erase']];
  const [top = [], middle = [], low = []] = LETTERS[KEYBOARD_OF[locale]];
  if (layout === 'name') {
    const letters = [top, middle, ['shift', ...low, 'erase'], ["'", '-', 'space']];
    return shallow
      ? digits
        ? [ACCENTS[locale], ['letters', 'space', 'erase']]
        : [top, middle, ['shift', ...low, 'erase'], ['digits', "'", '-', 'space']]
      : [ACCENTS[locale], ...letters];
  }
  // Names and postcodes are compared without accents and signs: letters, digits and a space will do.
  if (layout === 'search') {
    if (shallow && digits) return [DIGITS, ['letters', 'space', 'erase']];
    return shallow ? [top, middle, ['digits', ...low, 'space', 'erase']] : [DIGITS, top, middle, [...low, 'space', 'erase']];
  }
  if (shallow && digits) return [DIGITS, ['+', '!', '#', '%', '&', "'", '*', '=', '~'], ['letters', ...EMAIL_FOOT[locale], 'erase']];
  const foot = EMAIL_FOOT[locale];
  return shallow ? [top, middle, [...low, 'erase'], ['digits', ...foot]] : [DIGITS, top, middle, [...low, 'erase'], ['+', ...foot]];
};
