import { z } from 'zod';
import type { Position } from '#wire/event.ts';
import { type Queryable, rowsOf, TENANT } from './database.ts';

/** How far a sequence goes on without a gap after `from`, given the later numbers in rising order. */
export const furthestWithoutGap = (from: number, later: readonly number[]): number => {
  let reached = from;
  for (const seq of later) {
    if (seq > reached + 1) break;
    reached = Math.max(reached, seq);
  }
  return reached;
};

export interface Incarnation {
  readonly id: string;
  readonly gapless: number;
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

const row = z.object({ id: z.string(), gapless: z.int(), predecessor: z.string().nullable(), first_received_at: z.date() });
const PAGE = 2000;

/** Moves an incarnation's mark as far as the events allow. */
export const advanceIncarnation = async (db: Queryable, terminal: string, incarnation: string, from: number): Promise<number> => {
  let reached = from;
  for (;;) {
    const seqs = await rowsOf(
      db,
      z.object({ seq: z.int() }),
      `select seq from event where tenant = $1 and terminal = $2 and incarnation = $3 and seq > $4 order by seq limit ${PAGE}`,
      [TENANT, terminal, incarnation, reached],
    );
    const next = furthestWithoutGap(
      reached,
      seqs.map((one) => one.seq),
    );
    const more = seqs.length === PAGE && next === seqs.at(-1)?.seq;
    reached = next;
    if (!more) break;
  }
  if (reached !== from) {
    await db.query('update incarnation set gapless = $4 where tenant = $1 and terminal = $2 and id = $3', [
      TENANT,
      terminal,
      incarnation,
      reached,
    ]);
  }
  return reached;
};

/** The furthest position without a gap, in the newest incarnation that central knows; seq 0 when its first event is still missing. */
export const highWaterOf = async (db: Queryable, terminal: string): Promise<Position | null> => {
  const rows = await rowsOf(
    db,
    row,
    'select id, gapless, predecessor, first_received_at from incarnation where tenant = $1 and terminal = $2',
    [TENANT, terminal],
  );
  const newest = newestIncarnation(
    rows.map((one) => ({ id: one.id, gapless: one.gapless, predecessor: one.predecessor, firstReceivedAt: one.first_received_at })),
  );
  return newest === null ? null : { incarnation: newest.id, seq: newest.gapless };
};
