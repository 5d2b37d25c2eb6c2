import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { z } from 'zod';

/** One connection or the pool: what a query is asked of. */
export type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>;

/** Everything of one office base: today there is one. Every key of a table begins with it. */
export const TENANT = 'office';

// Counts and positions are int8; all of ours are far below 2^53.
const INT8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text')),
};

/** Connections of one central. Ingest takes at most `INGEST_CONNECTIONS` of them, so that the console and the projector are never shut out. */
const CONNECTIONS = 12;
export const INGEST_CONNECTIONS = 8;

/** The pool of central. Statements that are asked together travel together (pipelining). A connection that dies idle is replaced by the next query; its error is told, not thrown. */
export const openPool = (url: string, log: (line: string) => void): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    types,
    application_name: 'estran-central',
    pipeline: true,
  });
  pool.on('error', (cause) => log(`a database connection was lost: ${cause.message}`));
  return pool;
};

/** Asks, and proves that the rows have the form that the code leans on. */
export const rowsOf = async <Row extends z.ZodType>(
  db: Queryable,
  row: Row,
  text: string,
  values: readonly unknown[] = [],
): Promise<z.infer<Row>[]> => {
  const result = await db.query(text, [...values]);
  return result.rows.map((found) => row.parse(found));
};

/** The same by a statement that each connection prepares once, under `name`. For what is asked all day long. */
export const preparedRows = async <Row extends z.ZodType>(
  db: Queryable,
  row: Row,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<z.infer<Row>[]> => {
  const result = await db.query({ name, text, values: [...values] });
  return result.rows.map((found) => row.parse(found));
};

/** The SQLSTATE of a database error, or null for any other. */
export const sqlStateOf = (cause: unknown): string | null =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code) ? cause.code : null;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ATTEMPTS = 6;

/**
 * Runs `work` in one transaction. What PostgreSQL asks to be tried again (40001, 40P01) is tried again, at most six times, after a
 * pause between nothing and a ceiling that doubles: two that met once shall not meet again. `work` may ask several things at once.
 */
export const inTransaction = async <Value>(
  pool: pg.Pool,
  work: (tx: pg.PoolClient) => Promise<Value>,
  { begin = 'begin', below = randomInt }: { readonly begin?: string; readonly below?: (n: number) => number } = {},
): Promise<Value> => {
  for (let attempt = 1; ; attempt += 1) {
    const tx = await pool.connect();
    let broken = false;
    // A connection that dies between two statements says so here; without a listener that would end central.
    const died = (): void => {
      broken = true;
    };
    tx.on('error', died);
    try {
      // Not waited for: it travels with the first statement of the work.
      const begun = tx.query(begin);
      const [done, began] = await Promise.allSettled([work(tx), begun]);
      if (began.status === 'rejected') throw began.reason;
      if (done.status === 'rejected') throw done.reason;
      await tx.query('commit');
      return done.value;
    } catch (cause) {
      await tx.query('rollback').catch(() => {
        broken = true;
      });
      const state = sqlStateOf(cause);
      if (attempt >= ATTEMPTS || (state !== SERIALIZATION_FAILURE && state !== DEADLOCK)) throw cause;
    } finally {
      tx.off('error', died);
      tx.release(broken);
    }
    await wait(below(5 * 2 ** attempt));
  }
};
