import { expect, test } from 'vitest';
import { KIOSK_ERRORS } from '#contract/errors.ts';
import de from '#page/locales/de.json' with { type: 'json' };
import en from '#page/locales/en.json' with { type: 'json' };
import fr from '#page/locales/fr.json' with { type: 'json' };
import { localeOfBrowser } from '#page/locales/locale.ts';
import nl from '#page/locales/nl.json' with { type: 'json' };
import { textsIn } from '#page/locales/texts.ts';
import { typeset } from '#page/locales/typeset.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((one) => one[1] ?? '').sort();
const LANGUAGES = { fr, en, nl, de } as const;
const others = (['en', 'nl', 'de'] as const).map((locale) => ({ locale, texts: LANGUAGES[locale] }));

test('no text is missing in any of the four languages, and none stands in one alone', () => {
  for (const { locale, texts } of others) expect(Object.keys(texts), locale).toEqual(Object.keys(fr));
  for (const [locale, texts] of Object.entries(LANGUAGES))
    for (const [key, text] of Object.entries(texts)) expect(text.trim(), `${locale} ${key}`).not.toBe('');
});

test('all languages say the same figures and names', () => {
  for (const { locale, texts } of others) {
    const said = new Map(Object.entries(texts));
    for (const [key, text] of Object.entries(fr)) expect(placeholders(said.get(key) ?? ''), `${locale} ${key}`).toEqual(placeholders(text));
  }
});

/** Words that two languages truly share. */
const SHARED = new Set([
  'contact.email',
  'contact.mobile',
  'corner.label',
  'games.questions_one',
  'games.questions_other',
  'keys.digits',
  'keys.letters',
  'month.later',
  'number.confirm_one',
  'number.confirm_other',
]);

test('no text was left untranslated by mistake', () => {
  for (const { locale, texts } of others)
    for (const [other, left] of Object.entries(LANGUAGES)) {
      if (other === locale) continue;
      const there = new Map(Object.entries(left));
      const same = Object.entries(texts).filter(([key, text]) => there.get(key) === text && !SHARED.has(key));
      expect(same, `${locale} beside ${other}`).toEqual([]);
    }
});

test('Dutch says u, German says Sie, never je, jij or du', () => {
  for (const [key, text] of Object.entries(nl)) expect(text, key).not.toMatch(/\b(?:je|jij|jou|jouw)\b/i);
  for (const [key, text] of Object.entries(de)) expect(text, key).not.toMatch(/\b(?:du|dich|dir|dein\w*)\b/i);
});

test('a visitor never reads an error code', () => {
  for (const text of Object.values(LANGUAGES).flatMap((texts) => Object.values(texts)))
    for (const code of Object.keys(KIOSK_ERRORS)) expect(text).not.toContain(code);
});

test('plurals follow the language: French 0 and 1 are one, elsewhere 0 is other', () => {
  expect(textsIn('fr')('idle.text', { count: 0 })).toContain('0 seconde.');
  expect(textsIn('fr')('idle.text', { count: 1 })).toContain('1 seconde.');
  expect(textsIn('fr')('idle.text', { count: 12 })).toContain('12 secondes.');
  expect(textsIn('en')('idle.text', { count: 1 })).toContain('1 second.');
  expect(textsIn('en')('idle.text', { count: 0 })).toContain('0 seconds.');
  expect(textsIn('nl')('idle.text', { count: 1 })).toContain('1 seconde.');
  expect(textsIn('nl')('idle.text', { count: 0 })).toContain('0 seconden.');
  expect(textsIn('de')('idle.text', { count: 1 })).toContain('1 Sekunde ');
  expect(textsIn('de')('idle.text', { count: 0 })).toContain('0 Sekunden ');
  expect(textsIn('nl')('games.questions', { count: 1 })).toBe('1 vraag');
  expect(textsIn('de')('games.questions', { count: 2 })).toBe('2 Fragen');
});

test('a browser of any country gets its language, and English when the page does not speak it', () => {
  expect(['fr-CA', 'de-AT', 'nl-BE', 'en-GB', 'pt-BR', ''].map(localeOfBrowser)).toEqual(['fr', 'de', 'nl', 'en', 'en', 'en']);
});

test('a name with signs stays as it is', () => {
  expect(textsIn('en')('consent.recipient', { recipient: "L'Océan & <fils>" })).toBe("For: L'Océan & <fils>");
});

test('French tall signs keep to their word; English is left alone', () => {
  expect(typeset('On joue ? « Oui » !', 'fr')).toBe('On joue\u00a0? «\u00a0Oui\u00a0»\u00a0!');
  expect(typeset('Well ?', 'en')).toBe('Well ?');
});
