import type Database from 'better-sqlite3';
import { z } from 'zod';

/** Rows between two that can be read are tried one by one, and so many behind the last one when nothing behind it can be read. */
const MOST_TRIED = 20_000;
const TRIED_BEHIND = 500;

const numbered = z.looseObject({ rowid: z.number() });
const rowidOf = (row: unknown): number | null => numbered.safeParse(row).data?.rowid ?? null;

/** Reads on until the file does not let it. Returns what was read, and whether that was all. */
const readOn = (db: Database.Database, sql: string): { rows: unknown[]; all: boolean } => {
  const rows: unknown[] = [];
  try {
    for (const row of db.prepare(sql).iterate()) rows.push(row);
    return { rows, all: true };
  } catch {
    // Whatever SQLite says of a damaged page: what lies behind it is asked for row by row.
    return { rows, all: false };
  }
};

/** Rows one by one, by their numbers; one on a page that is gone is left out. */
const readEach = (db: Database.Database, sql: string, rowids: Iterable<number>): unknown[] => {
  const rows: unknown[] = [];
  let statement: Database.Statement;
  try {
    statement = db.prepare(sql);
  } catch {
    // The table itself is gone.
    return rows;
  }
  for (const rowid of rowids) {
    try {
      const row = statement.get(rowid);
      if (row !== undefined) rows.push(row);
    } catch {
      // This one lies on a page that is gone.
    }
  }
  return rows;
};

/**
 * Every row of a table that can still be read, each with its `rowid`, in their order; the others are left out. A table that is gone has
 * none. `key`: its first key column, whose index knows of rows that the table itself does not lead to any more.
 */
export const readableRows = (db: Database.Database, table: string, key: string): unknown[] => {
  const whole = readOn(db, `SELECT rowid AS rowid, * FROM ${table} NOT INDEXED ORDER BY rowid`);
  if (whole.all) return whole.rows;
  const backwards = readOn(db, `SELECT rowid AS rowid, * FROM ${table} NOT INDEXED ORDER BY rowid DESC`).rows.reverse();
  const rows = new Map<number, unknown>();
  for (const row of [...whole.rows, ...backwards]) rows.set(rowidOf(row) ?? 0, row);

  const last = rowidOf(whole.rows.at(-1)) ?? 0;
  const next = rowidOf(backwards[0]) ?? last + TRIED_BEHIND;
  const between = Array.from({ length: Math.max(0, Math.min(next - last - 1, MOST_TRIED)) }, (_, index) => last + 1 + index);
  const indexed = ['ASC', 'DESC'].flatMap((way) =>
    readOn(db, `SELECT rowid AS rowid FROM ${table} ORDER BY ${key} ${way}`).rows.map(rowidOf),
  );
  const missing = new Set([...between, ...indexed].filter((rowid) => rowid !== null && !rows.has(rowid)));
  const each = readEach(
    db,
    `SELECT rowid AS rowid, * FROM ${table} NOT INDEXED WHERE rowid = ?`,
    [...missing].filter((rowid) => rowid !== null),
  );
  for (const row of each) rows.set(rowidOf(row) ?? 0, row);
  return [...rows].sort(([one], [other]) => one - other).map(([, row]) => row);
};
