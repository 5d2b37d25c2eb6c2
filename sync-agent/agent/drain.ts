import { ok, type Result } from '#fields/result.ts';
import { noteHighWater, type OutboxItem, type Settled, settle, waitingEvents } from '#store/outbox.ts';
import type { Store } from '#store/store.ts';
import type { SyncError } from '#wire/errors.ts';
import { type BatchReply, batchReply, terminalRoutes } from '#wire/protocol.ts';
import { bodyOf, type Client } from './client.ts';

/** Central takes 500 at most; a batch this size stays well below its limit of bytes. */
const BATCH = 200;

const settledBy = (items: readonly OutboxItem[], reply: BatchReply): Settled[] =>
  reply.results.flatMap((result): Settled[] => {
    const item = items[result.index];
    if (item === undefined) return [];
    // Only of the event that was sent is it believed that central keeps it. What it could not read may have no id, or a broken one.
    if (result.id !== item.id && result.status !== 'rejected') return [];
    const taken = result.status === 'accepted' || result.status === 'duplicate';
    return [{ id: item.id, state: taken ? 'sent' : 'parked', reason: taken ? null : `${result.status}: ${result.reason ?? ''}` }];
  });

const park = (store: Store, client: Client, items: readonly OutboxItem[], reason: string): number => {
  settle(
    store,
    items.map((item) => ({ id: item.id, state: 'parked', reason })),
    client.time().toISOString(),
  );
  return items.length;
};

const sendItems = async (store: Store, client: Client, items: readonly OutboxItem[]): Promise<Result<number, SyncError>> => {
  const body = { items: items.map((item) => ({ event: item.body, sealed: item.sealed })) };
  const reply = await client.post(terminalRoutes.batches, bodyOf(body), batchReply);
  if (reply.ok) {
    const settled = settledBy(items, reply.value);
    settle(store, settled, client.time().toISOString());
    noteHighWater(store, reply.value.highWater);
    return ok(settled.length);
  }
  const { code, detail } = reply.error;
  if (code !== 'SYNC_TOO_LARGE' && code !== 'SYNC_MALFORMED') return reply;
  // One record can spoil a batch: halve it until the record stands alone, then park that one. It never blocks the others.
  if (items.length === 1) {
    return ok(park(store, client, items, `${code}: ${detail}`));
  }
  const middle = Math.ceil(items.length / 2);
  const first = await sendItems(store, client, items.slice(0, middle));
  if (!first.ok) return first;
  const second = await sendItems(store, client, items.slice(middle));
  return second.ok ? ok(first.value + second.value) : second;
};

/**
 * Sends one batch of what waits, oldest first. Returns how many were settled; 0 means that nothing waits, or that central said
 * nothing about what was sent. An event leaves the queue only when central says that it is committed, or when nobody can ever take it.
 */
export const drainOnce = async (store: Store, client: Client): Promise<Result<number, SyncError>> => {
  const items = waitingEvents(store, BATCH);
  let parked = 0;
  for (const item of items) if (item.damage !== null) parked += park(store, client, [item], item.damage);
  const whole = items.filter((item) => item.damage === null);
  if (whole.length === 0) return ok(parked);
  const sent = await sendItems(store, client, whole);
  return sent.ok ? ok(parked + sent.value) : sent;
};
