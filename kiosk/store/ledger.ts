import { z } from 'zod';
import { type IncarnationLedger, MOST_INCARNATIONS, MOST_RANGES, rangesOf, type SeqRanges, union, without } from '#wire/ledger.ts';
import { rowsOf } from './rows.ts';
import type { Store } from './store.ts';

const openRow = z.object({ incarnation: z.string(), state: z.enum(['waiting', 'parked']), first: z.number(), last: z.number() });
const lossRow = z.object({ incarnation: z.string(), first: z.number(), last: z.number() });
const incarnationRow = z.object({ id: z.string(), captured: z.number() });

/**
 * What is in no list counts as sent. So where one list is too long, all of it ends there: the incarnation is told as if it had captured
 * no more, and the rest is told once these are settled.
 */
const fitting = (whole: IncarnationLedger): IncarnationLedger => {
  const lists = [whole.waiting, whole.parked, whole.lost];
  const ends = lists.flatMap((ranges) => (ranges.length > MOST_RANGES ? [ranges[MOST_RANGES - 1]?.[1] ?? 0] : []));
  const captured = Math.min(whole.captured, ...ends);
  const upTo = (ranges: SeqRanges): SeqRanges =>
    ranges.flatMap(([first, last]) => (first > captured ? [] : [[first, Math.min(last, captured)] as const]));
  return { ...whole, captured, waiting: upTo(whole.waiting), parked: upTo(whole.parked), lost: upTo(whole.lost) };
};

/** Runs of numbers in one state: a number minus its place in the run is the same for the whole run. */
const OPEN_RANGES = /* sql */ `
  SELECT incarnation, state, min(seq) AS first, max(seq) AS last FROM (
    SELECT incarnation, state, seq, seq - row_number() OVER (PARTITION BY incarnation, state ORDER BY seq) AS run
    FROM event INDEXED BY event_open WHERE state <> 'sent'
  ) GROUP BY incarnation, state, run ORDER BY incarnation, state, first`;

/** How much an incarnation has to tell: what still waits or is parked before what was lost, and that before what is settled. */
const rankOf = (one: IncarnationLedger): number => {
  if (one.waiting.length > 0 || one.parked.length > 0) return 0;
  return one.lost.length > 0 ? 1 : 2;
};

/**
 * What became of everything this store ever captured, an entry for each incarnation: the newest one first, then those that are not
 * settled, then the others, the newer before the older. Its cost grows with what is not sent, not with what was captured.
 */
export const ledgerOf = (store: Store): readonly IncarnationLedger[] =>
  // One picture of the store: what is sent between two of these reads would be in no list, or in two.
  store.db.transaction(() => {
    const incarnations = rowsOf(
      incarnationRow,
      store.db.prepare('SELECT id, last_seq AS captured FROM incarnation WHERE last_seq > 0 ORDER BY rowid DESC').all(),
    );
    const open = Map.groupBy(rowsOf(openRow, store.db.prepare(OPEN_RANGES).all()), ({ incarnation }) => incarnation);
    const losses = Map.groupBy(
      rowsOf(lossRow, store.db.prepare('SELECT incarnation, first_seq AS first, last_seq AS last FROM loss').all()),
      ({ incarnation }) => incarnation,
    );
    const whole = incarnations.map(({ id, captured }): IncarnationLedger => {
      const own = open.get(id) ?? [];
      const inState = (state: 'waiting' | 'parked'): SeqRanges =>
        own.flatMap((row) => (row.state === state ? [[row.first, row.last] as const] : []));
      const [waiting, parked] = [inState('waiting'), inState('parked')];
      const lost = without(union((losses.get(id) ?? []).map(({ first, last }) => [first, last] as const)), union(waiting, parked));
      return { incarnation: id, captured, waiting, parked, lost };
    });
    const [newest, ...others] = whole;
    if (newest === undefined) return [];
    // Sorting keeps the order of equals: the newer stays before the older.
    return [newest, ...others.sort((a, b) => rankOf(a) - rankOf(b))].slice(0, MOST_INCARNATIONS).map(fitting);
  })();

const heldRow = z.object({ incarnation: z.string(), seq: z.number() });
const spanRow = z.object({ id: z.string(), captured: z.number(), purged: z.number() });

/**
 * Numbers that were given out and that no row tells of any more: a page of the file came back older than the others. An upper bound:
 * of what was purged behind an event that is still parked nothing is known here, and central subtracts what it has.
 */
export const holesIn = (store: Store): readonly { readonly incarnation: string; readonly ranges: SeqRanges }[] => {
  const spans = rowsOf(
    spanRow,
    store.db
      .prepare(
        `SELECT id, last_seq AS captured, purged_to AS purged FROM incarnation WHERE last_seq - purged_to >
           (SELECT count(*) FROM event WHERE event.incarnation = incarnation.id AND seq > purged_to)`,
      )
      .all(),
  );
  const held = store.db.prepare('SELECT incarnation, seq FROM event WHERE incarnation = ?');
  const lost = store.db.prepare('SELECT incarnation, first_seq AS first, last_seq AS last FROM loss WHERE incarnation = ?');
  return spans.flatMap(({ id, captured, purged }) => {
    const known = union(
      rangesOf(rowsOf(heldRow, held.all(id)).map(({ seq }) => seq)),
      rowsOf(lossRow, lost.all(id)).map(({ first, last }) => [first, last] as const),
    );
    const ranges = without([[purged + 1, captured]], known);
    return ranges.length === 0 ? [] : [{ incarnation: id, ranges }];
  });
};

/**
 * Notes that these numbers of an incarnation were captured and are gone. From then on none of them is given out again, whatever the row
 * of the incarnation says; one that is gone with its row comes back.
 */
export const noteLoss = (store: Store, loss: { incarnation: string; first: number; last: number; at: string }): void => {
  store.db
    .transaction(() => {
      store.db
        .prepare(
          `INSERT INTO incarnation (id, opened_at, predecessor, last_seq) VALUES (:incarnation, :at, NULL, :last)
           ON CONFLICT (id) DO UPDATE SET last_seq = max(last_seq, excluded.last_seq)`,
        )
        .run(loss);
      store.db
        .prepare(
          `INSERT INTO loss (incarnation, first_seq, last_seq, noted_at) VALUES (:incarnation, :first, :last, :at)
           ON CONFLICT (incarnation, first_seq) DO UPDATE SET last_seq = max(last_seq, excluded.last_seq)`,
        )
        .run(loss);
    })
    .immediate();
};
