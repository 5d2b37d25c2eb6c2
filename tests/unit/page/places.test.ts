import { expect, test } from 'vitest';
import type { Commune } from '#contract/compiled-quiz.ts';
import { communesMatching, countriesIn, departmentGoesOn, departmentsMatching, departmentTyped } from '#play/places.ts';

test('a number that is typed finds its département, Corsica and overseas too', () => {
  expect(departmentTyped('85')?.name).toBe('Vendée');
  expect(departmentTyped('2a')?.name).toBe('Corse-du-Sud');
  expect(departmentTyped('974')?.name).toBe('La Réunion');
  expect(departmentTyped('97')).toBeNull();
  expect(departmentTyped('20')).toBeNull();
  expect(departmentTyped('')).toBeNull();
});

test('what is half typed lists what it can become, in the order people know', () => {
  expect(departmentsMatching('2').map((place) => place.code)).toEqual(['2A', '2B', '21', '22', '23', '24', '25', '26', '27', '28', '29']);
  expect(departmentsMatching('97').map((place) => place.code)).toEqual(['971', '972', '973', '974', '976']);
  expect(departmentsMatching('')).toEqual([]);
  expect(departmentsMatching('99')).toEqual([]);
});

test('a key that leads to no département rests', () => {
  expect(['9', '97', '976', '2A'].every(departmentGoesOn)).toBe(true);
  expect(['20', '977', '851', '2A1', '96'].some(departmentGoesOn)).toBe(false);
});

test('countries stand in the alphabet of the language, accents in their place, without France', () => {
  const french = countriesIn('fr').map((place) => place.name);
  const [autriche, egypte, zambie] = ['Autriche', 'Égypte', 'Zambie'].map((name) => french.indexOf(name));
  expect(autriche).toBeGreaterThan(-1);
  expect(autriche).toBeLessThan(egypte ?? -1);
  expect(egypte).toBeLessThan(zambie ?? -1);
  expect(french).not.toContain('France');
  expect(countriesIn('en').find((place) => place.code === 'DE')?.name).toBe('Germany');
});

const commune = (code: string, name: string, ...postcodes: string[]): Commune => ({ code, name, department: code.slice(0, 2), postcodes });
const VENDEE = [
  commune('85234', 'Saint-Jean-de-Monts', '85160'),
  commune('85164', 'Notre-Dame-de-Monts', '85690'),
  commune('85194', "Les Sables-d'Olonne", '85100', '85180', '85340'),
  commune('85012', 'La Barre-de-Monts', '85550'),
  commune('85096', "L'Épine", '85740'),
  commune('85226', 'Saint-Hilaire-de-Riez', '85270'),
  commune('85243', 'Sainte-Gemme', '85400'),
];
const found = (typed: string): string[] => communesMatching(VENDEE, typed).map((one) => one.name);

test('a commune is found without accents, hyphens, apostrophes or capitals, and with "st"', () => {
  for (const typed of ['saint-jean', 'SAINT JEAN', 'saintjean', 'st jean', 'St-Jean-de-Monts', 'sAiNt jéan'])
    expect(found(typed), typed).toEqual(['Saint-Jean-de-Monts']);
  expect(found('epine')).toEqual(["L'Épine"]);
  expect(found('ste')).toEqual(['Sainte-Gemme']);
  expect(found('sables d')).toEqual(["Les Sables-d'Olonne"]);
});

test('names that begin so come before names with a word that does', () => {
  expect(found('s')).toEqual(['Saint-Hilaire-de-Riez', 'Saint-Jean-de-Monts', 'Sainte-Gemme', "Les Sables-d'Olonne"]);
  expect(found('monts')).toEqual(['La Barre-de-Monts', 'Notre-Dame-de-Monts', 'Saint-Jean-de-Monts']);
});

test('digits are a postcode, any of those a commune has; nothing typed finds nothing', () => {
  expect(found('853')).toEqual(["Les Sables-d'Olonne"]);
  expect(found('8516')).toEqual(['Saint-Jean-de-Monts']);
  expect(found('')).toEqual([]);
  expect(found(' - ')).toEqual([]);
  expect(found('zz')).toEqual([]);
});
