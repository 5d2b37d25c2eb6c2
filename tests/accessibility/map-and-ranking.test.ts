import { expect, test } from 'vitest';
import { GEOMETRIES } from '#tests/support/browser.ts';
import type { RealTerminal } from '#tests/support/terminal.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { openByEar } from './support/ear.ts';

// A map is touched and an order is tapped; both are finished without sight and without a finger, too.

const SITE = { site: 'provider-landscape' } as const;
const PATIENT = { timeout: 120_000 } as const;
const ANSWERS = ['Challans', 'La bonne table', 'La plage', 'Le vélo', 'Vendée', 'La journée'] as const;
const terminals = useTerminals();

const stored = async (terminal: RealTerminal): Promise<readonly string[]> => {
  await waitUntil(() => terminal.events().length === 1, 'the event');
  return (terminal.events()[0]?.answers ?? []).flatMap(({ chosen }) => chosen.map(({ label }) => label));
};

test('a map and a ranking are answered by ear, with a keypad', PATIENT, async () => {
  const { terminal, ear } = await openByEar(terminals, SITE);
  await ear.press('speech');
  await ear.press('choose');
  await ear.pick(/^Français/);
  await ear.pick(/boussole/i);
  await ear.hears(/Où posez-vous vos valises/);
  await ear.pick(/Challans, choix/);
  await ear.hears(/Vos trois envies, dans l'ordre/);
  for (const wish of ['La bonne table', 'La plage', 'Le vélo']) await ear.pick(new RegExp(`${wish}, choix`));
  await ear.pick(/^Continuer/);
  await ear.pick(/^Vendée/);
  await ear.pick(/^La journée/);
  await ear.pick(/^janvier/);
  await ear.pick(/^2, choix/);
  await ear.pick(/^Terminer/);
  expect(await stored(terminal)).toEqual(expect.arrayContaining([...ANSWERS]));
});

test('a map and a ranking are answered by keys alone', PATIENT, async () => {
  const terminal = await terminals.openTerminal(SITE);
  const page = await terminals.openPage(terminal.url, { size: GEOMETRIES.landscape });
  const press = async (name: RegExp): Promise<void> => {
    await waitUntil(async () => (await page.getByRole('button', { name }).count()) > 0, `${name} to be there`);
    for (let stop = 0; stop < 60; stop += 1) {
      const focused = await page.evaluate(() => document.querySelector('button:focus')?.textContent ?? '');
      if (name.test(focused)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  };
  for (const step of [/On joue/, /Français/, /boussole/i, /Challans/]) await press(step);
  await page.getByRole('heading', { level: 1, name: /Vos trois envies/ }).waitFor();
  for (const wish of [/La bonne table/, /La plage/, /Le vélo/, /Continuer/]) await press(wish);
  await press(/^Vendée/);
  await press(/La journée/);
  await page.getByRole('heading', { level: 1, name: /mois/ }).waitFor();
  await press(/^janvier/);
  await page.getByRole('heading', { level: 1, name: /combien/i }).waitFor();
  await press(/^2$/);
  await press(/Terminer/);
  expect(await stored(terminal)).toEqual(expect.arrayContaining([...ANSWERS]));
});
