import { existsSync, statSync } from 'node:fs';
import { z } from 'zod';
import { purgeSent } from './outbox.ts';
import { rowOf } from './rows.ts';
import type { Store } from './store.ts';

/** Above this the log no longer shrinks by itself: something reads the store and never ends. */
export const MOST_WAL_BYTES = 64 * 1024 * 1024;

export const walBytes = (store: Store): number => {
  const file = `${store.db.name}-wal`;
  return existsSync(file) ? statSync(file).size : 0;
};

/** Carries the log into the store and empties it, unless somebody reads or writes at this moment: nobody waits for it. */
export const emptyWal = (store: Store): void => {
  const timeout = Number(store.db.pragma('busy_timeout', { simple: true }));
  store.db.pragma('busy_timeout = 0');
  try {
    store.db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    store.db.pragma(`busy_timeout = ${timeout}`);
  }
};

/**
 * Takes sent events away that were settled `keepMs` before the newest one that was. By central's clock, in which they were settled, and
 * never by this terminal's own: that one may have jumped.
 */
export const purgeBehindNewest = (store: Store, keepMs: number): number => {
  const newest = rowOf(
    z.object({ at: z.string().nullable() }),
    store.db.prepare("SELECT max(settled_at) AS at FROM event WHERE state = 'sent'").get(),
  )?.at;
  return newest == null ? 0 : purgeSent(store, new Date(Date.parse(newest) - keepMs).toISOString());
};

/** The newest id that this store knows of: ids rise, whatever the clock says. */
export const newestId = (store: Store): string | null =>
  rowOf(
    z.object({ id: z.string().nullable() }),
    store.db
      .prepare(
        `SELECT max(id) AS id FROM (
           SELECT max(id) AS id FROM session UNION ALL SELECT max(id) FROM event UNION ALL SELECT max(id) FROM incarnation
         )`,
      )
      .get(),
  )?.id ?? null;
