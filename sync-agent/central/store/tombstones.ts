import type pg from 'pg';
import { inTransaction, type Queryable, TENANT } from './database.ts';
import { type SessionKey, tally } from './tallies.ts';

/** An erased id that comes late is dropped; where it stood in its sequence is noted, so that it leaves no gap. */
export const noteErasedPosition = async (
  tx: Queryable,
  { terminal, id }: SessionKey,
  position: { readonly incarnation: string; readonly seq: number },
): Promise<void> => {
  await tx.query(
    'update tombstone set incarnation = $4, seq = $5 where tenant = $1 and terminal = $2 and event_id = $3 and incarnation is null',
    [TENANT, terminal, id, position.incarnation, position.seq],
  );
};

/**
 * Erases one event with all that hangs on it, and leaves a tombstone: the id, and where it stood in its sequence. What comes late under
 * this id is dropped, and rebuilding makes nothing of it. An id that never came can be erased too.
 */
export const eraseEvent = (pool: pg.Pool, { terminal, id }: SessionKey, at: Date): Promise<void> =>
  inTransaction(pool, async (tx) => {
    const key = [TENANT, terminal, id];
    // A rebuild is waited for; then the terminal, as ingest does; then its notes: a projector that is at one of them is waited for, too.
    await tx.query('select 1 from projection_version where tenant = $1 for share', [TENANT]);
    await tx.query('select 1 from terminal where tenant = $1 and id = $2 for update', [TENANT, terminal]);
    await tx.query('select 1 from projection_queue where tenant = $1 and terminal = $2 order by id for update', [TENANT, terminal]);
    await tx.query(
      `insert into tombstone (tenant, terminal, event_id, incarnation, seq, erased_at)
       select $1, $2, $3, e.incarnation, e.seq, $4 from (select 1) as one
       left join event e on e.tenant = $1 and e.terminal = $2 and e.id = $3 on conflict do nothing`,
      [...key, at],
    );
    await tally(tx, [{ terminal, id }], 0, -1);
    for (const table of ['event', 'session']) await tx.query(`delete from ${table} where tenant = $1 and terminal = $2 and id = $3`, key);
    for (const table of ['sealed_part', 'quarantine', 'contact_look', 'request_step'])
      await tx.query(`delete from ${table} where tenant = $1 and terminal = $2 and event_id = $3`, key);
    await tx.query('delete from session_field where tenant = $1 and terminal = $2 and session_id = $3', key);
  });
