/**
 * A lost canvas on the real page: real WebGL contexts, made by Chromium's software renderer, which the page would refuse. So its name
 * is replaced by that of a graphics card; what a card's driver does besides is not shown here.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { playSteps } from './support/play-steps.ts';
import { SHORT_SITE, shippedVisit } from './support/shipped-visit.ts';
import { atView, settled } from './support/walk.ts';

const { openPage, openTerminal } = useTerminals({
  flags: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
});

/** Each frame costs what software needs for it: few pixels, and no movement without need. */
const SMALL = { width: 960, height: 600 };

const UNMASKED_RENDERER = 0x9246;
const pretendHardware = (page: Page): Promise<unknown> =>
  page.addInitScript((name) => {
    for (const kind of [WebGLRenderingContext, WebGL2RenderingContext]) {
      const truth = kind.prototype.getParameter;
      kind.prototype.getParameter = function (this: WebGLRenderingContext, parameter: number) {
        return parameter === name ? 'ANGLE (Stand-in graphics card)' : truth.call(this, parameter);
      };
    }
  }, UNMASKED_RENDERER);

const stageNow = (page: Page): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset['stage']);

/** Takes the context away as a crashed driver does, and waits until the page has its say. */
const loseContext = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('webgl2') ?? canvas?.getContext('webgl');
    const lost = new Promise((done) => canvas?.addEventListener('webglcontextlost', done, { once: true }));
    const extension = context?.getExtension('WEBGL_lose_context');
    if (canvas === null || extension === null || extension === undefined) return false;
    extension.loseContext();
    await lost;
    await new Promise((done) => setTimeout(done, 400));
    if (context?.isContextLost() === true) extension.restoreContext();
    return true;
  });

test('the canvas lost once, twice, three times in one visit: after the third the page goes on without it, and the visit is whole', {
  timeout: 150_000,
}, async () => {
  const terminal = await openTerminal({ site: SHORT_SITE });
  const errors: string[] = [];
  const page = await openPage(terminal.url, {
    size: SMALL,
    reducedMotion: 'reduce',
    before: (one) => {
      one.on('pageerror', (error) => errors.push(error.message));
      return pretendHardware(one);
    },
  });
  await atView(page, 'attract');
  await waitUntil(async () => (await stageNow(page)) === 'webgl', 'the stage to paint with WebGL', { withinMs: 30_000 });

  const visit = await shippedVisit(terminal, 'nl');
  expect(await loseContext(page)).toBe(true);
  expect(await stageNow(page)).toBe('webgl');
  let rest = await visit.until(page, ({ after }) => after.context.visit.index === 1);
  await waitUntil(
    () => page.evaluate(() => document.querySelector('canvas')?.getContext('webgl2')?.isContextLost() === false),
    'the canvas to come back',
  );
  expect(await loseContext(page)).toBe(true);
  expect(await stageNow(page)).toBe('webgl');
  const next = rest.findIndex(({ after }) => after.context.visit.index > 1) + 1;
  await playSteps(page, rest.slice(0, next));
  rest = rest.slice(next);
  await waitUntil(
    () => page.evaluate(() => document.querySelector('canvas')?.getContext('webgl2')?.isContextLost() === false),
    'the canvas to come back',
  );
  expect(await loseContext(page)).toBe(true);
  await waitUntil(async () => (await stageNow(page)) === 'none', 'the page to go on without the canvas');
  await page.locator('.backdrop').waitFor({ state: 'attached' });
  await playSteps(page, rest);
  await atView(page, 'thanks');
  await page.locator('.choices button').tap();
  await atView(page, 'attract');

  // The next visitor finds a terminal without its sea, and plays on it.
  await settled(page);
  await playSteps(page, (await shippedVisit(terminal, 'de')).steps);
  expect(terminal.events().map(({ endedBy, answers }) => [endedBy, answers.length])).toEqual(
    Array.from({ length: 2 }, () => ['finished', visit.way.answers.length]),
  );
  expect(errors).toEqual([]);
});
