import { nextWaiting, type QueuedItem } from '#store/outbox.ts';
import type { Store } from '#store/store.ts';

/** The oldest events that wait, at most `count`, as the agent reads them. */
export const waitingEvents = (store: Store, count: number): readonly QueuedItem[] =>
  nextWaiting(store, 0, { events: count, bytes: Number.POSITIVE_INFINITY });
