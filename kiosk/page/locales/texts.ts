import { createInstance } from 'i18next';
import { report } from '../report.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import nl from './nl.json' with { type: 'json' };
import { typeset } from './typeset.ts';

type Plural<Key> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;
/** A text of the page. Plural forms count as one. */
export type TextKey = Plural<keyof typeof fr>;
export type Values = Readonly<Record<string, string | number>>;
/** Says one text of the page in the language it was made for. */
export type Say = (key: TextKey, values?: Values) => string;

/** The texts of one part of the page, in every language: plural forms as i18next writes them. */
export type Texts<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>;
type SayOf<Key extends string> = (key: Plural<Key>, values?: Values) => string;

/** Says the texts of one part of the page. */
export const sayerOf = <Key extends string>({ fr, en, nl, de }: Texts<Key>): ((locale: Locale) => SayOf<Key>) => {
  const texts = createInstance({
    resources: { fr: { page: fr }, en: { page: en }, nl: { page: nl }, de: { page: de } },
    ns: ['page'],
    defaultNS: 'page',
    // Every language has every text; were one missing, English would stand there, never a key.
    fallbackLng: ['en', 'fr'],
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  texts.init().catch(() => report('loading the texts', 'KIOSK_HOST_FAULT'));
  return (locale) => {
    const say = texts.getFixedT(locale);
    // The library's own types try to follow every key to its values; ours have done that by now.
    const said = (key: string, values: Values): string => say(key, values);
    return (key, values) => typeset(said(key, { ...values }), locale);
  };
};

/** The texts of the page in a language. */
export const textsIn: (locale: Locale) => Say = sayerOf({ fr, en, nl, de });
