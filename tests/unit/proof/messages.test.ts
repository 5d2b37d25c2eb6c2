import { expect, it } from 'vitest';
import { PROOF_CODES } from '#proof/codes.ts';
import { formatFinding, say } from '#proof/finding.ts';
import { en } from '#proof/messages/en.ts';
import { fr } from '#proof/messages/fr.ts';
import { codeOf, type Said, said } from '#proof/messages/said.ts';

const text = 'Een veel te lange zin over het strand';
/** One of everything a proof can say. */
const EVERYTHING: readonly Said[] = [
  { variant: 'PROOF_TEXT_CLIPPED', text },
  { variant: 'PROOF_TEXT_OUTSIDE', text },
  { variant: 'PROOF_TEXT_OVERFLOWS', text },
  { variant: 'PROOF_OVERLAP', things: ['Weiter', 'Zurück'] },
  { variant: 'PROOF_CONTRAST_TEXT', text, contrast: 3.07, least: 4 },
  { variant: 'PROOF_CONTRAST_PART', name: text, contrast: 1.5, least: 3 },
  { variant: 'PROOF_TARGET_SMALL', name: 'A', others: ['B', 'C'], widthMm: 12.5, heightMm: 15, leastMm: 15 },
  { variant: 'PROOF_PICTURE_MISSING', path: '/media/dune.svg' },
  { variant: 'PROOF_UNTRANSLATED/content', text, locale: 'de' },
  { variant: 'PROOF_UNTRANSLATED/page', text, locale: 'de', same: 'nl' },
  { variant: 'PROOF_STUCK', at: 'question vent', words: text, lang: 'nl' },
  { variant: 'PROOF_UNSEEN/question', id: 'vent' },
  { variant: 'PROOF_UNSEEN/outcome', id: 'dune' },
];

it('every sentence is there in both languages, for every code that is registered', () => {
  const variants = EVERYTHING.map(({ variant }) => variant).toSorted();
  expect(Object.keys(en.sentences).toSorted()).toEqual(variants);
  expect(Object.keys(fr.sentences).toSorted()).toEqual(variants);
  expect(new Set(EVERYTHING.map(({ variant }) => codeOf(variant)))).toEqual(new Set(Object.keys(PROOF_CODES)));
});

it('both languages say the same facts, each in words of its own', () => {
  const numbers = (words: string): string[] => (words.replaceAll(',', '.').match(/\d+(\.\d+)?/g) ?? []).toSorted();
  for (const one of EVERYTHING) {
    const [english, french] = [say({ said: one }, 'en'), say({ said: one }, 'fr')];
    expect(french.message, one.variant).not.toBe(english.message);
    expect(french.fix, one.variant).not.toBe(english.fix);
    expect(numbers(french.message), one.variant).toEqual(numbers(english.message));
    for (const { message, fix } of [english, french])
      expect(`${message} ${fix}`, one.variant).not.toMatch(/undefined|null|NaN|\[object|\s$/);
  }
});

it('what waits in a file between two proofs is read back as it was, and what is no finding is refused', () => {
  for (const one of EVERYTHING) expect(said.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  expect(said.safeParse({ variant: 'PROOF_TEXT_CLIPPED' }).success).toBe(false);
  expect(said.safeParse({ variant: 'PROOF_GONE', text }).success).toBe(false);
});

it('a line for a terminal begins with the place, where there is one', () => {
  const found = { said: { variant: 'PROOF_TEXT_CLIPPED', text: 'Strand' }, text: 'Strand', box: null, picture: null } as const;
  const on = { view: 'result-dune', locale: 'nl', site: 'hall', brand: 'office' };
  const place = { file: 'packs/x/quiz.json', line: 3, column: 9 };
  expect(formatFinding({ ...found, ...on, place }, 'fr')).toBe(
    'packs/x/quiz.json:3:9  error PROOF_TEXT_CLIPPED  result-dune · nl · hall · office : « Strand » est coupé → dites-le en moins de mots',
  );
  expect(formatFinding({ ...found, view: 'dune', locale: '', site: '', brand: '', place: null }, 'en')).toMatch(
    /^error PROOF_TEXT_CLIPPED {2}dune: /,
  );
});
