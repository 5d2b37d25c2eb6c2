import { setImmediate as turn } from 'node:timers/promises';
import { err, ok, type Result } from '#fields/result.ts';
import { nextWaiting, type OutboxItem, type QueuedItem, type Settled, settle, settleBatch } from '#store/outbox.ts';
import type { Store } from '#store/store.ts';
import { type BatchLimits, type BatchReply, batchReply, DEFAULT_LIMITS, terminalRoutes } from '#wire/protocol.ts';
import { batchBody, cutBatch, type Encoded, encodeItem } from './batch.ts';
import type { Body, Client, Failure } from './client.ts';

/** How long it is remembered what something in between did not let through. */
const NARROW_MS = 3600_000;
/** Turns of the event loop that `fetch` takes until the bytes have left: two, measured with Node 24; one more to be sure. */
const TURNS_UNTIL_SENT = 3;

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
  /** Waits for the batch that is under way, and writes down what central says of it: nothing is sent after it. */
  readonly finish: () => Promise<void>;
}

interface Prepared {
  readonly encoded: readonly Encoded<QueuedItem>[];
  readonly damaged: readonly QueuedItem[];
  /** The row behind which the next batch begins. */
  readonly last: number;
  readonly body: Body | null;
}

/** A batch that central has not answered yet. */
interface UnderWay {
  readonly prepared: Prepared;
  readonly reply: Promise<Result<BatchReply, Failure>>;
}

const settledBy = (sent: readonly Encoded<QueuedItem>[], reply: BatchReply): Settled[] =>
  reply.results.flatMap((result): Settled[] => {
    const item = sent[result.index]?.item;
    if (item === undefined) return [];
    // Only of the event that was sent is it believed that central keeps it. What it could not read may have no id, or a broken one.
    if (result.id !== item.id && result.status !== 'rejected') return [];
    const taken = result.status === 'accepted' || result.status === 'duplicate';
    return [{ id: item.id, state: taken ? 'sent' : 'parked', reason: taken ? null : `${result.status}: ${result.reason ?? ''}` }];
  });

/**
 * Drains the outbox: one batch at a time, so that central gets a terminal's events in the order in which they were captured. The next one
 * is read and packed while one is under way, and sent before the answer is written down: the disk and the network are waited for together.
 */
export const makeDrain = ({ store, client, uptimeMs, log }: DrainOptions): Drain => {
  let limits = DEFAULT_LIMITS;
  let underWay: UnderWay | null = null;
  /** So many events at the most pass what stands in between. */
  let narrow = { events: Number.POSITIVE_INFINITY, until: 0 };
  /** Events that did not even pass alone, and until when they are left waiting. */
  const aside = new Map<string, number>();

  const heed = (said: BatchLimits = DEFAULT_LIMITS): void => {
    limits = said;
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

  const post = (body: Body): Promise<Result<BatchReply, Failure>> => client.post(terminalRoutes.batches, body, batchReply);

  const record = (settled: readonly Settled[], reply: BatchReply): number => {
    settleBatch(store, settled, client.time().toISOString(), reply.highWater);
    return settled.length;
  };

  /** One record can spoil a batch: halves it until the record stands alone. It never blocks the others. */
  const halve = async (encoded: readonly Encoded<QueuedItem>[], error: Failure): Promise<Result<number, Failure>> => {
    const { code, detail, unsigned } = error;
    const judged = code === 'SYNC_TOO_LARGE' || code === 'SYNC_MALFORMED';
    if (!judged && unsigned !== 413) return err(error);
    const [one] = encoded;
    if (encoded.length === 1 && one !== undefined) return ok(judged ? park([one.item], () => `${code}: ${detail}`) : setAside(one));
    const middle = Math.ceil(encoded.length / 2);
    if (!judged) narrow = { events: middle, until: uptimeMs() + NARROW_MS };
    let done = 0;
    for (const half of [encoded.slice(0, middle), encoded.slice(middle)]) {
      const reply = await post(await batchBody(half, limits));
      const sent = reply.ok ? ok(record(settledBy(half, reply.value), reply.value)) : await halve(half, reply.error);
      if (!sent.ok) return sent;
      done += sent.value;
    }
    return ok(done);
  };

  /** What comes behind a batch that central took whole goes at once; anything odd is written down first. */
  const sendOn = async (next: Prepared | null): Promise<void> => {
    if (!next?.body || next.damaged.length > 0) return;
    underWay = { prepared: next, reply: post(next.body) };
    // Else it would leave only after the disk was waited for.
    for (let count = 0; count < TURNS_UNTIL_SENT; count += 1) await turn();
  };

  const answered = async ({ prepared, reply: coming }: UnderWay): Promise<Result<number, Failure>> => {
    const { encoded, last } = prepared;
    const [reply, next] = await Promise.all([coming, prepare(last)]);
    if (!reply.ok) return halve(encoded, reply.error);
    const settled = settledBy(encoded, reply.value);
    const said = reply.value.limits ?? DEFAULT_LIMITS;
    if (settled.length === encoded.length && JSON.stringify(said) === JSON.stringify(limits)) await sendOn(next);
    heed(said);
    return ok(record(settled, reply.value));
  };

  return {
    heed,
    finish: async () => {
      if (underWay === null) return;
      const last = underWay;
      underWay = null;
      const reply = await last.reply;
      if (reply.ok) record(settledBy(last.prepared.encoded, reply.value), reply.value);
    },
    step: async () => {
      if (underWay !== null) {
        const going = underWay;
        underWay = null;
        return answered(going);
      }
      const prepared = await prepare(0);
      if (prepared === null) return ok(0);
      const parked = park(prepared.damaged, (item) => item.damage ?? '');
      if (prepared.body === null) return ok(parked);
      const sent = await answered({ prepared, reply: post(prepared.body) });
      return sent.ok ? ok(parked + sent.value) : sent;
    },
  };
};
