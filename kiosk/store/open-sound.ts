import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';
import type { Position } from '#wire/event.ts';
import { damageOnDisk, isTorn, versionOnDisk } from './disk-image.ts';
import { holesIn, noteLoss } from './ledger.ts';
import { rowsOf } from './rows.ts';
import { salvage } from './salvage.ts';
import { finishSetAside, replaceDamaged } from './set-aside.ts';
import { openStore, STORE_VERSION, type Store } from './store.ts';
import { openTally, readTally, type Tally } from './tally.ts';
import { clearTrouble, noteTrouble, troublesOf } from './trouble.ts';

export interface SoundStore {
  readonly store: Store;
  readonly tally: Tally;
}

/** The store was made by a newer app. Nothing of it was touched. */
export interface NewerStore {
  readonly version: number;
  readonly known: number;
}

/** What SQLite says of a file that is not, or no longer, what it wrote. */
const isDamage = (cause: unknown): boolean =>
  cause instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_DATA)/.test(cause.code);

/** Tables that are there at every version: a store without them is somebody else's. */
const OURS = ['setting', 'incarnation', 'session', 'answer', 'event', 'sealed_part'];

/** What is wrong with the store as SQLite sees it; null: nothing. Read only: nothing of it is changed before it is known to be sound. */
const damageInside = (file: string): string | null => {
  const size = existsSync(file) ? statSync(file).size : 0;
  if (size === 0) return null;
  // SQLite takes less than a head for nothing at all, and writes over it.
  if (size < 100) return `${size} bytes are no store`;
  let db: Database.Database | null = null;
  try {
    // Read only: a connection that may write carries the log into the file when it closes.
    db = new Database(file, { readonly: true });
    const found = db.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') return String(found);
    const tables = new Set(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
    const missing = OURS.filter((name) => !tables.has(name));
    const isFresh = tables.size === 0 && db.pragma('user_version', { simple: true }) === 0;
    if (isFresh) return null;
    if (missing.length > 0) return `it has no table ${missing.join(', ')}`;
    // The agent and the host read these at once, and an unreadable one would stop both for ever.
    db.prepare('SELECT count(value) FROM setting').get();
    return null;
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    return cause instanceof Error ? cause.message : String(cause);
  } finally {
    db?.close();
  }
};

const known = (store: Store): Position[] =>
  rowsOf(
    z.object({ incarnation: z.string(), seq: z.number() }),
    store.db.prepare('SELECT id AS incarnation, last_seq AS seq FROM incarnation WHERE last_seq > 0 ORDER BY rowid DESC').all(),
  );

/** Numbers that the tally saw captured and that the store does not know: they are lost, and never given out again. */
const noteBehind = (store: Store, tally: readonly Position[], at: string): number => {
  const seen = new Map(known(store).map(({ incarnation, seq }) => [incarnation, seq]));
  // The oldest first: an incarnation whose row is gone comes back behind those before it.
  return tally.toReversed().reduce((lost, { incarnation, seq }) => {
    const has = seen.get(incarnation) ?? 0;
    if (seq <= has) return lost;
    noteLoss(store, { incarnation, first: has + 1, last: seq, at });
    return lost + seq - has;
  }, 0);
};

/** Numbers between others whose events are gone: lost as well. */
const noteHoles = (store: Store, at: string): number => {
  let lost = 0;
  for (const { incarnation, ranges } of holesIn(store))
    for (const [first, last] of ranges) {
      noteLoss(store, { incarnation, first, last, at });
      lost += last - first + 1;
    }
  return lost;
};

/** What a disk once took is told this long; the numbers stay in the ledger. */
const TOLD_MS = 30 * 24 * 3600_000;

const forgetOldTroubles = (store: Store, at: string): void => {
  const before = new Date(Date.parse(at) - TOLD_MS).toISOString();
  for (const { code, since } of troublesOf(store))
    if ((code === 'TERMINAL_STORE_SALVAGED' || code === 'TERMINAL_STORE_BEHIND') && since < before) clearTrouble(store, code);
};

/**
 * Opens the store as a terminal does when it starts: looked through first, salvaged when it is damaged, held against the tally. One that
 * a newer app made is left alone. Throws when the disk does not let it: no room, no right, another process that holds it.
 */
export const openSoundStore = (file: string, at: string, log: (line: string) => void): Result<SoundStore, NewerStore> => {
  const tallyFile = join(dirname(file), 'captured.tally');
  if (finishSetAside(file, at)) log('a salvage that was cut short is finished');
  const version = versionOnDisk(file);
  if (version > STORE_VERSION) return err({ version, known: STORE_VERSION });
  const tally = readTally(tallyFile);
  const torn = isTorn(file);
  const damage = damageOnDisk(file) ?? damageInside(file);
  let salvaged: string | null = null;
  if (damage !== null) {
    const { aside, made } = replaceDamaged(file, at, (fresh) => salvage(file, fresh, tally, at));
    salvaged =
      `${damage.slice(0, 200)}. ${made.events} event(s) carried over, at most ${made.lost} lost` +
      `${made.identity ? '' : '; the terminal must be enrolled again'}. The damaged files: ${aside}`;
    log(`the store is damaged: ${salvaged}`);
  }
  const store = openStore(file);
  try {
    forgetOldTroubles(store, at);
    const behind = noteBehind(store, tally, at) + noteHoles(store, at);
    if (salvaged !== null) noteTrouble(store, 'TERMINAL_STORE_SALVAGED', at, salvaged);
    const missing = [
      ...(behind > 0 ? [`at most ${behind} captured session(s) are lost`] : []),
      ...(torn && salvaged === null ? ['the last write was not whole: an answer of a visit that was not over may be missing'] : []),
    ].join('; ');
    if (missing !== '') {
      log(`the store is older than it was: ${missing}`);
      noteTrouble(store, 'TERMINAL_STORE_BEHIND', at, missing);
    }
    return ok({ store, tally: openTally(tallyFile, known(store)) });
  } catch (cause) {
    store.close();
    throw cause;
  }
};
