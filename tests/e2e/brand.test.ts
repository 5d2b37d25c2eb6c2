import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Brand } from '#contract/content.ts';
import type { KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import { OWN_NAMES } from '#page/locales/locale.ts';
import { SAMPLE_KIOSK, SAMPLE_QUIZ, sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import { PROJECT } from '#tests/support/process.ts';
import type { TestHost } from '#tests/support/test-host.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { atView, tap } from './support/walk.ts';

const FREDOKA = join(PROJECT, 'quiz-content/brands/cap-glisse/media/fredoka-latin-700.woff2');
const OWN = 'Atkinson Hyperlegible Next';
/** As the file names itself: it was cut out of a family that begins with its lightest weight. */
const OF_BRAND = 'Fredoka Light';
const TEXTS: Brand['texts'] = {
  invitation: { fr: 'Touchez ici, matelot.', en: 'Touch here, sailor.', nl: 'Tik hier, matroos.', de: 'Hier tippen, Matrose.' },
  welcome: { fr: 'À quoi joue-t-on ici ?', en: 'What do we play here?', nl: 'Wat spelen we hier?', de: 'Was spielen wir hier?' },
  closed: { fr: 'Ouvert dès 9h.' },
};

const kioskOf = (brand: Partial<Brand>, contentVersion = 'sample-1'): KioskState => ({
  ...SAMPLE_KIOSK,
  contentVersion,
  brand: { ...SAMPLE_KIOSK.brand, ...brand },
});
const WITH_FONT = kioskOf({ font: { headings: { file: 'titles.woff2', licence: 'OFL-1.1' } } }, 'sample-2');

const { openHost, openPage } = useTerminals();
let host: TestHost;
let page: Page;
let said: string[];

const open = async (kiosk: KioskState, font: () => Promise<Uint8Array | string> = () => readFile(FREDOKA)): Promise<void> => {
  host = await openHost({ kiosk, media: (path) => (path.endsWith('.woff2') ? font() : sampleMedia(path)) });
  said = [];
  page = await openPage(host.url, { before: watchTitles });
};

/** What every frame shows of the title, from the first one that has it. */
const watchTitles = async (one: Page): Promise<void> => {
  one.on('console', (line) => said.push(line.text()));
  await one.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { titlesSeen: seen });
    const look = (): void => {
      const title = document.querySelector('main h1');
      if (title !== null && document.fonts.status === 'loaded') {
        const words = document.createRange();
        words.selectNodeContents(title);
        const { width, height } = words.getBoundingClientRect();
        seen.add(`${width} × ${height}`);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
};

/** The font that really draws the heading, as the browser says it. */
const drawnWith = async (selector = 'main h1'): Promise<readonly string[]> => {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map(({ familyName }) => familyName);
};

test('titles are drawn with the font of the brand from their first picture on, and questions with that of the terminal', async () => {
  await open(WITH_FONT, async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return readFile(FREDOKA);
  });
  await atView(page, 'attract');
  await page.waitForTimeout(1_000);
  expect(await drawnWith()).toEqual([OF_BRAND]);
  const sizes = await page.evaluate(() => ('titlesSeen' in window && window.titlesSeen instanceof Set ? [...window.titlesSeen] : []));
  expect(sizes).toHaveLength(1);
  expect(await drawnWith('.attract__invitation')).toEqual([OWN]);
  await tap(page, /On joue/);
  await tap(page, OWN_NAMES.fr);
  await atView(page, 'question');
  expect(await drawnWith()).toEqual([OWN]);
  expect(said.filter((line) => line.includes('font'))).toEqual([]);
});

test.each([
  ['is not there', () => Promise.reject(new Error('no such file'))],
  ['is damaged', () => Promise.resolve('<svg/>')],
])('a font that %s is reported, and the titles stand there in that of the terminal', async (_, font) => {
  await open(WITH_FONT, font);
  await atView(page, 'attract');
  expect(await drawnWith()).toEqual([OWN]);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(said).toContain('the font of the titles: KIOSK_UNKNOWN_FILE');
});

test('new content brings its font: the title has the size it would have had from the start', async () => {
  const title = { fr: 'Quelle marée du matin êtes-vous vraiment ?' };
  const campaigns = SAMPLE_KIOSK.campaigns.map((one) => ({ ...one, quiz: { ...one.quiz, title } }));
  await open({ ...SAMPLE_KIOSK, campaigns });
  await atView(page, 'attract');
  const sizeOf = (): Promise<string> => page.getByRole('heading', { level: 1 }).evaluate((heading) => getComputedStyle(heading).fontSize);
  expect(await drawnWith()).toEqual([OWN]);
  const before = await sizeOf();
  host.replace({ ...WITH_FONT, campaigns });
  host.tell({ kind: 'content-changed', version: 'sample-2' });
  await expect.poll(() => drawnWith(), { timeout: 10_000 }).toEqual([OF_BRAND]);
  const changed = await sizeOf();
  await page.reload();
  await atView(page, 'attract');
  expect(changed).toBe(await sizeOf());
  expect(changed).not.toBe(before);
  host.replace({ ...SAMPLE_KIOSK, campaigns });
  host.tell({ kind: 'content-changed', version: 'sample-1' });
  await expect.poll(() => drawnWith(), { timeout: 10_000 }).toEqual([OWN]);
});

test('a brand speaks in its own words where it has some, and the terminal elsewhere', async () => {
  const two = ['ete', 'hiver'].map((id) => ({ id: idOf('campaign', id), quiz: SAMPLE_QUIZ }));
  await open({ ...kioskOf({ texts: TEXTS }), campaigns: two });
  await page.getByText('Touchez ici, matelot.').waitFor();
  await tap(page, /On joue/);
  await tap(page, OWN_NAMES.de);
  await atView(page, 'games');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Was spielen wir hier?');
  host.replace({ ...kioskOf({ texts: TEXTS }), campaigns: [] });
  await page.reload();
  await page.getByText('Ouvert dès 9h.').waitFor();
  host.replace({ ...kioskOf({ texts: {} }), campaigns: [] });
  await page.reload();
  await page.getByText(/est en pause|se repose|repos/).waitFor();
});
