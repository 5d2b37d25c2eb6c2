import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { inTransaction, type Queryable, rowsOf, TENANT } from './database.ts';

const SESSION_LIFE_MS = 12 * 60 * 60 * 1000;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const countAccounts = async (db: Queryable): Promise<number> => {
  const [row] = await rowsOf(db, z.object({ n: z.int() }), 'select count(*) as n from account where tenant = $1', [TENANT]);
  return row?.n ?? 0;
};

/** False when there is such an account already. */
export const createAccount = async (db: Queryable, name: string, passwordHash: string, at: Date): Promise<boolean> => {
  const made = await db.query(
    'insert into account (tenant, name, password_hash, created_at) values ($1, $2, $3, $4) on conflict do nothing',
    [TENANT, name, passwordHash, at],
  );
  return made.rowCount === 1;
};

export const accountsWithHashes = async (db: Queryable): Promise<readonly { name: string; hash: string }[]> => {
  const row = z.object({ name: z.string(), password_hash: z.string() });
  const rows = await rowsOf(db, row, 'select name, password_hash from account where tenant = $1 order by name', [TENANT]);
  return rows.map((one) => ({ name: one.name, hash: one.password_hash }));
};

/** A new console session: the token goes into the cookie, its hash into the base. */
export const openConsoleSession = async (db: Queryable, account: string, at: Date): Promise<{ token: string; lifeSeconds: number }> => {
  const token = randomBytes(32).toString('base64url');
  await db.query('delete from console_session where tenant = $1 and expires_at <= $2', [TENANT, at]);
  await db.query('insert into console_session (tenant, token_hash, account, expires_at) values ($1, $2, $3, $4)', [
    TENANT,
    hashOf(token),
    account,
    new Date(at.getTime() + SESSION_LIFE_MS),
  ]);
  return { token, lifeSeconds: SESSION_LIFE_MS / 1000 };
};

/** Whose session this is, or null when it is none or over. */
export const consoleSessionAccount = async (db: Queryable, token: string, at: Date): Promise<string | null> => {
  const text = 'select account from console_session where tenant = $1 and token_hash = $2 and expires_at > $3';
  const [row] = await rowsOf(db, z.object({ account: z.string() }), text, [TENANT, hashOf(token), at]);
  return row?.account ?? null;
};

export const closeConsoleSession = async (db: Queryable, token: string): Promise<void> => {
  await db.query('delete from console_session where tenant = $1 and token_hash = $2', [TENANT, hashOf(token)]);
};

/** Sets a new password and ends what was signed in with the old one. False when there is no such account. */
export const changePassword = (pool: pg.Pool, name: string, passwordHash: string): Promise<boolean> =>
  inTransaction(pool, async (tx) => {
    const changed = await tx.query('update account set password_hash = $3 where tenant = $1 and name = $2', [TENANT, name, passwordHash]);
    await tx.query('delete from console_session where tenant = $1 and account = $2', [TENANT, name]);
    return changed.rowCount === 1;
  });
