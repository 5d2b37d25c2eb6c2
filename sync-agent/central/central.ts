import { join } from 'node:path';
import { err, ok, type Result } from '#fields/result.ts';
import { claimText } from '#wire/claim.ts';
import { makeClaimCode } from './claim-code.ts';
import { connectionFault } from './connection-fault.ts';
import type { CentralError } from './errors.ts';
import { lockFolder } from './folder-lock.ts';
import { centralApp, listen } from './http-server.ts';
import { keyRing, loadKeys } from './keys.ts';
import { hashPassword, makePassword } from './password.ts';
import { startPostgres } from './postgres-server.ts';
import { ingestGate, requestBuckets } from './routes-terminal.ts';
import { countAccounts, createAccount } from './store/accounts.ts';
import { openPool } from './store/database.ts';
import { migrate } from './store/migrations.ts';
import { startProjector } from './store/projector.ts';
import { bringProjectionsUpToDate } from './store/rebuild.ts';
import { TALLY_SLOTS } from './store/tallies.ts';
import { saveClaim } from './store/terminals.ts';
import type { Surroundings } from './surroundings.ts';

export interface CentralOptions extends Surroundings {
  /** All state lies in `central/` under it. */
  readonly data: string;
  readonly host: string;
  readonly port: number;
  /** A PostgreSQL of the office's own; null: central starts one. */
  readonly databaseUrl: string | null;
  readonly issueClaimFor: string | null;
  readonly claimLifeMs: number;
  /** Central's address as terminals reach it; null: nobody said. */
  readonly publicUrl: string | null;
}

export interface RunningCentral {
  readonly url: string;
  /** Said once, at the first start; the base holds only its hash. */
  readonly password: string | null;
  readonly claim: string | null;
  readonly firstStart: boolean;
  readonly recoveryKit: string | null;
  readonly postgresPid: number | null;
  readonly adoptedPostgres: boolean;
  /** Answers what was asked, closes, stops its own PostgreSQL. Can be called again. */
  readonly stop: () => Promise<void>;
}

const FIRST_ACCOUNT = 'office';

/** Starts everything in order, and on a failure closes again what was opened. */
export const startCentral = async (options: CentralOptions): Promise<Result<RunningCentral, CentralError>> => {
  const folder = join(options.data, 'central');
  const closers: (() => Promise<void> | void)[] = [];
  let closing: Promise<void> | null = null;
  const closeAll = async (): Promise<void> => {
    for (const close of closers.toReversed()) await close();
  };
  const stop = (): Promise<void> => {
    closing ??= closeAll();
    return closing;
  };
  const give = async (error: CentralError): Promise<Result<never, CentralError>> => {
    await stop();
    return err(error);
  };

  try {
    const lock = lockFolder(folder);
    if (!lock.ok) return lock;
    closers.push(lock.value);
    const server = options.databaseUrl === null ? await startPostgres(folder, options.log) : null;
    if (server?.ok === false) return await give(server.error);
    if (server !== null) closers.push(server.value.stop);
    const pool = openPool(server?.value.url ?? options.databaseUrl ?? '', options.log);
    closers.push(() => pool.end());
    const fault = await connectionFault(pool);
    if (fault !== null) return await give(fault);

    await migrate(pool, options.now());
    const loaded = await loadKeys(pool, folder, options.now());
    if (!loaded.ok) return await give(loaded.error);
    const rebuilt = await bringProjectionsUpToDate(pool);
    if (rebuilt !== null && rebuilt > 0) options.log(`projections made anew from ${rebuilt} events`);

    const gate = ingestGate();
    const projector = startProjector({ pool, slot: options.below(TALLY_SLOTS), busy: gate.busy, log: options.log });
    closers.push(projector.stop);
    const keys = keyRing(folder, loaded.value.keys, options.log);
    const app = centralApp({ ...options, pool, keys, gate, requests: requestBuckets(), onCommitted: projector.wake });
    const listening = await listen(app, options.host, options.port);
    if (!listening.ok) return await give(listening.error);
    closers.push(listening.value.close);

    // Last, so that a start that fails before it does not use up the one time the password is said.
    const offered = (await countAccounts(pool)) === 0 ? makePassword(options.below) : null;
    // Of several centrals that start on an empty base one makes the account; the others have no password to tell.
    const firstStart = offered !== null && (await createAccount(pool, FIRST_ACCOUNT, await hashPassword(offered), options.now()));
    const password = firstStart ? offered : null;
    const secret = options.issueClaimFor === null ? null : makeClaimCode(options.below);
    if (secret !== null && options.issueClaimFor !== null)
      await saveClaim(pool, secret, options.issueClaimFor, options.now(), options.claimLifeMs);
    return ok({
      url: listening.value.url,
      password,
      claim: secret === null ? null : claimText(secret, keys.current().signing.publicKey),
      firstStart,
      recoveryKit: loaded.value.kit,
      postgresPid: server?.value.pid ?? null,
      adoptedPostgres: server?.value.adopted ?? false,
      stop,
    });
  } catch (cause) {
    await stop();
    throw cause;
  }
};
