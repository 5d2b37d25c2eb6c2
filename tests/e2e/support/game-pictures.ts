import { OWN_NAMES } from '#page/locales/locale.ts';
import type { Walk } from './answering.ts';
import { atView, settled, tap } from './walk.ts';

/** What is done in each game until it is worth a picture. */
const MOMENTS: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  envies: async ({ page }) => {
    for (let kept = 0; kept < 3; kept += 1) {
      await page.locator('.swipe__keep').tap();
      await settled(page);
    }
  },
  'marais-et-marees': async ({ page }) => {
    await page.locator('.fleet__one').last().tap();
    await settled(page);
    await page.locator('.buzzer').nth(2).tap();
  },
  coquillages: async ({ page }) => {
    for (const place of [0, 3, 4]) {
      await page.locator('.shell').nth(place).tap();
      await settled(page);
    }
  },
  boussole: async ({ page }) => {
    await page.locator('.map').waitFor();
  },
};

/** A picture of each game at its best moment, from the menu of all of them. */
export const pictureGames = async (walk: Walk, withGame: (pack: string) => void): Promise<void> => {
  const { page, host, locale, shot } = walk;
  for (const [pack, play] of Object.entries(MOMENTS)) {
    withGame(pack);
    await page.goto(host.url);
    await tap(page, /On joue/);
    await atView(page, 'language');
    await tap(page, OWN_NAMES[locale]);
    await atView(page, 'question');
    await settled(page);
    await play(walk);
    await shot(`game-${pack}`, 1_200);
  }
};
