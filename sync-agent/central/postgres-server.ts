import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { err, ok, type Result } from '#fields/result.ts';
import type { CentralError } from './errors.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { type AsWhom, findIdentity } from './postgres-identity.ts';
import { isAlive, type Postmaster, readPostmasterPid } from './postmaster-pid.ts';

const run = promisify(execFile);
const SUPERUSER = 'estran';
const PATIENCE_MS = 30_000;
/** How often central looks whether its PostgreSQL still lives. */
const LOOK_MS = 1_000;

export interface PostgresServer {
  readonly url: string;
  /** Of the process that was started or found; after a death another one takes its place. */
  readonly pid: number;
  /** True when it was still running from a central that died. */
  readonly adopted: boolean;
  /** Fast, clean shutdown; resolves when the process is gone. Can be called again. */
  readonly stop: () => Promise<void>;
}

const failed = (detail: string): Result<never, CentralError> => err({ code: 'CENTRAL_POSTGRES_FAILED', detail });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

const urlOf = (port: number, password: string): string => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;

/** Does a server on this port take our password? It is random, so nobody else's does. */
const answers = async (port: number, password: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: urlOf(port, password), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // a server that goes away while it is asked has answered: no
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Off Linux nobody tells what a process is; then only its answer counts. */
const mayBePostgres = (pid: number): boolean => {
  if (process.platform !== 'linux') return true;
  try {
    return /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
};

const waitUntil = async (holds: () => boolean | Promise<boolean>, patienceMs: number): Promise<boolean> => {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if (await holds()) return true;
    await wait(30);
  }
  return false;
};

/** A fast shutdown writes a checkpoint first; longer than this it is not waited for. */
const FAST_MS = 8_000;

const shutDown = async (pid: number, folder: string, binaries: PostgresBinaries): Promise<void> => {
  if (!isAlive(pid)) return;
  // SIGINT is PostgreSQL's fast shutdown; Windows has no signals, there pg_ctl says it.
  if (process.platform === 'win32') await run(binaries.pg_ctl, ['stop', '-D', folder, '-m', 'fast']);
  else {
    process.kill(pid, 'SIGINT');
    const left = await waitUntil(() => !isAlive(pid) || readPostmasterPid(folder) === null, FAST_MS);
    // Asked while it clears up after a backend that was killed, it waits for ever. What was committed is on disk: the next start recovers it.
    if (!left) process.kill(pid, 'SIGQUIT');
  }
  await waitUntil(() => !isAlive(pid) || readPostmasterPid(folder) === null, PATIENCE_MS);
  await waitUntil(() => !isAlive(pid), 5_000);
};

/** Looks after a server and starts it again on the same port when it dies. Returns how to end it, once and for all. */
const keepAlive = (
  first: Postmaster,
  again: (port: number) => Promise<Result<Postmaster, CentralError>>,
  end: (pid: number) => Promise<void>,
  log: (line: string) => void,
): (() => Promise<void>) => {
  let pid = first.pid;
  let starting: Promise<void> | null = null;
  const startAgain = async (): Promise<void> => {
    log('PostgreSQL is gone and is started again');
    const started = await again(first.port).catch((cause: unknown) => failed(String(cause)));
    if (started.ok) pid = started.value.pid;
    else log(`${started.error.code}: ${started.error.detail}`);
  };
  const look = setInterval(() => {
    if (starting !== null || isAlive(pid)) return;
    starting = startAgain().finally(() => {
      starting = null;
    });
  }, LOOK_MS);
  let stopping: Promise<void> | null = null;
  return () => {
    clearInterval(look);
    stopping ??= (starting ?? Promise.resolve()).then(() => end(pid));
    return stopping;
  };
};

/** Makes the database beside its place and moves it there when it is whole: a kill in between leaves nothing that looks like one. */
const initialise = async (
  binaries: PostgresBinaries,
  as: AsWhom,
  folder: string,
  password: string,
): Promise<Result<null, CentralError>> => {
  const making = `${folder}.making`;
  const passwordFile = `${folder}.pwfile`;
  rmSync(making, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const { program, args } = as(binaries.initdb, [
    '-D',
    making,
    '-U',
    SUPERUSER,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
  ]);
  try {
    await run(program, [...args]);
    renameSync(making, folder);
    return ok(null);
  } catch (cause) {
    return failed(`initdb: ${cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

/** Texts of visitors pass through statements: on an error the log keeps the code, not the statement nor the row. */
const settings = (port: number): readonly string[] =>
  [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=on',
    'synchronous_commit=on',
    'shared_buffers=64MB',
    'max_connections=40',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'logging_collector=off',
  ].flatMap((setting) => ['-c', setting]);

const launch = async (
  binaries: PostgresBinaries,
  as: AsWhom,
  folder: string,
  password: string,
  logFile: string,
  port: number,
): Promise<Result<Postmaster, CentralError>> => {
  const { program, args } = as(binaries.postgres, ['-D', folder, ...settings(port)]);
  const log = openSync(logFile, 'a', 0o600);
  // Its own session and a file for its words: it outlives a central that is killed, and Ctrl-C does not reach it.
  const child = spawn(program, [...args], { detached: true, stdio: ['ignore', log, log], windowsHide: true });
  closeSync(log);
  let gone: string | null = null;
  child.once('error', (cause) => {
    gone = cause.message;
  });
  child.once('exit', (code, signal) => {
    gone = `it ended with ${signal ?? code}`;
  });
  child.unref();
  const ready = await waitUntil(async () => gone !== null || (await answers(port, password)), PATIENCE_MS);
  const postmaster = readPostmasterPid(folder);
  if (!ready) child.kill('SIGINT');
  if (ready && gone === null && postmaster !== null) return ok(postmaster);
  return failed(`${gone ?? 'it did not answer in time'}; its own words are in ${logFile}`);
};

/** A server that lives on from a central that was killed, or null. */
const findRunning = async (folder: string, password: string): Promise<Result<Postmaster | null, CentralError>> => {
  const noted = readPostmasterPid(folder);
  // A dead process's file PostgreSQL itself takes over, with more care than we could.
  if (noted === null || !isAlive(noted.pid)) return ok(null);
  if (!mayBePostgres(noted.pid)) {
    rmSync(join(folder, 'postmaster.pid'), { force: true });
    return ok(null);
  }
  // It may just be recovering or stopping: wait until it answers or is gone.
  let answering = false;
  await waitUntil(async () => {
    answering = await answers(noted.port, password);
    return answering || !isAlive(noted.pid);
  }, PATIENCE_MS);
  if (answering) return ok(noted);
  return isAlive(noted.pid)
    ? failed(`Process ${noted.pid} holds ${folder} and does not answer on port ${noted.port}. Stop it, then start again.`)
    : ok(null);
};

/** The address of the PostgreSQL that a running central keeps in this folder. */
export const findRunningPostgres = async (dataFolder: string): Promise<Result<string, CentralError>> => {
  const passwordFile = join(dataFolder, 'postgres-password');
  if (!existsSync(passwordFile)) return failed(`${passwordFile} is missing; central may just be starting.`);
  const password = readFileSync(passwordFile, 'utf8').trim();
  let found: Postmaster | null = null;
  // Central may have taken the folder and not started PostgreSQL yet.
  await waitUntil(async () => {
    found = readPostmasterPid(join(dataFolder, 'postgres'));
    return found !== null && (await answers(found.port, password));
  }, PATIENCE_MS);
  const postmaster = readPostmasterPid(join(dataFolder, 'postgres'));
  return found === null || postmaster === null
    ? failed(`The PostgreSQL of ${dataFolder} does not answer.`)
    : ok(urlOf(postmaster.port, password));
};

/** Starts central's own PostgreSQL under `dataFolder`, or adopts the one that still runs there. */
export const startPostgres = async (dataFolder: string, log: (line: string) => void): Promise<Result<PostgresServer, CentralError>> => {
  const folder = join(dataFolder, 'postgres');
  const passwordFile = join(dataFolder, 'postgres-password');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const binaries = await findPostgresBinaries();
  if (!binaries.ok) return binaries;
  const firstStart = !existsSync(folder);
  if (firstStart) writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (!existsSync(passwordFile)) return failed(`${passwordFile} is missing: put it back, or move ${folder} away to begin anew.`);
  const password = readFileSync(passwordFile, 'utf8').trim();
  const as = await findIdentity();
  if (!as.ok) return as;
  const startOn = (port: number): Promise<Result<Postmaster, CentralError>> =>
    launch(binaries.value, as.value, folder, password, join(dataFolder, 'postgres.log'), port);
  const serverAt = (postmaster: Postmaster, adopted: boolean): PostgresServer => ({
    url: urlOf(postmaster.port, password),
    pid: postmaster.pid,
    adopted,
    stop: keepAlive(postmaster, startOn, (pid) => shutDown(pid, folder, binaries.value), log),
  });
  const running = await findRunning(folder, password);
  if (!running.ok) return running;
  if (running.value !== null) return ok(serverAt(running.value, true));

  if (firstStart) {
    const made = await initialise(binaries.value, as.value, folder, password);
    if (!made.ok) return made;
  }
  let started = await startOn(await freePort());
  // Once more: another program may have taken the port in between, or an older server's processes are still leaving.
  if (!started.ok) started = await startOn(await freePort());
  return started.ok ? ok(serverAt(started.value, false)) : started;
};
