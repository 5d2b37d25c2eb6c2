import { z } from 'zod';
import type { Position } from '#wire/event.ts';
import { rowOf } from './rows.ts';
import { prepared, type Store } from './store.ts';

const incarnationRow = z.object({ id: z.string(), last_seq: z.number(), predecessor: z.string().nullable() });

/** The last incarnation that captured anything, with its last number. Null on a terminal that captured nothing yet. */
const lastUsed = (store: Store): Position | null => {
  const row = rowOf(
    z.object({ id: z.string(), last_seq: z.number() }),
    store.db.prepare('SELECT id, last_seq FROM incarnation WHERE last_seq > 0 ORDER BY rowid DESC LIMIT 1').get(),
  );
  return row && { incarnation: row.id, seq: row.last_seq };
};

/** Mints this opening's incarnation. Only the host does so: it alone captures events. */
export const beginIncarnation = (store: Store, id: string, openedAt: string): void => {
  const predecessor = lastUsed(store)?.incarnation ?? null;
  store.db.prepare('INSERT INTO incarnation (id, opened_at, predecessor) VALUES (?, ?, ?)').run(id, openedAt, predecessor);
};

export interface Place extends Position {
  /** Present on the incarnation's first event only. */
  readonly predecessor?: Position | null;
}

/** The next gapless place of an incarnation. Call inside the transaction that writes the event. */
export const takePlace = (store: Store, incarnation: string): Place => {
  const row = incarnationRow.parse(
    prepared(store, 'UPDATE incarnation SET last_seq = last_seq + 1 WHERE id = ? RETURNING id, last_seq, predecessor').get(incarnation),
  );
  const place = { incarnation, seq: row.last_seq };
  if (row.last_seq > 1) return place;
  if (row.predecessor === null) return { ...place, predecessor: null };
  const before = incarnationRow.parse(
    store.db.prepare('SELECT id, last_seq, predecessor FROM incarnation WHERE id = ?').get(row.predecessor),
  );
  return { ...place, predecessor: { incarnation: before.id, seq: before.last_seq } };
};

/** How far this terminal has come, for the heartbeat. */
export const currentPosition = (store: Store): Position | null => lastUsed(store);
