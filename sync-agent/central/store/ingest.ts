import { createHash } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { type SessionEvent, sessionEvent, uuid7 } from '#wire/event.ts';
import type { Batch, BatchReply } from '#wire/protocol.ts';
import type { SealedEnvelope } from '#wire/sealed.ts';
import { inTransaction, type Queryable, rowsOf, sqlStateOf, TENANT } from './database.ts';
import { highWaterOf } from './high-water.ts';
import { project } from './projections.ts';

type ItemResult = BatchReply['results'][number];
interface ReadItem {
  readonly index: number;
  readonly event: SessionEvent;
  readonly body: string;
  readonly digest: string;
  readonly sealed: SealedEnvelope | null;
}
type Reading = { readonly read: ReadItem } | { readonly refused: ItemResult };

const digestOf = (body: string): string => createHash('sha256').update(body, 'utf8').digest('hex');

const idIn = (parsed: unknown): string | null => {
  const found = z.object({ id: uuid7 }).safeParse(parsed);
  return found.success ? found.data.id : null;
};

/** Reads one item, or says why it is no event. The reason names places and rules, never values: it ends in logs. */
const readItem = (item: Batch['items'][number], index: number, terminal: string): Reading => {
  const refuse = (id: string | null, reason: string): Reading => ({
    refused: { index, id, status: 'rejected', reason: reason.slice(0, 500) },
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(item.event);
  } catch {
    return refuse(null, 'not JSON');
  }
  const event = sessionEvent.safeParse(parsed);
  if (!event.success) {
    const places = event.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'event'}: ${issue.code}`);
    return refuse(idIn(parsed), `not a session event (${places.join('; ')})`);
  }
  if (event.data.terminal !== terminal) return refuse(event.data.id, 'the event is of another terminal than the one that signed');
  if (!event.data.sealed && item.sealed !== null) return refuse(event.data.id, 'a sealed part beside an event that says it has none');
  return { read: { index, event: event.data, body: item.event, digest: digestOf(item.event), sealed: item.sealed } };
};

const insertEvents = async (tx: Queryable, terminal: string, items: readonly ReadItem[], at: Date): Promise<ReadonlySet<string>> => {
  const rows = await rowsOf(
    tx,
    z.object({ id: z.string() }),
    `insert into event (tenant, terminal, id, incarnation, seq, digest, body, received_at)
     select $1, $2, id, incarnation, seq, digest, body, $3 from unnest($4::text[], $5::text[], $6::int8[], $7::text[], $8::text[])
       as given (id, incarnation, seq, digest, body)
     on conflict do nothing returning id`,
    [
      TENANT,
      terminal,
      at,
      items.map((one) => one.event.id),
      items.map((one) => one.event.incarnation),
      items.map((one) => one.event.seq),
      items.map((one) => one.digest),
      items.map((one) => one.body),
    ],
  );
  return new Set(rows.map((row) => row.id));
};

const storedDigests = async (tx: Queryable, terminal: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await rowsOf(
    tx,
    z.object({ id: z.string(), digest: z.string() }),
    'select id, digest from event where tenant = $1 and terminal = $2 and id = any($3::text[])',
    [TENANT, terminal, ids],
  );
  return new Map(rows.map((row) => [row.id, row.digest]));
};

const insertSealedParts = async (tx: Queryable, terminal: string, items: readonly ReadItem[], at: Date): Promise<void> => {
  const sealed = items.filter((one) => one.sealed !== null);
  if (sealed.length === 0) return;
  await tx.query(
    `insert into sealed_part (tenant, terminal, event_id, envelope, received_at)
     select $1, $2, id, envelope, $3 from unnest($4::text[], $5::jsonb[]) as given (id, envelope) on conflict do nothing`,
    [TENANT, terminal, at, sealed.map((one) => one.event.id), sealed.map((one) => JSON.stringify(one.sealed))],
  );
};

const quarantine = async (tx: Queryable, terminal: string, item: ReadItem, at: Date): Promise<void> => {
  await tx.query(
    `insert into quarantine (tenant, terminal, event_id, digest, body, envelope, received_at) values ($1, $2, $3, $4, $5, $6::jsonb, $7)
     on conflict do nothing`,
    [TENANT, terminal, item.event.id, item.digest, item.body, item.sealed === null ? null : JSON.stringify(item.sealed), at],
  );
};

/** All of a batch in one transaction: events, sealed parts, quarantine, projections. */
const commitItems = (pool: pg.Pool, terminal: string, items: readonly ReadItem[], at: Date): Promise<ItemResult[]> =>
  inTransaction(pool, async (tx) => {
    // Holds the terminal's row until the commit: two batches of one terminal go one after the other, so marks never cross.
    await tx.query('update terminal set last_seen_at = $3 where tenant = $1 and id = $2', [TENANT, terminal, at]);
    const inserted = await insertEvents(tx, terminal, items, at);
    const known = await storedDigests(
      tx,
      terminal,
      items.map((one) => one.event.id),
    );
    const claimed = new Set<string>();
    const results: ItemResult[] = [];
    const accepted: ReadItem[] = [];
    const ours: ReadItem[] = [];
    for (const item of items) {
      const { id } = item.event;
      if (known.get(id) !== item.digest) {
        await quarantine(tx, terminal, item, at);
        results.push({ index: item.index, id, status: 'quarantined', reason: 'this id is known with other content' });
        continue;
      }
      ours.push(item);
      const isNew = inserted.has(id) && !claimed.has(id);
      claimed.add(id);
      if (isNew) accepted.push(item);
      results.push({ index: item.index, id, status: isNew ? 'accepted' : 'duplicate', reason: null });
    }
    await insertSealedParts(tx, terminal, ours, at);
    await project(
      tx,
      accepted.map(({ event }) => ({ event, receivedAt: at })),
    );
    return results;
  });

/** Data that PostgreSQL cannot hold (class 22: a NUL in a text, a date beyond its range): sending it again never helps. */
const isUnstorable = (cause: unknown): boolean => sqlStateOf(cause)?.startsWith('22') ?? false;

const commitOneByOne = async (pool: pg.Pool, terminal: string, items: readonly ReadItem[], at: Date): Promise<ItemResult[]> => {
  const results: ItemResult[] = [];
  for (const item of items) {
    try {
      results.push(...(await commitItems(pool, terminal, [item], at)));
    } catch (cause) {
      if (!isUnstorable(cause)) throw cause;
      results.push({
        index: item.index,
        id: item.event.id,
        status: 'rejected',
        reason: `the database cannot hold it (${sqlStateOf(cause)})`,
      });
    }
  }
  return results;
};

/** Takes a terminal's batch in. Resolved means committed; a failure of the store is thrown, and nothing may be acknowledged. */
export const ingest = async (pool: pg.Pool, terminal: string, items: Batch['items'], at: Date): Promise<BatchReply> => {
  const readings = items.map((item, index) => readItem(item, index, terminal));
  const refused = readings.flatMap((one) => ('refused' in one ? [one.refused] : []));
  const read = readings.flatMap((one) => ('read' in one ? [one.read] : []));
  let stored: ItemResult[] = [];
  if (read.length > 0) {
    try {
      stored = await commitItems(pool, terminal, read, at);
    } catch (cause) {
      if (!isUnstorable(cause)) throw cause;
      stored = await commitOneByOne(pool, terminal, read, at);
    }
  }
  return { results: [...stored, ...refused].sort((a, b) => a.index - b.index), highWater: await highWaterOf(pool, terminal) };
};
