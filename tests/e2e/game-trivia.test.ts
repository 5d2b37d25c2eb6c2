import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { triviaRules } from '#play/games/trivia/state.ts';
import { openByEar } from '#tests/accessibility/support/ear.ts';
import { readShipped } from '#tests/support/shipped-content.ts';
import { shippedFolder } from '#tests/support/shipped-folder.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { atQuestion, atView, button, settled, tap } from './support/walk.ts';

const terminals = useTerminals();

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
/** The right answers of the shipped pack, by the French words of their questions. */
const RIGHT = new Map(
  triviaRules
    .parse(readShipped(shippedFolder()).quizzes.find(({ id }) => id === 'marais-et-marees')?.game?.rules)
    .questions.map(({ text, choices, right }): [string, string] => [plain(text.fr ?? ''), plain(choices[right]?.text.fr ?? '')]),
);
const rightFor = (question: string): string => {
  const right = RIGHT.get(plain(question));
  if (right === undefined) throw new Error(`no question says « ${question} »`);
  return right;
};

const begin = async (page: Page): Promise<void> => {
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await tap(page, /^Marais et marées/);
  await atQuestion(page, 'Combien de voiles');
};
const asked = async (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();
const buzzer = (page: Page, number: number) => page.locator(`.buzzer--${number}`);
const pointsOf = async (page: Page): Promise<readonly number[]> => (await page.locator('.race__points').allInnerTexts()).map(Number);

/** Fingers that go down on these buzzers, and come up, in the same instant. */
const buzzTogether = async (page: Page, numbers: readonly number[]): Promise<void> => {
  const client = await page.context().newCDPSession(page);
  const boxes = await Promise.all(numbers.map((number) => buzzer(page, number).boundingBox()));
  const touchPoints = boxes.map((box, id) => ({ x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2, id }));
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await client.detach();
};

test('four fingers at once give one of them the question; they play to the finish, and three letters outlive a reload', async () => {
  const terminal = await terminals.openTerminal({ site: 'hall-portrait' });
  const page = await terminals.openPage(terminal.url, { reducedMotion: 'reduce' });
  await begin(page);
  await tap(page, 'À 4 voiles');
  await page.locator('.buzzers').waitFor();
  await settled(page);

  // A finger that slides off its buzzer takes nothing.
  await buzzer(page, 3).dispatchEvent('pointerdown', { pointerId: 9, clientX: 1, clientY: 1 });
  await buzzer(page, 3).dispatchEvent('pointerup', { pointerId: 9, clientX: 1, clientY: 1 });
  expect(await page.locator('.buzzer[aria-pressed="true"]').count()).toBe(0);
  // Before somebody has the question nobody answers it.
  expect(await page.locator('.tile:not([aria-disabled="true"])').count()).toBe(0);

  await buzzTogether(page, [1, 2, 3, 4]);
  await page.locator('.buzzer[aria-pressed="true"]').waitFor();
  expect(await page.locator('.buzzer[aria-pressed="true"]').count()).toBe(1);
  // A wrong answer leaves the question to the others, and says so in words.
  const right = rightFor(await asked(page));
  const loser = (await page.locator('.buzzer[aria-pressed="true"] .buzzer__name').innerText()).trim();
  await page.locator('.tile').filter({ hasNotText: right }).first().tap();
  await page.getByText(`Raté pour la ${loser.toLowerCase()}`).waitFor();
  expect(await page.locator('.tile', { hasText: 'Faux' }).count()).toBe(1);
  expect(await page.locator('.buzzer:not([aria-disabled="true"])').count()).toBe(3);
  const winner = loser.endsWith('1') ? 2 : 1;
  await buzzer(page, winner).tap();
  await page.locator('.tile', { hasText: right }).tap();
  await page.locator('.told', { hasText: 'Source' }).waitFor();
  expect((await pointsOf(page)).toSorted()).toEqual([0, 0, 0, 1]);
  // The page sets some spaces so that no line breaks there.
  expect((await page.locator('.told__answer').innerText()).replaceAll(/\s/g, ' ')).toBe(right.replaceAll(/\s/g, ' '));
  await tap(page, 'Continuer');

  for (let question = 2; question <= 8; question += 1) {
    await page.getByText(`Question ${question} sur 8`).waitFor();
    const answer = rightFor(await asked(page));
    await settled(page);
    await buzzer(page, winner).tap();
    await page.locator('.tile', { hasText: answer }).first().tap();
    await page.locator('.told').waitFor();
    await tap(page, question === 8 ? "Voir l'arrivée" : 'Continuer');
  }
  await atQuestion(page, `La voile ${winner} gagne`);
  expect((await page.locator('.podium__one > span').allInnerTexts()).map(plain)[0]).toBe(`1. Voile ${winner}, 8 points`);

  await tap(page, 'Laisser trois lettres');
  for (const letter of 'CUL') await tap(page, letter);
  await tap(page, 'Inscrire');
  await page.getByText('la mer préfère ne pas les lire').waitFor();
  for (const letter of 'EVA') await tap(page, letter);
  await tap(page, 'Inscrire');
  await page.getByText('c’est vous').or(page.getByText("c'est vous")).waitFor();
  await tap(page, 'Continuer');
  await atView(page, 'result');
  await page.getByText(`La voile ${winner} gagne`).waitFor();
  await tap(page, 'Terminer');
  await waitUntil(() => terminal.events().length === 1, 'the visit to be written down');
  // It asked nothing: nothing is known of anybody, and the letters stay on the terminal.
  expect(terminal.events()[0]).toMatchObject({ status: 'completed', answers: [] });
  expect(JSON.stringify(terminal.events())).not.toContain('EVA');

  await page.reload();
  await begin(page);
  await tap(page, 'Je joue seul');
  for (let question = 1; question <= 8; question += 1) {
    await page.getByText(`Question ${question} sur 8`).waitFor();
    await settled(page);
    const answer = rightFor(await asked(page));
    await page.locator('.tile').filter({ hasNotText: answer }).first().tap();
    await page.locator('.told').waitFor();
    await tap(page, question === 8 ? "Voir l'arrivée" : 'Continuer');
  }
  await page.getByText('1. EVA, 8 points').waitFor();
  // Without a point there is nothing to write down.
  expect(await button(page, 'Laisser trois lettres').count()).toBe(0);
});

test('keys alone: a number is a buzzer, that of nobody is none, and the focus goes on to the answers', async () => {
  const terminal = await terminals.openTerminal({ site: 'provider-portrait' });
  const page = await terminals.openPage(terminal.url, { reducedMotion: 'reduce' });
  const press = async (name: RegExp | string): Promise<void> => {
    const holds = (text: string): boolean => (typeof name === 'string' ? text.includes(name) : name.test(text));
    const focused = async (): Promise<string> => plain(await page.evaluate(() => document.activeElement?.textContent ?? ''));
    for (let stop = 0; stop < 30 && !holds(await focused()); stop += 1) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(name);
    await page.keyboard.press('Enter');
  };
  const atHeading = (): Promise<void> =>
    waitUntil(() => page.evaluate(() => document.activeElement?.tagName === 'H1'), 'the focus at the heading').then(() => undefined);
  await atHeading();
  await press(/On joue/);
  await atView(page, 'language');
  await atHeading();
  await press(/^Français/);
  await atView(page, 'games');
  await atHeading();
  await press(/^Marais/);
  await atQuestion(page, 'Combien de voiles');
  await atHeading();
  await press(/^12À 2 voiles/);
  for (let question = 1; question <= 8; question += 1) {
    await page.getByText(`Question ${question} sur 8`).waitFor();
    await atHeading();
    const answer = rightFor(await asked(page));
    await page.keyboard.press('3');
    expect(await page.locator('.buzzer[aria-pressed="true"]').count()).toBe(0);
    await page.keyboard.press('2');
    await page.locator('.buzzer--2[aria-pressed="true"]').waitFor();
    await waitUntil(() => page.evaluate(() => document.activeElement?.classList.contains('tile') === true), 'the focus on an answer');
    await press(answer);
    await page.locator('.told').waitFor();
    await atHeading();
    await press(question === 8 ? /^Voir l'arrivée/ : /^Continuer/);
  }
  await atQuestion(page, 'La voile 2 gagne');
  await atHeading();
  await press(/^Continuer/);
  await atView(page, 'result');
});

describe('the clock', () => {
  /** A page whose time the test lets pass. */
  const open = async () => {
    const terminal = await terminals.openTerminal({ site: 'provider-portrait', idle: { afterSeconds: 7_200, warningSeconds: 20 } });
    const page = await terminals.openPage(terminal.url, { reducedMotion: 'reduce', before: (one) => one.clock.install() });
    const pass = async (seconds: number): Promise<void> => page.clock.fastForward(seconds * 1_000);
    const tapLater = async (name: string | RegExp): Promise<void> => {
      await button(page, name).waitFor();
      await pass(1);
      await button(page, name).tap();
    };
    await tapLater(/On joue/);
    await tapLater('Français');
    await tapLater(/^Marais et marées/);
    return { page, pass, tapLater };
  };

  test('takes a question that nobody answers, and says so in words before; the reason waits', async () => {
    const { page, pass, tapLater } = await open();
    await tapLater('Je joue seul');
    await page.getByText('Question 1 sur 8').waitFor();
    await pass(21);
    await page.getByText('La mer arrive').waitFor();
    await pass(5);
    await atQuestion(page, 'La mer est passée');
    await pass(600);
    await tapLater('Continuer');
    await page.getByText('Question 2 sur 8').waitFor();
    expect(await page.getByRole('timer').count()).toBe(1);
  });

  test('is not there for who wants none, and an hour later the question still stands', async () => {
    const { page, pass, tapLater } = await open();
    await tapLater('Sans chrono');
    await tapLater('Je joue seul');
    await page.getByText('Question 1 sur 8').waitFor();
    expect(await page.getByRole('timer').count()).toBe(0);
    await pass(3_600);
    expect(await page.getByText('Question 1 sur 8').count()).toBe(1);
    await page.locator('.tile').first().tap();
    await page.locator('.told').waitFor();
  });
});

test('played by ear alone: question, choices, reason and source are said, and nothing runs out', async () => {
  const { terminal, ear } = await openByEar(terminals);
  await ear.press('speech');
  await ear.press('choose');
  await ear.pick(/^Français/);
  await ear.pick(/^Marais et marées/);
  await ear.hears(/Combien de voiles/);
  await ear.pick(/Je joue seul/);
  for (let question = 1; question <= 8; question += 1) {
    const from = ear.heard.length - 1;
    const told = await ear.hears(new RegExp(`Question ${question} sur 8`), from);
    const right = [...RIGHT].find(([words]) => plain(told).includes(words))?.[1];
    expect(right, told).toBeDefined();
    const escaped = (right ?? '').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
    await ear.pick(new RegExp(`^${escaped}`));
    expect(await ear.hears(/Source/, from)).toMatch(/Bien vu/);
    await ear.pick(question === 8 ? /^Voir l'arrivée/ : /^Continuer/);
  }
  await ear.hears(/8 bonnes réponses sur 8/);
  await ear.pick(/^Laisser trois lettres/);
  for (const letter of 'ANA') await ear.pick(new RegExp(`^${letter} majuscule`, 'i'));
  await ear.pick(/^Inscrire/);
  await ear.pick(/^Continuer/);
  await ear.pick(/^Terminer/);
  await waitUntil(() => terminal.events().length === 1, 'the visit to be written down');
  expect(terminal.beside.db.prepare('SELECT initials, points FROM score').all()).toEqual([{ initials: 'ANA', points: 8 }]);
});
