import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Position } from '#wire/event.ts';
import { type SealedEnvelope, sealedEnvelope } from '#wire/sealed.ts';
import { rowOf, rowsOf } from './rows.ts';
import type { Store } from './store.ts';

export interface OutboxItem {
  readonly id: string;
  /** The exact text that was captured. */
  readonly body: string;
  readonly sealed: SealedEnvelope | null;
  /** Why this one cannot be sent as it was captured; null when it can. */
  readonly damage: string | null;
}

const itemRow = z.object({ id: z.string(), body: z.string(), digest: z.string().nullable(), envelope: z.string().nullable() });

/** What SQLite does not notice: a bit that flipped inside a text. */
export const digestOf = (body: string): string => createHash('sha256').update(body).digest('base64url');

/** What is left of an envelope after a bad sector is told, not thrown: one record must not stop the whole outbox. */
const envelopeIn = (text: string | null): Pick<OutboxItem, 'sealed' | 'damage'> => {
  if (text === null) return { sealed: null, damage: null };
  try {
    return { sealed: sealedEnvelope.parse(JSON.parse(text)), damage: null };
  } catch {
    return { sealed: null, damage: 'the sealed part cannot be read any more' };
  }
};

const itemOf = ({ id, body, digest, envelope }: z.infer<typeof itemRow>): OutboxItem => {
  const { sealed, damage } = envelopeIn(envelope);
  const changed = digest !== null && digestOf(body) !== digest;
  return { id, body, sealed, damage: changed ? 'its text is not what was captured: the disk changed it' : damage };
};

/** An event with its row: those captured later have higher ones. */
export interface QueuedItem extends OutboxItem {
  readonly row: number;
}
const queuedRow = itemRow.extend({ row: z.number() });

/** By the state, not by the row: thirty days of sent events lie before the one that waits. */
const WAITING = /* sql */ `
  SELECT event.rowid AS row, event.id, event.body, event.digest, sealed_part.envelope
  FROM event LEFT JOIN sealed_part ON sealed_part.event = event.id
  WHERE event.state = 'waiting' AND event.settled_at IS NULL AND event.rowid > ? ORDER BY event.rowid LIMIT ?`;

/** The oldest events that wait behind the row `after`, in capture order, until `events` or about `bytes` of text are read; one at least. */
export const nextWaiting = (store: Store, after: number, most: { readonly events: number; readonly bytes: number }): QueuedItem[] => {
  const items: QueuedItem[] = [];
  let bytes = 0;
  for (const read of store.db.prepare(WAITING).iterate(after, most.events)) {
    const row = queuedRow.parse(read);
    items.push({ row: row.row, ...itemOf(row) });
    bytes += row.body.length + (row.envelope?.length ?? 0);
    if (bytes >= most.bytes) break;
  }
  return items;
};

export interface Settled {
  readonly id: string;
  /** `sent`: central has committed it. `parked`: central will never take it; kept with the reason for a person. */
  readonly state: 'sent' | 'parked';
  readonly reason: string | null;
}

/** Writes what central said of a batch, in one transaction. */
export const settle = (store: Store, items: readonly Settled[], at: string): void => {
  const update = store.db.prepare("UPDATE event SET state = ?, settled_at = ?, reason = ? WHERE id = ? AND state = 'waiting'");
  store.db
    .transaction(() => {
      for (const item of items) update.run(item.state, at, item.reason, item.id);
    })
    .immediate();
};

/**
 * Lets parked events wait again: those with these ids, or all. Returns how many. Central judges them as if they came for the first time;
 * one that cannot be sent as it was captured is parked again.
 */
export const releaseParked = (store: Store, which: readonly string[] | 'all'): number => {
  const again = "UPDATE event SET state = 'waiting', settled_at = NULL, reason = NULL WHERE state = 'parked'";
  if (which === 'all') return store.db.prepare(again).run().changes;
  const one = store.db.prepare(`${again} AND id = ?`);
  return store.db.transaction(() => which.reduce((count, id) => count + one.run(id).changes, 0)).immediate();
};

/** Settles a batch and notes how far central has come with it, in one transaction. Returns how many sent ones wait again. */
export const settleBatch = (store: Store, items: readonly Settled[], at: string, mark: Position | null): number =>
  store.db
    .transaction(() => {
      settle(store, items, at);
      return noteHighWater(store, mark);
    })
    .immediate();

/** The row of the newest event that was captured: another number means new work. */
export const newestEvent = (store: Store): number =>
  rowOf(z.object({ newest: z.number().nullable() }), store.db.prepare('SELECT max(rowid) AS newest FROM event').get())?.newest ?? 0;

export interface OutboxCounts {
  readonly waiting: number;
  readonly parked: number;
}

export const outboxCounts = (store: Store): OutboxCounts => {
  const [row] = rowsOf(
    z.object({ waiting: z.number(), parked: z.number() }),
    store.db
      .prepare("SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'parked') AS parked FROM event")
      .all(),
  );
  return row ?? { waiting: 0, parked: 0 };
};

/**
 * Sent events, their sealed parts and their session rows go once they were settled before `before`. Returns how many. How far an
 * incarnation has been taken away without a gap is noted beside it: what is missing beyond that was not purged.
 */
export const purgeSent = (store: Store, before: string): number =>
  store.db
    .transaction(() => {
      const touched = store.db
        .prepare("SELECT DISTINCT incarnation FROM event WHERE state = 'sent' AND settled_at < ?")
        .pluck()
        .all(before);
      store.db.prepare("DELETE FROM sealed_part WHERE event IN (SELECT id FROM event WHERE state = 'sent' AND settled_at < ?)").run(before);
      store.db.prepare("DELETE FROM session WHERE id IN (SELECT id FROM event WHERE state = 'sent' AND settled_at < ?)").run(before);
      const { changes } = store.db.prepare("DELETE FROM event WHERE state = 'sent' AND settled_at < ?").run(before);
      const purged = store.db.prepare(
        `UPDATE incarnation SET purged_to = coalesce((SELECT min(seq) - 1 FROM event WHERE event.incarnation = incarnation.id), last_seq)
         WHERE id = ?`,
      );
      for (const incarnation of touched) purged.run(incarnation);
      return changes;
    })
    .immediate();

const positionRow = z.object({ incarnation: z.string(), seq: z.number() });

/** Incarnations in the order in which this store was opened. */
const orderOf = (store: Store, incarnation: string): number =>
  rowOf(z.object({ place: z.number() }), store.db.prepare('SELECT rowid AS place FROM incarnation WHERE id = ?').get(incarnation))?.place ??
  0;

const everythingAgain = (store: Store): number =>
  store.db.prepare("UPDATE event SET state = 'waiting', settled_at = NULL WHERE state = 'sent'").run().changes;

/**
 * Remembers how far central says it has come. When that falls back, central lost what it once acknowledged (a restored
 * backup): whatever lies beyond waits again. Null: central knows nothing of this terminal. Returns how many events that is.
 */
export const noteHighWater = (store: Store, mark: Position | null): number =>
  store.db
    .transaction(() => {
      const text = rowOf(
        z.object({ value: z.string() }),
        store.db.prepare("SELECT value FROM setting WHERE key = 'high-water'").get(),
      )?.value;
      // Every heartbeat comes by here: nothing is written where nothing is new.
      if (mark !== null && text === JSON.stringify(mark)) return 0;
      const before = text === undefined ? null : positionRow.parse(JSON.parse(text));
      if (mark === null) {
        if (before === null) return 0;
        store.db.prepare("DELETE FROM setting WHERE key = 'high-water'").run();
        return everythingAgain(store);
      }
      store.db
        .prepare("INSERT INTO setting (key, value) VALUES ('high-water', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .run(JSON.stringify(mark));
      if (before === null) return 0;
      const [now, then] = [orderOf(store, mark.incarnation), orderOf(store, before.incarnation)];
      if (now > then || (now === then && mark.seq >= before.seq)) return 0;
      // An incarnation whose very first event is gone says nothing about those before it: they may be gone as well.
      if (mark.seq === 0) return everythingAgain(store);
      return store.db
        .prepare(
          `UPDATE event SET state = 'waiting', settled_at = NULL WHERE state = 'sent' AND ((incarnation = ? AND seq > ?) OR
           incarnation IN (SELECT id FROM incarnation WHERE rowid > ?))`,
        )
        .run(mark.incarnation, mark.seq, now).changes;
    })
    .immediate();
