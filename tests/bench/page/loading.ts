import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { waitUntil } from '#tests/support/wait-until.ts';
import { openThrottled, type Player } from './answering.ts';
import { seenOn } from './watch.ts';

export interface Load {
  /** Milliseconds until the first words that can be played stood on the display. */
  readonly playable: number;
  /** The same until fonts and, with ours, the stage were there too. */
  readonly complete: number;
  readonly kilobytes: number;
}

const sized = z.object({ encodedDataLength: z.number() });

/** A cold start: nothing in any cache. */
export const loadCold = async (browser: Browser, player: Player, rate: number, isComplete: () => boolean): Promise<Load> => {
  const { page, session } = await openThrottled(browser, player.title, rate, false);
  try {
    let bytes = 0;
    await session.send('Network.enable');
    session.on('Network.loadingFinished', (event) => {
      bytes += sized.parse(event).encodedDataLength;
    });
    await page.goto(player.url);
    const playable = await waitUntil(async () => (await seenOn(page)).framed[0]?.at, `${player.name} to show its first words`, {
      withinMs: 60_000,
      everyMs: 20,
    });
    await page.waitForFunction(isComplete, undefined, { polling: 16, timeout: 60_000 });
    const complete = z.number().parse(await page.evaluate('performance.now()'));
    await page.waitForTimeout(500);
    return { playable, complete, kilobytes: bytes / 1000 };
  } finally {
    await page.context().close();
  }
};
