import type { Page } from 'playwright-core';
import { waitUntil } from '#tests/support/wait-until.ts';

/** What can be seen of a shell in the sand. */
export interface SeenShell {
  readonly number: string;
  /** What lies open there; empty: it is closed. */
  readonly name: string;
  readonly found: boolean;
}

export const shellsOn = (page: Page): Promise<readonly SeenShell[]> =>
  page.locator('.shell').evaluateAll((shells) =>
    shells.map((shell) => ({
      number: shell.querySelector('.shell__number')?.textContent ?? '',
      name: shell.querySelector('.shell__name')?.textContent ?? '',
      found: shell.hasAttribute('data-found'),
    })),
  );

/** Turns shells by `turn`, keeps in mind what was seen, and finds every pair of the level that is left; none lies open before. Returns how often two were turned. */
export const findAllPairs = async (page: Page, turn: (place: number) => Promise<void>): Promise<number> => {
  const known = new Map<number, string>();
  const lying = await shellsOn(page);
  const count = lying.length;
  const found = new Set(lying.flatMap((shell, place) => (shell.found ? [place] : [])));
  const open = async (place: number): Promise<void> => {
    await turn(place);
    await waitUntil(async () => (await shellsOn(page))[place]?.name !== '', `shell ${place + 1} to be turned`, { everyMs: 10 });
    known.set(place, (await shellsOn(page))[place]?.name ?? '');
  };
  const twinOf = (place: number): number | undefined =>
    [...known].find(([other, name]) => other !== place && !found.has(other) && name === known.get(place))?.[0];
  const unknown = (): number =>
    Array.from({ length: count }, (_, place) => place).find((place) => !known.has(place) && !found.has(place)) ?? -1;
  let tries = 0;
  while (found.size < count) {
    const sure = [...known.keys()].find((place) => !found.has(place) && twinOf(place) !== undefined);
    const first = sure ?? unknown();
    await open(first);
    const second = twinOf(first) ?? unknown();
    await open(second);
    tries += 1;
    if (known.get(first) === known.get(second)) {
      found.add(first).add(second);
      await waitUntil(async () => (await shellsOn(page))[second]?.found === true, `the pair ${known.get(first)}`, { everyMs: 10 });
    }
  }
  return tries;
};
