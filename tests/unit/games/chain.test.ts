import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { analyse } from '#analysis/analyse.ts';
import { CONTENT_ROOT } from '#cli/exit.ts';
import { say } from '#compiler/diagnostic.ts';
import { checkPackFolder } from '#compiler/load.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { type Draft, SVG, write } from '../compiler/support/packs.ts';

const text = (words: string): Draft => ({ fr: `${words} (fr)`, en: `${words} (en)` });
const head = (id: string, kind: string): Draft => ({
  formatVersion: 2,
  id,
  kind,
  locales: ['fr', 'en'],
  defaultLocale: 'fr',
  title: text(id),
  invitation: text('Come and play'),
});
const picture = { file: 'cover.svg', alt: '' };
const shells = (): Draft => ({
  ...head('shells', 'memory'),
  cover: { ...picture },
  game: {
    pairs: ['whelk', 'oyster', 'limpet'].map((id) => ({ id, name: text(id), picture: { file: `${id}.svg`, alt: '' } })),
    levels: [2],
  },
});
const party = (): Draft => ({ id: 'party', kind: 'number', text: text('How many are you?'), field: 'party_size', min: 1, max: 12 });
const asks = (): Draft => ({
  ...head('asks', 'survey'),
  cover: { ...picture },
  questions: [
    party(),
    {
      id: 'mood',
      kind: 'picture',
      text: text('What do you feel like?'),
      field: 'themes',
      choices: [
        { id: 'beach', text: text('The beach'), picture: { file: 'beach.svg', alt: '' }, value: 'sea_beach_sun' },
        { id: 'bike', text: text('A ride'), picture: { file: 'bike.svg', alt: '' }, value: 'bike' },
      ],
    },
  ],
});
const chain = (first = 'shells', then = 'asks'): Draft => ({
  ...head('both', 'chain'),
  reward: 'secret',
  cover: { ...picture },
  game: { first, then },
});

/** The same picture in another colour: a file of its own. */
const painted = (colour: string): string => SVG.replace('#157a8f', colour);

let folder: string;
const put = (quiz: Draft, pictures: Readonly<Record<string, string>> = {}): void => {
  write(folder, `packs/${String(quiz['id'])}/quiz.json`, quiz);
  for (const [name, svg] of Object.entries(pictures)) write(folder, `packs/${String(quiz['id'])}/media/${name}`, svg);
};
beforeEach(() => {
  const made = temporaryFolder('chain');
  folder = made.path;
  put(shells(), { 'whelk.svg': SVG, 'oyster.svg': SVG, 'limpet.svg': SVG, 'cover.svg': painted('#111111') });
  put(asks(), { 'beach.svg': painted('#222222'), 'bike.svg': SVG, 'cover.svg': painted('#333333') });
  put(chain(), { 'cover.svg': painted('#444444') });
  return made.remove;
});
const check = () => checkPackFolder({ path: join(folder, 'packs/both'), shown: 'both' });

describe('what is compiled', () => {
  it('is the game of one pack and the questions of the other, with the pictures that they show, and no cover but its own', async () => {
    const { quiz, media, diagnostics } = await check();
    expect(diagnostics).toEqual([]);
    expect(quiz).toMatchObject({ id: 'both', kind: 'chain', reward: 'secret', game: { kind: 'memory', answers: [] } });
    expect(quiz?.questions.map(({ id }) => id)).toEqual(['party', 'mood']);
    expect([...media.keys()].toSorted()).toEqual(['beach.svg', 'bike.svg', 'cover.svg', 'limpet.svg', 'oyster.svg', 'whelk.svg']);
    expect(new TextDecoder().decode(media.get('cover.svg'))).toContain('#444444');
    expect(new TextDecoder().decode(media.get('beach.svg'))).toContain('#222222');
  });

  it('changes its version with each of its parts', async () => {
    const before = (await check()).quiz?.version;
    put(asks(), { 'bike.svg': painted('#555555') });
    expect((await check()).quiz?.version).not.toBe(before);
  });

  it('may have questions of its own: they come first', async () => {
    put({ ...chain(), questions: [{ ...party(), id: 'nights', field: 'none' }] });
    expect((await check()).quiz?.questions.map(({ id }) => id)).toEqual(['nights', 'party', 'mood']);
  });
});

describe('what is found', () => {
  const cases: readonly (readonly [mistake: string, where: string, words: RegExp, () => void])[] = [
    ['a pack that is not there', 'game, first', /no pack "shels".*write "shells"/, () => put(chain('shels', 'asks'))],
    ['a pack with mistakes', 'game, then', /has mistakes.*content check asks/, () => put({ ...asks(), locales: [] })],
    [
      'a first pack that is no game',
      'game, first',
      /"asks" is no game/,
      () => {
        put({ ...asks(), id: 'more', questions: [{ ...party(), id: 'other', field: 'none' }] }, { 'cover.svg': SVG });
        put(chain('asks', 'more'));
      },
    ],
    ['a second pack that is a game', 'game, then', /"shells" is a game/, () => put(chain('shells', 'shells'))],
    [
      'a second pack with outcomes',
      'game, then',
      /has outcomes/,
      () => {
        const outcome = (name: string): Draft => ({
          title: text(name),
          text: text(name),
          advice: text('Go'),
          picture: { file: 'bike.svg', alt: '' },
        });
        const mood: Draft = {
          id: 'mood',
          kind: 'single',
          text: text('And now?'),
          field: 'none',
          choices: [
            { id: 'a', text: text('A'), weights: { dune: 1 } },
            { id: 'b', text: text('B'), weights: { wave: 1 } },
          ],
        };
        put({
          ...asks(),
          kind: 'personality',
          outcomes: { dune: outcome('dune'), wave: outcome('wave') },
          tieOrder: ['dune', 'wave'],
          questions: [mood],
        });
      },
    ],
    [
      'a part that lacks a language',
      'game, then',
      /does not speak every language of this quiz: en is missing/,
      () => {
        put(JSON.parse(JSON.stringify({ ...asks(), locales: ['fr'] }).replaceAll(/,"en":"[^"]*"/g, '')));
      },
    ],
    [
      'a question of its own with the id of one that comes along',
      'game, then',
      /"party" of "asks" has the id of a question of this quiz/,
      () => put({ ...chain(), questions: [{ ...party(), field: 'none' }] }),
    ],
    [
      'a chain as a part of a chain',
      'game, first',
      /made of other packs itself/,
      () => {
        put({ ...chain(), id: 'inner' }, { 'cover.svg': SVG });
        put(chain('inner', 'asks'));
      },
    ],
    [
      'one name for two pictures',
      'game',
      /"bike.svg" is a picture of "asks", and another picture of "shells"/,
      () => {
        const spoilt = shells();
        put(JSON.parse(JSON.stringify(spoilt).replace('whelk.svg', 'bike.svg')), { 'bike.svg': painted('#666666') });
      },
    ],
    [
      'a picture of its own that hides another one',
      'game',
      /"beach.svg" is a picture of "asks", and another picture of this quiz/,
      () => put({ ...chain(), cover: { file: 'beach.svg', alt: '' } }, { 'beach.svg': painted('#777777') }),
    ],
  ];
  it.each(cases)('%s', async (_, where, words, spoil) => {
    spoil();
    const { quiz, diagnostics } = await check();
    expect(quiz).toBeNull();
    expect(diagnostics.map((one) => [one.code, one.where])).toEqual([['CONTENT_GAME', where]]);
    const [one] = diagnostics;
    if (one === undefined) throw new Error('nothing was found');
    expect(`${one.message} → ${one.fix}`).toMatch(words);
    expect(say(one, 'fr').message).not.toBe(one.message);
  });
});

describe('the yield of what ships', () => {
  const shipped = async (id: string): Promise<CompiledQuiz> => {
    const { quiz } = await checkPackFolder({ path: join(CONTENT_ROOT, 'packs', id), shown: id });
    if (quiz === null) throw new Error(`${id} has mistakes`);
    return quiz;
  };
  const analysed = (quiz: CompiledQuiz) => analyse(quiz, { budget: 600, seed: 1, firstMonth: '2026-07' });

  it('shells alone qualify nobody, and the report says so', async () => {
    expect(analysed(await shipped('coquillages')).findings).toMatchObject([{ code: 'ANALYSIS_NEVER_QUALIFIED', severity: 'note' }]);
  });

  it('shells and the express lane qualify everybody who finishes, and the time of the game is counted as its own kind counts it', async () => {
    const [chained, shellsAlone, lane] = await Promise.all(['coquillages-express', 'coquillages', 'accueil-express'].map(shipped));
    if (chained === undefined || shellsAlone === undefined || lane === undefined) throw new Error('a pack is missing');
    const { findings, yield: learned, time } = analysed(chained);
    expect(findings).toEqual([]);
    expect(Object.values(learned.qualified)).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)]);
    expect(learned).toEqual(analysed(lane).yield);
    expect(time.locales[0]?.parts.game).toBe(analysed(shellsAlone).time.locales[0]?.parts.game);
    expect(time.locales[0]?.parts.game).toBeGreaterThan(0);
  });
});
