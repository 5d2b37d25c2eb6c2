import i18next from 'i18next';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import en from './locales/en.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };

export const CONSOLE_LOCALES = ['fr', 'en'] as const;
export type ConsoleLocale = (typeof CONSOLE_LOCALES)[number];

const isConsoleLocale = (text: string | null): text is ConsoleLocale => text === 'fr' || text === 'en';
const MEMORY = 'estran-console-language';

/** The language chosen last on this machine, else the browser's, else French. */
export const firstLocale = (): ConsoleLocale => {
  const chosen = localStorage.getItem(MEMORY);
  if (isConsoleLocale(chosen)) return chosen;
  return navigator.language.startsWith('en') ? 'en' : 'fr';
};
export const rememberLocale = (locale: ConsoleLocale): void => localStorage.setItem(MEMORY, locale);

/** Must be done before the first page is drawn. */
export const loadWords = (): Promise<unknown> =>
  i18next.init({
    resources: { fr: { translation: fr }, en: { translation: en } },
    lng: firstLocale(),
    fallbackLng: 'fr',
    interpolation: { escapeValue: false }, // Preact escapes
    returnNull: false,
  });

/** A day and an hour are those of the office's wall, wherever the console is read. */
const TIME_ZONE = 'Europe/Paris';

export interface Words {
  readonly locale: ConsoleLocale;
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly number: (value: number) => string;
  /** A share in whole per cent, or a dash when it is a share of nothing. */
  readonly percent: (part: number, of: number) => string;
  readonly moment: (iso: string) => string;
  readonly day: (isoDay: string) => string;
  readonly shortDay: (isoDay: string) => string;
  readonly hour: (iso: string) => string;
}

export const wordsIn = (locale: ConsoleLocale): Words => {
  // English as it is written in Europe: the day before the month.
  const region = locale === 'en' ? 'en-GB' : locale;
  const percents = new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 0 });
  const numbers = new Intl.NumberFormat(region);
  const moments = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short', timeZone: TIME_ZONE });
  const days = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const shortDays = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const hours = new Intl.DateTimeFormat(region, { timeStyle: 'short', timeZone: TIME_ZONE });
  const fixed = i18next.getFixedT(locale);
  return {
    locale,
    t: (key, values = {}) => fixed(key, values),
    number: (value) => numbers.format(value),
    percent: (part, of) => (of === 0 ? '–' : percents.format(part / of)),
    moment: (iso) => moments.format(new Date(iso)),
    day: (isoDay) => days.format(new Date(isoDay)),
    shortDay: (isoDay) => shortDays.format(new Date(isoDay)),
    hour: (iso) => hours.format(new Date(iso)),
  };
};

export const WordsContext = createContext<Words | null>(null);
export const useWords = (): Words => {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('a part is drawn outside of the words');
  return words;
};
