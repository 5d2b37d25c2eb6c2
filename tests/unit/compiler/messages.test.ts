import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_CODES, type ContentCode } from '#compiler/codes.ts';
import { type Diagnostic, formatDiagnostic, ruleText, say } from '#compiler/diagnostic.ts';
import { en } from '#compiler/messages/en.ts';
import { fr } from '#compiler/messages/fr.ts';
import { codeOf, type Variant } from '#compiler/messages/said.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { BROKEN_KINDS } from './support/broken-kinds.ts';
import { at, checkText, everyKind, SVG, validQuiz, write } from './support/packs.ts';

const isVariant = (text: string): text is Variant => Object.hasOwn(en.sentences, text);
const VARIANTS = Object.keys(en.sentences).filter(isVariant);
const folder = temporaryFolder('messages');
const media = join(folder.path, 'media');
const found: Diagnostic[] = [];

beforeAll(async () => {
  write(media, 'picture.svg', SVG);
  for (const [, , , , mistake] of BROKEN_KINDS) {
    const quiz = everyKind();
    mistake(quiz);
    found.push(...(await checkText(JSON.stringify(quiz), media)).diagnostics);
  }
});
afterAll(() => folder.remove());

describe('the catalogues', () => {
  it('say the same things', () => {
    expect(Object.keys(fr.sentences).toSorted()).toEqual([...VARIANTS].toSorted());
  });

  it('say something for every code, and nothing for a code that is not registered', () => {
    expect(new Set(VARIANTS.map(codeOf))).toEqual(new Set(Object.keys(CONTENT_CODES)));
  });
});

describe('a finding', () => {
  it('is said in each language with its own words and the same facts', () => {
    expect(found.length).toBeGreaterThan(50);
    for (const one of found) {
      const [english, french] = [say(one, 'en'), say(one, 'fr')];
      expect(english).toEqual({ where: one.where, message: one.message, fix: one.fix });
      expect(french.message, one.said.variant).not.toBe(english.message);
      for (const words of [english, french]) {
        const text = Object.values(words).join(' ');
        expect(text, one.said.variant).not.toMatch(/undefined|null|NaN|\[object|\s$/);
        expect(words.message.length > 5 && words.fix.length > 3, one.said.variant).toBe(true);
      }
      const numbers = (text: string) => (text.match(/\d+/g) ?? []).toSorted();
      expect(numbers(french.message), one.said.variant).toEqual(numbers(english.message));
    }
  });

  it('names its place in the words of the language', async () => {
    const quiz = validQuiz();
    at(quiz, 'questions', 0, 'choices', 1, 'weights').dunes = 1;
    const [one] = (await checkText(JSON.stringify(quiz), media)).diagnostics;
    if (one === undefined) throw new Error('it has a mistake');
    expect(say(one, 'en').where).toBe('question 1, answer 2, points for "dunes"');
    expect(say(one, 'fr')).toEqual({
      where: 'question 1, réponse 2, points pour « dunes »',
      message: "il n'y a pas de résultat « dunes »",
      fix: 'vouliez-vous dire « dune » ?',
    });
    expect(formatDiagnostic(one, 'fr')).toMatch(
      /^quiz\.json:1:\d+ {2}error CONTENT_OUTCOME_UNKNOWN {2}question 1, réponse 2, .+ : .+ → .+$/,
    );
  });

  it('can be written down and said again: it is plain data', () => {
    for (const one of found) expect(say(JSON.parse(JSON.stringify(one)), 'fr')).toEqual(say(one, 'fr'));
  });
});

describe('what a code says in general', () => {
  it('is said in French as well as in English, in other words', () => {
    for (const code of Object.keys(CONTENT_CODES).filter((text): text is ContentCode => Object.hasOwn(CONTENT_CODES, text))) {
      const [french, english] = [ruleText(code, 'fr'), ruleText(code, 'en')];
      expect(french, code).toMatch(/^\p{Lu}.{10,}\.$/u);
      expect(french, code).not.toBe(english);
    }
  });
});
