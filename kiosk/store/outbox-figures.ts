import { z } from 'zod';
import { rowOf, rowsOf } from './rows.ts';
import type { Store } from './store.ts';

export interface ParkedEvent {
  readonly id: string;
  readonly capturedAt: string;
  /** Places and rules, never values: it was made to be read. */
  readonly reason: string;
}

const parkedRow = z
  .object({ id: z.string(), captured_at: z.string(), reason: z.string().nullable() })
  .transform((row): ParkedEvent => ({ id: row.id, capturedAt: row.captured_at, reason: row.reason ?? '' }));

/** What central never took, the oldest first. */
export const parkedEvents = (store: Store, count: number): ParkedEvent[] =>
  rowsOf(parkedRow, store.db.prepare("SELECT id, captured_at, reason FROM event WHERE state = 'parked' ORDER BY rowid LIMIT ?").all(count));

/** When the oldest event that waits was captured, by the terminal's clock; null: nothing waits. */
export const oldestWaiting = (store: Store): string | null =>
  rowOf(
    z.object({ captured_at: z.string() }),
    store.db.prepare("SELECT captured_at FROM event WHERE state = 'waiting' AND settled_at IS NULL ORDER BY rowid LIMIT 1").get(),
  )?.captured_at ?? null;
