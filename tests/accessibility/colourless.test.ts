import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import { deedsOf } from '#proof/drive/deeds.ts';
import { playsOf } from '#proof/drive/plays.ts';
import { KINDS_QUIZ } from '#tests/fixtures/kinds-kiosk.ts';
import { SAMPLE_KIOSK, SAMPLE_QUIZ, sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { giveEyes, walkTo } from './support/eyes.ts';
import { addStyle, type GreyEye, openGreyEye } from './support/shapes.ts';

// What a state means is seen by who sees no colours: a shape or a word comes or goes with it.

/** A tick of a few millimetres has some thousand pixels of edge; noise has none. */
const A_SHAPE = 200;

/** Every kind and look of question that can show what was chosen. */
const QUIZ: CompiledQuiz = {
  ...KINDS_QUIZ,
  questions: [...SAMPLE_QUIZ.questions.filter(({ id }) => !KINDS_QUIZ.questions.some((one) => one.id === id)), ...KINDS_QUIZ.questions],
};
const KIOSK: KioskState = {
  ...SAMPLE_KIOSK,
  campaigns: [{ id: idOf('campaign', 'colourless'), quiz: QUIZ }],
  idle: { afterSeconds: 600, warningSeconds: 20 },
};

const { browser, openHost, openPage } = useTerminals();
let eye: GreyEye;
let page: Page;
beforeAll(async () => {
  eye = await openGreyEye(browser());
});
beforeEach(async () => {
  const { url } = await openHost({ kiosk: KIOSK, media: sampleMedia });
  page = await openPage(url, {
    reducedMotion: 'reduce',
    before: async (opened) => {
      // Without a stage: what is painted behind would be a difference, too.
      await opened.addInitScript(() => Object.assign(HTMLCanvasElement.prototype, { getContext: () => null }));
      await giveEyes(opened);
    },
  });
  await page.locator('main').waitFor();
});

const press = (one: Locator): Promise<void> => one.evaluate((element: HTMLElement) => element.click());

/** A picture of a place, once nothing on it moves. */
const pictureOf = async (one: Locator): Promise<Buffer> => {
  await page.waitForFunction(
    () =>
      !('settling' in document.documentElement.dataset) &&
      document.getAnimations().every(({ playState }) => playState !== 'running') &&
      [...document.images].every(({ complete }) => complete),
  );
  const box = await one.boundingBox();
  if (box === null) throw new Error('it is not shown');
  return page.screenshot({ clip: box });
};

const question = () => page.locator('main[data-view="question"] h1');

/** How much of a shape comes with the choice, for each question, by the kind of its control. */
const chosenShapes = async (): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>();
  await walkTo(page, { locale: 'fr', answers: {}, to: { view: 'question', question: QUIZ.questions[0]?.id ?? '' } });
  for (let step = 0; step < QUIZ.questions.length; step += 1) {
    const words = await question().textContent();
    const one = page.locator('main [aria-pressed]').nth(1);
    const [kind = 'button'] = ((await one.getAttribute('class')) ?? '')
      .split(' ')
      .filter((name) => name !== '' && !name.startsWith('button'));
    const look = (await page.locator('.tiles').count()) > 0 ? await page.locator('.tiles').getAttribute('data-look') : '';
    const before = await pictureOf(one);
    await press(one);
    const onward = page.locator('.onward .button');
    // Seen in one look: what stays has a button onward, and so may the question that comes next.
    const next = await page.waitForFunction((old) => {
      if (document.querySelector('h1')?.textContent !== old) return 'another question';
      return document.querySelector('main [aria-pressed="true"]') !== null && document.querySelector('.onward .button') !== null && 'stays';
    }, words);
    const stays = (await next.jsonValue()) === 'stays';
    if (!stays) {
      await press(page.locator('.corner__back'));
      await page.waitForFunction((old) => document.querySelector('h1')?.textContent === old, words);
    }
    const chosen = page.locator('main [aria-pressed="true"]').first();
    found.set(`${kind} ${look}`.trim(), await eye.shapesBetween(before, await pictureOf(chosen)));
    await press(stays ? onward : chosen);
    await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, words);
    if ((await question().count()) === 0) break;
  }
  return found;
};

test('a choice that was made looks like one in grey, whatever kind of question it answers', { timeout: 120_000 }, async () => {
  const found = await chosenShapes();
  expect([...found.keys()]).toEqual(expect.arrayContaining(['tile pictures', 'tile words', 'smiley', 'buoy', 'months__one', 'place']));
  expect([...found].filter(([, shapes]) => shapes < A_SHAPE)).toEqual([]);
});

test('a colour alone is no shape: without its tick a chosen tile looks in grey like the others', { timeout: 120_000 }, async () => {
  await addStyle(page, '.tile__tick { display: none }');
  const found = await chosenShapes();
  for (const kind of ['tile pictures', 'tile words', 'smiley']) expect(found.get(kind), kind).toBeLessThan(A_SHAPE);
});

test('a switch that is on says so in grey, by its sign and its word', async () => {
  await press(page.locator('.corner__access'));
  // Two ways to play that do not change how the dialog looks.
  for (const mode of [-1, -2]) {
    const one = page.locator('.access__mode').nth(mode);
    const [before, word] = [await pictureOf(one), await one.textContent()];
    await press(one);
    expect(await eye.shapesBetween(before, await pictureOf(one))).toBeGreaterThan(A_SHAPE);
    expect(await one.textContent()).not.toBe(word);
  }
});

test('what is wrong says so in grey, in a sentence beside its field; a key that is held down has another shape', async () => {
  const [play] = playsOf(QUIZ, new Date()).plays;
  const answers = deedsOf(QUIZ, play?.answers ?? [], 'fr');
  expect(await walkTo(page, { locale: 'fr', answers, to: { view: 'contact' } })).toBeNull();
  const capitals = page.locator('.key[aria-pressed]').first();
  const held = (await capitals.getAttribute('aria-pressed')) === 'true';
  const key = await pictureOf(capitals);
  await press(capitals);
  expect(await capitals.getAttribute('aria-pressed')).toBe(String(!held));
  expect(await eye.shapesBetween(key, await pictureOf(capitals))).toBeGreaterThan(A_SHAPE);
  const field = page.locator('.field--email');
  await field.locator('input').fill('lea.mer.fr');
  const before = await pictureOf(field);
  await page.locator('#field-given_name').focus();
  await field.getByRole('alert').waitFor();
  await field.locator('input').focus();
  expect(await eye.shapesBetween(before, await pictureOf(field))).toBeGreaterThan(A_SHAPE);
});
