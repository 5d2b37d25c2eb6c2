import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { GEOMETRIES, newKioskPage } from '#tests/support/browser.ts';
import { buildContent } from '#tests/support/build-content.ts';
import { PROJECT } from '#tests/support/process.ts';
import type { Figure } from '../figure.ts';
import { serveOurs } from './served.ts';

/** Notes when each frame begins. */
const NOTE_FRAMES = `
  window.benchFrames = [];
  const frame = (at) => { window.benchFrames.push(at); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);`;

/** The moment is over after so long: the last movement has come to rest. */
const MOMENT_MS = 1_500;

const now = async (page: Page): Promise<number> => z.number().parse(await page.evaluate('performance.now()'));

/** Presses what is there, as many times as `again` says. */
const pressWhile = async (page: Page, selector: string, again: (left: number) => Promise<boolean>): Promise<void> => {
  for (let left = 0; await again(left); left += 1) {
    await page.locator(selector).first().click();
    await page.waitForTimeout(60);
  }
};

const cardsLeft = (page: Page): Promise<number> => page.locator('.memory__card:not([data-found])').count();

/** Turns cards until two are left: each with each, from the first on. */
const findAllButOne = async (page: Page): Promise<void> => {
  for (let left = await cardsLeft(page); left > 2; left = await cardsLeft(page))
    for (let other = 1; other < left && (await cardsLeft(page)) === left; other += 1) {
      const cards = page.locator('.memory__card:not([data-found])');
      if ((await cards.first().getAttribute('aria-pressed')) === 'false') await cards.first().click();
      await cards.nth(other).click();
      await page.waitForTimeout(60);
    }
};

interface HotMoment {
  readonly pack: string;
  readonly what: string;
  readonly before: (page: Page) => Promise<void>;
  readonly act: (page: Page) => Promise<unknown>;
}

/** Of each game the moment in which most moves at once. */
const MOMENTS: readonly HotMoment[] = [
  {
    pack: 'envies',
    what: 'the last card',
    before: async (page) => {
      const cards = JSON.parse(readFileSync(join(PROJECT, 'quiz-content/packs/envies/quiz.json'), 'utf8')).game.cards.length;
      await pressWhile(page, '.swipe__keep', async (done) => done < cards - 1);
    },
    act: (page) => page.locator('.swipe__keep').click(),
  },
  {
    pack: 'coquillages',
    what: 'the last pair',
    before: findAllButOne,
    act: async (page) => {
      for (const card of await page.locator('.memory__card:not([data-found])').all()) await card.click();
    },
  },
  {
    pack: 'marais-et-marees',
    what: 'four players at once',
    before: async (page) => {
      await page.locator('.fleet__one').nth(3).click();
      await page.locator('main[data-game="trivia"] h1').waitFor();
      await page.waitForTimeout(MOMENT_MS);
    },
    act: (page) =>
      page.evaluate("for (const key of ['1', '2', '3', '4']) window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));"),
  },
];

/** Content with these games alone on one terminal. */
const writeGames = async (folder: string): Promise<string> => {
  const [root, content] = [join(folder, 'games'), join(folder, 'games-content')];
  for (const name of ['brands', 'sites/hall-portrait.json', ...MOMENTS.map(({ pack }) => `packs/${pack}`)])
    cpSync(join(PROJECT, 'quiz-content', name), join(root, name), { recursive: true });
  const file = join(root, 'sites/hall-portrait.json');
  const site: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const campaigns = MOMENTS.map(({ pack }) => ({ id: `bench-${pack}`, pack }));
  writeFileSync(file, JSON.stringify({ ...z.record(z.string(), z.unknown()).parse(site), campaigns }));
  await buildContent(root, content);
  return content;
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const framesOf = async (browser: Browser, url: string, moment: HotMoment, throttle: number): Promise<readonly number[]> => {
  const page = await newKioskPage(browser, GEOMETRIES.portrait);
  try {
    await page.addInitScript(NOTE_FRAMES);
    await page.goto(url);
    await page.locator('main[data-view="attract"] button').first().tap();
    await page.locator('main[data-view="language"] button[lang="fr"]').tap();
    await page.locator('main[data-view="games"] .game').nth(MOMENTS.indexOf(moment)).tap();
    await page.locator('main[data-game]').waitFor();
    await moment.before(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    const from = await now(page);
    await moment.act(page);
    await page.waitForTimeout(MOMENT_MS);
    const at = z.array(z.number()).parse(await page.evaluate('window.benchFrames'));
    const frames = at.filter((one) => one >= from);
    return frames.slice(1).map((one, index) => one - (frames[index] ?? one));
  } finally {
    await page.context().close();
  }
};

/**
 * Milliseconds between frames in the hottest moment of each game, slowed like a small terminal. This machine reckons every pixel on
 * its processor: the lowest level of detail, whatever the page would choose elsewhere.
 */
export const hotMoments = async (browser: Browser, folder: string, throttle: number): Promise<readonly Figure[]> => {
  const content = await writeGames(folder);
  const served = await serveOurs(join(folder, 'games-terminal'), () => content);
  try {
    const found: Figure[] = [];
    for (const moment of MOMENTS) {
      const times = (await framesOf(browser, served.url, moment, throttle)).toSorted((a, b) => a - b);
      const figure = (name: string, ours: number): Figure => ({
        ...{ bench: 'page', figure: `${moment.pack}, ${moment.what}: ${name}`, ours },
        ...{ unit: 'ms', peer: null, limit: null },
      });
      found.push(figure('between two frames, median', percentile(times, 0.5)), figure('the longest', percentile(times, 1)));
    }
    return found;
  } finally {
    await served.stop();
  }
};
