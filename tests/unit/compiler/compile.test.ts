import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileContent } from '#compiler/compile-content.ts';
import { bestScore } from '#compiler/maximum.ts';
import { writeContent } from '#compiler/write-content.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import {
  checkText,
  type Draft,
  everyKind,
  SVG,
  soundQuiz,
  validBrand,
  validQuiz,
  validSite,
  write,
  writeValidContent,
} from './support/packs.ts';

const folder = temporaryFolder('compile');
const media = join(folder.path, 'packs/small/media');
beforeAll(() => writeValidContent(folder.path));
afterAll(() => folder.remove());

const compiled = async (quiz: Draft): Promise<CompiledQuiz> => {
  const checked = await checkText(JSON.stringify(quiz), media);
  if (checked.quiz === null) throw new Error(JSON.stringify(checked.diagnostics, null, 1));
  return checked.quiz;
};

describe('a compiled quiz', () => {
  it('has its outcomes in tie order, each with the points that can be reached', async () => {
    const { outcomes } = await compiled(validQuiz());
    // wave: beach 2, then board 2 and towel 1. dune: woods 3, then book 1 and towel 1.
    expect(outcomes.map(({ id, maximum }) => [id, maximum])).toEqual([
      ['wave', 5],
      ['dune', 5],
    ]);
  });

  it('says nothing twice and leaves nothing open', async () => {
    const { questions } = await compiled(validQuiz());
    const [mood, pack, party, home] = questions;
    expect(mood).toMatchObject({ kind: 'single', field: 'themes', hint: null, optional: false });
    expect(pack).toMatchObject({
      kind: 'multiple',
      field: null,
      optional: true,
      min: 1,
      max: 2,
      hint: { fr: 'Up to two (fr)', en: 'Up to two (en)' },
    });
    expect(party).toMatchObject({ kind: 'number', field: 'party_size', min: 1, max: 12 });
    expect(home).toMatchObject({ kind: 'origin', field: null, departments: ['85', '2A'], countries: ['GB', 'NL'] });
    if (mood?.kind !== 'single') throw new Error('the first question is single');
    expect(mood.choices.map(({ value }) => value)).toEqual([['sea_beach_sun'], ['bike', 'wide_open_spaces'], null]);
    expect(mood.choices.map(({ weights }) => weights)).toEqual([{ wave: 2, dune: -1 }, { dune: 3 }, {}]);
    expect(mood.choices.map(({ picture }) => picture)).toEqual([null, null, null]);
  });

  it('has every text in exactly its languages, one string for all of them', async () => {
    const quiz = await compiled({ ...validQuiz(), title: 'Estran' });
    expect(quiz.title).toEqual({ fr: 'Estran', en: 'Estran' });
    expect(Object.keys(quiz.invitation)).toEqual(['fr', 'en']);
  });

  it('knows every kind of question, its looks, its bands and its condition', async () => {
    const { questions } = await compiled(everyKind());
    const [stay, face, pace, , nights, when, town, , , beach, order] = questions;
    expect(beach).toMatchObject({
      kind: 'single',
      look: 'map',
      map: { file: 'picture.svg', alt: { fr: 'The coast (fr)' } },
      spots: [
        { choice: 'north', x: 20, y: 10.5 },
        { choice: 'south', x: 60, y: 90 },
      ],
    });
    expect(order).toMatchObject({
      kind: 'ranking',
      places: 2,
      choices: [{ value: ['sea_beach_sun'] }, { value: ['food'] }, { value: null }],
    });
    expect(stay).toMatchObject({ kind: 'single', look: 'pictures', choices: [{ picture: { file: 'picture.svg' } }, {}] });
    expect(face).toMatchObject({ kind: 'single', look: 'smileys', when: null });
    expect(pace).toMatchObject({
      kind: 'scale',
      low: { fr: 'Slow (fr)', en: 'Slow (en)' },
      bands: [
        { from: 1, value: ['wellbeing'], weights: {} },
        { from: 3, value: null, weights: {} },
        { from: 4, value: ['sport_nature'], weights: {} },
      ],
    });
    expect(nights).toMatchObject({ kind: 'scale', field: 'stay_duration', bands: [], when: { question: 'stay', is: 'tent' } });
    expect(when).toMatchObject({
      kind: 'month',
      months: 12,
      when: { all: [{ question: 'party', atLeast: 2 }, { not: { question: 'face', anyOf: ['sad'] } }] },
    });
    if (town?.kind !== 'commune') throw new Error('the seventh question is about a commune');
    expect(town).toMatchObject({ field: 'stay_commune_insee', shortcuts: ['85234', '85113'] });
    expect(town.communes.length).toBeGreaterThan(200);
    expect(town.communes.every(({ department }) => department === '85')).toBe(true);
    expect(town.communes).toContainEqual({ code: '85234', name: 'Saint-Jean-de-Monts', department: '85', postcodes: ['85160'] });
  });

  it('what a question that is not always asked would cost is no part of the most an outcome can collect', async () => {
    const quiz = validQuiz();
    const bands: Draft[] = [{ from: 1, weights: { dune: -2, wave: 3 } }];
    const scale: Draft = { id: 'last', kind: 'scale', text: 'Pace', field: 'none', min: 1, max: 3, low: 'Slow', high: 'Fast', bands };
    const questions = Array.isArray(quiz.questions) ? quiz.questions : [];
    const maxima = async (when: Draft) =>
      (await compiled({ ...quiz, questions: [...questions, { ...scale, ...when }] })).outcomes.map(({ maximum }) => maximum);
    expect(await maxima({})).toEqual([8, 3]);
    expect(await maxima({ when: { question: 'mood', is: 'woods' } })).toEqual([8, 5]);
  });

  it('a card of an outcome is there in every language, or not at all', async () => {
    const quiz = validQuiz();
    if (typeof quiz.outcomes !== 'object' || quiz.outcomes === null || Array.isArray(quiz.outcomes)) throw new Error('it has outcomes');
    const { dune } = quiz.outcomes;
    if (typeof dune !== 'object' || dune === null || Array.isArray(dune)) throw new Error('it has a dune');
    dune.card = 'I am a dune';
    expect((await compiled(quiz)).outcomes.map(({ card }) => card)).toEqual([null, { fr: 'I am a dune', en: 'I am a dune' }]);
  });

  it('a survey has no outcomes', async () => {
    const survey: Draft = { ...validQuiz(), kind: 'survey', locales: ['fr'], title: 'a', invitation: 'b' };
    survey.questions = [{ id: 'n', kind: 'number', text: 'How many?', field: 'none', min: 0, max: 5 }];
    delete survey.outcomes;
    delete survey.tieOrder;
    const quiz = await compiled(survey);
    expect(quiz).toMatchObject({ kind: 'survey', outcomes: [], locales: ['fr'] });
  });

  it('has another version as soon as a text or a picture changes, and the same one otherwise', async () => {
    const { version } = await compiled(validQuiz());
    expect(version).toMatch(/^[0-9a-f]{32}$/);
    expect((await compiled(validQuiz())).version).toBe(version);
    expect((await compiled({ ...validQuiz(), title: 'Other' })).version).not.toBe(version);
    write(media, 'picture.svg', SVG.replace('r="4"', 'r="3"'));
    expect((await compiled(validQuiz())).version).not.toBe(version);
    write(media, 'picture.svg', SVG);
    expect((await compiled(validQuiz())).version).toBe(version);
  });
});

describe('the most points of a question', () => {
  const once = { min: 1, max: 1, optional: false };
  it.each([
    ['the best choice', [1, 3, 2], once, 3],
    ['a loss that cannot be avoided', [-2, -1], once, -1],
    ['a loss that can be skipped', [-2, -1], { ...once, optional: true }, 0],
    ['the best two', [1, 3, 2], { min: 1, max: 2, optional: false }, 5],
    ['no more than help', [3, -1, -2], { min: 1, max: 3, optional: false }, 3],
    ['as many as one must take', [3, -1, -2], { min: 2, max: 3, optional: false }, 2],
    ['nothing instead of a loss', [1, -3], { min: 2, max: 2, optional: true }, 0],
    ['nothing at all', [], once, 0],
  ])('%s', (_, points, bounds, most) => {
    expect(bestScore(points, bounds)).toBe(most);
  });

  it('is what trying every set of choices finds', () => {
    const points = [4, -1, 0, 2, -3];
    for (let min = 1; min <= 3; min += 1) {
      for (let max = min; max <= 5; max += 1) {
        let best = Number.NEGATIVE_INFINITY;
        for (let set = 0; set < 2 ** points.length; set += 1) {
          const taken = points.filter((_, index) => (set >> index) & 1);
          if (taken.length >= min && taken.length <= max)
            best = Math.max(
              best,
              taken.reduce((sum, point) => sum + point, 0),
            );
        }
        expect(bestScore(points, { min, max, optional: false }), `${min} to ${max}`).toBe(best);
      }
    }
  });
});

const filesIn = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .toSorted();

describe('a content version', () => {
  it('lies as the contract says, every file named with its digest, whole only with its manifest', async () => {
    using out = temporaryFolder('version');
    const result = await compileContent(folder.path);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    await writeContent(result.value, out.path);
    expect(filesIn(out.path)).toEqual([
      'brands/office/brand.json',
      'brands/office/media/logo.svg',
      'manifest.json',
      'packs/small/media/picture.svg',
      'packs/small/quiz.json',
      'sites/hall.json',
    ]);
    const manifest: unknown = JSON.parse(readFileSync(join(out.path, 'manifest.json'), 'utf8'));
    expect(manifest).toEqual(result.value.manifest);
    expect(result.value.manifest).toMatchObject({ formatVersion: 1, packs: ['small'], brands: ['office'], sites: ['hall'] });
    expect(result.value.manifest.files.map(({ path }) => path)).toEqual(filesIn(out.path).filter((name) => name !== 'manifest.json'));
    for (const { path, sha256, bytes } of result.value.manifest.files) {
      const written = readFileSync(join(out.path, path));
      expect(createHash('sha256').update(written).digest('hex'), path).toBe(sha256);
      expect(written.length, path).toBe(bytes);
    }
    const quiz: unknown = JSON.parse(readFileSync(join(out.path, 'packs/small/quiz.json'), 'utf8'));
    expect(quiz).toEqual(result.value.quizzes[0]);
  });

  it('is the same to the byte from the same content in another folder and another order', async () => {
    using other = temporaryFolder('same');
    const reversed = (draft: Draft): Draft => Object.fromEntries(Object.entries(draft).toReversed());
    write(other.path, 'sites/hall.json', reversed(validSite()));
    write(other.path, 'brands/office/brand.json', reversed(validBrand()));
    write(other.path, 'brands/office/media/logo.svg', SVG);
    write(other.path, 'packs/small/quiz.json', JSON.stringify(reversed(soundQuiz())));
    write(other.path, 'packs/small/media/picture.svg', SVG);
    write(other.path, 'packs/small/media/unused.svg', 'nobody names this');
    const [first, second] = [await compileContent(folder.path), await compileContent(other.path)];
    if (!first.ok || !second.ok) throw new Error('both compile');
    expect(second.value.manifest).toEqual(first.value.manifest);
    for (const [path, bytes] of first.value.files) expect(Buffer.from(second.value.files.get(path) ?? []).equals(bytes), path).toBe(true);
  });

  it('is not there while it is written over an older one', async () => {
    using out = temporaryFolder('over');
    const result = await compileContent(folder.path);
    if (!result.ok) throw new Error('it compiles');
    await writeContent(result.value, out.path);
    // The disk is full in the middle: a file cannot be written because a folder has its name.
    const broken = { ...result.value, files: new Map([['sites', Buffer.from('x')]]) };
    await expect(writeContent(broken, out.path)).rejects.toThrow();
    expect(existsSync(join(out.path, 'manifest.json'))).toBe(false);
  });

  it('does not come from content with a mistake', async () => {
    using bad = temporaryFolder('bad');
    writeValidContent(bad.path);
    write(bad.path, 'sites/hall.json', { ...validSite(), brand: 'nobody' });
    const result = await compileContent(bad.path);
    expect(result.ok ? [] : result.error.map(({ code }) => code)).toEqual(['CONTENT_BRAND_UNKNOWN']);
  });
});
