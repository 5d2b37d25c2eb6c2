import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Scene, Tile } from '#page/stage/stage-api.ts';
import { GEOMETRIES, launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type {} from './fixtures/stage-lab/lab.ts';

// long: the stage is built and served once for all that is seen of it in a browser.

/** Real frames in a real Chromium: the stage alone on a page, under the policy that the host sets. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const SHELL =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><g transform="translate(50 50)"><circle r="46" fill="#8A00FF"/></g></svg>';

const folder = temporaryFolder('stage-lab');
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://stage');
  const policy = { 'content-security-policy': "default-src 'self'" };
  const file = join(folder.path, pathname === '/' ? 'index.html' : pathname);
  if (/^\/shell-\d+\.svg$/.test(pathname)) response.writeHead(200, { ...policy, 'content-type': 'image/svg+xml' }).end(SHELL);
  else if (existsSync(file)) {
    response.writeHead(200, { ...policy, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  } else response.writeHead(404).end();
});

let browser: Browser;
let page: Page;
let said: string[];

beforeAll(async () => {
  await build({
    root: join(PROJECT, 'tests/e2e/fixtures/stage-lab'),
    logLevel: 'error',
    build: {
      outDir: folder.path,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
  folder.remove();
});

const open = async (size: { width: number; height: number } = GEOMETRIES.tablet): Promise<void> => {
  const { port } = server.address() as AddressInfo;
  page = await newKioskPage(browser, size);
  said = [];
  page.on('console', (message) => said.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => said.push(`thrown ${error.message}`));
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(() => 'lab' in globalThis);
};

beforeEach(async () => {
  await open();
  return async () => page.context().close();
});

const scene = (change: Partial<Scene> = {}): Scene => ({
  view: 'question',
  tide: 0,
  emblem: null,
  reducedMotion: false,
  colours: { atlantic: '#0E5A78', lagoon: '#157A8F', coral: '#C8401C', sun: '#F4B63F' },
  ...change,
});

const tile = (id: string, picture = '/shell-1.svg'): Tile => ({
  id,
  picture,
  rect: { x: 500, y: 420, width: 240, height: 200 },
  selected: false,
});

const show = (next: Scene) => page.evaluate((value) => window.lab.stage.show(value), next);
const place = (tiles: readonly Tile[]) => page.evaluate((value) => window.lab.stage.place(value), tiles);
const freeze = (at: number) => page.evaluate((value) => window.lab.stage.freeze(value), at);

/** Red, green, blue at a point of the canvas, in CSS pixels. */
const pixel = (x: number, y: number): Promise<readonly number[]> =>
  page.evaluate(
    ([px = 0, py = 0]) => {
      const canvas = document.querySelector('canvas');
      return [...(canvas?.getContext('2d')?.getImageData(px, py, 1, 1).data.slice(0, 3) ?? [])];
    },
    [x, y],
  );

/** A number that is another one when any pixel is another one. */
const fingerprint = (): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let sum = 7;
    for (const value of data) sum = (Math.imul(sum, 31) + value) | 0;
    return sum;
  });

const frames = (count: number) =>
  page.evaluate(async (wanted) => {
    for (let index = 0; index < wanted; index += 1) await new Promise((next) => requestAnimationFrame(next));
  }, count);

const isWater = ([red = 0, green = 0, blue = 0]: readonly number[]) => blue > red + 25 && green > red;
const isPurple = ([red = 0, green = 0, blue = 0]: readonly number[]) => blue > 200 && red > 90 && green < 60;

test('the stage boots on the canvas renderer under a strict policy and paints a beach, not a surface', async () => {
  expect(await page.evaluate(() => window.lab.stage.renderer)).toBe('canvas');
  await show(scene({ view: 'attract' }));
  await freeze(33_000);
  const colours = await page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    const seen = new Set<number>();
    for (let index = 0; index < data.length; index += 4 * 97)
      seen.add(((data[index] ?? 0) << 16) | ((data[index + 1] ?? 0) << 8) | (data[index + 2] ?? 0));
    return seen.size;
  });
  expect(colours).toBeGreaterThan(25);
  const troubles = said.filter((line) => /Content.Security.Policy|thrown|unsafe-eval/i.test(line));
  expect(troubles).toEqual([]);
});

test('the water comes down the view as the tide rises', async () => {
  const reach = async (tide: number): Promise<number> => {
    await show(scene({ tide }));
    await freeze(5000);
    for (let y = 790; y > 0; y -= 4) if (isWater(await pixel(420, y))) return y;
    return 0;
  };
  const low = await reach(0);
  const middle = await reach(0.4);
  const high = await reach(0.9);
  expect(low).toBeGreaterThan(240);
  expect(middle).toBeGreaterThan(low + 100);
  expect(high).toBeGreaterThan(middle + 100);
});

test('a tile’s plate and picture are painted inside its rectangle, and leave with it', async () => {
  await show(scene());
  await freeze(5000);
  const sand = await pixel(620, 520);
  expect(isPurple(sand)).toBe(false);
  await place([tile('a')]);
  await expect.poll(() => pixel(620, 515).then(isPurple)).toBe(true);
  const plate = await pixel(515, 445);
  expect(Math.min(...plate)).toBeGreaterThan(225);
  expect(isPurple(await pixel(490, 515))).toBe(false);
  await place([]);
  expect(await pixel(620, 520)).toEqual(sand);
});

test('a touch is answered in the very next frame', async () => {
  await show(scene({ reducedMotion: true }));
  await place([tile('a')]);
  await expect.poll(() => pixel(620, 515).then(isPurple)).toBe(true);
  await page.waitForTimeout(900);
  const before = await fingerprint();
  await page.evaluate(async () => {
    window.lab.stage.touch('a', 'down');
    await new Promise((next) => requestAnimationFrame(next));
  });
  await frames(1);
  expect(await fingerprint()).not.toBe(before);
});

test('with reduced motion the picture stands still, and the clock stops', async () => {
  for (const view of ['attract', 'question', 'result'] as const) {
    await show(scene({ view, tide: 0.5, reducedMotion: true, emblem: view === 'result' ? '/shell-2.svg' : null }));
    await place(view === 'question' ? [tile('a'), { ...tile('b'), rect: { x: 100, y: 300, width: 200, height: 180 } }] : []);
    await page.waitForTimeout(900);
    const [first, renders] = [await fingerprint(), await page.evaluate(() => window.lab.census.renders)];
    await frames(20);
    expect(await fingerprint(), view).toBe(first);
    expect(await page.evaluate(() => window.lab.census.renders), view).toBe(renders);
  }
});

test('without reduced motion the water moves', async () => {
  await show(scene({ tide: 0.5 }));
  await page.waitForTimeout(300);
  const first = await fingerprint();
  await frames(10);
  expect(await fingerprint()).not.toBe(first);
});

test('a frozen picture is equal each time, whatever was painted before', async () => {
  await freeze(1300);
  await show(scene({ tide: 1 }));
  await show(scene({ view: 'result', tide: 1, emblem: '/shell-3.svg' }));
  await frames(10);
  await page.waitForTimeout(300);
  const first = await fingerprint();
  await page.context().close();
  await open();
  await show(scene({ view: 'attract' }));
  await frames(25);
  await freeze(1300);
  await show(scene({ tide: 1 }));
  await show(scene({ view: 'result', tide: 1, emblem: '/shell-3.svg' }));
  await frames(10);
  await page.waitForTimeout(300);
  expect(await fingerprint()).toBe(first);
});

test('the emblem lies free where the page keeps its place, once the wave has run back', async () => {
  const centre = await page.evaluate(() => {
    const { x, y, width, height } = window.lab.emblemRect(innerWidth, innerHeight);
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  });
  await freeze(700);
  await show(scene({ tide: 1 }));
  await show(scene({ view: 'result', tide: 1, emblem: '/shell-4.svg' }));
  await page.waitForTimeout(300);
  expect(isPurple(await pixel(centre.x, centre.y))).toBe(false);
  await freeze(2000);
  await expect.poll(() => pixel(centre.x, centre.y).then(isPurple)).toBe(true);
});

test('a hundred views leave nothing behind', async () => {
  const round = (index: number) =>
    page.evaluate(
      async ([question, result, tiles]) => {
        const next = () => new Promise((done) => requestAnimationFrame(done));
        window.lab.stage.show(question);
        window.lab.stage.place(tiles);
        await next();
        window.lab.stage.touch(tiles[0]?.id ?? '', 'down');
        window.lab.stage.touch(tiles[0]?.id ?? '', 'chosen');
        await next();
        window.lab.stage.show(result);
        window.lab.stage.place([]);
        await next();
        await next();
        return { ...window.lab.census };
      },
      [
        scene({ tide: (index % 9) / 9 }),
        scene({ view: 'result', tide: 1, emblem: `/shell-${index % 7}.svg` }),
        Array.from({ length: 4 }, (_, slot) => ({
          ...tile(`c${slot}`, `/shell-${index * 4 + slot}.svg`),
          rect: { x: 60 + slot * 280, y: 480, width: 240, height: 200 },
        })),
      ] as const,
    );
  for (let index = 0; index < 10; index += 1) await round(index);
  const early = await round(10);
  let late = early;
  for (let index = 11; index < 110; index += 1) late = await round(index);
  expect(late.renders).toBeGreaterThan(early.renders + 100);
  expect(late.graphics).toBe(early.graphics);
  expect(late.sprites).toBeLessThanOrEqual(1);
  expect(said.filter((line) => line.startsWith('thrown'))).toEqual([]);
});

test('a missing picture leaves the plate, is said once, and throws nothing', async () => {
  await show(scene());
  await freeze(5000);
  await place([tile('a', '/nowhere.svg')]);
  await place([]);
  await place([tile('b', '/nowhere.svg')]);
  await expect.poll(() => said.filter((line) => line.startsWith('warning')).length).toBe(1);
  await frames(5);
  expect(Math.min(...(await pixel(515, 445)))).toBeGreaterThan(225);
  expect(said.filter((line) => line.startsWith('thrown'))).toEqual([]);
  expect(said.filter((line) => line.startsWith('warning'))).toHaveLength(1);
});

test('the picture follows the size of the window', async () => {
  await show(scene());
  await page.setViewportSize(GEOMETRIES.portrait);
  await expect
    .poll(() => page.evaluate(() => [document.querySelector('canvas')?.width, document.querySelector('canvas')?.height]))
    .toEqual([1080, 1920]);
  await frames(3);
  const [sky, sand] = [await pixel(540, 20), await pixel(540, 1500)];
  expect(sky).not.toEqual(sand);
});

test('one lost context is borne, the third is the last: the page goes on without the stage', async () => {
  await show(scene());
  const lose = () =>
    page.evaluate(() => {
      document.querySelector('canvas')?.dispatchEvent(new Event('webglcontextlost'));
      return [document.body.hasAttribute('data-lost'), window.lab.stage.renderer];
    });
  expect(await lose()).toEqual([false, 'canvas']);
  const renders = await page.evaluate(() => {
    document.querySelector('canvas')?.dispatchEvent(new Event('webglcontextrestored'));
    return window.lab.census.renders;
  });
  await frames(5);
  expect(await page.evaluate(() => window.lab.census.renders)).toBeGreaterThan(renders);
  await lose();
  expect(await lose()).toEqual([true, 'none']);
  await show(scene({ tide: 1 }));
  await place([tile('a')]);
  await page.evaluate(() => {
    window.lab.stage.touch('a', 'chosen');
    window.lab.stage.freeze(5);
    window.lab.stage.destroy();
  });
  expect(said.filter((line) => line.startsWith('thrown'))).toEqual([]);
});
