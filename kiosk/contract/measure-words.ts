import type { Locale } from '#fields/types.ts';
import { DAY_MINUTES } from './desk.ts';

/** British English: kilometres, days before months. */
const REGION: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB', nl: 'nl-NL', de: 'de-DE' };
const unit = (locale: Locale, value: number, of: string, digits = 0): string =>
  new Intl.NumberFormat(REGION[locale], { style: 'unit', unit: of, unitDisplay: 'long', maximumFractionDigits: digits }).format(value);

/** Under this one stands before it. */
const HERE_METRES = 60;

/** How far, as one says it: fifty metres more or less nobody feels. Null: one is there. */
export const distanceWords = (metres: number, locale: Locale): string | null => {
  if (metres < HERE_METRES) return null;
  if (metres < 975) return unit(locale, Math.round(metres / 50) * 50, 'meter');
  return metres < 9_950 ? unit(locale, metres / 1000, 'kilometer', 1) : unit(locale, Math.round(metres / 1000), 'kilometer');
};

/** How long, in minutes up to an hour and a half, then in half hours. */
export const durationWords = (minutes: number, locale: Locale): string =>
  minutes <= 90 ? unit(locale, minutes, 'minute') : unit(locale, Math.round(minutes / 30) / 2, 'hour', 1);

/** A time of the day as each language says it. `midnight`: what the end of the day is called. */
export const timeWords = (minute: number, locale: Locale, midnight: string): string => {
  if (minute === DAY_MINUTES) return midnight;
  const [hour, rest] = [Math.floor(minute / 60), String(minute % 60).padStart(2, '0')];
  const full = minute % 60 === 0;
  switch (locale) {
    case 'fr':
      return full ? `${hour} h` : `${hour} h ${rest}`;
    case 'en':
      return `${hour % 12 === 0 ? 12 : hour % 12}${full ? '' : `.${rest}`} ${hour < 12 ? 'am' : 'pm'}`;
    case 'nl':
      return `${hour}.${rest} uur`;
    case 'de':
      return full ? `${hour} Uhr` : `${hour}:${rest} Uhr`;
  }
};

/** Dates here have no hours: they are read at noon of UTC. */
const dateWords = (day: string, locale: Locale, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(REGION[locale], { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

export const weekdayWords = (day: string, locale: Locale): string => dateWords(day, locale, { weekday: 'long' });
export const dayMonthWords = (day: string, locale: Locale): string => dateWords(day, locale, { day: 'numeric', month: 'long' });
export const fullDateWords = (day: string, locale: Locale): string =>
  dateWords(day, locale, { day: 'numeric', month: 'long', year: 'numeric' });
export const monthWords = (month: number, locale: Locale): string =>
  dateWords(`2027-${String(month).padStart(2, '0')}-15`, locale, { month: 'long' });
/** Today, tomorrow. */
export const nearDayWords = (ahead: number, locale: Locale): string =>
  new Intl.RelativeTimeFormat(REGION[locale], { numeric: 'auto' }).format(ahead, 'day');
export const listWords = (words: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(REGION[locale], { type: 'conjunction' }).format(words);
