import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openByEar } from '#tests/accessibility/support/ear.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import { readShipped } from '#tests/support/shipped-content.ts';
import { shippedFolder } from '#tests/support/shipped-folder.ts';
import type { RealTerminal } from '#tests/support/terminal.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { atQuestion, atView, button, settled, tap } from './support/walk.ts';

const terminals = useTerminals();

/** Sixteen cards and four questions take a busy machine a while. */
const PATIENT = { timeout: 180_000 } as const;

/** The cards of the shipped deck, by their French words. */
const CARDS = new Map(
  (readShipped(shippedFolder()).quizzes.find(({ id }) => id === 'envies')?.questions ?? [])
    .slice(0, 16)
    .map(({ id, text }): [string, string] => [text.fr ?? '', id]),
);

const wordsOnTop = (page: Page): Promise<string> => page.locator('.postcard:not([aria-hidden="true"]) .postcard__words').innerText();
const cardOnTop = async (page: Page): Promise<string> => {
  const words = (await wordsOnTop(page)).replaceAll(/\s+/g, ' ');
  const card = [...CARDS].find(([text]) => text.replaceAll(/\s+/g, ' ') === words)?.[1];
  if (card === undefined) throw new Error(`no card says « ${words} »`);
  return card;
};
const cardsLeft = async (page: Page): Promise<number> => {
  const words = (await page.locator('.progress').allInnerTexts()).join(' ');
  if (/Dernière/.test(words)) return 1;
  return Number(/Encore (\d+)/.exec(words)?.[1] ?? 0);
};

/** A finger that pulls the card on top so far, in so many milliseconds, and lets go. `tail`: another touch right behind it. */
const pull = async (page: Page, dx: number, { ms = 160, tail = false } = {}): Promise<void> => {
  await settled(page);
  const box = await page.locator('.postcard:not([aria-hidden="true"])').boundingBox();
  if (box === null) throw new Error('no card lies there');
  const client = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y }] });
  await send('touchStart', x);
  for (let step = 1; step <= 8; step += 1) {
    await send('touchMove', x + (dx * step) / 8);
    await page.waitForTimeout(ms / 8);
  }
  // All in one go: nothing of it waits for the page.
  const last = [send('touchEnd')];
  if (tail) last.push(send('touchStart', x), send('touchMove', x + dx), send('touchEnd'));
  await Promise.all(last);
  await client.detach();
};

/** Not by the finger: at once. */
const click = (page: Page, name: string): Promise<void> => button(page, name).evaluate((one: HTMLElement) => one.click());

/** The questions after the deck, each by the first answer there is. */
const answerTheRest = async (page: Page): Promise<void> => {
  for (const question of ["d'où", 'longtemps', 'mois', 'combien']) {
    await atQuestion(page, new RegExp(question, 'i'));
    await page
      .locator('.deck button')
      .first()
      .evaluate((one: HTMLElement) => one.click());
  }
  await atView(page, 'result');
};

const storedIn = (terminal: RealTerminal): Readonly<Record<string, string>> => {
  const [event] = terminal.events();
  return Object.fromEntries((event?.answers ?? []).map(({ question, chosen }) => [question, chosen[0]?.id ?? '']));
};

test('a finger flings cards, lets them spring back and takes one back; each card is answered once, as it was meant', PATIENT, async () => {
  const terminal = await terminals.openTerminal({ site: 'hall-portrait' });
  const page = await terminals.openPage(terminal.url, { size: GEOMETRIES.portrait, hasTouch: true });
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await tap(page, /J'ai envie de/);
  await atQuestion(page, "J'ai envie de");
  const meant: Record<string, string> = {};
  const first = await cardOnTop(page);

  // Not far enough, and slowly: it springs back.
  await pull(page, 70, { ms: 500 });
  expect([await cardOnTop(page), await cardsLeft(page)]).toEqual([first, 16]);

  await pull(page, -420);
  await waitUntil(async () => (await cardsLeft(page)) === 15, 'the first card to fly');
  await tap(page, 'Retour');
  await waitUntil(async () => (await cardsLeft(page)) === 16, 'the first card to come back');
  expect([await cardOnTop(page), await page.locator('.line__card').count()]).toEqual([first, 0]);
  meant[first] = 'keep';
  await tap(page, 'Garder');
  await page.getByText('1 carte gardée').waitFor();

  // Another touch right behind the one that flings: it reaches nothing.
  meant[await cardOnTop(page)] = 'keep';
  await pull(page, 420, { tail: true });
  await page.getByText('2 cartes gardées').waitFor();
  expect(await cardsLeft(page)).toBe(14);
  await settled(page);
  expect(await cardsLeft(page)).toBe(14);

  // The others need no finger.
  for (let left = 14; left > 0; left -= 1) {
    await waitUntil(async () => (await cardsLeft(page)) === left, `${left} cards to be left`);
    const keeps = left % 3 === 0;
    meant[await cardOnTop(page)] = keeps ? 'keep' : 'fly';
    await click(page, keeps ? 'Garder' : 'Laisser filer');
  }
  await answerTheRest(page);
  await page.getByText('Vous avez gardé 6 envies').waitFor();
  expect(await page.locator('.wishes__card').count()).toBe(6);
  await click(page, 'Terminer');
  await waitUntil(() => terminal.events().length === 1, 'the visit to be written down');
  expect(Object.keys(meant)).toHaveLength(16);
  expect(storedIn(terminal)).toMatchObject(meant);
});

test('the deck is played by keys alone, one hand on one button, and nothing that is held down plays on', PATIENT, async () => {
  const terminal = await terminals.openTerminal({ site: 'hall-portrait' });
  const page = await terminals.openPage(terminal.url, { size: GEOMETRIES.portrait });
  const press = async (name: RegExp): Promise<void> => {
    for (let stop = 0; stop < 20; stop += 1) {
      // While a view arrives nothing has the focus: the whole page would be named by every word on it.
      const focused = await page.evaluate(() => document.querySelector('button:focus')?.textContent ?? '');
      if (name.test(focused)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  };
  await atView(page, 'attract');
  await press(/On joue/);
  await atView(page, 'language');
  await press(/Français/);
  await atView(page, 'games');
  await press(/J'ai envie de/);
  await atQuestion(page, "J'ai envie de");
  await press(/^Laisser filer/);
  await waitUntil(async () => (await cardsLeft(page)) === 15, 'a card to fly');
  // Held down: the key repeats itself, the cards do not go with it.
  await page.keyboard.down('Enter');
  for (let repeat = 0; repeat < 4; repeat += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await waitUntil(async () => (await cardsLeft(page)) === 14, 'one more card to fly');
  await page.waitForTimeout(100);
  expect(await cardsLeft(page)).toBe(14);
  for (let left = 14; left > 0; left -= 1) {
    await waitUntil(async () => (await cardsLeft(page)) === left, `${left} cards to be left`);
    await press(/^Garder/);
  }
  await atQuestion(page, /d'où/i);
});

test(
  'the deck is played by ear: every card is told when it comes, and the answers are those of the words that were said',
  PATIENT,
  async () => {
    const { terminal, ear } = await openByEar(terminals);
    await ear.press('speech');
    await ear.press('choose');
    await ear.pick(/^Français/);
    await ear.pick(/J'ai envie de/);
    await ear.hears(/Encore 16 cartes/);
    /** The card whose words were said last. */
    const cardTold = (): string =>
      ear.heard
        .toReversed()
        .map(({ text }) => [...CARDS].find(([words]) => text.includes(words))?.[1])
        .find((card) => card !== undefined) ?? '';
    const meant: Record<string, string> = { [cardTold()]: 'keep' };
    await ear.pick(/^Garder, /);
    for (let turn = 2; turn <= 16; turn += 1) {
      const card = cardTold();
      expect(Object.keys(meant), `card ${turn} is told when it comes`).not.toContain(card);
      const keeps = turn <= 9;
      // The voice stays on the button: the other one is a key away.
      if (turn === 10) await ear.press('previous');
      meant[card] = keeps ? 'keep' : 'fly';
      await ear.press('choose');
    }
    for (const question of [/d'où/i, /longtemps/, /mois/, /combien/]) {
      await waitUntil(() => question.test(ear.last()), `to hear ${question}; the last was: ${ear.last()}`);
      await ear.pick(/choix 1, /);
    }
    await ear.hears(/Vous avez gardé 9 envies/);
    await ear.pick(/^Terminer/);
    await waitUntil(() => terminal.events().length === 1, 'the visit to be written down');
    expect(Object.keys(meant)).toHaveLength(16);
    expect(storedIn(terminal)).toMatchObject(meant);
  },
);
