import { expect, test } from 'vitest';
import { countriesIn, departmentGoesOn, departmentsMatching, departmentTyped } from '#play/places.ts';

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
