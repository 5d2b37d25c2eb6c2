import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { watchDisk } from '#host/disk-watch.ts';
import { installVersion } from '#store/content-versions.ts';
import { openSoundStore } from '#store/open-sound.ts';
import { outboxCounts, purgeSent, settle } from '#store/outbox.ts';
import { rememberCentral, terminalId } from '#store/settings.ts';
import { openStore } from '#store/store.ts';
import { emptyWal } from '#store/upkeep.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { makeSealingKeyPair } from '#wire/sealed.ts';
import { flip } from '../store/support/damage.ts';
import { PLAY_A_DAY } from './support/play-a-day.ts';

const VISITS = 30;

/** A text as it might stand in a file: plain, in two bytes a letter, in hexadecimal, in base64 from any byte on. */
const disguises = (text: string): string[] => [
  text,
  Buffer.from(text, 'utf16le').toString('latin1'),
  Buffer.from(text).toString('hex'),
  ...[0, 1, 2].map((skipped) => Buffer.from(text.slice(skipped, skipped + 3 * Math.floor((text.length - skipped) / 3))).toString('base64')),
];

/** Everything that lies below a folder, whatever it is called, as one text of bytes. */
const bytesBelow = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');

const VALUES = Array.from({ length: VISITS }, (_, number) => [
  `Canari${number}`,
  `canari-${number}@plume.test`,
  `+3361234${String(number).padStart(4, '0')}`,
]).flat();
const SOUGHT = new Set(['canari', 'Canari', 'plume.test', '3361234', ...VALUES].flatMap(disguises));
const found = (bytes: string): string[] => [...SOUGHT].filter((one) => bytes.includes(one));

test('the search finds a value that is there, in each of its disguises', () => {
  for (const disguise of disguises('canari-7@plume.test')) expect(found(`x${disguise}y`)).not.toEqual([]);
  const inside = Buffer.from(JSON.stringify({ contact: { email: 'canari-7@plume.test' } }));
  expect(found(inside.toString('base64'))).not.toEqual([]);
  expect(found(inside.toString('hex'))).not.toEqual([]);
});

test('after a day of visits no byte on the disk and no line that was said tells who was there, before and after what is deleted', async () => {
  using temporary = temporaryFolder('day');
  const data = join(temporary.path, 'terminal');
  const source = join(temporary.path, 'source');
  // What the process leaves in its folder for temporary files is searched, too.
  const temp = join(temporary.path, 'temp');
  mkdirSync(temp);
  writeSmallContent(source);
  const installed = installVersion(join(data, 'content'), source);
  if (!installed.ok) throw new Error(installed.error);
  const file = join(data, 'kiosk.sqlite');
  const before = openStore(file);
  rememberCentral(before, {
    tenant: 'office',
    terminal: terminalId(before, uuidv7),
    url: 'http://127.0.0.1:1/',
    sealingKey: { id: 'key-1', publicKey: (await makeSealingKeyPair()).publicKey },
    centralKey: 'AAAA',
  });
  before.close();
  const script = `import { playADay } from ${JSON.stringify(PLAY_A_DAY)}; await playADay(${JSON.stringify(data)}, ${VISITS});`;
  const day = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temp, SQLITE_TMPDIR: temp },
  });
  expect(day.signal, day.stderr).toBe('SIGKILL');
  expect(day.stdout).toContain('KIOSK_BAD_SUBMISSION');
  writeFileSync(join(temporary.path, 'said.log'), day.stdout + day.stderr);
  // The ballast as the host makes it, and a store that was damaged and salvaged: its files stay beside the new one.
  const ballast = watchDisk({
    room: () => ({ size: 1, free: 1 }),
    ballast: join(data, 'ballast'),
    ballastBytes: 0,
    randomBytes: (count) => new Uint8Array(count),
    trouble: () => undefined,
    noTrouble: () => undefined,
    tidy: () => undefined,
    log: () => undefined,
  });
  await ballast.load();
  expect(readdirSync(data).sort()).toEqual([
    'ballast',
    'captured.tally',
    'content',
    'kiosk.sqlite',
    'kiosk.sqlite-shm',
    'kiosk.sqlite-wal',
  ]);
  expect(found(bytesBelow(temporary.path))).toEqual([]);

  flip(file, 0, 100);
  flip(`${file}-wal`, 40);
  const opened = openSoundStore(file, '2026-07-14T10:00:00.000Z', () => undefined);
  if (!opened.ok) throw new Error('refused');
  const { store, tally } = opened.value;
  expect(outboxCounts(store).waiting).toBe(VISITS);
  expect(z.number().parse(store.db.prepare('SELECT count(*) FROM sealed_part').pluck().get())).toBeGreaterThan(VISITS / 5);
  expect(found(bytesBelow(temporary.path))).toEqual([]);

  // What was sent is purged: then not even its id is left, in no free page and not in the log.
  const sent = waitingEvents(store, 1000).map(({ id }) => id);
  settle(
    store,
    sent.map((id) => ({ id, state: 'sent', reason: null })),
    '2026-07-14T10:00:00.000Z',
  );
  expect(purgeSent(store, '2027-01-01T00:00:00.000Z')).toBe(VISITS);
  emptyWal(store);
  const left = ['kiosk.sqlite', 'kiosk.sqlite-wal', 'captured.tally']
    .map((name) => readFileSync(join(data, name)).toString('latin1'))
    .join();
  expect(sent.filter((id) => left.includes(id))).toEqual([]);
  expect(left).not.toContain('department');
  expect(found(bytesBelow(temporary.path))).toEqual([]);
  tally.close();
  store.close();
}, 30_000);
