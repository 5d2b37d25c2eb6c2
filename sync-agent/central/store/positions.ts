import { z } from 'zod';
import type { Position } from '#wire/event.ts';
import { rangesOf, type SeqRanges, union } from '#wire/ledger.ts';
import { preparedRows, type Queryable, rowsOf, TENANT } from './database.ts';

/** How far a sequence goes on without a gap after `from`, given what is settled. */
export const furthestSettled = (from: number, settled: SeqRanges): number => {
  let reached = from;
  for (const [first, last] of settled) {
    if (first > reached + 1) break;
    reached = Math.max(reached, last);
  }
  return reached;
};

export interface Incarnation {
  readonly id: string;
  readonly predecessor: string | null;
  readonly firstReceivedAt: Date;
}

/**
 * The incarnation that no other names as its predecessor; among several (one in between never sent anything), the one heard of last.
 * Ids are not compared first: a terminal's clock may have gone back between two incarnations.
 */
export const newestIncarnation = (known: readonly Incarnation[]): Incarnation | null => {
  const predecessors = new Set(known.map((one) => one.predecessor));
  const ends = known.filter((one) => !predecessors.has(one.id));
  const later = (a: Incarnation, b: Incarnation): boolean =>
    a.firstReceivedAt.getTime() === b.firstReceivedAt.getTime() ? a.id > b.id : a.firstReceivedAt > b.firstReceivedAt;
  return ends.reduce<Incarnation | null>((newest, one) => (newest === null || later(one, newest) ? one : newest), null);
};

const counted = z.object({ grown: z.int(), moved: z.int() });
/**
 * The usual case in one statement: the batch goes on where its incarnation stands, and nothing lies beyond it. The mark moves, and so
 * does the one range of what is here. False: it is not the usual case, and nothing was changed or the range alone (which is right).
 */
export const goOn = async (db: Queryable, terminal: string, incarnation: string, first: number, last: number): Promise<boolean> => {
  const [row] = await preparedRows(
    db,
    counted,
    'go-on',
    `with grown as (
       update position_range r set last = $5 where r.tenant = $1 and r.terminal = $2 and r.incarnation = $3 and r.last = $4::bigint - 1
         and not exists (select 1 from position_range o where o.tenant = $1 and o.terminal = $2 and o.incarnation = $3 and o.first > $4)
         and not exists (select 1 from incarnation_ledger l where l.tenant = $1 and l.terminal = $2 and l.incarnation = $3
           and (l.parked <> '[]' or l.lost <> '[]'))
       returning 1),
     moved as (
       update incarnation set gapless = $5 where tenant = $1 and terminal = $2 and id = $3 and gapless = $4::bigint - 1
         and exists (select 1 from grown)
       returning 1)
     select (select count(*) from grown) as grown, (select count(*) from moved) as moved`,
    [TENANT, terminal, incarnation, first, last],
  );
  return row?.moved === 1;
};

const range = z.object({ first: z.int(), last: z.int() });

/** Adds positions that are in the base now. Only the ranges that they touch are read and written. */
export const addPositions = async (db: Queryable, terminal: string, incarnation: string, seqs: readonly number[]): Promise<void> => {
  const added = rangesOf(seqs);
  const [from, to] = [added[0]?.[0], added.at(-1)?.[1]];
  if (from === undefined || to === undefined) return;
  const near = await rowsOf(
    db,
    range,
    `select first, last from position_range where tenant = $1 and terminal = $2 and incarnation = $3
       and last >= $4::bigint - 1 and first <= $5::bigint + 1 order by first`,
    [TENANT, terminal, incarnation, from, to],
  );
  const whole = union(
    near.map((one) => [one.first, one.last] as const),
    added,
  );
  const starts = new Set(whole.map(([first]) => first));
  const gone = near.map((one) => one.first).filter((first) => !starts.has(first));
  if (gone.length > 0)
    await db.query('delete from position_range where tenant = $1 and terminal = $2 and incarnation = $3 and first = any($4::bigint[])', [
      TENANT,
      terminal,
      incarnation,
      gone,
    ]);
  await db.query(
    `insert into position_range (tenant, terminal, incarnation, first, last)
     select $1, $2, $3, first, last from unnest($4::bigint[], $5::bigint[]) as given (first, last)
     on conflict (tenant, terminal, incarnation, first) do update set last = excluded.last where position_range.last <> excluded.last`,
    [TENANT, terminal, incarnation, whole.map(([first]) => first), whole.map(([, last]) => last)],
  );
};

const storedRanges = z.array(z.tuple([z.int(), z.int()]));
const standing = z.object({ gapless: z.int(), parked: storedRanges.nullable(), lost: storedRanges.nullable() });
/** So many ranges are looked at for one step of a mark; a terminal with more gaps than that gets there in several. */
const MOST_LOOKED_AT = 1000;

/**
 * Moves an incarnation's mark as far as what is here, parked or lost allows: what never comes must not hold it up. It never goes back.
 * Says where it stands; null when nothing of this incarnation ever came.
 */
export const advanceMark = async (db: Queryable, terminal: string, incarnation: string): Promise<number | null> => {
  const [at] = await rowsOf(
    db,
    standing,
    `select i.gapless, l.parked, l.lost from incarnation i
     left join incarnation_ledger l on l.tenant = i.tenant and l.terminal = i.terminal and l.incarnation = i.id
     where i.tenant = $1 and i.terminal = $2 and i.id = $3`,
    [TENANT, terminal, incarnation],
  );
  if (at === undefined) return null;
  const here = await rowsOf(
    db,
    range,
    `select first, last from position_range where tenant = $1 and terminal = $2 and incarnation = $3 and last > $4
     order by first limit ${MOST_LOOKED_AT}`,
    [TENANT, terminal, incarnation, at.gapless],
  );
  const settled = union(
    here.map((one) => [one.first, one.last] as const),
    at.parked ?? [],
    at.lost ?? [],
  );
  const reached = furthestSettled(at.gapless, settled);
  if (reached !== at.gapless)
    await db.query('update incarnation set gapless = $4 where tenant = $1 and terminal = $2 and id = $3', [
      TENANT,
      terminal,
      incarnation,
      reached,
    ]);
  return reached;
};

const linked = z.object({ id: z.string(), predecessor: z.string().nullable(), first_received_at: z.date() });

/** Finds the newest incarnation anew, after one came or a link became known, and notes it on the terminal's row. */
export const noteNewest = async (db: Queryable, terminal: string): Promise<void> => {
  const text = 'select id, predecessor, first_received_at from incarnation where tenant = $1 and terminal = $2';
  const rows = await rowsOf(db, linked, text, [TENANT, terminal]);
  const newest = newestIncarnation(
    rows.map((one) => ({ id: one.id, predecessor: one.predecessor, firstReceivedAt: one.first_received_at })),
  );
  await db.query('update terminal set newest = $3 where tenant = $1 and id = $2', [TENANT, terminal, newest?.id ?? null]);
};

/** The furthest position without a gap, in the newest incarnation that central knows; seq 0 when its first event is still missing. */
export const highWaterOf = async (db: Queryable, terminal: string): Promise<Position | null> => {
  const [row] = await preparedRows(
    db,
    z.object({ incarnation: z.string(), seq: z.int() }),
    'high-water',
    `select i.id as incarnation, i.gapless as seq from terminal t
     join incarnation i on i.tenant = t.tenant and i.terminal = t.id and i.id = t.newest where t.tenant = $1 and t.id = $2`,
    [TENANT, terminal],
  );
  return row ?? null;
};
