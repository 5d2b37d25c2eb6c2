import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checkContent, compileContent } from '#compiler/compile-content.ts';
import { lackingIn } from '#compiler/woff2.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { at, type Draft, validBrand, validQuiz, write, writeValidContent } from './support/packs.ts';

const fontFile = (name: string): Buffer =>
  readFileSync(join(PROJECT, 'node_modules/@fontsource/atkinson-hyperlegible-next/files', `atkinson-hyperlegible-next-${name}`));
const LATIN = fontFile('latin-700-normal.woff2');
const OTHER_LETTERS = fontFile('latin-ext-700-normal.woff2');

const folder = temporaryFolder('brands');
const BRAND = 'brands/office/brand.json';
const FONT = 'brands/office/media/titles.woff2';
const withFont = (file = 'titles.woff2'): Draft => ({ ...validBrand(), font: { headings: { file, licence: 'OFL-1.1' } } });
const withTexts = (texts: Draft): Draft => ({ ...validBrand(), texts });

beforeEach(() => {
  writeValidContent(folder.path);
  write(folder.path, BRAND, withFont());
  write(folder.path, FONT, LATIN);
});
afterAll(() => folder.remove());

const found = async (): Promise<readonly string[]> => {
  const { diagnostics } = await checkContent({ path: folder.path, shown: '' });
  return diagnostics.map(({ code, where }) => `${code} ${where}`);
};
const AT_FILE = 'font, headings, file';

describe('the font of a brand', () => {
  it('goes to the terminals with its brand, and changes the content version when its bytes change', async () => {
    const first = await compileContent(folder.path);
    if (!first.ok) throw new Error(JSON.stringify(first.error));
    expect(first.value.brands[0]?.font).toEqual({ headings: { file: 'titles.woff2', licence: 'OFL-1.1' } });
    expect(Buffer.from(first.value.files.get(FONT) ?? []).equals(LATIN)).toBe(true);
    write(folder.path, FONT, fontFile('latin-600-normal.woff2'));
    const second = await compileContent(folder.path);
    expect(second.ok && second.value.manifest.version).not.toBe(first.value.manifest.version);
  });

  it('may be left out: the terminal has its own', async () => {
    write(folder.path, BRAND, validBrand());
    const compiled = await compileContent(folder.path);
    expect(compiled.ok && compiled.value.brands[0]).toMatchObject({ font: null, texts: {} });
    expect(compiled.ok && compiled.value.files.has(FONT)).toBe(false);
  });

  it.each([
    ['is not there', 'CONTENT_FONT_MISSING', () => write(folder.path, BRAND, withFont('title.woff2'))],
    ['lies outside of the media folder', 'CONTENT_FONT_OUTSIDE', () => write(folder.path, BRAND, withFont('../titles.woff2'))],
    ['has a name no address takes', 'CONTENT_FORM', () => write(folder.path, BRAND, withFont('été.woff2'))],
    ['is a font of another kind', 'CONTENT_FONT_BROKEN', () => write(folder.path, BRAND, withFont('titles.ttf'))],
    ['is another file under its name', 'CONTENT_FONT_BROKEN', () => write(folder.path, FONT, fontFile('latin-700-normal.woff'))],
    ['is cut off', 'CONTENT_FONT_BROKEN', () => write(folder.path, FONT, LATIN.subarray(0, 9_000))],
    ['is too heavy', 'CONTENT_TOO_LARGE', () => write(folder.path, FONT, Buffer.concat([LATIN, Buffer.alloc(300 * 1024)]))],
    ['lacks the letters of a language', 'CONTENT_FONT_CHARACTERS', () => write(folder.path, FONT, OTHER_LETTERS)],
  ])('that %s is found at its name', async (_, code, breakIt) => {
    breakIt();
    expect(await found()).toEqual([`${code} ${AT_FILE}`]);
  });

  it('names what is near when it is not there', async () => {
    write(folder.path, BRAND, withFont('title.woff2'));
    const { diagnostics } = await checkContent({ path: folder.path, shown: '' });
    expect(diagnostics[0]?.fix).toContain('"titles.woff2"');
  });

  it('has a licence', async () => {
    write(folder.path, BRAND, { ...validBrand(), font: { headings: { file: 'titles.woff2' } } });
    expect(await found()).toEqual(['CONTENT_KEY_MISSING font, headings']);
    write(folder.path, BRAND, { ...validBrand(), font: { headings: { file: 'titles.woff2', licence: ' ' } } });
    expect(await found()).toEqual(['CONTENT_TEXT_EMPTY font, headings, licence']);
  });
});

describe('a WOFF2', () => {
  it('says which characters it draws', () => {
    expect(lackingIn(LATIN, ['a', 'é', 'ß', '€', 'ж', '😀'])).toEqual({ ok: true, value: ['ж', '😀'] });
  });

  it.each([
    ['damaged', Buffer.concat([LATIN.subarray(0, 600), Buffer.alloc(40, 7), LATIN.subarray(640)])],
    ['damaged', Buffer.concat([LATIN, Buffer.from('more')])],
    ['collection', Buffer.concat([LATIN.subarray(0, 4), Buffer.from('ttcf'), LATIN.subarray(8)])],
    ['no-woff2', Buffer.from('wOF2')],
    ['no-woff2', Buffer.alloc(0)],
  ])('is refused as %s', (fault, bytes) => {
    expect(lackingIn(bytes, ['a'])).toEqual({ ok: false, error: fault });
  });

  it('with any byte changed gives an answer, never a throw', () => {
    fc.assert(
      fc.property(fc.nat({ max: LATIN.length - 1 }), fc.integer({ min: 0, max: 255 }), (place, byte) => {
        const changed = Buffer.from(LATIN);
        changed[place] = byte;
        expect(typeof lackingIn(changed, ['a', 'é']).ok).toBe('boolean');
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('the sentences of a brand', () => {
  const both = (text: string): Draft => ({ fr: text, en: text });

  it('go to the terminals in the languages of the brand', async () => {
    write(folder.path, BRAND, withTexts({ farewell: { fr: 'Au revoir', en: 'Goodbye' }, welcome: 'Hallo' }));
    const compiled = await compileContent(folder.path);
    expect(compiled.ok && compiled.value.brands[0]?.texts).toEqual({
      farewell: { fr: 'Au revoir', en: 'Goodbye' },
      welcome: { fr: 'Hallo', en: 'Hallo' },
    });
  });

  it.each([
    ['not translated', { farewell: { fr: 'Au revoir' } }, 'CONTENT_TRANSLATION_MISSING texts, farewell'],
    ['longer than its place', { invitation: both('x'.repeat(61)) }, 'CONTENT_TEXT_TOO_LONG texts, invitation, fr'],
    ['not one of the list', { goodbye: both('x') }, 'CONTENT_KEY_UNKNOWN texts, goodbye'],
    ['empty', { closed: ' ' }, 'CONTENT_TEXT_EMPTY texts, closed'],
    ['invisible in part', { closed: both('a\u202eb') }, 'CONTENT_TEXT_CHARACTER texts, closed, fr'],
  ])('that are %s are found at their place', async (_, texts, finding) => {
    write(folder.path, BRAND, withTexts(texts));
    expect((await found())[0]).toBe(finding);
  });

  it('make a language that all other texts lack a finding of their own', async () => {
    write(folder.path, BRAND, withTexts({ welcome: { fr: 'a', en: 'b', nl: 'c' } }));
    expect(await found()).toEqual(['contact, notice', 'contact, purpose 1, text'].map((where) => `CONTENT_TRANSLATION_MISSING ${where}`));
  });
});

describe('the cover of a quiz', () => {
  const covered = (file: string): Draft => ({ ...validQuiz(), cover: { file, alt: { fr: 'Une plage', en: 'A beach' } } });

  it('is compiled with its words, and its bytes are part of the version', async () => {
    const plain = await compileContent(folder.path);
    write(folder.path, 'packs/small/quiz.json', covered('cover.svg'));
    write(folder.path, 'packs/small/media/cover.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>');
    const compiled = await compileContent(folder.path);
    if (!compiled.ok || !plain.ok) throw new Error('both compile');
    expect(plain.value.quizzes[0]?.cover).toBeNull();
    expect(compiled.value.quizzes[0]?.cover).toEqual({ file: 'cover.svg', alt: { fr: 'Une plage', en: 'A beach' } });
    expect(compiled.value.files.has('packs/small/media/cover.svg')).toBe(true);
    expect(compiled.value.quizzes[0]?.version).not.toBe(plain.value.quizzes[0]?.version);
  });

  it('that is not there is found', async () => {
    const quiz = covered('nowhere.svg');
    delete at(quiz, 'cover', 'alt').en;
    write(folder.path, 'packs/small/quiz.json', quiz);
    expect((await found()).toSorted()).toEqual(['CONTENT_PICTURE_MISSING cover, file', 'CONTENT_TRANSLATION_MISSING cover, alt']);
  });
});

it('a purpose cannot have the id under which a call back is agreed to', async () => {
  const brand = withFont();
  at(brand, 'contact', 'purposes', 0)['id'] = 'call-back';
  write(folder.path, BRAND, brand);
  expect(await found()).toEqual(['CONTENT_DUPLICATE contact, purpose 1, id']);
});
