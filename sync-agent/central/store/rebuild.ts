import type pg from 'pg';
import { z } from 'zod';
import { inTransaction, type Queryable, rowsOf, TENANT } from './database.ts';
import { advanceMark, noteNewest } from './positions.ts';
import { PROJECTION_VERSION, project, STORED_EVENT, storedEvent } from './projections.ts';

/** What each terminal's positions are, anew from its events and tombstones. One terminal a transaction: ingest of the others goes on. */
const rebuildMarks = (pool: pg.Pool, terminal: string): Promise<void> =>
  inTransaction(pool, async (tx) => {
    await tx.query('select 1 from terminal where tenant = $1 and id = $2 for update', [TENANT, terminal]);
    await tx.query('delete from position_range where tenant = $1 and terminal = $2', [TENANT, terminal]);
    // Numbers that follow one another have the same distance to their rank.
    await tx.query(
      `insert into position_range (tenant, terminal, incarnation, first, last)
       select $1, $2, incarnation, min(seq), max(seq) from (
         select incarnation, seq, seq - dense_rank() over (partition by incarnation order by seq) as island from (
           select incarnation, seq from event where tenant = $1 and terminal = $2
           union select incarnation, seq from tombstone where tenant = $1 and terminal = $2 and incarnation is not null) as here) as ranked
       group by incarnation, island`,
      [TENANT, terminal],
    );
    await tx.query(
      `insert into incarnation (tenant, terminal, id, gapless, predecessor, predecessor_seq, first_received_at)
       select $1, $2, e.incarnation, 0, min(link ->> 'incarnation'), min((link ->> 'seq')::bigint), min(e.received_at)
       from event e left join lateral (
         select nullif(e.body::jsonb -> 'predecessor', 'null') as link where e.seq = 1) as linked on true
       where e.tenant = $1 and e.terminal = $2 group by e.incarnation
       on conflict (tenant, terminal, id) do update set gapless = 0,
         predecessor = coalesce(excluded.predecessor, incarnation.predecessor),
         predecessor_seq = coalesce(excluded.predecessor_seq, incarnation.predecessor_seq),
         first_received_at = least(excluded.first_received_at, incarnation.first_received_at)`,
      [TENANT, terminal],
    );
    const known = 'select id from incarnation where tenant = $1 and terminal = $2';
    for (const { id } of await rowsOf(tx, z.object({ id: z.string() }), known, [TENANT, terminal])) await advanceMark(tx, terminal, id);
    await noteNewest(tx, terminal);
  });

const PAGE = 500;

const projectEverything = async (tx: Queryable): Promise<number> => {
  let last = { terminal: '', id: '' };
  for (let done = 0; ; ) {
    const rows = await rowsOf(
      tx,
      storedEvent,
      `select ${STORED_EVENT} from event e where e.tenant = $1 and (e.terminal, e.id) > ($2, $3) order by e.terminal, e.id limit ${PAGE}`,
      [TENANT, last.terminal, last.id],
    );
    await project(tx, rows, 0);
    done += rows.length;
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE) return done;
    last = end;
  }
};

const versionIn = async (db: Queryable, lock: '' | 'for update' = ''): Promise<string | null> => {
  const text = `select version from projection_version where tenant = $1 ${lock}`;
  const [row] = await rowsOf(db, z.object({ version: z.string() }), text, [TENANT]);
  return row?.version ?? null;
};

/**
 * Makes all projections anew from the events, in one transaction: readers see the old ones until the new ones are whole. The row of
 * the version holds projectors back meanwhile; ingest goes on, and what it takes in waits in the queue. `unless`: somebody else did it.
 */
const rebuildSessions = (pool: pg.Pool, unless: string | null): Promise<number | null> =>
  inTransaction(pool, async (tx) => {
    await tx.query("insert into projection_version (tenant, version) values ($1, '') on conflict do nothing", [TENANT]);
    if ((await versionIn(tx, 'for update')) === unless) return null;
    for (const table of ['session_field', 'session', 'session_day', 'group_day'])
      await tx.query(`delete from ${table} where tenant = $1`, [TENANT]);
    await tx.query('update projection_queue set fault = null where tenant = $1 and fault is not null', [TENANT]);
    const done = await projectEverything(tx);
    await tx.query('update projection_version set version = $2 where tenant = $1', [TENANT, PROJECTION_VERSION]);
    return done;
  });

const marksOfAll = async (pool: pg.Pool): Promise<void> => {
  const text = 'select id from terminal where tenant = $1 order by id';
  for (const { id } of await rowsOf(pool, z.object({ id: z.string() }), text, [TENANT])) await rebuildMarks(pool, id);
};

/** Marks and projections anew from events and tombstones alone. Says how many events were projected. */
export const rebuildProjections = async (pool: pg.Pool): Promise<number> => {
  await marksOfAll(pool);
  return (await rebuildSessions(pool, null)) ?? 0;
};

/** Rebuilds when the base was projected by another version. Says how many events that took; null when nothing was to do. */
export const bringProjectionsUpToDate = async (pool: pg.Pool): Promise<number | null> => {
  if ((await versionIn(pool)) === PROJECTION_VERSION) return null;
  await marksOfAll(pool);
  return rebuildSessions(pool, PROJECTION_VERSION);
};
