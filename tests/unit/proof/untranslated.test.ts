import { expect, test } from 'vitest';
import type { WorkingContent } from '#proof/content/working-content.ts';
import { untranslatedIn } from '#proof/untranslated.ts';
import { quizOf, single } from '#tests/unit/analysis/support/quizzes.ts';

const quiz = {
  ...quizOf([single('ask', [])]),
  title: { fr: 'Grand Hôtel (exemple)', en: 'Grand Hôtel (exemple)' },
  kind: 'Office de la Mer',
};
const content: WorkingContent = { quiz, media: new Map(), brands: [], sites: [], places: [], gaps: [] };
const box = { x: 0, y: 0, width: 1, height: 1 };
const print = (lang: string, text: string) => ({ picture: '', flaws: [], texts: [{ text, lang, box }] });
const flaws = (text: string): number =>
  untranslatedIn(content)(
    new Map([
      ['fr', print('fr', text)],
      ['en', print('en', text)],
    ]),
    'en',
  ).length;

test('what nobody translated is found', () => {
  expect(flaws('Rendez-vous à la plage')).toBe(1);
  expect(flaws('(Rendez-vous à la plage)')).toBe(1);
});

test('a name, and a text that somebody wrote so, may stand in brackets or quotes', () => {
  for (const text of ['Office de la Mer', '(Office de la Mer)', '« Office de la Mer »', 'Grand Hôtel (exemple)', '(Grand Hôtel (exemple))'])
    expect(flaws(text), text).toBe(0);
});
