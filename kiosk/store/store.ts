import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { versionOnDisk } from './disk-image.ts';
import { sessionsAndOutbox } from './migrations/001-sessions-and-outbox.ts';
import { deadlinesInMemory } from './migrations/002-deadlines-in-memory.ts';
import { outboxByState } from './migrations/003-outbox-by-state.ts';
import { scoresOfTheDay } from './migrations/004-scores-of-the-day.ts';
import { lossesAndTroubles } from './migrations/005-losses-and-troubles.ts';
import { whatIsOpenAndSound } from './migrations/006-what-is-open-and-sound.ts';

/** Numbered, forward only: the position is the version. A migration that has shipped is never changed. */
export const MIGRATIONS: readonly string[] = [
  sessionsAndOutbox,
  deadlinesInMemory,
  outboxByState,
  scoresOfTheDay,
  lossesAndTroubles,
  whatIsOpenAndSound,
];
export const STORE_VERSION = MIGRATIONS.length;

/** A connection to the terminal's SQLite file. Two processes hold one each: the host and the agent. */
export interface Store {
  readonly db: Database.Database;
  readonly close: () => void;
}

const FULL = 2;

/**
 * better-sqlite3 is built with synchronous=NORMAL as its default in WAL, which loses the tail at a power cut, and falls back
 * to it on each open: so FULL is set after the journal mode, every time, and read back.
 */
const makeDurable = (db: Database.Database): void => {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('busy_timeout = 5000');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('secure_delete = ON');
  db.pragma('journal_size_limit = 33554432');
  db.pragma('wal_autocheckpoint = 1000');
};

const assertDurable = (db: Database.Database): void => {
  const mode = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== FULL) {
    throw new Error(`the store is not durable: journal_mode=${String(mode)}, synchronous=${String(synchronous)}`);
  }
};

const versionOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }));

/** Brings the schema to this version; several processes may try at once. */
const migrate = (db: Database.Database): void => {
  const step = db.transaction(() => {
    for (const [index, sql] of MIGRATIONS.entries()) {
      if (index < versionOf(db)) continue;
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }
  });
  if (versionOf(db) < STORE_VERSION) step.immediate();
};

/** The store holds the terminal's private key: nobody else on the machine reads it. SQLite gives its `-wal` and `-shm` the same mode. */
const keepPrivate = (file: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
};

/**
 * Opens `file` (made when it is missing), durable and at this version. Throws when either cannot be had. A store newer than the app is
 * refused before SQLite touches it.
 */
export const openStore = (file: string): Store => {
  const version = versionOnDisk(file);
  if (version > STORE_VERSION) {
    throw new Error(`the store has version ${version}, newer than this app's ${STORE_VERSION}: install the newer app`);
  }
  keepPrivate(file);
  const db = new Database(file);
  try {
    makeDurable(db);
    migrate(db);
    // Again after the first DDL: that is when the default creeps back in.
    db.pragma('synchronous = FULL');
    assertDurable(db);
  } catch (cause) {
    db.close();
    throw cause;
  }
  return { db, close: () => db.close() };
};

const kept = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** A statement that is prepared once for each connection: what is asked with every answer must not be parsed each time. */
export const prepared = ({ db }: Store, sql: string): Database.Statement => {
  const statements = kept.get(db) ?? new Map<string, Database.Statement>();
  kept.set(db, statements);
  const statement = statements.get(sql) ?? db.prepare(sql);
  statements.set(sql, statement);
  return statement;
};

/** Grows whenever another connection commits: cheap to poll, a few microseconds. */
export const dataVersion = (store: Store): number => Number(store.db.pragma('data_version', { simple: true }));
