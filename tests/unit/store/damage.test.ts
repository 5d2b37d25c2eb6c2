import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { seededChance } from '#play/chance.ts';
import { beginIncarnation } from '#store/incarnation.ts';
import { ledgerOf } from '#store/ledger.ts';
import { openSoundStore, type SoundStore } from '#store/open-sound.ts';
import { settle } from '#store/outbox.ts';
import { answerRecords, captureSession, insertSession, openSessions, writeAnswer } from '#store/session-log.ts';
import { centralOf, terminalId, terminalKeys } from '#store/settings.ts';
import { openStore, STORE_VERSION } from '#store/store.ts';
import { troublesOf } from '#store/trouble.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { Position } from '#wire/event.ts';
import { makeSigningKeyPair } from '#wire/signature.ts';
import { copyAsCut, flip } from './support/damage.ts';
import { AT } from './support/rows.ts';

// long: every way in which a disk can spoil a store, held against one promise.

/** A terminal's life before the damage, as its files lay on the disk when the power went. */
interface Life {
  readonly folder: string;
  /** Everything that was acknowledged as captured. */
  readonly captured: readonly Position[];
  readonly ids: readonly string[];
  readonly terminal: string;
  readonly openSession: string;
}

const open = (folder: string): SoundStore => {
  const opened = openSoundStore(join(folder, 'kiosk.sqlite'), AT, () => undefined);
  if (!opened.ok) throw new Error('refused as newer');
  return opened.value;
};

const WORDS = 'Le phare au bout de la jetée. '.repeat(20);
const newSession = ({ store }: SoundStore): string => {
  const id = uuidv7();
  insertSession(store, { id, campaign: 'ete', quiz: 'petit', quizVersion: 'v1', quizLabel: 'Petit quiz', locale: 'fr', startedAt: AT });
  for (let question = 0; question < 3; question += 1)
    writeAnswer(store, id, { question: `q${question}`, record: JSON.stringify({ words: WORDS }), givenAt: AT, locale: 'fr' });
  return id;
};
const capture = (sound: SoundStore, incarnation: string, id: string): Position => {
  let at: Position | null = null;
  captureSession(sound.store, incarnation, { id, endedAt: AT, sealed: null }, (place) => {
    at = { incarnation: place.incarnation, seq: place.seq };
    return JSON.stringify({ id, ...place, sealed: false, answers: [WORDS, WORDS] });
  });
  if (at === null) throw new Error('not captured');
  sound.tally.note(at);
  return at;
};

/** Opened `openings` times, each with `sessions` sessions; the last one is cut off by the power, and so are the others when `checkpointed` is false. */
const live = (folder: string, openings: number, sessions: number, checkpointed: boolean): Life => {
  mkdirSync(folder, { recursive: true });
  const captured: Position[] = [];
  const ids: string[] = [];
  const held: SoundStore[] = [];
  let terminal = '';
  let openSession = '';
  for (let opening = 0; opening < openings; opening += 1) {
    const sound = open(folder);
    const incarnation = uuidv7();
    beginIncarnation(sound.store, incarnation, AT);
    terminal = terminalId(sound.store, uuidv7);
    terminalKeys(sound.store, makeSigningKeyPair);
    for (let number = 0; number < sessions; number += 1) {
      const id = newSession(sound);
      captured.push(capture(sound, incarnation, id));
      ids.push(id);
    }
    settle(
      sound.store,
      ids.slice(0, 3).map((id) => ({ id, state: 'sent', reason: null })),
      AT,
    );
    if (opening === openings - 1) openSession = newSession(sound);
    if (opening === openings - 1 || !checkpointed) held.push(sound);
    else sound.store.close();
  }
  const cut = join(folder, 'cut');
  mkdirSync(cut);
  copyAsCut(folder, cut);
  for (const { store, tally } of held) {
    tally.close();
    store.close();
  }
  return { folder: cut, captured, ids, terminal, openSession };
};

const keyOf = ({ incarnation, seq }: Position): string => `${incarnation} ${seq}`;

interface Outcome {
  readonly there: number;
  readonly lost: number;
  readonly troubles: readonly string[];
  readonly aside: boolean;
}

/** Opens what is left, goes on living, and holds both lives against each other. */
const judge = (life: Life, folder: string): Outcome => {
  const sound = open(folder);
  try {
    const { store } = sound;
    const rows = z
      .array(z.object({ incarnation: z.string(), seq: z.number(), id: z.string() }))
      .parse(store.db.prepare('SELECT incarnation, seq, id FROM event').all());
    const there = new Set(rows.map(keyOf));
    const lost = new Set(
      ledgerOf(store).flatMap(({ incarnation, lost: ranges }) =>
        ranges.flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, index) => keyOf({ incarnation, seq: first + index })),
        ),
      ),
    );
    const before = new Set(life.captured.map(keyOf));
    expect(
      life.captured.filter((one) => !there.has(keyOf(one)) && !lost.has(keyOf(one))),
      'neither there nor lost',
    ).toEqual([]);
    expect(
      [...lost].filter((key) => there.has(key)),
      'there and lost',
    ).toEqual([]);
    expect(
      [...lost].filter((key) => !before.has(key)),
      'lost, and never captured',
    ).toEqual([]);
    // Nothing of what is there is anything but what was captured.
    const place = new Map(life.captured.map((one, index) => [keyOf(one), life.ids[index]]));
    for (const row of rows) expect(place.get(keyOf(row))).toBe(row.id);
    for (const { id, body, damage } of waitingEvents(store, 1000))
      if (damage === null) expect(JSON.parse(body)).toMatchObject({ id, answers: [WORDS, WORDS] });
    const incarnation = uuidv7();
    beginIncarnation(store, incarnation, AT);
    const again = capture(sound, incarnation, newSession(sound));
    expect(before.has(keyOf(again))).toBe(false);
    return {
      there: there.size,
      lost: lost.size,
      troubles: troublesOf(store)
        .map(({ code }) => code)
        .sort(),
      aside: readdirSync(folder).some((name) => name.includes('.damaged-')),
    };
  } finally {
    sound.tally.close();
    sound.store.close();
  }
};

// Each position is a store opened and salvaged, flushes and all: on a busy disk that takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let temporary: TemporaryFolder;
let inLog: Life;
let inFile: Life;
let run = 0;
beforeAll(() => {
  temporary = temporaryFolder('damage');
  // Everything still in the write-ahead log; and most of it in the file itself.
  inLog = live(join(temporary.path, 'in-log'), 1, 12, false);
  inFile = live(join(temporary.path, 'in-file'), 4, 8, true);
});
afterAll(() => temporary.remove());

const damaged = (life: Life, spoil: (file: string, folder: string) => void): Outcome => {
  run += 1;
  const folder = join(temporary.path, `run-${run}`);
  mkdirSync(folder);
  copyAsCut(life.folder, folder);
  spoil(join(folder, 'kiosk.sqlite'), folder);
  const outcome = judge(life, folder);
  rmSync(folder, { recursive: true });
  return outcome;
};

test('what a power cut left is opened as it is, and nothing is called lost', () => {
  for (const life of [inLog, inFile])
    expect(damaged(life, () => undefined)).toEqual({ there: life.captured.length, lost: 0, troubles: [], aside: false });
});

/** Places all over a file, the same in every run: its first bytes, and others by chance. */
const placesIn = (file: string, seed: number, first: readonly number[], others: number): number[] => {
  const chance = seededChance(seed);
  const { size } = statSync(file);
  return [...first, ...Array.from({ length: others }, () => Math.floor(chance() * size))];
};

describe('a write-ahead log', () => {
  // Left to SQLite, a flipped byte drops every session behind it without a word.
  test('with a flipped byte anywhere loses one session at the most, and goes on behind it', () => {
    const places = placesIn(join(inLog.folder, 'kiosk.sqlite-wal'), 1, [0, 17, 33, 37, 41, 49], 6);
    for (const [number, at] of places.entries()) {
      const outcome = damaged(inLog, (file) => flip(`${file}-wal`, at, 1, 1 << (number % 8)));
      expect(outcome.lost, `byte ${at}`).toBeLessThanOrEqual(1);
      expect(outcome).toMatchObject({ aside: true, troubles: ['TERMINAL_STORE_SALVAGED'] });
    }
  });

  test('with a block gone anywhere loses one or two sessions at the most', () => {
    const blocks = placesIn(join(inLog.folder, 'kiosk.sqlite-wal'), 2, [0], 5).map((at) => Math.floor(at / 4096) * 4096);
    for (const at of blocks)
      expect(damaged(inLog, (file) => flip(`${file}-wal`, at, 4096, 0xa5)).lost, `block at ${at}`).toBeLessThanOrEqual(2);
  });

  test('that is cut off or gone is known to be behind: what it held is told as lost', () => {
    for (const at of placesIn(join(inLog.folder, 'kiosk.sqlite-wal'), 3, [0, 31], 6)) {
      const outcome = damaged(inLog, (file) => truncateSync(`${file}-wal`, at));
      expect(outcome.troubles).toEqual(outcome.lost > 0 ? ['TERMINAL_STORE_BEHIND'] : []);
    }
    const gone = damaged(inLog, (file) => rmSync(`${file}-wal`));
    expect(gone).toMatchObject({ there: 0, lost: inLog.captured.length, troubles: ['TERMINAL_STORE_BEHIND'] });
  });
});

describe('a store file', () => {
  test('with a block gone anywhere is salvaged row by row', () => {
    const { size } = statSync(join(inFile.folder, 'kiosk.sqlite'));
    for (let at = 0; at < size; at += 4096 * 9) {
      const outcome = damaged(inFile, (file) => flip(file, at, 4096, 0xa5));
      expect(outcome.lost, `block at ${at}`).toBeLessThanOrEqual(8);
    }
  });

  test('that is cut off anywhere keeps what lies before the cut', () => {
    for (const at of placesIn(join(inFile.folder, 'kiosk.sqlite'), 4, [4096], 5)) {
      const outcome = damaged(inFile, (file) => truncateSync(file, at));
      expect(outcome).toMatchObject({ aside: true, troubles: ['TERMINAL_STORE_SALVAGED'] });
    }
  });

  test('whose first hundred bytes are garbage loses nothing', () => {
    const outcome = damaged(inFile, (file, folder) => {
      rmSync(join(folder, 'kiosk.sqlite-wal'));
      flip(file, 0, 100, 0xff);
    });
    expect(outcome.there + outcome.lost).toBe(inFile.captured.length);
    // Those of the last opening were in the log that is gone.
    expect(outcome).toMatchObject({ lost: 8, troubles: ['TERMINAL_STORE_BEHIND', 'TERMINAL_STORE_SALVAGED'].slice(1) });
  });

  test.each<[string, (file: string) => void]>([
    ['is empty', (file) => truncateSync(file, 0)],
    ['is gone', (file) => rmSync(file)],
    ['is full of zeros', (file) => writeFileSync(file, Buffer.alloc(statSync(file).size))],
  ])('that %s is made again from its log', (_what, spoil) => {
    expect(damaged(inLog, spoil)).toMatchObject({ lost: 0, there: inLog.captured.length });
  });

  test.each<[string, (file: string) => void]>([
    [
      'of another program',
      (file) => {
        rmSync(file);
        const other = new Database(file);
        other.exec("CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('far breton')");
        other.close();
      },
    ],
    ['that is no SQLite at all', (file) => writeFileSync(file, 'PK\u0003\u0004 a picture of a lighthouse '.repeat(900))],
    ['of a few bytes', (file) => writeFileSync(file, 'x')],
  ])('%s is kept aside, and what was captured is told as lost', (_what, spoil) => {
    const outcome = damaged(inFile, (file) => {
      rmSync(`${file}-wal`);
      spoil(file);
    });
    expect(outcome).toEqual({ there: 0, lost: inFile.captured.length, troubles: ['TERMINAL_STORE_SALVAGED'], aside: true });
  });

  test('that was put back from an older copy is known to be behind', () => {
    const folder = join(temporary.path, 'older');
    mkdirSync(folder);
    const sound = open(folder);
    const incarnation = uuidv7();
    beginIncarnation(sound.store, incarnation, AT);
    const captured = [capture(sound, incarnation, newSession(sound))];
    sound.store.db.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(join(folder, 'kiosk.sqlite'), join(folder, 'copy'));
    for (let number = 0; number < 3; number += 1) captured.push(capture(sound, incarnation, newSession(sound)));
    sound.tally.close();
    sound.store.close();
    copyFileSync(join(folder, 'copy'), join(folder, 'kiosk.sqlite'));
    const again = open(folder);
    expect(ledgerOf(again.store)).toMatchObject([{ incarnation, captured: 4, waiting: [[1, 1]], lost: [[2, 4]] }]);
    again.tally.close();
    again.store.close();
  });
});

describe('what is carried over', () => {
  const salvaged = (spoil: (file: string) => void, look: (sound: SoundStore, folder: string, lines: readonly string[]) => void): void => {
    run += 1;
    const folder = join(temporary.path, `run-${run}`);
    mkdirSync(folder);
    copyAsCut(inLog.folder, folder);
    spoil(join(folder, 'kiosk.sqlite'));
    const lines: string[] = [];
    const opened = openSoundStore(join(folder, 'kiosk.sqlite'), AT, (line) => lines.push(line));
    if (!opened.ok) throw new Error('refused');
    look(opened.value, folder, lines);
    opened.value.tally.close();
    opened.value.store.close();
  };
  /** The damage that loses nothing by itself: what is looked at is what the salvage does. */
  const zeros = (file: string): void => truncateSync(file, 0);

  test('is who the terminal is, the game that is being played, and what central said of each event', () => {
    salvaged(zeros, ({ store }, folder) => {
      expect(terminalId(store, uuidv7)).toBe(inLog.terminal);
      const running = openSessions(store);
      expect(running.map(({ id }) => id)).toEqual([inLog.openSession]);
      expect(answerRecords(store, inLog.openSession)).toHaveLength(3);
      expect(waitingEvents(store, 100).map(({ id }) => id)).toEqual(inLog.ids.slice(3));
      const aside = readdirSync(folder).filter((name) => name.includes('.damaged-'));
      expect(aside.map((name) => statSync(join(folder, name)).mode & 0o077)).toEqual(aside.map(() => 0));
      expect(aside.some((name) => name.endsWith('-wal'))).toBe(true);
    });
  });

  test('is nothing of another identity: without its keys the terminal must be enrolled again, and says so', () => {
    salvaged(
      (file) => {
        const db = new Database(file);
        db.prepare("UPDATE setting SET value = '{' WHERE key = 'keys'").run();
        db.prepare("INSERT INTO setting (key, value) VALUES ('central', ?)").run(
          JSON.stringify({
            tenant: 'office',
            terminal: inLog.terminal,
            url: 'http://127.0.0.1:1/',
            sealingKey: { id: 'k', publicKey: 'AAAA' },
            centralKey: 'AAAA',
          }),
        );
        db.close();
        const handle = openSync(file, 'r+');
        writeSync(handle, 'garbage', 0);
        closeSync(handle);
      },
      ({ store }, _folder, lines) => {
        expect(centralOf(store)).toBeNull();
        expect(terminalId(store, uuidv7)).not.toBe(inLog.terminal);
        expect(lines.join()).toContain('must be enrolled again');
        expect(ledgerOf(store)).toMatchObject([{ captured: 12, lost: [] }]);
      },
    );
  });

  test('is a contact whose envelope is gone only with its event, which is told as damaged', () => {
    salvaged(
      (file) => {
        const db = new Database(file);
        const id = inLog.ids[5];
        const row = z.object({ body: z.string() }).parse(db.prepare('SELECT body FROM event WHERE id = ?').get(id));
        db.prepare('UPDATE event SET body = ?, digest = NULL WHERE id = ?').run(row.body.replace('"sealed":false', '"sealed":true'), id);
        db.close();
        flip(file, 0, 16);
      },
      ({ store }) => {
        const found = waitingEvents(store, 100).find(({ id }) => id === inLog.ids[5]);
        expect(found?.damage).toContain('sealed part');
      },
    );
  });

  test('survives a power cut between two of its names', () => {
    // First whole and not yet in place; then the damaged one already aside, its log not.
    salvaged(
      (file) => {
        copyFileSync(file, `${file}.salvaged`);
        truncateSync(`${file}.salvaged`, 5000);
        flip(`${file}-wal`, 5000);
      },
      ({ store }) => expect(ledgerOf(store)).toMatchObject([{ captured: 12, lost: [] }]),
    );
    salvaged(
      (file) => {
        const db = new Database(file);
        db.pragma('wal_checkpoint(TRUNCATE)');
        db.close();
        copyFileSync(join(inLog.folder, 'kiosk.sqlite-wal'), `${file}-wal`);
        copyFileSync(file, `${file}.salvaged`);
        rmSync(file);
      },
      ({ store }, folder) => {
        expect(ledgerOf(store)).toMatchObject([{ captured: 12, lost: [] }]);
        expect(
          readdirSync(folder)
            .filter((name) => name.includes('.damaged-'))
            .map((name) => name.slice(-4)),
        ).toContain('-wal');
      },
    );
  });
});

describe('the tally', () => {
  const tallyOf = (folder: string): string => join(folder, 'captured.tally');
  test('with one half torn still knows all but the last, with both gone it is begun anew and nothing stops', () => {
    const one = damaged(inLog, (file, folder) => {
      truncateSync(`${file}-wal`, 0);
      flip(tallyOf(folder), 100, 50);
    });
    expect(one.lost).toBeGreaterThanOrEqual(inLog.captured.length - 1);
    for (const spoil of [
      (folder: string) => flip(tallyOf(folder), 0, 8192),
      (folder: string) => truncateSync(tallyOf(folder), 10),
      (folder: string) => rmSync(tallyOf(folder)),
    ])
      expect(damaged(inLog, (_file, folder) => spoil(folder))).toMatchObject({ there: inLog.captured.length, lost: 0, troubles: [] });
  });

  test('never grows and is overwritten in place: a full disk does not stop it', () => {
    expect(statSync(tallyOf(inFile.folder)).size).toBe(8192);
  });
});

test('a store newer than the app is refused, and no byte of it is touched, its log neither', () => {
  const folder = join(temporary.path, 'newer');
  mkdirSync(folder);
  const file = join(folder, 'kiosk.sqlite');
  const db = new Database(file);
  // As a newer app that lost its power leaves it: the version stands in the log alone.
  db.pragma('journal_mode = WAL');
  db.pragma('wal_autocheckpoint = 0');
  db.exec('CREATE TABLE setting (key TEXT); PRAGMA user_version = 99');
  const kept = join(folder, 'cut');
  mkdirSync(kept);
  copyAsCut(folder, kept);
  db.close();
  const bytes = () =>
    readdirSync(kept)
      .sort()
      .map((name) => [name, statSync(join(kept, name)).mtimeMs, readFileSync(join(kept, name)).toString('base64')]);
  const before = bytes();
  expect(before.map(([name]) => name)).toEqual(['kiosk.sqlite', 'kiosk.sqlite-shm', 'kiosk.sqlite-wal']);
  expect(openSoundStore(join(kept, 'kiosk.sqlite'), AT, () => undefined)).toEqual({
    ok: false,
    error: { version: 99, known: STORE_VERSION },
  });
  expect(() => openStore(join(kept, 'kiosk.sqlite'))).toThrow(/newer/);
  expect(bytes()).toEqual(before);
});
