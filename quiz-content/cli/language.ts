import { InvalidArgumentError, Option } from 'commander';

/** The languages in which the commands speak. */
const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);

/** What the machine is set to: French where it says so, else English. */
const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language =>
  (LC_ALL || LC_MESSAGES || LANG || '').startsWith('fr') ? 'fr' : 'en';

/** What was asked for with `--lang`, read before anything is parsed: a call that cannot be parsed is answered in this language, too. */
const asked = (words: readonly string[]): Language | undefined => {
  const last = words.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const text = words[last]?.startsWith('--lang=') ? words[last].slice('--lang='.length) : words[last + 1];
  return last !== -1 && text !== undefined && isLanguage(text) ? text : undefined;
};

/** The language of this call: help, mistakes in the call, and what a command says. */
export const SPOKEN: Language = asked(process.argv.slice(2)) ?? languageOf(process.env);

/** The words in the language of this call. */
export const inBoth = (words: Readonly<Record<Language, string>>): string => words[SPOKEN];

/** `--lang`, the same for every command. */
export const languageOption = (): Option =>
  new Option('--lang <language>', inBoth({ en: 'fr or en', fr: 'fr ou en' }))
    .argParser((text): Language => {
      if (isLanguage(text)) return text;
      throw new InvalidArgumentError(inBoth({ en: 'It is fr or en.', fr: "C'est fr ou en." }));
    })
    .default(SPOKEN, inBoth({ en: 'as the machine is set', fr: 'comme la machine' }));

const COUNTED = {
  en: {
    error: ['error', 'errors'],
    warning: ['warning', 'warnings'],
    note: ['note', 'notes'],
    change: ['change', 'changes'],
    pack: ['pack', 'packs'],
    brand: ['brand', 'brands'],
    site: ['site', 'sites'],
    place: ['place', 'places'],
  },
  fr: {
    error: ['erreur', 'erreurs'],
    warning: ['avertissement', 'avertissements'],
    note: ['remarque', 'remarques'],
    change: ['changement', 'changements'],
    pack: ['quiz', 'quiz'],
    brand: ['marque', 'marques'],
    site: ['site', 'sites'],
    place: ['lieu', 'lieux'],
  },
} as const;

/** `1 error`, `2 errors`; French counts 0 in the singular. */
export const counted = (number: number, word: keyof (typeof COUNTED)['en'], language: Language): string => {
  const single = language === 'fr' ? number < 2 : number === 1;
  return `${number} ${COUNTED[language][word][single ? 0 : 1]}`;
};
