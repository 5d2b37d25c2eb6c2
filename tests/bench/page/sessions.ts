import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { newKioskPage } from '#tests/support/browser.ts';
import { type Held, heldBy } from './watch.ts';

/** Counts what is held to be painted, before any script of the page runs: textures, canvases, decoded pictures. */
const COUNT_PICTURES = `
  {
    let textures = 0;
    for (const kind of [WebGLRenderingContext, WebGL2RenderingContext]) {
      const { createTexture, deleteTexture } = kind.prototype;
      kind.prototype.createTexture = function () { textures += 1; return createTexture.call(this); };
      kind.prototype.deleteTexture = function (one) { if (one) textures -= 1; return deleteTexture.call(this, one); };
    }
    let drawn = [];
    const noted = (one) => { drawn.push(new WeakRef(one)); return one; };
    const { createElement } = Document.prototype;
    Document.prototype.createElement = function (name, ...rest) {
      const element = createElement.call(this, name, ...rest);
      return /^canvas$/i.test(name) ? noted(element) : element;
    };
    for (const name of ['OffscreenCanvas', 'Image']) window[name] = new Proxy(window[name], { construct: (kind, given) => noted(new kind(...given)) });
    const { createImageBitmap } = window;
    window.createImageBitmap = async (...given) => noted(await createImageBitmap(...given));
    window.benchPictures = () => { drawn = drawn.filter((one) => one.deref() !== undefined); return textures + drawn.length; };
  }`;

/** Frames come seldom: what is kept does not hang on how often the same picture is painted, and the sessions have the processor. */
const FEW_FRAMES = `window.requestAnimationFrame = (then) => setTimeout(() => then(performance.now()), 250);
  window.cancelAnimationFrame = clearTimeout;`;

/** Plays whole sessions as fast as the terminal takes them, each answer written to its disk: real clicks of real controls, no fingers. */
const PLAY = `
  async (count) => {
    const view = () => document.querySelector('main')?.dataset.view ?? '';
    const until = (what, held) => new Promise((resolve, reject) => {
      if (held()) return resolve();
      const end = () => { changes.disconnect(); clearTimeout(patience); };
      const changes = new MutationObserver(() => { if (held()) { end(); resolve(); } });
      const patience = setTimeout(() => { end(); reject(new Error('waited in vain for ' + what + ' at ' + view())); }, 20000);
      changes.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    for (let session = 0; session < count; session += 1) {
      await until('attract', () => view() === 'attract');
      document.querySelector('main button').click();
      for (;;) {
        await until('a question or the end', () => view() === 'question' || view() === 'result');
        if (view() === 'result') break;
        const words = document.querySelector('h1').textContent;
        document.querySelectorAll('main .tile')[(session + words.length) % 4].click();
        await until('the next question', () => view() !== 'question' || document.querySelector('h1').textContent !== words);
      }
      [...document.querySelectorAll('main .pair button')].at(-1).click();
      await until('thanks', () => view() === 'thanks');
      document.querySelector('main button').click();
    }
    await until('attract', () => view() === 'attract');
  }`;

/** The whole page, painted small: what it keeps does not hang on that, and the sessions pass faster. */
const SMALL = { width: 360, height: 640 } as const;

export interface Kept extends Held {
  readonly sessions: number;
  /** Textures, canvases and decoded pictures. */
  readonly pictures: number;
}

/** What one page holds after so many sessions, counted from its start. */
export const keptAfter = async (
  browser: Browser,
  url: string,
  counts: readonly number[],
  say: (line: string) => void,
): Promise<readonly Kept[]> => {
  // Still pictures: what is kept does not hang on how often the sea is painted, and the sessions pass faster.
  const page = await newKioskPage(browser, SMALL, { reducedMotion: 'reduce' });
  try {
    await page.addInitScript(COUNT_PICTURES);
    await page.addInitScript(FEW_FRAMES);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(url);
    await page.locator('main[data-view="attract"]').waitFor();
    const kept: Kept[] = [];
    const begun = performance.now();
    for (const [index, count] of counts.entries()) {
      const before = counts[index - 1] ?? 0;
      for (let played = before; played < count; played += 100) {
        await page.evaluate(`(${PLAY})(${Math.min(100, count - played)})`);
        say(`${Math.min(played + 100, count)} sessions in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
      }
      await heldBy(session);
      const pictures = z.number().parse(await page.evaluate('window.benchPictures()'));
      kept.push({ sessions: count, pictures, ...(await heldBy(session)) });
    }
    return kept;
  } finally {
    await page.context().close();
  }
};
