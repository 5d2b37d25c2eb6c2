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
