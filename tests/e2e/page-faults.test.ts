import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { KIOSK_ERRORS, type KioskErrorCode } from '#contract/errors.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { textsIn } from '#page/locales/texts.ts';
import { installVersion } from '#store/content-versions.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { RealTerminal, TerminalOptions } from '#tests/support/terminal.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { isReply } from './support/flow-model.ts';
import { playSteps } from './support/play-steps.ts';
import { kioskStateOf, SHORT_SITE, shippedVisit } from './support/shipped-visit.ts';
import { atView, settled, tap } from './support/walk.ts';

// long: everything that can fail behind one visit, on the same terminal.

const { openPage, openTerminal } = useTerminals();
let terminal: RealTerminal;
let page: Page;
let errors: string[];
beforeEach(() => {
  errors = [];
});

const open = async (options: Partial<TerminalOptions> = {}, before?: (page: Page) => Promise<unknown>): Promise<void> => {
  terminal = await openTerminal({ site: SHORT_SITE, ...options });
  page = await openPage(terminal.url, {
    size: GEOMETRIES.tablet,
    reducedMotion: 'reduce',
    before: (one) => {
      one.on('pageerror', (error) => errors.push(error.message));
      return before?.(one);
    },
  });
};

const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();
/** The fault view as a visitor reads it. */
const faultRead = async (): Promise<{ heading: string; text: string; button: string; lang: string }> => {
  await atView(page, 'fault');
  await settled(page);
  const [heading, text, button] = await Promise.all(
    ['h1', '.plate .text', '.choices button'].map((one) => page.locator(`main ${one}`).textContent()),
  );
  const lang = await page.evaluate(() => document.documentElement.lang);
  return { heading: plain(heading ?? ''), text: plain(text ?? ''), button: plain(button ?? ''), lang };
};
const faultIn = (locale: Locale, text: 'fault.starting' | 'fault.saving' | 'fault.over', button: 'fault.retry' | 'fault.anew') => {
  const say = textsIn(locale);
  return { heading: plain(say('fault.heading')), text: plain(say(text)), button: plain(say(button)), lang: locale };
};

/** The next request of a kind fails like this; `null`: nobody answers. */
const failNext = async (path: RegExp, code: KioskErrorCode | null): Promise<void> => {
  const fail = (route: Route): Promise<void> =>
    code === null ? route.abort() : route.fulfill({ status: KIOSK_ERRORS[code].status, json: { code, detail: 'the test said so' } });
  await page.route(path, fail, { times: 1 });
};
const STARTING = /\/api\/sessions$/;
const ANSWERING = /\/answers\//;
const ENDING = /\/end$/;

const openSession = (): string =>
  z.string().parse(terminal.beside.db.prepare('SELECT id FROM session WHERE ended_at IS NULL').pluck().get());

for (const locale of LOCALES)
  test(`the host away or unable at every step: a visitor in ${locale} reads why, tries again, and nothing is lost`, async () => {
    await open();
    const visit = await shippedVisit(terminal, locale);
    await playSteps(page, visit.steps.slice(0, 1));
    await failNext(STARTING, null);
    await tap(page, { fr: 'Français', en: 'English', nl: 'Nederlands', de: 'Deutsch' }[locale]);
    expect(await faultRead()).toEqual(faultIn(locale, 'fault.starting', 'fault.retry'));
    await page.locator('.choices button').tap();
    await atView(page, 'question');
    await settled(page);

    const answered = visit.steps.findIndex(({ move }) => move.type === 'question.answered');
    await failNext(ANSWERING, 'KIOSK_STORE_FAILED');
    // The model has no host that fails here: the touch alone.
    await page.locator('.place').first().tap();
    expect(await faultRead()).toEqual(faultIn(locale, 'fault.saving', 'fault.retry'));
    expect(await page.locator('main').textContent()).not.toMatch(/KIOSK|sql|500/i);
    await page.locator('.choices button').tap();
    await atView(page, 'question');
    await settled(page);

    const rest = visit.steps.slice(answered + 2);
    const last = rest.findIndex(({ move }) => move.type === 'result.finished');
    await playSteps(page, rest.slice(0, last));
    await failNext(ENDING, null);
    await page.locator('.view--result .pair .button').last().tap();
    expect(await faultRead()).toEqual(faultIn(locale, 'fault.saving', 'fault.retry'));
    await page.locator('.choices button').tap();
    await atView(page, 'thanks');
    const [event] = terminal.events();
    expect(event?.endedBy).toBe('finished');
    expect(event?.answers.map(({ question }) => question)).toEqual(visit.way.answers.map(({ question }) => question));
    expect(errors).toEqual([]);
  });

test('a session that ended behind the page is not asked about for ever: it is said, in each language, and a new visit begins', async () => {
  await open();
  for (const locale of LOCALES) {
    const visit = await shippedVisit(terminal, locale);
    await atView(page, 'attract');
    await settled(page);
    await visit.until(page, ({ move }) => move.type.includes('done.actor.0.kiosk.view.question'));
    const ended = await fetch(new URL(`/api/sessions/${openSession()}/end`, terminal.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ endedBy: 'left', lastView: 'question' }),
    });
    expect(ended.status).toBe(204);
    await page.locator('main .button:not(.places__other), main .smiley, main .tile').first().tap();
    expect(await faultRead()).toEqual(faultIn(locale, 'fault.over', 'fault.anew'));
    await page.locator('.choices button').tap();
    await atView(page, 'attract');
  }
  expect(terminal.events()).toHaveLength(LOCALES.length);
});

test('a store that is held by another process is told calmly, and the answer is there when it is free again', async () => {
  await open();
  const visit = await shippedVisit(terminal);
  const rest = await visit.until(page, ({ after }) => after.context.view === 'question' && after.context.visit.index === 1);
  const { db } = terminal.beside;
  db.exec('BEGIN IMMEDIATE');
  await page.locator('.tile').first().tap();
  const read = await faultRead();
  db.exec('ROLLBACK');
  expect(read).toEqual(faultIn('fr', 'fault.saving', 'fault.retry'));
  expect(terminal.logged.join('\n')).toContain('SqliteError');
  await page.locator('.choices button').tap();
  await waitUntil(() => db.prepare('SELECT count(*) FROM answer').pluck().get() === 2, 'the second answer on disk');
  expect(rest.length).toBeGreaterThan(0);
  await atView(page, 'question');
});

test('a picture that is missing gives way to words: no broken picture on any view', async () => {
  await open({ site: 'hall-portrait' }, async (one) => {
    await one.addInitScript(() => Object.assign(HTMLCanvasElement.prototype, { getContext: () => null }));
    await one.route('**/media/**/*.{svg,png,jpg,webp}', (route) =>
      route.fulfill({ status: 404, json: { code: 'KIOSK_UNKNOWN_FILE', detail: '' } }),
    );
  });
  const visit = await shippedVisit(terminal);
  /** Pictures that are broken, or of which nobody knows yet. */
  const doubtful = (): Promise<number> =>
    page.locator('img').evaluateAll((all) => all.filter((one) => !(one instanceof HTMLImageElement && one.naturalWidth > 0)).length);
  const words: string[] = [];
  // A touch and what the host replies to it go together.
  const touches = visit.steps.flatMap((step, index) => (isReply(step.move) ? [] : [index]));
  for (const [number, index] of touches.entries()) {
    await playSteps(page, visit.steps.slice(index, touches[number + 1]));
    await waitUntil(async () => (await doubtful()) === 0, 'every picture to be there, or its words', { withinMs: 4_000 });
    words.push(...(await page.locator('.picture-in-words').allTextContents()));
  }
  // Only what nothing beside it says has words of its own.
  expect(words.length).toBeGreaterThan(0);
  expect(words).not.toContain('');
  await atView(page, 'thanks');
});

test('content replaced while somebody plays: this visit ends with the old content, the next one gets the new', async () => {
  using folder = temporaryFolder('versions');
  writeSmallContent(join(folder.path, 'one'), 'version-1', 'v1');
  writeSmallContent(join(folder.path, 'two'), 'version-2', 'v2');
  await open({ content: join(folder.path, 'one'), site: null });
  const before = await shippedVisit(terminal, 'en');
  const rest = await before.until(page, ({ after }) => after.context.visit.index === 1);
  const installed = installVersion(join(terminal.data, 'content'), join(folder.path, 'two'));
  expect(installed.ok).toBe(true);
  await waitUntil(async () => (await kioskStateOf(terminal.url)).contentVersion === 'version-2', 'the host to take the new content');
  await playSteps(page, rest);
  await page.locator('.choices button').tap();
  await atView(page, 'attract');
  const after = await shippedVisit(terminal, 'en');
  // The page takes the new content as it comes to rest.
  await settled(page);
  await playSteps(page, after.steps);
  expect(terminal.events().map(({ quiz, endedBy }) => [quiz.version, endedBy])).toEqual([
    ['v1', 'finished'],
    ['v2', 'finished'],
  ]);
  expect(errors).toEqual([]);
});

test('new content that cannot be fetched at once is fetched later: no terminal stays behind', async () => {
  using folder = temporaryFolder('versions');
  writeSmallContent(join(folder.path, 'one'), 'version-1', 'v1');
  writeSmallContent(join(folder.path, 'two'), 'version-2', 'v2');
  await open({ content: join(folder.path, 'one'), site: null });
  await atView(page, 'attract');
  let refused = 0;
  await page.route('**/api/kiosk', (route) => {
    refused += 1;
    return refused > 2 ? route.continue() : route.abort();
  });
  expect(installVersion(join(terminal.data, 'content'), join(folder.path, 'two')).ok).toBe(true);
  await waitUntil(() => refused > 2, 'the page to ask a third time');
  const visit = await shippedVisit(terminal, 'en');
  await settled(page);
  await playSteps(page, visit.steps);
  expect(terminal.events().map(({ quiz }) => quiz.version)).toEqual(['v2']);
});

/** The state the page is given, with a mistake that no check of ours would let through. */
const spoil = async (one: Page, spoilt: (state: string) => string): Promise<void> => {
  await one.route('**/api/kiosk', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: spoilt(await response.text()) });
  });
};

for (const locale of LOCALES)
  test(`a view that cannot be drawn is told calmly in ${locale}, and the visit ends as a fault`, async () => {
    // The survey's second question: a list of choices that is none.
    await open({}, (one) => spoil(one, (state) => state.replace(/("id":"duree".*?"choices":)\[/, '$1null,"broken":[')));
    const visit = await shippedVisit(terminal, locale);
    await atView(page, 'attract');
    await playSteps(page, visit.steps.slice(0, 3));
    await page.locator('.place').first().tap();
    expect(await faultRead()).toEqual(faultIn(locale, 'fault.over', 'fault.anew'));
    await page.locator('.choices button').tap();
    await atView(page, 'attract');
    await waitUntil(() => terminal.events().length === 1, 'the event of the broken visit');
    expect(terminal.events().map(({ endedBy, answers }) => [endedBy, answers.map(({ question }) => question)])).toEqual([
      ['fault', ['origine']],
    ]);
  });

test('a board that cannot be fetched is told calmly, and the next visit gets it', async () => {
  await open({ site: 'hall-portrait' });
  await page.route(/\/swipe-view-[^/]+\.js$/, (route) => route.abort());
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await tap(page, /J'ai envie de/);
  expect(await faultRead()).toEqual(faultIn('fr', 'fault.over', 'fault.anew'));
  await page.unroute(/\/swipe-view-[^/]+\.js$/);
  await page.locator('.choices button').tap();
  await waitUntil(() => terminal.events().length === 1, 'the event of the broken visit');
  expect(terminal.events().map(({ endedBy }) => endedBy)).toEqual(['fault']);
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await tap(page, /J'ai envie de/);
  await page.locator('main[data-game="swipe"] .postcard').first().waitFor();
});

test('a machine too slow for any frame shows the sea all the same, no black canvas', async () => {
  await open({}, (one) => one.addInitScript(() => Object.assign(window, { requestAnimationFrame: () => 0 })));
  await atView(page, 'attract');
  await page.waitForFunction(() => document.documentElement.dataset['stage'] !== undefined);
  // The observer of the canvas' size speaks once a picture of the page is made.
  await page.screenshot();
  const brightness = await page.evaluate(() => {
    const stage = document.querySelector('#stage');
    const copy = Object.assign(document.createElement('canvas'), { width: 8, height: 8 }).getContext('2d');
    if (!(stage instanceof HTMLCanvasElement) || copy === null) throw new Error('no canvas');
    copy.drawImage(stage, 0, 0, 8, 8);
    const { data } = copy.getImageData(0, 0, 8, 8);
    return Math.min(...Array.from({ length: 64 }, (_, at) => Math.max(...data.slice(4 * at, 4 * at + 3))));
  });
  expect(brightness).toBeGreaterThan(20);
});

test('not even an attract view that cannot be drawn leaves a white page, and mended content brings the terminal back', async () => {
  using folder = temporaryFolder('versions');
  writeSmallContent(join(folder.path, 'one'), 'version-1', 'v1');
  writeSmallContent(join(folder.path, 'two'), 'version-2', 'v2');
  let spoilt = true;
  await open({ content: join(folder.path, 'one'), site: null, idle: { afterSeconds: 1, warningSeconds: 1 } }, (one) =>
    spoil(one, (state) => (spoilt ? state.replace('"title":{', '"title":null,"broken":{') : state)),
  );
  expect(await faultRead()).toEqual(faultIn('fr', 'fault.starting', 'fault.anew'));
  spoilt = false;
  expect(installVersion(join(terminal.data, 'content'), join(folder.path, 'two')).ok).toBe(true);
  await atView(page, 'attract');
  await page.getByRole('heading', { name: 'Petit quiz' }).waitFor();
});
