import { InvalidArgumentError, Option } from 'commander';

/** The languages in which the commands speak. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);

/** What the machine is set to: French where it says so, else English. */
const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language =>
  (LC_ALL || LC_MESSAGES || LANG || '').startsWith('fr') ? 'fr' : 'en';

/** `--lang`, the same for every command that speaks at length. */
export const languageOption = (): Option =>
  new Option('--lang <language>', 'fr or en')
    .argParser((text): Language => {
      if (isLanguage(text)) return text;
      throw new InvalidArgumentError(`It is one of: ${LANGUAGES.join(', ')}.`);
    })
    .default(languageOf(process.env), 'as the machine is set');

const COUNTED = {
  en: {
    error: ['error', 'errors'],
    warning: ['warning', 'warnings'],
    pack: ['pack', 'packs'],
    brand: ['brand', 'brands'],
    site: ['site', 'sites'],
  },
  fr: {
    error: ['erreur', 'erreurs'],
    warning: ['avertissement', 'avertissements'],
    pack: ['quiz', 'quiz'],
    brand: ['marque', 'marques'],
    site: ['site', 'sites'],
  },
} as const;

/** `1 error`, `2 errors`; French counts 0 in the singular. */
export const counted = (number: number, word: keyof (typeof COUNTED)['en'], language: Language): string => {
  const single = language === 'fr' ? number < 2 : number === 1;
  return `${number} ${COUNTED[language][word][single ? 0 : 1]}`;
};
