const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface Patience {
  /** Give up after this many milliseconds. */
  readonly withinMs?: number;
  readonly everyMs?: number;
}

/**
 * Asks until the answer is neither false, null nor undefined, and returns it. What throws counts as "not yet"; the last thing thrown
 * is told when time is up. `what` finishes the sentence "waited … for".
 */
export const waitUntil = async <T>(
  condition: () => T | Promise<T>,
  what: string,
  { withinMs = 15_000, everyMs = 50 }: Patience = {},
): Promise<Exclude<T, false | null | undefined>> => {
  const deadline = Date.now() + withinMs;
  let last: unknown = 'nothing was thrown';
  for (;;) {
    try {
      const answer = await condition();
      if (answer !== false && answer !== null && answer !== undefined) return answer as Exclude<T, false | null | undefined>;
      last = `the last answer was ${JSON.stringify(answer)}`;
    } catch (cause) {
      last = cause;
    }
    if (Date.now() >= deadline) throw new Error(`waited ${withinMs} ms for ${what}, in vain (${String(last)})`, { cause: last });
    await pause(everyMs);
  }
};
