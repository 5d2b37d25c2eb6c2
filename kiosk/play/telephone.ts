import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/mobile';
import type { Answer } from '#contract/answer.ts';
import type { Locale } from '#fields/types.ts';

const COUNTRY_OF: Readonly<Record<Locale, CountryCode>> = { fr: 'FR', en: 'GB', nl: 'NL', de: 'DE' };
/** A mobile number as it is written there. */
const EXAMPLES: Partial<Readonly<Record<CountryCode, string>>> = {
  FR: '06 12 34 56 78',
  GB: '07400 123456',
  NL: '06 12345678',
  DE: '01512 3456789',
  BE: '0470 12 34 56',
  CH: '078 123 45 67',
};
/** The beginnings that visitors type most. */
const PREFIXES = ['+33', '+49', '+44', '+31', '+32', '+41'];

/** The country that a number without a prefix is read in: where the visitor said they come from, else that of their language. */
export const telephoneCountry = (answers: readonly Answer[], locale: Locale): CountryCode => {
  for (const { value } of answers) {
    if (value.kind === 'department') return 'FR';
    if (value.kind === 'country' && isSupportedCountry(value.code)) return value.code;
  }
  return COUNTRY_OF[locale];
};

/** Where the terminals stand: what is no number at home may be one from here. */
const HERE: CountryCode = 'FR';

/** The mobile number that was typed, in the country given, else in the one where the terminals stand; null: none that could be written to. */
const read = (typed: string, country: CountryCode): PhoneNumber | null => {
  for (const one of [country, HERE]) {
    const parsed = parsePhoneNumberFromString(typed, one);
    // With its country before it a number of a range that is not known yet is taken too.
    if (parsed?.isValid() || (typed.trim().startsWith('+') && parsed?.isPossible())) return parsed;
  }
  return null;
};

/** `06 12 34 56 78` → `+33612345678`; null when it is no number that could be written to. */
export const normalisePhone = (typed: string, country: CountryCode): string | null => read(typed, country)?.number ?? null;

/** The number as the whole world reads it, `+33 6 12 34 56 78`: shown while it is typed, so that a wrong country is seen. */
export const readPhone = (typed: string, country: CountryCode): string | null => read(typed, country)?.formatInternational() ?? null;

/** A number as an example for who comes from there; other countries are shown how to begin with `+`. */
export const examplePhone = (country: CountryCode): string => EXAMPLES[country] ?? '+43 664 123456';

export type PhoneProblem = 'empty' | 'short' | 'long' | 'unclear';

/** What keeps this from being a number that could be written to; null: nothing does. */
export const phoneProblem = (typed: string, country: CountryCode): PhoneProblem | null => {
  if (typed.trim() === '') return 'empty';
  if (normalisePhone(typed, country) !== null) return null;
  const length = validatePhoneNumberLength(typed, country);
  if (length === 'TOO_SHORT') return 'short';
  return length === 'TOO_LONG' ? 'long' : 'unclear';
};

const SHOWN = 3;

/** Beginnings that may be put before the number, the visitor's own first, while there is none or it begins with one of them. */
export const prefixesFor = (typed: string, country: CountryCode): readonly string[] => {
  const begun = typed.trim();
  if (begun !== '' && !begun.startsWith('+')) return [];
  const all = [...new Set([`+${getCountryCallingCode(country)}`, ...PREFIXES])];
  return all.filter((prefix) => prefix.startsWith(begun) && prefix !== begun).slice(0, SHOWN);
};
