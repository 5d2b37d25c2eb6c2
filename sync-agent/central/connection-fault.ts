import type pg from 'pg';
import type { CentralError } from './errors.ts';

/** Null when this PostgreSQL answers. */
export const connectionFault = async (pool: pg.Pool): Promise<CentralError | null> => {
  try {
    await pool.query('select 1');
    return null;
  } catch (cause) {
    // The address may hold a password: it is not repeated.
    return { code: 'CENTRAL_DATABASE_UNREACHABLE', detail: cause instanceof Error ? cause.message || cause.name : String(cause) };
  }
};
