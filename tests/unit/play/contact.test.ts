import { expect, test } from 'vitest';
import type { Answer, AnswerValue } from '#contract/answer.ts';
import { idOf } from '#contract/ids.ts';
import { contactProblems, emailProblem, normaliseEmail } from '#play/contact.ts';
import { examplePhone, normalisePhone, phoneProblem, prefixesFor, readPhone, telephoneCountry } from '#play/telephone.ts';

const answer = (value: AnswerValue): Answer => ({ question: idOf('question', 'origine'), value });

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['marin', 'at'],
  ['marin@', 'ending'],
  ['marin@exemple', 'ending'],
  ['marin@exemple.', 'ending'],
  ['ma rin@exemple.fr', 'unclear'],
  ['a@b@exemple.fr', 'unclear'],
  ['Marin@Exemple.FR ', null],
] as const)('« %s » is told apart: %s', (typed, problem) => {
  expect(emailProblem(typed)).toBe(problem);
  expect(normaliseEmail(typed) === null).toBe(problem !== null);
});

test.each([
  ['', 'empty'],
  ['06 12', 'short'],
  ['06 12 34 56 78 90 12 34 56', 'long'],
  ['@@', 'unclear'],
  ['06 12 34 56 78', null],
] as const)('number « %s » is told apart: %s', (typed, problem) => {
  expect(phoneProblem(typed, 'FR')).toBe(problem);
});

test('a number is read in the country the visitor comes from, else in that of the language', () => {
  expect(telephoneCountry([], 'de')).toBe('DE');
  expect(telephoneCountry([answer({ kind: 'department', code: '85' })], 'de')).toBe('FR');
  expect(telephoneCountry([answer({ kind: 'country', code: 'BE' })], 'nl')).toBe('BE');
  expect(telephoneCountry([answer({ kind: 'country', code: 'XX' })], 'nl')).toBe('NL');
  expect(normalisePhone('0470 12 34 56', 'BE')).toBe('+32470123456');
  expect(readPhone('01512 3456789', 'DE')).toBe('+49 1512 3456789');
  expect(normalisePhone('+33 6 12 34 56 78', 'DE')).toBe('+33612345678');
});

test('a French number is understood in German too, and a telephone at home is no mobile', () => {
  expect(normalisePhone('06 12 34 56 78', 'DE')).toBe('+33612345678');
  expect(phoneProblem('06 12', 'DE')).toBe('unclear');
  expect(phoneProblem('02 51 58 00 48', 'FR')).toBe('unclear');
  expect(normalisePhone('+33 6 12', 'DE')).toBeNull();
});

test('every example is a number that would be taken', () => {
  for (const country of ['FR', 'GB', 'NL', 'DE', 'BE', 'CH', 'AT', 'IT', 'US'] as const)
    expect(phoneProblem(examplePhone(country), country), country).toBeNull();
});

test('beginnings are offered while there is no number, the own country first', () => {
  expect(prefixesFor('', 'BE')).toEqual(['+32', '+33', '+49']);
  expect(prefixesFor('+4', 'FR')).toEqual(['+49', '+44', '+41']);
  expect(prefixesFor('06', 'FR')).toEqual([]);
  expect(prefixesFor('+33', 'FR')).toEqual([]);
});

test('only what is asked can be wrong', () => {
  const typed = { given_name: '', email: 'marin', mobile: '06' };
  expect(contactProblems(typed, { email: false, mobile: true })).toEqual(['mobile']);
  expect(contactProblems(typed, { email: true, mobile: false })).toEqual(['email']);
});
