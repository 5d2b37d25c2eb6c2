import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '#analysis/analyse.ts';
import { readingIn } from '#analysis/reading.ts';
import { say } from '#compiler/diagnostic.ts';
import { memoryKind } from '#games/memory/memory.ts';
import { columnsFor } from '#page/games/memory/columns.ts';
import { memoryRules } from '#play/games/memory/memory.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { at, checkText, type Draft, SVG, write } from '../compiler/support/packs.ts';

const text = (words: string): Draft => ({ fr: `${words} (fr)`, en: `${words} (en)` });
const pair = (id: string, more: Draft = {}): Draft => ({ id, name: text(id), picture: { file: 'a.svg', alt: '' }, ...more });

/** A game that is right; every call makes a new one, for a test to break. */
const validGame = (): Draft => ({
  formatVersion: 2,
  id: 'small',
  kind: 'memory',
  locales: ['fr', 'en'],
  defaultLocale: 'fr',
  title: text('Small'),
  invitation: text('Come and play'),
  game: { pairs: [pair('whelk'), pair('oyster', { fact: text('It filters water') }), pair('limpet')], levels: [2, 3] },
});

let folder: string;
beforeAll(() => {
  const made = temporaryFolder('memory');
  write(made.path, 'a.svg', SVG);
  folder = made.path;
  return made.remove;
});
const check = (quiz: Draft) => checkText(JSON.stringify(quiz), folder);

describe('what is compiled', () => {
  it('keeps names, pictures, facts and levels, asks nothing, and takes its pictures along', async () => {
    const { quiz, diagnostics, media } = await check(validGame());
    expect(diagnostics).toEqual([]);
    expect(quiz?.questions).toEqual([]);
    expect(quiz?.game).toMatchObject({ kind: 'memory', answers: [] });
    const rules = memoryRules.parse(quiz?.game?.rules);
    expect(rules.levels).toEqual([2, 3]);
    expect(rules.pairs.map(({ id, fact }) => [id, fact])).toEqual([
      ['whelk', null],
      ['oyster', { fr: 'It filters water (fr)', en: 'It filters water (en)' }],
      ['limpet', null],
    ]);
    expect([...media.keys()]).toEqual(['a.svg']);
  });

  it('takes longer with more pairs, and the analysis counts it', async () => {
    const { quiz } = await check(validGame());
    if (quiz === null) throw new Error('the game has mistakes');
    const { mean, worst } = memoryKind.seconds(quiz.game?.rules, readingIn('fr', 'fr'));
    expect(mean).toBeGreaterThan(0);
    expect(worst).toBeGreaterThan(mean);
    const { time, findings } = analyse(quiz, { budget: 30, seed: 1, firstMonth: '2026-07' });
    expect(time.locales[0]?.parts.game).toBe(mean);
    expect(findings.map(({ code }) => code)).toContain('ANALYSIS_TIME_OVER_BUDGET');
  });
});

describe('what is found', () => {
  const cases: readonly (readonly [mistake: string, code: string, where: string, message: RegExp, (game: Draft) => void])[] = [
    [
      'an id that two pairs have',
      'CONTENT_DUPLICATE',
      'game, pairs 3, id',
      /"whelk" is already used \(game, pairs 1, id\)/,
      (game) => Object.assign(at(game, 'pairs', 2), { id: 'whelk' }),
    ],
    [
      'a level that wants more pairs than there are',
      'CONTENT_GAME',
      'game, levels 2',
      /wants 5 pairs, and there are only 3/,
      (game) => Object.assign(game, { levels: [2, 5] }),
    ],
    [
      'a fact that is not translated',
      'CONTENT_TRANSLATION_MISSING',
      'game, pairs 2, fact',
      /en/,
      (game) => Object.assign(at(game, 'pairs', 1), { fact: { fr: 'Elle filtre' } }),
    ],
    [
      'a picture that is not there',
      'CONTENT_PICTURE_MISSING',
      'game, pairs 1, picture, file',
      /gone\.svg/,
      (game) => Object.assign(at(game, 'pairs', 0, 'picture'), { file: 'gone.svg' }),
    ],
  ];
  it.each(cases)('%s', async (_, code, where, message, breakIt) => {
    const quiz = validGame();
    breakIt(at(quiz, 'game'));
    const { quiz: made, diagnostics } = await check(quiz);
    expect(made).toBeNull();
    expect(diagnostics.map((one) => [one.code, one.where])).toEqual([[code, where]]);
    const [one] = diagnostics;
    if (one === undefined) throw new Error('nothing was found');
    expect(one.message).toMatch(message);
    expect(say(one, 'fr').message).not.toBe(one.message);
  });
});

describe('how shells lie', () => {
  it('in whole rows, wide where the place is wide', () => {
    expect([6, 12, 16].map((cards) => columnsFor(cards, 0.82))).toEqual([2, 3, 4]);
    expect([6, 12, 16].map((cards) => columnsFor(cards, 2.6))).toEqual([3, 6, 8]);
    for (let pairs = 2; pairs <= 12; pairs += 1) expect((pairs * 2) % columnsFor(pairs * 2, 1.4)).toBe(0);
  });
});
