import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { ledgerOf } from '#store/ledger.ts';
import { answerRecords, openSessions } from '#store/session-log.ts';
import { terminalId } from '#store/settings.ts';
import { MIGRATIONS, openStore, STORE_VERSION, type Store } from '#store/store.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { AT, id } from './support/rows.ts';

/** The first of each digest's characters: a change of what has shipped is a new migration instead. */
const SHIPPED = ['d36b0d93a347967c', 'a2de0196346ae12b', '5e98bf3d5db64d8e', '61e774eab075747e', '6f33bf8a29edaeb2', '625d658d26c2c248'];

let folder: string;
let file: string;
beforeEach(() => {
  const temporary = temporaryFolder('migrations');
  folder = temporary.path;
  file = join(folder, 'kiosk.sqlite');
  return () => temporary.remove();
});

/** A terminal's rows as every version since the first could write them; `deadline_at` went with the second. */
const rowsOf = (version: number): readonly string[] => {
  const [column, value] = version < 2 ? [', deadline_at', `, '${AT}'`] : ['', ''];
  const session = (number: number, ended: string) =>
    `INSERT INTO session (id, campaign, quiz, quiz_version, quiz_label, locale, started_at, ended_at${column})
     VALUES ('${id(number)}', 'ete', 'petit', 'v1', 'Petit quiz', 'fr', '${AT}', ${ended}${value})`;
  const event = (number: number, seq: number, state: string, settled: string, reason: string) =>
    `INSERT INTO event (id, incarnation, seq, body, captured_at, state, settled_at, reason)
     VALUES ('${id(number)}', '${id(900)}', ${seq}, '{"seq":${seq}}', '${AT}', '${state}', ${settled}, ${reason})`;
  return [
    `INSERT INTO setting (key, value) VALUES ('terminal', '${id(1)}')`,
    `INSERT INTO incarnation (id, opened_at, predecessor, last_seq) VALUES ('${id(900)}', '${AT}', NULL, 3)`,
    session(10, `'${AT}'`),
    session(11, `'${AT}'`),
    session(12, `'${AT}'`),
    session(13, 'NULL'),
    `INSERT INTO answer (session, question, record, given_at) VALUES ('${id(13)}', 'envie', '"large"', '${AT}')`,
    event(10, 1, 'sent', `'${AT}'`, 'NULL'),
    event(11, 2, 'parked', `'${AT}'`, `'rejected: form'`),
    event(12, 3, 'waiting', 'NULL', 'NULL'),
    `INSERT INTO sealed_part (event, envelope) VALUES ('${id(12)}', '{"formatVersion":1,"keyId":"k","enc":"e","ct":"c"}')`,
    ...(version < 4 ? [] : [`INSERT INTO score (day, pack, initials, points) VALUES ('2026-07-14', 'petit', 'ABC', 7)`]),
    ...(version < 5 ? [] : [`INSERT INTO trouble (code, since, detail) VALUES ('TERMINAL_DISK_LOW', '${AT}', '19 %')`]),
  ];
};

/** A store as exactly this version made and left it. */
const madeBy = (version: number): void => {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  for (const sql of MIGRATIONS.slice(0, version)) db.exec(sql);
  db.pragma(`user_version = ${version}`);
  for (const sql of rowsOf(version)) db.prepare(sql).run();
  db.close();
};

const everythingIsThere = (store: Store): void => {
  expect(store.db.pragma('user_version', { simple: true })).toBe(STORE_VERSION);
  expect(store.db.pragma('quick_check', { simple: true })).toBe('ok');
  expect(terminalId(store, () => 'another')).toBe(id(1));
  expect(openSessions(store).map((one) => one.id)).toEqual([id(13)]);
  expect(answerRecords(store, id(13))).toEqual(['"large"']);
  expect(waitingEvents(store, 10)).toMatchObject([{ id: id(12), body: '{"seq":3}', sealed: { keyId: 'k' }, damage: null }]);
  expect(ledgerOf(store)).toEqual([{ incarnation: id(900), captured: 3, waiting: [[3, 3]], parked: [[2, 2]], lost: [] }]);
};

const VERSIONS = MIGRATIONS.map((_, index) => index + 1);

test('a migration that has shipped is never changed', () => {
  const digests = MIGRATIONS.map((sql) => createHash('sha256').update(sql).digest('hex').slice(0, 16));
  expect(digests).toEqual(SHIPPED);
});

/** The same tables, columns and indexes as a store that was made at the newest version. */
const schemaOf = (store: Store): unknown =>
  store.db.prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all();

describe('a store', () => {
  test.each(VERSIONS)('of version %i comes out whole at the newest', (version) => {
    madeBy(version);
    const store = openStore(file);
    everythingIsThere(store);
    const fresh = openStore(join(folder, 'fresh.sqlite'));
    expect(schemaOf(store)).toEqual(schemaOf(fresh));
    fresh.close();
    store.close();
  });

  test.each(VERSIONS.slice(0, -1))('of version %i is what it was after one step', (version) => {
    madeBy(version);
    const db = new Database(file);
    const tables = ['setting', 'incarnation', 'session', 'answer', 'event', 'sealed_part'];
    const rows = () => tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
    const before = rows();
    if (version === 1) for (const row of before[2] ?? []) if (row instanceof Object) Reflect.deleteProperty(row, 'deadline_at');
    db.exec(MIGRATIONS[version] ?? '');
    expect(rows()).toMatchObject(before);
    db.close();
  });

  test('of the first version is migrated once by several processes that open it at once', async () => {
    madeBy(1);
    const script = `
      import { openStore } from '#store/store.ts';
      process.stdin.once('data', () => {
        const store = openStore(${JSON.stringify(file)});
        store.db.prepare("INSERT INTO setting (key, value) VALUES (?, '')").run(String(process.pid));
        store.close();
        process.exit(0);
      });
      console.log('ready');`;
    const openers = Array.from({ length: 3 }, () =>
      spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    await Promise.all(openers.map((one) => new Promise((ready) => one.stdout.once('data', ready))));
    const codes = openers.map((one) => new Promise((ended) => one.once('exit', ended)));
    for (const one of openers) one.stdin.write('now\n');
    expect(await Promise.all(codes)).toEqual([0, 0, 0]);
    const store = openStore(file);
    everythingIsThere(store);
    expect(store.db.prepare("SELECT count(*) FROM setting WHERE value = ''").pluck().get()).toBe(3);
    store.close();
  });

  test('whose migration fails half way stays what it was, and opens once the cause is gone', () => {
    madeBy(3);
    const db = new Database(file);
    // What version 6 wants to make is there already, made by nobody.
    db.exec('CREATE INDEX event_open ON event (seq)');
    expect(() => openStore(file)).toThrow(/event_open/);
    expect(db.pragma('user_version', { simple: true })).toBe(3);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'score'").pluck().get()).toBe(0);
    db.exec('DROP INDEX event_open');
    db.close();
    const store = openStore(file);
    everythingIsThere(store);
    store.close();
  });
});
