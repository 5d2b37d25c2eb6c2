import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { err, ok, type Result } from '#fields/result.ts';
import { connectionFault } from '../connection-fault.ts';
import type { CentralError } from '../errors.ts';
import { lockFolder } from '../folder-lock.ts';
import { findRunningPostgres, startPostgres } from '../postgres-server.ts';
import { openPool } from '../store/database.ts';
import { migrate } from '../store/migrations.ts';

export interface OpenBase {
  readonly pool: pg.Pool;
  /** Where `keys.json` lies. */
  readonly folder: string;
  /** Leaves the base as it was found: a PostgreSQL that ran goes on running. */
  readonly close: () => Promise<void>;
}

export interface WhichBase {
  readonly data: string;
  readonly databaseUrl: string | null;
  /** May a base be made where there is none? Only what fills an empty one wants that. */
  readonly mayMake: boolean;
  readonly log: (line: string) => void;
}

const withPool = async (
  folder: string,
  url: string,
  log: (line: string) => void,
  closeServer: () => Promise<void>,
): Promise<Result<OpenBase, CentralError>> => {
  const pool = openPool(url, log);
  const close = async (): Promise<void> => {
    await pool.end();
    await closeServer();
  };
  const fault = await connectionFault(pool);
  if (fault !== null) {
    await close();
    return err(fault);
  }
  await migrate(pool, new Date());
  return ok({ pool, folder, close });
};

/**
 * The base of a data folder, for a command. A central that runs there holds the folder, and its PostgreSQL is asked beside it. Else the
 * command holds the folder itself, starts PostgreSQL (or takes over one that a killed central left), and stops it at the end.
 */
export const openBase = async ({ data, databaseUrl, mayMake, log }: WhichBase): Promise<Result<OpenBase, CentralError>> => {
  const folder = join(data, 'central');
  const nothing = async (): Promise<void> => undefined;
  if (databaseUrl !== null) return withPool(folder, databaseUrl, log, nothing);
  if (!mayMake && !existsSync(join(folder, 'postgres')))
    return err({ code: 'CENTRAL_NO_BASE', detail: `There is no ${join(folder, 'postgres')}: name the folder with --data.` });
  const lock = lockFolder(folder);
  if (!lock.ok) {
    const running = await findRunningPostgres(folder);
    return running.ok ? withPool(folder, running.value, log, nothing) : running;
  }
  const server = await startPostgres(folder, log);
  if (!server.ok) {
    lock.value();
    return server;
  }
  return withPool(folder, server.value.url, log, async () => {
    await server.value.stop();
    lock.value();
  });
};
