import { ok, type Result } from '#fields/result.ts';
import { nextWaiting, type OutboxItem, type QueuedItem, type Settled, settle, settleBatch } from '#store/outbox.ts';
import type { Store } from '#store/store.ts';
import { type BatchLimits, type BatchReply, batchReply, DEFAULT_LIMITS, terminalRoutes } from '#wire/protocol.ts';
import { batchBody, cutBatch, type Encoded, encodeItem } from './batch.ts';
import type { Body, Client, Failure } from './client.ts';

/** How long it is remembered what something in between did not let through. */
const NARROW_MS = 3600_000;

export interface DrainOptions {
  readonly store: Store;
  readonly client: Client;
  /** A clock that never jumps. */
  readonly uptimeMs: () => number;
  readonly log: (line: string) => void;
}

export interface Drain {
  /**
   * Sends one batch of what waits, oldest first. Returns how many it is done with; 0 means that nothing waits, or that central said
   * nothing about what was sent. An event leaves the queue only when central says that it is committed, or when nobody can ever take it.
   */
  readonly step: () => Promise<Result<number, Failure>>;
  /** What central takes from now on; undefined: it did not say. */
  readonly heed: (limits: BatchLimits | undefined) => void;
}

interface Prepared {
  readonly encoded: readonly Encoded<QueuedItem>[];
  readonly damaged: readonly QueuedItem[];
  /** The row behind which the next batch begins. */
  readonly last: number;
  readonly body: Body | null;
}

const settledBy = (items: readonly OutboxItem[], reply: BatchReply): Settled[] =>
  reply.results.flatMap((result): Settled[] => {
    const item = items[result.index];
    if (item === undefined) return [];
    // Only of the event that was sent is it believed that central keeps it. What it could not read may have no id, or a broken one.
    if (result.id !== item.id && result.status !== 'rejected') return [];
    const taken = result.status === 'accepted' || result.status === 'duplicate';
    return [{ id: item.id, state: taken ? 'sent' : 'parked', reason: taken ? null : `${result.status}: ${result.reason ?? ''}` }];
  });

/**
 * Drains the outbox: one batch at a time, so that central gets a terminal's events in the order in which they were captured, and the
 * next one is read and packed while one is under way.
 */
export const makeDrain = ({ store, client, uptimeMs, log }: DrainOptions): Drain => {
  let limits = DEFAULT_LIMITS;
  let ahead: Promise<Prepared | null> | null = null;
  /** So many events at the most pass what stands in between. */
  let narrow = { events: Number.POSITIVE_INFINITY, until: 0 };
  /** Events that did not even pass alone, and until when they are left waiting. */
  const aside = new Map<string, number>();

  const heed = (said: BatchLimits = DEFAULT_LIMITS): void => {
    if (JSON.stringify(said) === JSON.stringify(limits)) return;
    limits = said;
    ahead = null;
  };

  const isAside = (id: string): boolean => (aside.get(id) ?? 0) > uptimeMs();

  const prepare = async (after: number): Promise<Prepared | null> => {
    const events = uptimeMs() < narrow.until ? Math.min(limits.events, narrow.events) : limits.events;
    const queued = nextWaiting(store, after, { events, bytes: limits.bytes });
    const end = queued.at(-1)?.row;
    if (end === undefined) return null;
    const damaged = queued.filter((item) => item.damage !== null);
    const whole = queued.filter((item) => item.damage === null && !isAside(item.id)).map(encodeItem);
    if (whole.length === 0 && damaged.length === 0) return prepare(end);
    const encoded = cutBatch(whole, { ...limits, events });
    const last = encoded.length < whole.length ? (encoded.at(-1)?.item.row ?? end) : end;
    return { encoded, damaged, last, body: encoded.length === 0 ? null : await batchBody(encoded, limits) };
  };

  const park = (items: readonly OutboxItem[], reasonOf: (item: OutboxItem) => string): number => {
    const parked = items.map((item): Settled => ({ id: item.id, state: 'parked', reason: reasonOf(item) }));
    if (parked.length > 0) settle(store, parked, client.time().toISOString());
    return parked.length;
  };

  /** A proxy is no judge of an event: it is left waiting, and the others go first. */
  const setAside = (one: Encoded<QueuedItem>): number => {
    log(`an event of ${one.json.length} bytes does not pass what stands between here and central (HTTP 413): tried again in an hour`);
    aside.set(one.item.id, uptimeMs() + NARROW_MS);
    return 1;
  };

  const send = async (encoded: readonly Encoded<QueuedItem>[], body: Body): Promise<Result<number, Failure>> => {
    const reply = await client.post(terminalRoutes.batches, body, batchReply);
    if (reply.ok) {
      const items = encoded.map(({ item }) => item);
      const settled = settledBy(items, reply.value);
      const again = settleBatch(store, settled, client.time().toISOString(), reply.value.highWater);
      // What waits again is older than what was prepared; and what central said nothing about must not be run past.
      if (again > 0 || settled.length < items.length) ahead = null;
      heed(reply.value.limits);
      return ok(settled.length);
    }
    const { code, detail, unsigned } = reply.error;
    const judged = code === 'SYNC_TOO_LARGE' || code === 'SYNC_MALFORMED';
    if (!judged && unsigned !== 413) return reply;
    ahead = null;
    const [one] = encoded;
    // One record can spoil a batch: halve it until the record stands alone. It never blocks the others.
    if (encoded.length === 1 && one !== undefined) return ok(judged ? park([one.item], () => `${code}: ${detail}`) : setAside(one));
    const middle = Math.ceil(encoded.length / 2);
    if (!judged) narrow = { events: middle, until: uptimeMs() + NARROW_MS };
    const halves = [encoded.slice(0, middle), encoded.slice(middle)];
    let done = 0;
    for (const half of halves) {
      const sent = await send(half, await batchBody(half, limits));
      if (!sent.ok) return sent;
      done += sent.value;
    }
    return ok(done);
  };

  return {
    heed,
    step: async () => {
      const prepared = (ahead === null ? null : await ahead) ?? (await prepare(0));
      ahead = null;
      if (prepared === null) return ok(0);
      const parked = park(prepared.damaged, (item) => item.damage ?? '');
      if (prepared.body === null) return ok(parked);
      const sending = send(prepared.encoded, prepared.body);
      ahead = prepare(prepared.last);
      const sent = await sending;
      if (sent.ok) return ok(parked + sent.value);
      ahead = null;
      return sent;
    },
  };
};
