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
    const now = (): number => trueNow() + passed;
    const pending = new Map<number, { readonly dueAt: number; readonly fire: () => void; timer: number }>();
    performance.now = now;
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
      pending.set(name, { dueAt: now() + ms, fire, timer: truth.setTimeout(fire, ms) });
      return name;
    };
    const pass = async (ms: number): Promise<void> => {
      for (let left = ms; left > 0; left -= stepMs) {
        passed += Math.min(stepMs, left);
        for (const one of [...pending.values()].toSorted((a, b) => a.dueAt - b.dueAt)) {
          truth.clearTimeout(one.timer);
          one.timer = truth.setTimeout(one.fire, one.dueAt - now());
        }
        await new Promise((done) => truth.setTimeout(done, 0));
      }
    };
    Object.assign(window, { setTimeout: set, clearTimeout: clear, passTime: pass });
  }, STEP_MS);
};

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
