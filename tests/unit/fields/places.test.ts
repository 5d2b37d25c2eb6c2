import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES, countryName, isCountry } from '#fields/countries.ts';
import { DEPARTMENT_CODES, DEPARTMENTS, departmentName, isDepartment } from '#fields/departments.ts';
import { LOCALES } from '#fields/types.ts';

describe('départements', () => {
  it('are 101: 94 by number, the two of Corsica, five overseas', () => {
    expect(DEPARTMENT_CODES).toHaveLength(101);
    expect(new Set(DEPARTMENT_CODES).size).toBe(101);
    expect(DEPARTMENT_CODES.filter((code) => /^(0[1-9]|[1-8]\d|9[0-5])$/.test(code))).toHaveLength(94);
    expect(DEPARTMENT_CODES.filter((code) => code.startsWith('97'))).toEqual(['971', '972', '973', '974', '976']);
  });

  it('stand in the order that people know, Corsica in the place of 20', () => {
    const at = DEPARTMENT_CODES.indexOf('2A');
    expect(DEPARTMENT_CODES.slice(at - 1, at + 3)).toEqual(['19', '2A', '2B', '21']);
    expect(DEPARTMENT_CODES[0]).toBe('01');
    expect(DEPARTMENT_CODES.at(-1)).toBe('976');
  });

  it('have names, and no name for a code that is none', () => {
    expect(departmentName('85')).toBe('Vendée');
    expect(departmentName('44')).toBe('Loire-Atlantique');
    expect(departmentName('2B')).toBe('Haute-Corse');
    expect(new Set(Object.values(DEPARTMENTS)).size).toBe(101);
    for (const code of ['20', '00', '96', '975', '1', '2a', '', 'toString']) expect(isDepartment(code), code).toBe(false);
    expect(departmentName('20')).toBe('20');
  });
});

describe('countries', () => {
  it('are the 249 of ISO 3166-1, each with a real name in every language', () => {
    expect(COUNTRY_CODES).toHaveLength(249);
    expect(new Set(COUNTRY_CODES).size).toBe(249);
    for (const locale of LOCALES) for (const code of COUNTRY_CODES) expect(countryName(code, locale), `${code} ${locale}`).not.toBe(code);
  });

  it('speak the language that is asked', () => {
    expect(countryName('DE', 'fr')).toBe('Allemagne');
    expect(countryName('DE', 'en')).toBe('Germany');
    expect(countryName('DE', 'nl')).toBe('Duitsland');
    expect(countryName('DE', 'de')).toBe('Deutschland');
  });

  it('are not what only looks like a country', () => {
    for (const code of ['EU', 'UK', 'XK', 'ZZ', 'fr', 'FRA', '']) expect(isCountry(code), code).toBe(false);
    expect(countryName('UK', 'fr')).toBe('UK');
  });
});
