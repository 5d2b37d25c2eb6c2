import type pg from 'pg';
import { z } from 'zod';
import { MOST_RANGES, rangesOf, type SeqRanges } from '#wire/ledger.ts';
import { type KnownIncarnation, type TerminalAccount, terminalAccount } from '../ledger.ts';
import { inTransaction, type Queryable, rowsOf, TENANT } from './database.ts';

const pairs = z.array(z.tuple([z.int(), z.int()]));
const terminalRow = z.object({
  id: z.string(),
  site: z.string(),
  last_seen_at: z.date().nullable(),
  revoked: z.boolean(),
  ledger_time: z.date().nullable(),
  ledger_told: z.array(z.string()),
  ledger_full: z.boolean(),
});
const rangeRow = z.object({ terminal: z.string(), incarnation: z.string(), first: z.int(), last: z.int() });
const quarantineRow = z.object({ terminal: z.string(), incarnation: z.string(), seq: z.int() });
const toldRow = z.object({
  terminal: z.string(),
  incarnation: z.string(),
  captured: z.int(),
  said: z.int(),
  waiting: pairs,
  parked: pairs,
  lost: pairs,
});
const linkRow = z.object({ terminal: z.string(), id: z.string(), predecessor: z.string(), predecessor_seq: z.int() });

/** From the positions that ingest notes: quick, for a page. */
const NOTED = 'select terminal, incarnation, first, last from position_range where tenant = $1 order by terminal, incarnation, first';
/** From the events themselves, so that one which somebody deleted is missed. Reads an entry of an index for each event. */
const COUNTED = `
  select terminal, incarnation, min(seq) as first, max(seq) as last from (
    select terminal, incarnation, seq, seq - dense_rank() over (partition by terminal, incarnation order by seq) as island from (
      select terminal, incarnation, seq from event where tenant = $1
      union all select terminal, incarnation, seq from tombstone where tenant = $1 and incarnation is not null) as here) as ranked
  group by terminal, incarnation, island order by terminal, incarnation, first`;

export interface TerminalLedger extends TerminalAccount {
  readonly id: string;
  readonly site: string;
  readonly lastSeenAt: Date | null;
  readonly revoked: boolean;
}

type Told = z.infer<typeof toldRow>;
interface OfTerminal {
  readonly here: readonly z.infer<typeof rangeRow>[];
  readonly quarantined: readonly z.infer<typeof quarantineRow>[];
  readonly told: readonly Told[];
  readonly links: readonly z.infer<typeof linkRow>[];
}

const knownOf = (terminal: z.infer<typeof terminalRow>, rows: OfTerminal): readonly KnownIncarnation[] => {
  const here = Map.groupBy(rows.here, (one) => one.incarnation);
  const quarantined = Map.groupBy(rows.quarantined, (one) => one.incarnation);
  const told = new Map(rows.told.map((one) => [one.incarnation, one]));
  const ends = Map.groupBy(rows.links, (one) => one.predecessor);
  const mentioned = new Set(terminal.ledger_told);
  const ranges = (id: string): SeqRanges => (here.get(id) ?? []).map(({ first, last }) => [first, last] as const);
  return [...new Set([...here.keys(), ...quarantined.keys(), ...told.keys(), ...ends.keys()])].map((id) => {
    const nexts = ends.get(id) ?? [];
    const isCurrent = mentioned.has(id) || terminal.ledger_full;
    return {
      id,
      here: ranges(id),
      quarantined: rangesOf((quarantined.get(id) ?? []).map((one) => one.seq)),
      told: told.get(id) ?? null,
      isCurrent,
      endedAt: nexts.length === 0 ? null : Math.max(...nexts.map((one) => one.predecessor_seq)),
      endIsTold: (mentioned.has(id) || !terminal.ledger_full) && nexts.some((one) => (told.get(one.id)?.captured ?? 0) > 0),
    };
  });
};

const readLedgers = async (db: Queryable, exact: boolean): Promise<readonly TerminalLedger[]> => {
  const [terminals, here, quarantined, told, links] = await Promise.all([
    rowsOf(
      db,
      terminalRow,
      `select id, site, last_seen_at, revoked_at is not null as revoked, ledger_time, ledger_told, ledger_full
       from terminal where tenant = $1 order by site, id`,
      [TENANT],
    ),
    rowsOf(db, rangeRow, exact ? COUNTED : NOTED, [TENANT]),
    rowsOf(db, quarantineRow, 'select terminal, incarnation, seq from quarantine where tenant = $1 and incarnation is not null', [TENANT]),
    rowsOf(db, toldRow, 'select terminal, incarnation, captured, said, waiting, parked, lost from incarnation_ledger where tenant = $1', [
      TENANT,
    ]),
    rowsOf(
      db,
      linkRow,
      'select terminal, id, predecessor, predecessor_seq from incarnation where tenant = $1 and predecessor is not null and predecessor_seq > 0',
      [TENANT],
    ),
  ]);
  const by = <Row extends { readonly terminal: string }>(rows: readonly Row[]) => Map.groupBy(rows, (one) => one.terminal);
  const [hereBy, quarantinedBy, toldBy, linksBy] = [by(here), by(quarantined), by(told), by(links)];
  return terminals.map((terminal) => {
    const { id } = terminal;
    const rows = {
      here: hereBy.get(id) ?? [],
      quarantined: quarantinedBy.get(id) ?? [],
      told: toldBy.get(id) ?? [],
      links: linksBy.get(id) ?? [],
    };
    const account = terminalAccount(knownOf(terminal, rows), terminal.ledger_time !== null, MOST_RANGES);
    return { id, site: terminal.site, lastSeenAt: terminal.last_seen_at, revoked: terminal.revoked, ...account };
  });
};

/** Every terminal's account. `exact`: from the events themselves. */
export const ledgersOf = (pool: pg.Pool, { exact }: { readonly exact: boolean }): Promise<readonly TerminalLedger[]> =>
  // One picture of the base: a batch that is committed between two of these reads would look like a loss.
  inTransaction(pool, (tx) => readLedgers(tx, exact), { begin: 'begin isolation level repeatable read read only' });
