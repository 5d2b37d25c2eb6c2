import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { GEOMETRIES, newKioskPage } from '#tests/support/browser.ts';
import { type Held, heldBy } from './watch.ts';

/** Counts the textures that live on the graphics side, before any script of the page runs. */
const COUNT_TEXTURES = `
  window.benchTextures = 0;
  for (const kind of [WebGLRenderingContext, WebGL2RenderingContext]) {
    const { createTexture, deleteTexture } = kind.prototype;
    kind.prototype.createTexture = function () { window.benchTextures += 1; return createTexture.call(this); };
    kind.prototype.deleteTexture = function (one) { if (one) window.benchTextures -= 1; return deleteTexture.call(this, one); };
  }`;

/** Plays whole sessions as fast as the terminal takes them, each answer written to its disk: clicks, no fingers. */
const PLAY = `
  async (count) => {
    const turn = () => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port1.close(); resolve(); }; port2.postMessage(null); });
    const view = () => document.querySelector('main')?.dataset.view ?? '';
    const until = async (what, held) => {
      const patience = performance.now() + 20000;
      while (!held()) { if (performance.now() > patience) throw new Error('waited in vain for ' + what + ' at ' + view()); await turn(); }
    };
    for (let session = 0; session < count; session += 1) {
      await until('attract', () => view() === 'attract');
      document.querySelector('main button').click();
      for (;;) {
        await until('a question or the end', () => view() === 'question' || view() === 'result');
        if (view() === 'result') break;
        const words = document.querySelector('h1').textContent;
        document.querySelectorAll('main .tile, main .tiles button')[1].click();
        await until('the next question', () => view() !== 'question' || document.querySelector('h1').textContent !== words);
      }
      [...document.querySelectorAll('main button')].at(-1).click();
      await until('thanks', () => view() === 'thanks');
      document.querySelector('main button').click();
    }
    await until('attract', () => view() === 'attract');
  }`;

export interface Kept extends Held {
  readonly sessions: number;
  readonly textures: number;
}

/** What one page holds after so many sessions, counted from its start. */
export const keptAfter = async (
  browser: Browser,
  url: string,
  counts: readonly number[],
  say: (line: string) => void,
): Promise<readonly Kept[]> => {
  // Still pictures: what is kept does not hang on how often the sea is painted, and the sessions pass faster.
  const page = await newKioskPage(browser, GEOMETRIES.portrait, { reducedMotion: 'reduce' });
  try {
    await page.addInitScript(COUNT_TEXTURES);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(url);
    await page.locator('main[data-view="attract"]').waitFor();
    const kept: Kept[] = [];
    for (const [index, count] of counts.entries()) {
      const before = counts[index - 1] ?? 0;
      for (let played = before; played < count; played += 100) {
        await page.evaluate(`(${PLAY})(${Math.min(100, count - played)})`);
        say(`${Math.min(played + 100, count)} sessions`);
      }
      const textures = z.number().parse(await page.evaluate('window.benchTextures'));
      kept.push({ sessions: count, textures, ...(await heldBy(session)) });
    }
    return kept;
  } finally {
    await page.context().close();
  }
};
