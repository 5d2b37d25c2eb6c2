import type { Browser, CDPSession, Page } from 'playwright-core';
import { z } from 'zod';
import { GEOMETRIES, newKioskPage } from '#tests/support/browser.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { TWELVE } from './twelve.ts';
import { type Seen, seenOn, watch } from './watch.ts';

/** How each of the two is played. */
export interface Player {
  readonly name: string;
  readonly url: string;
  /** The element with the words of the question. */
  readonly title: string;
  /** From the first picture to the first question. */
  readonly begin: (page: Page) => Promise<void>;
  readonly choice: (page: Page, words: string) => ReturnType<Page['locator']>;
}

export interface Latencies {
  /** By Element Timing; fewer than the answers where the browser reported none. */
  readonly painted: readonly number[];
  /** By the first frame after the change of the document. */
  readonly framed: readonly number[];
  /** Tasks of more than 50 ms after the first question stood. */
  readonly long: Seen['long'];
}

export interface Throttled {
  readonly page: Page;
  readonly session: CDPSession;
}

/** A fresh page, slowed down like a small fanless machine. */
export const openThrottled = async (browser: Browser, title: string, rate: number, still: boolean): Promise<Throttled> => {
  const page = await newKioskPage(browser, GEOMETRIES.portrait, { reducedMotion: still ? 'reduce' : 'no-preference' });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  if (rate > 1) await session.send('Emulation.setCPUThrottlingRate', { rate });
  await watch(page, title);
  return { page, session };
};

/** A hand needs longer than this from one answer to the next; the page of ours takes no touch in the first quarter second. */
const BETWEEN_MS = 700;

/** Plays the twelve questions by touch and tells how long each next question took. */
export const answerTwelve = async (browser: Browser, player: Player, rate: number, still: boolean): Promise<Latencies> => {
  const { page } = await openThrottled(browser, player.title, rate, still);
  try {
    await page.goto(player.url);
    await player.begin(page);
    await page.waitForTimeout(BETWEEN_MS);
    const begun = z.number().parse(await page.evaluate('performance.now()'));
    const [painted, framed]: [number[], number[]] = [[], []];
    for (const [index, { choices }] of TWELVE.entries()) {
      const next = TWELVE[index + 1];
      await page.waitForTimeout(BETWEEN_MS);
      if (next === undefined) break;
      await player.choice(page, choices[1] ?? '').tap();
      const after = await waitUntil(
        async () => {
          const seen = await seenOn(page);
          return seen.framed.some(({ words }) => words.includes(next.text)) ? seen : null;
        },
        `${player.name} to ask "${next.text}"`,
        { withinMs: 20_000, everyMs: 100 },
      );
      const frame = after.framed.find(({ words, at }) => words.includes(next.text) && at >= after.released);
      const paint = after.painted.find((at) => at >= after.released);
      if (frame !== undefined) framed.push(frame.at - after.released);
      if (paint !== undefined) painted.push(paint - after.released);
    }
    const { long } = await seenOn(page);
    return { painted, framed, long: long.filter(({ at }) => at > begun) };
  } finally {
    await page.context().close();
  }
};
