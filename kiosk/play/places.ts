import type { Commune } from '#contract/compiled-quiz.ts';
import { COUNTRY_CODES, countryName } from '#fields/countries.ts';
import { DEPARTMENT_CODES, departmentName, isDepartment } from '#fields/departments.ts';
import type { Locale } from '#fields/types.ts';

/** A département or a country, with the name a visitor reads. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

export const departmentPlace = (code: string): Place => ({ code, name: departmentName(code) });
export const countryPlace = (code: string, locale: Locale): Place => ({ code, name: countryName(code, locale) });

/** What a visitor types on the number pad: 8, 85, 2A, 974. Letters count as capitals. */
export const departmentsMatching = (typed: string): readonly Place[] =>
  typed === '' ? [] : DEPARTMENT_CODES.filter((code) => code.startsWith(typed.toUpperCase())).map(departmentPlace);

/** The département of exactly this number, or null while it is not whole. */
export const departmentTyped = (typed: string): Place | null =>
  isDepartment(typed.toUpperCase()) ? departmentPlace(typed.toUpperCase()) : null;

/** Could one more key still make a number that exists? Keys that lead nowhere are put to rest. */
export const departmentGoesOn = (typed: string): boolean => DEPARTMENT_CODES.some((code) => code.startsWith(typed.toUpperCase()));

/** The countries in the alphabet of the language, without France: who comes from there names a département. */
export const countriesIn = (locale: Locale): readonly Place[] => {
  const { compare } = new Intl.Collator(locale);
  return COUNTRY_CODES.filter((code) => code !== 'FR')
    .map((code) => countryPlace(code, locale))
    .sort((a, b) => compare(a.name, b.name));
};

/** The words of a name as they are compared: no accents, no capitals. */
const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const SAINTS: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

/** How well a name answers what was typed: 0 it begins so, 1 one of its words does, null not at all. */
const fitOf = (name: string, typed: string): 0 | 1 | null => {
  const [words, given] = [wordsOf(name), wordsOf(typed)];
  const wanted = [given.join(''), given.map((word) => SAINTS[word] ?? word).join('')];
  const at = words.findIndex((_, index) => wanted.some((one) => words.slice(index).join('').startsWith(one)));
  if (at < 0) return null;
  return at === 0 ? 0 : 1;
};

/**
 * The communes that what was typed can mean: the beginning of the name or of one of its words, or of a postcode. Accents, hyphens and
 * capitals do not count. Names that begin so come first; each part in the alphabet.
 */
export const communesMatching = (communes: readonly Commune[], typed: string): readonly Commune[] => {
  const wanted = typed.trim();
  if (wordsOf(wanted).length === 0) return [];
  const { compare } = new Intl.Collator('fr');
  const byName = (a: Commune, b: Commune): number => compare(a.name, b.name);
  if (/^\d+$/.test(wanted)) return communes.filter(({ postcodes }) => postcodes.some((code) => code.startsWith(wanted))).sort(byName);
  const fits = communes.map((commune) => ({ commune, fit: fitOf(commune.name, wanted) }));
  return ([0, 1] as const).flatMap((rank) =>
    fits
      .filter(({ fit }) => fit === rank)
      .map(({ commune }) => commune)
      .sort(byName),
  );
};
