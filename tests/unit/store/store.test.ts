import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginIncarnation, currentPosition } from '#store/incarnation.ts';
import { noteHighWater, outboxCounts, purgeSent, settle } from '#store/outbox.ts';
import { captureSession, insertSession, openSessions, writeAnswer } from '#store/session-log.ts';
import { openStore, STORE_VERSION, type Store } from '#store/store.ts';
import { emptyWal, purgeBehindNewest, walBytes } from '#store/upkeep.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const AT = '2026-07-14T10:00:00.000Z';
let folder: string;
let store: Store;

beforeEach(async () => {
  const temporary = temporaryFolder();
  folder = temporary.path;
  store = openStore(join(folder, 'kiosk.sqlite'));
  return () => {
    store.close();
    temporary.remove();
  };
});

const id = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const session = (number: number): void =>
  insertSession(store, {
    id: id(number),
    campaign: 'ete',
    quiz: 'petit',
    quizVersion: 'v1',
    quizLabel: 'Petit quiz',
    locale: 'fr',
    startedAt: AT,
  });

const captured = (incarnation: string, number: number, settledAt: string | null = null): void => {
  session(number);
  captureSession(store, incarnation, { id: id(number), endedAt: AT, sealed: null }, (place) => JSON.stringify(place));
  if (settledAt !== null) settle(store, [{ id: id(number), state: 'sent', reason: null }], settledAt);
};

describe('durability', () => {
  /** What each connection must have, as SQLite reads it back. */
  const SETTINGS = {
    journal_mode: 'wal',
    synchronous: 2,
    busy_timeout: 5000,
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    secure_delete: 1,
    journal_size_limit: 33_554_432,
    wal_autocheckpoint: 1000,
  };
  test('every setting is in force on a fresh store and on every opening after it, on both connections', () => {
    const settings = (one: Store) => Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, one.db.pragma(name, { simple: true })]));
    expect(settings(store)).toEqual(SETTINGS);
    const again = openStore(join(folder, 'kiosk.sqlite'));
    again.db.exec('CREATE TABLE x (y TEXT) STRICT');
    expect([settings(again), settings(store)]).toEqual([SETTINGS, SETTINGS]);
    again.close();
  });

  test('an emptied log is empty on disk, waits for nobody, and leaves the settings as they were', () => {
    const wal = join(folder, 'kiosk.sqlite-wal');
    session(1);
    expect(statSync(wal).size).toBeGreaterThan(0);
    const reader = openStore(join(folder, 'kiosk.sqlite'));
    const rows = reader.db.prepare('SELECT id FROM session').iterate();
    rows.next();
    emptyWal(store);
    expect(walBytes(store)).toBeGreaterThan(0);
    rows.return?.();
    reader.close();
    emptyWal(store);
    expect(walBytes(store)).toBe(0);
    expect(store.db.pragma('busy_timeout', { simple: true })).toBe(5000);
  });

  // Counted where strace is installed; elsewhere the pragma read back above has to do.
  if (spawnSync('strace', ['-V']).status === 0)
    test('each answer costs an fsync', () => {
      const script = `
      import { openStore } from '#store/store.ts';
      import { insertSession, writeAnswer } from '#store/session-log.ts';
      const store = openStore(${JSON.stringify(join(folder, 'traced.sqlite'))});
      insertSession(store, { id: 's', campaign: 'c', quiz: 'q', quizVersion: 'v', quizLabel: 'l', locale: 'fr', startedAt: 't' });
      for (let n = 0; n < 20; n += 1) writeAnswer(store, 's', { question: 'q' + n, record: '{}', givenAt: 't', locale: 'fr' });
      process.exit(0);`;
      // Into a file of its own: what Node says on stderr must not be mixed up with it.
      const trace = join(folder, 'trace.txt');
      const traced = spawnSync(
        'strace',
        ['-f', '-o', trace, '-e', 'trace=fsync,fdatasync', process.execPath, '--input-type=module-typescript', '-e', script],
        { encoding: 'utf8' },
      );
      expect(traced.status, traced.stderr).toBe(0);
      const calls = readFileSync(trace, 'utf8').match(/f(?:data)?sync\(/g)?.length ?? 0;
      expect(calls).toBeGreaterThanOrEqual(20);
    });

  test('a store newer than the app is refused and not touched', () => {
    store.db.pragma(`user_version = ${STORE_VERSION + 1}`);
    expect(() => openStore(join(folder, 'kiosk.sqlite'))).toThrow(/newer/);
    expect(store.db.pragma('user_version', { simple: true })).toBe(STORE_VERSION + 1);
  });
});

test('nobody but its owner reads the store: it holds the terminal’s private key and what visitors answered', () => {
  const file = join(folder, 'terminal', 'kiosk.sqlite');
  const fresh = openStore(file);
  fresh.db.exec('CREATE TABLE x (y TEXT) STRICT');
  const modes = () => [join(folder, 'terminal'), file, `${file}-wal`, `${file}-shm`].map((path) => [path, statSync(path).mode & 0o077]);
  const closed = modes().map(([path]) => [path, 0]);
  expect(modes()).toEqual(closed);
  fresh.close();
  chmodSync(file, 0o644);
  const again = openStore(file);
  expect(modes()).toEqual(closed);
  again.close();
});

describe('the session log', () => {
  test('an answer given again is changed, and survives the process', () => {
    session(1);
    const answer = (record: string) => writeAnswer(store, id(1), { question: 'envie', record, givenAt: AT, locale: 'en' });
    answer('"first"');
    answer('"second"');
    const other = openStore(join(folder, 'kiosk.sqlite'));
    expect(other.db.prepare('SELECT question, record FROM answer').all()).toEqual([{ question: 'envie', record: '"second"' }]);
    other.close();
  });

  test('ending twice makes one event', () => {
    beginIncarnation(store, id(900), AT);
    captured(id(900), 1);
    const again = captureSession(store, id(900), { id: id(1), endedAt: AT, sealed: null }, () => '{}');
    expect(again).toBeNull();
    expect(outboxCounts(store)).toEqual({ waiting: 1, parked: 0 });
    expect(openSessions(store)).toEqual([]);
  });

  test('when the event cannot be made the session stays open, and no number is lost', () => {
    beginIncarnation(store, id(900), AT);
    session(1);
    expect(() =>
      captureSession(store, id(900), { id: id(1), endedAt: AT, sealed: null }, () => {
        throw new Error('no event');
      }),
    ).toThrow('no event');
    expect(openSessions(store)).toHaveLength(1);
    captured(id(900), 2);
    expect(currentPosition(store)).toEqual({ incarnation: id(900), seq: 1 });
  });
});

describe('places', () => {
  test('are gapless, and an incarnation’s first names the last one of the incarnation before it', () => {
    beginIncarnation(store, id(900), AT);
    captured(id(900), 1);
    captured(id(900), 2);
    beginIncarnation(store, id(901), AT);
    beginIncarnation(store, id(902), AT);
    captured(id(902), 3);
    captured(id(902), 4);
    expect(waitingEvents(store, 10).map((item) => JSON.parse(item.body))).toEqual([
      { incarnation: id(900), seq: 1, predecessor: null },
      { incarnation: id(900), seq: 2 },
      { incarnation: id(902), seq: 1, predecessor: { incarnation: id(900), seq: 2 } },
      { incarnation: id(902), seq: 2 },
    ]);
  });
});

describe('the outbox', () => {
  test('what was settled is not sent again, and a parked record blocks nobody', () => {
    beginIncarnation(store, id(900), AT);
    for (const number of [1, 2, 3]) captured(id(900), number);
    settle(
      store,
      [
        { id: id(1), state: 'sent', reason: null },
        { id: id(2), state: 'parked', reason: 'rejected: form' },
      ],
      AT,
    );
    expect(waitingEvents(store, 10).map((item) => item.id)).toEqual([id(3)]);
    expect(outboxCounts(store)).toEqual({ waiting: 1, parked: 1 });
  });

  test('when central’s mark falls back, what lies beyond it waits again', () => {
    beginIncarnation(store, id(900), AT);
    for (const number of [1, 2, 3]) captured(id(900), number, AT);
    beginIncarnation(store, id(901), AT);
    captured(id(901), 4, AT);
    expect(noteHighWater(store, { incarnation: id(901), seq: 1 })).toBe(0);
    expect(noteHighWater(store, { incarnation: id(900), seq: 2 })).toBe(2);
    expect(waitingEvents(store, 10).map((item) => item.id)).toEqual([id(3), id(4)]);
  });

  test('finds what waits without reading through what was sent', () => {
    const asked: string[] = [];
    const told = new Proxy(store.db, {
      get: (db, name) => (name === 'prepare' ? (sql: string) => asked.push(sql) && db.prepare(sql) : Reflect.get(db, name, db)),
    });
    waitingEvents({ ...store, db: told }, 10);
    outboxCounts({ ...store, db: told });
    const plans = asked.map((sql) =>
      JSON.stringify(store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array.from(sql.matchAll(/\?/g), () => 10))),
    );
    expect(plans).toHaveLength(2);
    for (const plan of plans) expect(plan).toContain('INDEX event_state');
  });

  test('purging takes what was sent long ago, and never what waits or is parked', () => {
    beginIncarnation(store, id(900), AT);
    captured(id(900), 1, '2026-06-01T00:00:00.000Z');
    captured(id(900), 2, '2026-07-13T00:00:00.000Z');
    captured(id(900), 3);
    expect(purgeSent(store, '2026-06-14T00:00:00.000Z')).toBe(1);
    expect(store.db.prepare('SELECT id FROM event ORDER BY id').pluck().all()).toEqual([id(2), id(3)]);
  });
});

test('what makes room takes only what was sent long before the newest, by the clock that settled it', () => {
  beginIncarnation(store, id(900), AT);
  captured(id(900), 1, '2027-06-01T00:00:00.000Z');
  captured(id(900), 2, '2027-07-13T00:00:00.000Z');
  captured(id(900), 3);
  expect(purgeBehindNewest(store, 30 * 24 * 3600_000)).toBe(1);
  expect(purgeBehindNewest(store, 30 * 24 * 3600_000)).toBe(0);
  expect(store.db.prepare('SELECT id FROM event ORDER BY id').pluck().all()).toEqual([id(2), id(3)]);
});

test('a process killed between two answers loses none of those it was told are kept', () => {
  const file = join(folder, 'killed.sqlite');
  const script = `
    import { openStore } from '#store/store.ts';
    import { insertSession, writeAnswer } from '#store/session-log.ts';
    const store = openStore(${JSON.stringify(file)});
    insertSession(store, { id: 's', campaign: 'c', quiz: 'q', quizVersion: 'v', quizLabel: 'l', locale: 'fr', startedAt: 't' });
    for (let n = 0; n < 7; n += 1) writeAnswer(store, 's', { question: 'q' + n, record: '{}', givenAt: 't', locale: 'fr' });
    process.kill(process.pid, 'SIGKILL');`;
  expect(() => execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: 'ignore' })).toThrow();
  const after = openStore(file);
  expect(after.db.prepare('SELECT count(*) FROM answer').pluck().get()).toBe(7);
  after.close();
});
