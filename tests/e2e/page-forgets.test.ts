import type { CDPSession, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { GEOMETRIES } from '#tests/support/browser.ts';
import { holdTime, passTimeUntil } from '#tests/support/page-time.ts';
import type { RealTerminal } from '#tests/support/terminal.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { chooseAccess, leaveDialog } from './support/access.ts';
import { stringsInMemory } from './support/heap.ts';
import { playTo, SHORT_SITE, type ShippedVisit, shippedVisit } from './support/shipped-visit.ts';
import { atView, settled, typeByTouch } from './support/walk.ts';

/** Typed letter by letter, so it is in no file of the page. */
const CANARY = 'kanarivogelq';
const ADDRESS = `${CANARY}@mer.fr`;

const { openPage, openTerminal } = useTerminals();
let terminal: RealTerminal;
let page: Page;
let client: CDPSession;
let visit: ShippedVisit;
beforeEach(async () => {
  terminal = await openTerminal({ site: SHORT_SITE, idle: { afterSeconds: 10, warningSeconds: 20 } });
  page = await openPage(terminal.url, { size: GEOMETRIES.tablet, reducedMotion: 'reduce', before: holdTime });
  client = await page.context().newCDPSession(page);
  await atView(page, 'attract');
  visit = await shippedVisit(terminal);
});

const typeCanary = async (): Promise<void> => {
  await page.locator('#field-email').tap();
  await typeByTouch(page, ADDRESS);
  const mobile = page.locator('#field-mobile');
  if ((await mobile.count()) === 0) return;
  await mobile.tap();
  await typeByTouch(page, '0612345678');
};
const toReview = async (): Promise<void> => {
  await page.locator('.contact__onward').tap();
  await atView(page, 'review');
  await settled(page);
};

/** Everything a page can keep something in, besides its memory. */
const kept = (): Promise<string> =>
  page.evaluate(async () => {
    const caches = await Promise.all(
      (await window.caches.keys()).map(async (name) => (await (await window.caches.open(name)).keys()).map(({ url }) => url)),
    );
    const fields = [...document.querySelectorAll('input, textarea')].map((one) => ('value' in one ? String(one.value) : ''));
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      await indexedDB.databases(),
      caches,
      fields,
      document.documentElement.outerHTML,
      document.querySelector('[data-caption]')?.textContent,
      location.href,
      history.state,
      performance.getEntries().map(({ name }) => name),
      window.name,
    ]);
  });

const idleOut = async (): Promise<void> => {
  await passTimeUntil(page, async () => (await page.locator('main[data-view="attract"]').count()) === 1, 'the visit to idle out');
  await waitUntil(() => terminal.events().length === 1, 'the event of the visit');
};
const seesCanary = async (): Promise<void> => {
  expect((await stringsInMemory(client)).includes(CANARY), 'what is typed is seen in memory as long as it is there').toBe(true);
};
const isForgotten = async (): Promise<void> => {
  await atView(page, 'attract');
  await page.waitForTimeout(500);
  expect((await kept()).includes(CANARY)).toBe(false);
  const memory = await stringsInMemory(client);
  expect(memory.length).toBeGreaterThan(1_000_000);
  expect(memory.includes(CANARY)).toBe(false);
  // Not even without its last letter, as the field held it a moment before.
  expect(memory.includes(CANARY.slice(0, -1))).toBe(false);
  const disk = JSON.stringify(terminal.events()) + terminal.logged.join('\n');
  expect(disk.includes(CANARY)).toBe(false);
};

test('what was typed and left behind by starting again stays nowhere', async () => {
  await playTo(page, visit, 'contact');
  await typeCanary();
  await seesCanary();
  expect((await kept()).includes(CANARY), 'the fields are looked at').toBe(true);
  await page.locator('.corner__button').last().tap();
  await page.locator('.leave .pair .button').nth(1).tap();
  await isForgotten();
  expect(terminal.events()[0]).toMatchObject({ endedBy: 'left', sealed: false });
});

test('what was typed before everybody went away stays nowhere', async () => {
  await playTo(page, visit, 'contact');
  await typeCanary();
  await seesCanary();
  await idleOut();
  await isForgotten();
  expect(terminal.events()[0]).toMatchObject({ endedBy: 'idle', sealed: false });
});

test('what was typed and heard in words before everybody went away stays nowhere', async () => {
  await playTo(page, visit, 'contact');
  await chooseAccess(page, ['speech']);
  await leaveDialog(page);
  await page.locator('.say-typed .button').tap();
  await typeCanary();
  await seesCanary();
  await idleOut();
  await isForgotten();
  expect(terminal.events()[0]).toMatchObject({ endedBy: 'idle', sealed: false });
});

test('what was sent stays nowhere but sealed', async () => {
  await playTo(page, visit, 'contact');
  await typeCanary();
  await toReview();
  await page.locator('.review__end .button').nth(1).tap();
  await atView(page, 'thanks');
  await settled(page);
  await page.locator('.choices .button').tap();
  await isForgotten();
  const [event] = terminal.events();
  expect(event).toMatchObject({ endedBy: 'finished', sealed: true });
  expect(await terminal.submissionOf(event?.id ?? '')).toMatchObject({ contact: { email: ADDRESS } });
});

test('what was typed and then declined stays nowhere', async () => {
  await playTo(page, visit, 'contact');
  await typeCanary();
  await toReview();
  await page.locator('.review__end .button').nth(0).tap();
  await atView(page, 'thanks');
  await settled(page);
  await page.locator('.choices .button').tap();
  await isForgotten();
  expect(terminal.events()[0]).toMatchObject({ endedBy: 'finished', sealed: false });
});
