import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openByEar } from '#tests/accessibility/support/ear.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import type { RealTerminal } from '#tests/support/terminal.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { findAllPairs, shellsOn } from './support/shells.ts';
import { atQuestion, atView, button, settled, tap } from './support/walk.ts';

const terminals = useTerminals();

const eventOf = async (terminal: RealTerminal) => {
  await waitUntil(() => terminal.events().length === 1, 'the visit to be written down');
  const [event] = terminal.events();
  if (event === undefined) throw new Error('nothing was written down');
  return event;
};

/** The news above the sand, as they are read. */
const news = (page: Page): Promise<string> => page.locator('.memory__news').innerText();

test('shells and then the express lane by touch: pairs are found, five questions are answered, and all of it is written down', async () => {
  const terminal = await terminals.openTerminal({ site: 'hall-portrait' });
  const page = await terminals.openPage(terminal.url, { size: GEOMETRIES.portrait });
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await tap(page, /^Coquillages, puis cinq pas/);
  await atQuestion(page, 'Retrouvez les paires');
  expect(await shellsOn(page)).toEqual(['1', '2', '3', '4', '5', '6'].map((number) => ({ number, name: '', found: false })));
  // Nobody learns from the page what lies in a shell that is closed.
  expect(await page.locator('.memory img').count()).toBe(0);
  const touch = async (place: number): Promise<void> => {
    await settled(page);
    await page.locator('.shell').nth(place).tap();
  };
  const tries = await findAllPairs(page, touch);
  await atQuestion(page, 'Toutes retrouvées');
  expect(await news(page)).toMatch(/La paire est faite/);
  // Going on and enough weigh the same.
  const [more, enough] = await Promise.all([button(page, /Continuer, en plus/).boundingBox(), button(page, 'Voir la suite').boundingBox()]);
  expect([enough?.width, enough?.height]).toEqual([more?.width, more?.height]);
  await tap(page, 'Voir la suite');

  await atQuestion(page, /d'où/);
  await settled(page);
  await page.locator('.deck button').first().tap();
  await atQuestion(page, /longtemps/);
  await tap(page, 'La journée');
  await atQuestion(page, /quel mois/);
  await settled(page);
  await page.locator('.months__one').first().tap();
  await atQuestion(page, /combien/);
  await tap(page, '3');
  await atQuestion(page, /envie/);
  await tap(page, 'La plage');
  await tap(page, /^Continuer/);
  await atView(page, 'result');
  expect((await page.locator('.score').innerText()).replaceAll(/\s/g, ' ')).toBe(`3 paires retrouvées en ${tries} essais.`);
  await button(page, 'Votre récompense : un secret').waitFor();
  await tap(page, 'Terminer');

  const event = await eventOf(terminal);
  expect(event).toMatchObject({ status: 'completed', campaign: 'coquillages-2026', quiz: { id: 'coquillages-express' } });
  const month = event.answers[2]?.chosen[0]?.id ?? '';
  expect(month).toMatch(/^\d{4}-\d\d$/);
  expect(event.answers.map(({ question, chosen }) => [question, chosen.map(({ id }) => id)])).toEqual([
    ['origine', ['85']],
    ['duree', ['journee']],
    ['mois', [month]],
    ['equipage', ['3']],
    ['envies', ['plage']],
  ]);
  expect(Object.fromEntries(event.fields.map(({ key, value }) => [key, value]))).toMatchObject({
    origin_department: '85',
    stay_duration: 'day_trip',
    stay_period: month,
    party_size: 3,
    themes: ['sea_beach_sun'],
  });
});

test('shells by keys alone: what differs turns back by itself, what is found stays, and nothing was asked', async () => {
  const terminal = await terminals.openTerminal({ site: 'provider-landscape' });
  const page = await terminals.openPage(terminal.url, { size: GEOMETRIES.landscape });
  const press = async (name: RegExp): Promise<void> => {
    for (let stop = 0; stop < 24; stop += 1) {
      const focused = await page.evaluate(() => document.activeElement?.closest('button')?.textContent ?? '');
      if (name.test(focused)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  };
  await atView(page, 'attract');
  await press(/Attrapez|On joue|jou/i);
  await atView(page, 'language');
  await press(/English/);
  await atView(page, 'games');
  await press(/^Seashells/);
  await atQuestion(page, 'Find the pairs');
  const turn = (place: number): Promise<void> => press(new RegExp(`^${place + 1}(?!\\d)`));
  await turn(0);
  const [first] = await shellsOn(page);
  expect(await news(page)).toMatch(new RegExp(`^1: ${first?.name}\\. Where is its twin`));
  // Turned twice it stays open: no key plays twice by being held.
  await page.keyboard.press('Enter');
  expect((await shellsOn(page)).filter(({ name }) => name !== '')).toHaveLength(1);
  await turn(1);
  // Neighbours are tried until two differ; chance may have laid all of them in pairs.
  for (const place of [2, 4]) {
    await waitUntil(async () => /twin\.|pair!/.test(await news(page)), 'what the second shell is');
    if (/Not its twin/.test(await news(page))) break;
    await turn(place);
    await turn(place + 1);
  }
  const isShut = async (): Promise<boolean> => (await shellsOn(page)).every(({ name, found }) => name === '' || found);
  await waitUntil(isShut, 'two that differ to turn back by themselves', { withinMs: 6_000 });
  await findAllPairs(page, turn);
  await atQuestion(page, 'All of them found');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await press(/^See what comes next/);
  await atView(page, 'result');
  await page.getByText('3 pairs found').waitFor();
  expect(await page.getByText('Your answers help').count()).toBe(0);
  await press(/^(?:Finish|Done)/);
  expect(await eventOf(terminal)).toMatchObject({
    status: 'completed',
    quiz: { id: 'coquillages' },
    answers: [],
    fields: expect.any(Array),
  });
});

test('shells by ear: each is told when it is turned, two that differ wait for the next choice, and the pairs are found by what was said', async () => {
  const { terminal, ear } = await openByEar(terminals, { site: 'provider-landscape' });
  await ear.press('speech');
  await ear.press('choose');
  await ear.pick(/^Français/);
  await ear.pick(/^Coquillages/);
  await ear.hears(/Retrouvez les paires.*Rien ne presse.*6 boutons/);
  const known = new Map<number, string>();
  const found = new Set<number>();
  const turn = async (number: number): Promise<string> => {
    await ear.pick(new RegExp(`^${number}, face cachée`));
    const [, name = ''] = new RegExp(`(?:^|[!.] )${number}\\s?: ([^.]+)\\.`).exec(ear.last()) ?? [];
    expect(name, ear.last()).not.toBe('');
    known.set(number, name);
    return ear.last();
  };
  const twinOf = (number: number): number | undefined =>
    [...known].find(([other, name]) => other !== number && !found.has(other) && name === known.get(number))?.[0];
  let tries = 0;
  while (found.size < 6) {
    const unknown = (): number => [1, 2, 3, 4, 5, 6].find((number) => !known.has(number)) ?? 0;
    const first = [...known.keys()].find((number) => !found.has(number) && twinOf(number) !== undefined) ?? unknown();
    expect(await turn(first)).toMatch(/Où est son double/);
    const second = twinOf(first) ?? unknown();
    const said = await turn(second);
    tries += 1;
    const isPair = known.get(first) === known.get(second);
    expect(said).toMatch(isPair ? /La paire est faite/ : /Ce n'est pas son double/);
    if (isPair) found.add(first).add(second);
  }
  expect(ear.last()).toMatch(/^Toutes retrouvées.*La paire est faite.*2 boutons/);
  await ear.pick(/^Voir la suite, bouton/);
  await ear.hears(new RegExp(`3\\spaires\\sretrouvées\\sen\\s${tries}\\sessai`));
  await ear.pick(/^Terminer/);
  expect(await eventOf(terminal)).toMatchObject({ status: 'completed', quiz: { id: 'coquillages' }, answers: [] });
});
