import type { HostEvent, HostEvents } from '#contract/host-api.ts';

/** How many past events a slow page can still catch up on; a page further behind reloads the state anyway. */
const KEPT = 100;

export interface EventFeed {
  readonly cursor: () => number;
  readonly publish: (event: HostEvent) => void;
  /** Resolves as soon as there is something after `after`, or empty-handed after `waitMs`, or when the feed closes. */
  readonly next: (after: number, waitMs: number) => Promise<HostEvents>;
  readonly close: () => void;
}

/**
 * Host → page: a numbered list that the page polls for long. Each life of the host counts on from another `start`, so that a page
 * which outlived the host is told everything of the new life, and not that nothing happened.
 */
export const makeEventFeed = (start: number): EventFeed => {
  let cursor = start;
  let closed = false;
  const kept: { readonly number: number; readonly event: HostEvent }[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const resume of waiting) resume();
    waiting.clear();
  };
  // A number that was never given out here is of another life, whose clock was ahead.
  const since = (after: number): HostEvents => ({
    cursor,
    events: kept.filter((one) => one.number > after || after > cursor).map((one) => one.event),
  });
  return {
    cursor: () => cursor,
    publish: (event) => {
      cursor += 1;
      kept.push({ number: cursor, event });
      if (kept.length > KEPT) kept.shift();
      wake();
    },
    next: async (after, waitMs) => {
      if (cursor === after && !closed) {
        await new Promise<void>((resume) => {
          const done = (): void => {
            clearTimeout(timer);
            waiting.delete(done);
            resume();
          };
          const timer = setTimeout(done, waitMs);
          waiting.add(done);
        });
      }
      return since(after);
    },
    close: () => {
      closed = true;
      wake();
    },
  };
};
