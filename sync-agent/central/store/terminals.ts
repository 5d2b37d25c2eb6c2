import type pg from 'pg';
import { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';
import type { EnrolmentRequest } from '#wire/protocol.ts';
import { terminalTrouble } from '#wire/trouble.ts';
import { claimCodeHash } from '../claim-code.ts';
import type { TerminalRow } from '../published.ts';
import { inTransaction, preparedRows, type Queryable, rowsOf, TENANT } from './database.ts';

const known = z.object({ id: z.string(), public_key: z.string(), site: z.string(), revoked_at: z.date().nullable() });

export interface KnownTerminal {
  readonly id: string;
  readonly publicKey: string;
  readonly site: string;
  readonly revoked: boolean;
}

export const findTerminal = async (db: Queryable, id: string): Promise<KnownTerminal | null> => {
  const text = 'select id, public_key, site, revoked_at from terminal where tenant = $1 and id = $2';
  const [row] = await preparedRows(db, known, 'find-terminal', text, [TENANT, id]);
  return row === undefined ? null : { id: row.id, publicKey: row.public_key, site: row.site, revoked: row.revoked_at !== null };
};

/** Remembers a code for one terminal at `site`. Only its hash is kept. */
export const saveClaim = async (db: Queryable, code: string, site: string, at: Date, lifeMs: number): Promise<Date> => {
  const expiresAt = new Date(at.getTime() + lifeMs);
  await db.query('insert into claim (tenant, code_hash, site, created_at, expires_at) values ($1, $2, $3, $4, $5)', [
    TENANT,
    claimCodeHash(code),
    site,
    at,
    expiresAt,
  ]);
  return expiresAt;
};

const claimRow = z.object({ site: z.string(), expires_at: z.date(), used_by: z.string().nullable(), used_key: z.string().nullable() });
export type EnrolmentRefusal = 'SYNC_BAD_CLAIM' | 'SYNC_REVOKED';

/**
 * Takes a terminal in. The code is used up; only the same terminal with the same key may say it again (its answer was lost).
 * A known terminal with a fresh code gets its new key and site: it was reinstalled or moved. A revoked one stays revoked.
 */
export const enrolTerminal = (pool: pg.Pool, request: EnrolmentRequest, at: Date): Promise<Result<null, EnrolmentRefusal>> =>
  inTransaction(pool, async (tx) => {
    const hash = claimCodeHash(request.claimCode);
    const select = 'select site, expires_at, used_by, used_key from claim where tenant = $1 and code_hash = $2 for update';
    const [claim] = await rowsOf(tx, claimRow, select, [TENANT, hash]);
    if (claim === undefined) return err('SYNC_BAD_CLAIM');
    const terminal = await findTerminal(tx, request.terminal);
    if (terminal?.revoked === true) return err('SYNC_REVOKED');
    if (claim.used_by !== null) {
      const again = claim.used_by === request.terminal && claim.used_key === request.publicKey && terminal?.publicKey === request.publicKey;
      return again ? ok(null) : err('SYNC_BAD_CLAIM');
    }
    if (claim.expires_at <= at) return err('SYNC_BAD_CLAIM');
    await tx.query('update claim set used_at = $3, used_by = $4, used_key = $5 where tenant = $1 and code_hash = $2', [
      TENANT,
      hash,
      at,
      request.terminal,
      request.publicKey,
    ]);
    await tx.query(
      `insert into terminal (tenant, id, public_key, site, enrolled_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant, id) do update set public_key = excluded.public_key, site = excluded.site, enrolled_at = excluded.enrolled_at`,
      [TENANT, request.terminal, request.publicKey, claim.site, at],
    );
    return ok(null);
  });

/** From now on nothing of this terminal is taken. False when there is no such terminal. */
export const revokeTerminal = async (db: Queryable, id: string, at: Date): Promise<boolean> => {
  const result = await db.query('update terminal set revoked_at = coalesce(revoked_at, $3) where tenant = $1 and id = $2', [
    TENANT,
    id,
    at,
  ]);
  return result.rowCount === 1;
};

const listed = z.object({
  id: z.string(),
  site: z.string(),
  enrolled_at: z.date(),
  last_seen_at: z.date().nullable(),
  revoked_at: z.date().nullable(),
  waiting: z.int().nullable(),
  parked: z.int().nullable(),
  app: z.string().nullable(),
  clock_offset_ms: z.int().nullable(),
  quarantined: z.int(),
  troubles: z.array(terminalTrouble),
});

export const listTerminals = async (db: Queryable): Promise<readonly TerminalRow[]> => {
  const rows = await rowsOf(
    db,
    listed,
    `select t.id, t.site, t.enrolled_at, t.last_seen_at, t.revoked_at, t.waiting, t.parked, t.app, t.clock_offset_ms, t.troubles,
            (select count(*) from quarantine q where q.tenant = t.tenant and q.terminal = t.id) as quarantined
     from terminal t where t.tenant = $1 order by t.site, t.id`,
    [TENANT],
  );
  return rows.map((row) => ({
    id: row.id,
    site: row.site,
    enrolledAt: row.enrolled_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    revoked: row.revoked_at !== null,
    waiting: row.waiting,
    parked: row.parked,
    app: row.app,
    clockOffsetMs: row.clock_offset_ms,
    quarantined: row.quarantined,
    troubles: row.troubles,
  }));
};
