import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Position } from '#wire/event.ts';
import type { Batch, BatchReply } from '#wire/protocol.ts';
import { inTransaction, preparedRows, type Queryable, rowsOf, sqlStateOf, TENANT } from './database.ts';
import { addPositions, advanceMark, goOn, highWaterOf, noteNewest } from './positions.ts';
import { type ItemResult, type ReadItem, readItem } from './read-item.ts';
import { noteErasedPosition } from './tombstones.ts';

/**
 * Holds the terminal's row until the commit: two batches of one terminal go one after the other, in whatever process, so marks never
 * cross. What is asked after it sees all that was committed before.
 */
const holdTerminal = async (tx: Queryable, terminal: string, at: Date): Promise<{ newest: string | null }> => {
  const text = 'update terminal set last_seen_at = $3 where tenant = $1 and id = $2 returning newest';
  const [row] = await preparedRows(tx, z.object({ newest: z.string().nullable() }), 'hold-terminal', text, [TENANT, terminal, at]);
  if (row === undefined) throw new Error('a batch of a terminal that is gone');
  return row;
};

/**
 * Between two bodies: no JSON text holds it as it is. An array's own notation would have every quote of every body written, and read, twice.
 */
const SEPARATOR = '\u001e';

/** Events with their sealed parts, and a note for the projector, in one statement. Says which were not here before. */
const insertItems = async (tx: Queryable, terminal: string, items: readonly ReadItem[], at: Date): Promise<ReadonlySet<string>> => {
  const sealed = items.filter((one) => one.sealed !== null);
  const rows = await preparedRows(
    tx,
    z.object({ id: z.string() }),
    'insert-items',
    `with fresh as (
       insert into event (tenant, terminal, id, incarnation, seq, digest, body, received_at)
       select $1, $2, id, incarnation, seq, digest, body, $3 from unnest($5::text[], $6::text[], $7::int8[], $8::text[], string_to_array($9, chr(30)))
         as given (id, incarnation, seq, digest, body)
       where not exists (select 1 from tombstone t where t.tenant = $1 and t.terminal = $2 and t.event_id = given.id)
       on conflict do nothing returning id),
     shut as (
       insert into sealed_part (tenant, terminal, event_id, envelope, received_at)
       select $1, $2, given.id, envelope, $3 from unnest($10::text[], $11::jsonb[]) as given (id, envelope)
       join fresh on fresh.id = given.id on conflict do nothing),
     noted as (
       insert into projection_queue (tenant, terminal, id, events, queued_at)
       select $1, $2, $4, array_agg(id), $3 from fresh having count(*) > 0)
     select id from fresh`,
    [
      TENANT,
      terminal,
      at,
      uuidv7(),
      items.map((one) => one.event.id),
      items.map((one) => one.event.incarnation),
      items.map((one) => one.event.seq),
      items.map((one) => one.digest),
      items.map((one) => one.body).join(SEPARATOR),
      sealed.map((one) => one.event.id),
      sealed.map((one) => JSON.stringify(one.sealed)),
    ],
  );
  return new Set(rows.map((row) => row.id));
};

interface Before {
  readonly digests: ReadonlyMap<string, string>;
  readonly erased: ReadonlySet<string>;
}
const knownBefore = async (tx: Queryable, terminal: string, ids: readonly string[]): Promise<Before> => {
  const values = [TENANT, terminal, ids];
  const [stored, erased] = await Promise.all([
    rowsOf(
      tx,
      z.object({ id: z.string(), digest: z.string() }),
      'select id, digest from event where tenant = $1 and terminal = $2 and id = any($3::text[])',
      values,
    ),
    rowsOf(
      tx,
      z.object({ id: z.string() }),
      'select event_id as id from tombstone where tenant = $1 and terminal = $2 and event_id = any($3::text[])',
      values,
    ),
  ]);
  return { digests: new Map(stored.map((row) => [row.id, row.digest])), erased: new Set(erased.map((row) => row.id)) };
};

/** A sealed part that comes later than its event: the answer to the first sending was lost half way, or the terminal was repaired. */
const insertLateSealedParts = async (tx: Queryable, terminal: string, items: readonly ReadItem[], at: Date): Promise<void> => {
  const sealed = items.filter((one) => one.sealed !== null);
  if (sealed.length === 0) return;
  await tx.query(
    `with late as (
       insert into sealed_part (tenant, terminal, event_id, envelope, received_at)
       select $1, $2, id, envelope, $3 from unnest($5::text[], $6::jsonb[]) as given (id, envelope) on conflict do nothing returning event_id)
     insert into projection_queue (tenant, terminal, id, events, queued_at)
     select $1, $2, $4, array_agg(event_id), $3 from late having count(*) > 0`,
    [TENANT, terminal, at, uuidv7(), sealed.map((one) => one.event.id), sealed.map((one) => JSON.stringify(one.sealed))],
  );
};

const quarantine = async (tx: Queryable, terminal: string, item: ReadItem, at: Date): Promise<void> => {
  const { id, incarnation, seq } = item.event;
  await tx.query(
    `insert into quarantine (tenant, terminal, event_id, digest, body, envelope, received_at, incarnation, seq)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9) on conflict do nothing`,
    [TENANT, terminal, id, item.digest, item.body, item.sealed === null ? null : JSON.stringify(item.sealed), at, incarnation, seq],
  );
};

/** Notes an incarnation and its link to the one before. */
const noteIncarnation = async (tx: Queryable, terminal: string, id: string, items: readonly ReadItem[], at: Date): Promise<void> => {
  const link = items.find((one) => one.event.predecessor)?.event.predecessor ?? null;
  const noted = await tx.query(
    `insert into incarnation (tenant, terminal, id, gapless, predecessor, predecessor_seq, first_received_at)
     values ($1, $2, $3, 0, $4, $5, $6)
     on conflict (tenant, terminal, id) do update
       set predecessor = excluded.predecessor, predecessor_seq = excluded.predecessor_seq
       where incarnation.predecessor is null and excluded.predecessor is not null`,
    [TENANT, terminal, id, link?.incarnation ?? null, link?.seq ?? null, at],
  );
  if (noted.rowCount !== 0) await noteNewest(tx, terminal);
};

/** Moves the marks over what is here now. `arrived`: events of this batch whose position counts from now on. */
const countPositions = async (
  tx: Queryable,
  terminal: string,
  newest: string | null,
  arrived: readonly ReadItem[],
  at: Date,
): Promise<Position | null> => {
  const seqs = arrived.map((one) => one.event.seq);
  const [only, ...others] = new Set(arrived.map((one) => one.event.incarnation));
  if (only !== undefined && others.length === 0 && only === newest) {
    const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
    const isRun = last - first + 1 === new Set(seqs).size;
    if (first > 1 && isRun && (await goOn(tx, terminal, only, first, last))) return { incarnation: only, seq: last };
  }
  for (const [incarnation, items] of Map.groupBy(arrived, (one) => one.event.incarnation)) {
    await noteIncarnation(tx, terminal, incarnation, items, at);
    await addPositions(
      tx,
      terminal,
      incarnation,
      items.map((one) => one.event.seq),
    );
    await advanceMark(tx, terminal, incarnation);
  }
  return highWaterOf(tx, terminal);
};

interface Stored {
  readonly results: readonly ItemResult[];
  readonly highWater: Position | null;
}

/** All of a batch in one transaction: events, sealed parts, quarantine, the marks, and the note for the projector. */
const commitItems = (pool: pg.Pool, terminal: string, items: readonly ReadItem[], at: Date): Promise<Stored> =>
  inTransaction(pool, async (tx) => {
    // Of the same id twice in one batch the first one goes in.
    const first = [...new Map(items.toReversed().map((one) => [one.event.id, one])).values()].toReversed();
    const [{ newest }, fresh] = await Promise.all([holdTerminal(tx, terminal, at), insertItems(tx, terminal, first, at)]);
    const taken = new Set<string>();
    const again: ReadItem[] = [];
    const arrived: ReadItem[] = [];
    const results: ItemResult[] = [];
    for (const item of items) {
      const { id } = item.event;
      if (fresh.has(id) && !taken.has(id)) {
        taken.add(id);
        arrived.push(item);
        results.push({ index: item.index, id, status: 'accepted', reason: null });
      } else again.push(item);
    }
    if (again.length > 0) {
      const before = await knownBefore(
        tx,
        terminal,
        again.map((one) => one.event.id),
      );
      const same: ReadItem[] = [];
      for (const item of again) {
        const { id } = item.event;
        const erased = before.erased.has(id);
        if (erased) {
          await noteErasedPosition(tx, { terminal, id }, item.event);
          arrived.push(item);
        } else if (before.digests.get(id) !== item.digest) {
          await quarantine(tx, terminal, item, at);
          results.push({ index: item.index, id, status: 'quarantined', reason: 'this id is known with other content' });
          continue;
        } else same.push(item);
        results.push({ index: item.index, id, status: 'duplicate', reason: null });
      }
      await insertLateSealedParts(tx, terminal, same, at);
    }
    return { results, highWater: await countPositions(tx, terminal, newest, arrived, at) };
  });

/** Data that PostgreSQL cannot hold (class 22) and that was not foreseen: sending it again never helps. */
export const isUnstorable = (cause: unknown): boolean => sqlStateOf(cause)?.startsWith('22') ?? false;

const commitOneByOne = async (pool: pg.Pool, terminal: string, items: readonly ReadItem[], at: Date): Promise<Stored> => {
  const results: ItemResult[] = [];
  for (const item of items) {
    try {
      results.push(...(await commitItems(pool, terminal, [item], at)).results);
    } catch (cause) {
      if (!isUnstorable(cause)) throw cause;
      const reason = `EVENT_UNSTORABLE: the database cannot hold it (${sqlStateOf(cause)})`;
      results.push({ index: item.index, id: item.event.id, status: 'rejected', reason });
    }
  }
  return { results, highWater: await highWaterOf(pool, terminal) };
};

/** Takes a terminal's batch in. Resolved means committed; a failure of the store is thrown, and nothing may be acknowledged. */
export const ingest = async (pool: pg.Pool, terminal: string, items: Batch['items'], at: Date): Promise<BatchReply> => {
  const readings = items.map((item, index) => readItem(item, index, terminal));
  const refused = readings.flatMap((one) => ('refused' in one ? [one.refused] : []));
  const read = readings.flatMap((one) => ('read' in one ? [one.read] : []));
  const store = async (): Promise<Stored> => {
    if (read.length === 0) return { results: [], highWater: await highWaterOf(pool, terminal) };
    try {
      return await commitItems(pool, terminal, read, at);
    } catch (cause) {
      if (!isUnstorable(cause)) throw cause;
      return commitOneByOne(pool, terminal, read, at);
    }
  };
  const stored = await store();
  return { results: [...stored.results, ...refused].sort((a, b) => a.index - b.index), highWater: stored.highWater };
};
