import type { Page } from 'playwright-core';
import { waitUntil } from './wait-until.ts';

/** In one step nothing may come twice: the shortest thing that comes again and again on the page is a second long. */
const STEP_MS = 250;

/**
 * To be called before the page is opened: its timers run as they do, and `passTime` can let minutes go by at once. Playwright's own clock
 * would take the page's performance marks away, by which the tests know which question is shown.
 */
export const holdTime = async (page: Page): Promise<void> => {
  await page.addInitScript((stepMs) => {
    const truth = { setTimeout: window.setTimeout.bind(window), clearTimeout: window.clearTimeout.bind(window) };
    const trueNow = performance.now.bind(performance);
    let passed = 0;
    let named = 0;
    let stoppedAt: number | null = null;
    const now = (): number => (stoppedAt ?? trueNow()) + passed;
    interface Timer {
      readonly dueAt: number;
      readonly fire: () => void;
      timer: number | undefined;
    }
    const pending = new Map<number, Timer>();
    performance.now = now;
    const arm = (one: Timer): void => {
      truth.clearTimeout(one.timer);
      const leftMs = one.dueAt - now();
      one.timer = stoppedAt === null || leftMs <= 0 ? truth.setTimeout(one.fire, leftMs) : undefined;
    };
    const clear = (name?: number): void => {
      const one = name === undefined ? undefined : pending.get(name);
      if (one === undefined || name === undefined) return;
      truth.clearTimeout(one.timer);
      pending.delete(name);
    };
    const set = (then: (...words: unknown[]) => void, ms = 0, ...words: unknown[]): number => {
      named += 1;
      const name = named;
      const fire = (): void => {
        pending.delete(name);
        then(...words);
      };
      const one: Timer = { dueAt: now() + ms, fire, timer: undefined };
      pending.set(name, one);
      arm(one);
      return name;
    };
    const pass = async (ms: number): Promise<void> => {
      for (let left = ms; left > 0; left -= stepMs) {
        passed += Math.min(stepMs, left);
        for (const one of [...pending.values()].toSorted((a, b) => a.dueAt - b.dueAt)) arm(one);
        await new Promise((done) => truth.setTimeout(done, 0));
      }
    };
    const stop = (): void => {
      stoppedAt = trueNow();
      for (const one of pending.values()) arm(one);
    };
    Object.assign(window, { setTimeout: set, clearTimeout: clear, passTime: pass, stopTime: stop });
  }, STEP_MS);
};

/** From here on no timer of the page comes by itself, however slow the machine is: only `passTime` brings it. */
export const stopTime = (page: Page): Promise<void> => page.evaluate(() => Reflect.get(window, 'stopTime')());

/** Lets so much time go by on the page: what is due until then comes, in its order. */
export const passTime = (page: Page, ms: number): Promise<void> => page.evaluate((long) => Reflect.get(window, 'passTime')(long), ms);

/** Lets time go by on the page, a second each time, until it is so. */
export const passTimeUntil = async (page: Page, condition: () => Promise<boolean>, what: string): Promise<void> => {
  await waitUntil(
    async () => {
      if (await condition()) return true;
      await passTime(page, 1_000);
      return false;
    },
    what,
    { everyMs: 0 },
  );
};
