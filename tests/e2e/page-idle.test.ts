import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { IdleTimes } from '#contract/host-api.ts';
import { textsIn } from '#page/locales/texts.ts';
import { SOUNDS } from '#page/sound/sounds.ts';
import { SAID } from '#page/speech/said.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import { holdTime, passTime, passTimeUntil } from '#tests/support/page-time.ts';
import type { RealTerminal } from '#tests/support/terminal.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { chooseAccess, leaveDialog } from './support/access.ts';
import { kioskStateOf, playTo, SHORT_SITE, shippedVisit } from './support/shipped-visit.ts';
import { atView, settled } from './support/walk.ts';

const { openPage, openTerminal } = useTerminals();
let terminal: RealTerminal;
let page: Page;

/** What is heard, without ears: each tone that an audio context is asked for, and each sentence that the voice says. */
const listen = (one: Page): Promise<unknown> =>
  one.addInitScript((said) => {
    Object.assign(window, { tones: 0, sentences: [] });
    const truth = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () {
      Object.assign(window, { tones: Reflect.get(window, 'tones') + 1 });
      return truth.call(this);
    };
    document.addEventListener(said, (event) => {
      if (event instanceof CustomEvent) Reflect.get(window, 'sentences').push(String(event.detail.text));
    });
  }, SAID);
const tones = (): Promise<number> => page.evaluate(() => Number(Reflect.get(window, 'tones')));
const sentences = (): Promise<string> => page.evaluate(() => String(Reflect.get(window, 'sentences').join(' | ')));

const open = async (idle?: IdleTimes): Promise<void> => {
  terminal = await openTerminal({ site: SHORT_SITE, ...(idle === undefined ? {} : { idle }) });
  const before = async (one: Page): Promise<void> => {
    await holdTime(one);
    await listen(one);
  };
  page = await openPage(terminal.url, { size: GEOMETRIES.tablet, reducedMotion: 'reduce', before });
  await atView(page, 'attract');
};
const warning = () => page.getByRole('alertdialog');
const warned = (): Promise<void> => passTimeUntil(page, async () => (await warning().count()) === 1, 'the warning');
const say = textsIn('en');

test('the warning is seen and heard, leaves twenty seconds, and one touch or one key extends the visit more than ten times', async () => {
  await open({ afterSeconds: 5, warningSeconds: 20 });
  await playTo(page, await shippedVisit(terminal, 'en'), 'question');
  for (let time = 0; time < 12; time += 1) {
    const before = await tones();
    await warned();
    expect(await warning().getAttribute('aria-labelledby')).toBe('idle-heading');
    expect(await page.getByRole('heading', { name: say('idle.heading') }).count()).toBe(1);
    expect(await tones()).toBe(before + SOUNDS.warning.length);
    const left = Number(await page.locator('.warning__count').textContent());
    expect(left).toBeGreaterThan(17);
    if (time % 2 === 0) await page.touchscreen.tap(600, 790);
    else await page.keyboard.press('ArrowUp');
    await warning().waitFor({ state: 'detached' });
    await atView(page, 'question');
  }
  expect(terminal.events()).toEqual([]);
});

test('without a touch the visit is gone after the whole countdown, not before', async () => {
  await open({ afterSeconds: 5, warningSeconds: 20 });
  await playTo(page, await shippedVisit(terminal, 'en'), 'question');
  await page.evaluate(() => {
    const counted: string[] = [];
    Object.assign(window, { counted });
    const look = (): void => {
      const count = document.querySelector('.warning__count')?.textContent;
      if (count !== undefined && count !== null && count !== counted.at(-1)) counted.push(count);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await warned();
  await passTime(page, 15_000);
  expect(await warning().count()).toBe(1);
  await atView(page, 'question');
  await passTimeUntil(page, async () => (await page.locator('main[data-view="attract"]').count()) === 1, 'the visit to be gone');
  expect(await page.evaluate(() => Reflect.get(window, 'counted'))).toEqual(Array.from({ length: 20 }, (_, second) => String(20 - second)));
  await waitUntil(() => terminal.events().length === 1, 'the event of the visit');
  expect(terminal.events()[0]).toMatchObject({ endedBy: 'idle', lastView: 'question', status: 'abandoned' });
});

test('who listens to the voice hears the warning in words, and no sound over them', async () => {
  await open({ afterSeconds: 2, warningSeconds: 20 });
  await playTo(page, await shippedVisit(terminal, 'en'), 'question');
  await chooseAccess(page, ['speech']);
  await leaveDialog(page);
  const before = await tones();
  // Speech has ten times the patience, and each sentence that was asked for is a sign of somebody.
  await warned();
  await waitUntil(async () => (await sentences()).includes(say('idle.heading')), 'the warning to be said');
  expect(await tones()).toBe(before);
});

test('a terminal warns for twenty seconds at least, unless it is told otherwise', async () => {
  await open();
  const { idle } = await kioskStateOf(terminal.url);
  expect(idle.warningSeconds).toBeGreaterThanOrEqual(20);
});

test('a page whose timers stand still cannot keep a session: the host ends it, and the page finds out when it wakes', async () => {
  await open({ afterSeconds: 600, warningSeconds: 20 });
  await playTo(page, await shippedVisit(terminal, 'en'), 'question');
  await page.locator('.place').first().tap();
  await waitUntil(() => terminal.beside.db.prepare('SELECT count(*) FROM answer').pluck().get() === 1, 'the answer on disk');
  await page.evaluate(() => {
    Object.assign(window, { longest: 0 });
    let last = performance.now();
    setInterval(() => {
      Object.assign(window, { longest: Math.max(Reflect.get(window, 'longest'), performance.now() - last) });
      last = performance.now();
    }, 50);
  });
  const client = await page.context().newCDPSession(page);
  // As a page stands still whose scripts hang: no timer of it runs.
  await client.send('Debugger.enable');
  await client.send('Debugger.pause');
  terminal.advance(4 * 60_000);
  await new Promise((done) => setTimeout(done, 1_500));
  expect(terminal.events()).toEqual([]);
  terminal.advance(61_000);
  await waitUntil(() => terminal.events().length === 1, 'the backstop to end the session');
  expect(terminal.events()[0]).toMatchObject({ endedBy: 'backstop', status: 'abandoned' });
  expect(terminal.events()[0]?.answers).toHaveLength(1);
  await client.send('Debugger.resume');
  await waitUntil(() => page.evaluate(() => Reflect.get(window, 'longest') > 1_200), 'the page to see that its timers stood still');
  await atView(page, 'attract');
  await settled(page);
  await playTo(page, await shippedVisit(terminal, 'de'), 'question');
});
