import { expect, test } from 'vitest';
import { KIOSK_ERRORS } from '#contract/errors.ts';
import en from '#page/locales/en.json' with { type: 'json' };
import fr from '#page/locales/fr.json' with { type: 'json' };
import { textsIn } from '#page/locales/texts.ts';
import { typeset } from '#page/locales/typeset.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((one) => one[1] ?? '').sort();

test('no text is missing in French or in English', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
  for (const [key, text] of [...Object.entries(fr), ...Object.entries(en)]) expect(text.trim(), key).not.toBe('');
});

test('both languages say the same figures and names', () => {
  const english = new Map(Object.entries(en));
  for (const [key, text] of Object.entries(fr)) expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
});

test('no text was left untranslated by mistake', () => {
  const english = new Map(Object.entries(en));
  const same = Object.entries(fr).filter(([key, text]) => english.get(key) === text);
  expect(same.map(([key]) => key).sort()).toEqual([
    'contact.email',
    'contact.mobile',
    'corner.label',
    'games.questions_one',
    'games.questions_other',
    'keys.digits',
    'keys.letters',
  ]);
});

test('a visitor never reads an error code', () => {
  for (const text of [...Object.values(fr), ...Object.values(en)])
    for (const code of Object.keys(KIOSK_ERRORS)) expect(text).not.toContain(code);
});

test('plurals follow the language: French 1 and 0 are one, English 0 is other', () => {
  expect(textsIn('fr')('idle.text', { count: 1 })).toContain('1 seconde.');
  expect(textsIn('fr')('idle.text', { count: 12 })).toContain('12 secondes.');
  expect(textsIn('en')('idle.text', { count: 1 })).toContain('1 second.');
  expect(textsIn('en')('idle.text', { count: 0 })).toContain('0 seconds.');
});

test('a language the page does not speak yet reads English, never a key', () => {
  expect(textsIn('nl')('question.continue')).toBe('Continue');
  expect(textsIn('de')('question.progress', { number: 2, total: 9 })).toBe('Question 2 of 9');
});

test('a name with signs stays as it is', () => {
  expect(textsIn('en')('consent.recipient', { recipient: "L'Océan & <fils>" })).toBe("For: L'Océan & <fils>");
});

test('French tall signs keep to their word; English is left alone', () => {
  expect(typeset('On joue ? « Oui » !', 'fr')).toBe('On joue\u00a0? «\u00a0Oui\u00a0»\u00a0!');
  expect(typeset('Well ?', 'en')).toBe('Well ?');
});
