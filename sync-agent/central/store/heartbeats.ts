import type pg from 'pg';
import { z } from 'zod';
import type { Position } from '#wire/event.ts';
import { type IncarnationLedger, MOST_INCARNATIONS } from '#wire/ledger.ts';
import type { Heartbeat } from '#wire/protocol.ts';
import { inTransaction, preparedRows, type Queryable, rowsOf, TENANT } from './database.ts';
import { advanceMark, highWaterOf } from './positions.ts';

/** What a terminal said of itself, and how far its clock is from ours (positive: it is ahead). Holds its row until the commit. */
const noteTerminal = async (tx: Queryable, terminal: string, beat: Heartbeat, at: Date): Promise<Date | null> => {
  const [row] = await preparedRows(
    tx,
    z.object({ ledger_time: z.date().nullable() }),
    'heartbeat',
    `update terminal set last_seen_at = $3, waiting = $4, parked = $5, app = $6, clock_offset_ms = $7,
       troubles = coalesce($8::jsonb, troubles)
     where tenant = $1 and id = $2 returning ledger_time`,
    [
      TENANT,
      terminal,
      at,
      beat.waiting,
      beat.parked,
      beat.app,
      new Date(beat.at).getTime() - at.getTime(),
      beat.troubles === undefined ? null : JSON.stringify(beat.troubles),
    ],
  );
  return row?.ledger_time ?? null;
};

const ranges = z.array(z.tuple([z.int(), z.int()]));
const kept = z.object({ incarnation: z.string(), captured: z.int(), said: z.int(), waiting: ranges, parked: ranges, lost: ranges });

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Writes what changed, and moves the marks over what is settled now. What was captured once stays captured, whatever is told later. */
const saveLedger = async (tx: Queryable, terminal: string, told: readonly IncarnationLedger[], at: Date): Promise<void> => {
  const before = await rowsOf(
    tx,
    kept,
    `select incarnation, captured, said, waiting, parked, lost from incarnation_ledger
     where tenant = $1 and terminal = $2 and incarnation = any($3::text[])`,
    [TENANT, terminal, told.map((one) => one.incarnation)],
  );
  const known = new Map(before.map((one) => [one.incarnation, one]));
  for (const one of told) {
    const old = known.get(one.incarnation);
    const captured = Math.max(one.captured, old?.captured ?? 0);
    const settles = !same([one.parked, one.lost], [old?.parked ?? [], old?.lost ?? []]);
    if (old !== undefined && !settles && captured === old.captured && one.captured === old.said && same(one.waiting, old.waiting)) continue;
    await tx.query(
      `insert into incarnation_ledger (tenant, terminal, incarnation, captured, waiting, parked, lost, told_at, said)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (tenant, terminal, incarnation) do update set captured = excluded.captured, waiting = excluded.waiting,
         parked = excluded.parked, lost = excluded.lost, told_at = excluded.told_at, said = excluded.said`,
      [
        TENANT,
        terminal,
        one.incarnation,
        captured,
        JSON.stringify(one.waiting),
        JSON.stringify(one.parked),
        JSON.stringify(one.lost),
        at,
        one.captured,
      ],
    );
    if (settles) await advanceMark(tx, terminal, one.incarnation);
  }
};

/**
 * Keeps what a terminal said of itself. Its ledger is kept when it was signed later than the one that is here: a heartbeat that was
 * held up on its way must not stand for the newest. Says the high-water mark.
 */
export const saveHeartbeat = (
  pool: pg.Pool,
  signer: { readonly id: string; readonly at: Date },
  beat: Heartbeat,
  at: Date,
): Promise<Position | null> =>
  inTransaction(pool, async (tx) => {
    const ledgerTime = await noteTerminal(tx, signer.id, beat, at);
    const { ledger } = beat;
    if (ledger !== undefined && (ledgerTime === null || signer.at >= ledgerTime)) {
      await saveLedger(tx, signer.id, ledger, at);
      await tx.query('update terminal set ledger_time = $3, ledger_told = $4, ledger_full = $5 where tenant = $1 and id = $2', [
        TENANT,
        signer.id,
        signer.at,
        ledger.map((one) => one.incarnation),
        ledger.length >= MOST_INCARNATIONS,
      ]);
    }
    return highWaterOf(tx, signer.id);
  });
