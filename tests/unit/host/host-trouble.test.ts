import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openHost } from '#host/host.ts';
import { rememberCentral } from '#store/settings.ts';
import { openStore, STORE_VERSION } from '#store/store.ts';
import { readTally } from '#store/tally.ts';
import { troublesOf } from '#store/trouble.ts';
import { smallKiosk } from '#tests/fixtures/small-quiz.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { makeSealingKeyPair } from '#wire/sealed.ts';
import { answer, call, events, openAgain, playAll, poll, start, useHostKiosk } from './support/host-kiosk.ts';

const kiosk = useHostKiosk();
const YEAR = 365 * 24 * 3600_000;
const end = (session: string) => call('POST', `/api/sessions/${session}/end`, { endedBy: 'finished', lastView: 'result' });
const restart = (): void => {
  kiosk.host.close();
  kiosk.host = openAgain();
};

describe('a clock that is a year off', () => {
  test('between and during sessions: ids rise, places have no gap, and nothing is purged or ended', async () => {
    const sessions: string[] = [];
    for (const jump of [0, YEAR, -2 * YEAR, YEAR]) {
      kiosk.now += jump;
      const session = await start();
      sessions.push(session);
      await answer(session, 'envie', { kind: 'choices', choices: ['large'] });
      kiosk.now -= YEAR;
      await playAll(session);
      expect((await end(session)).status).toBe(204);
      restart();
    }
    expect(sessions.toSorted()).toEqual(sessions);
    expect(events().map(({ id, seq, answers }) => [id, seq, answers.length])).toEqual(sessions.map((id) => [id, 1, 4]));
    expect(readTally(join(kiosk.data, 'captured.tally'))).toHaveLength(4);
    expect(troublesOf(kiosk.beside)).toEqual([]);
  });
});

describe('a disk that fills up', () => {
  const enrol = async (): Promise<void> =>
    rememberCentral(kiosk.beside, {
      tenant: 'office',
      terminal: smallKiosk.terminal,
      url: 'http://127.0.0.1:1/',
      sealingKey: { id: 'key-1', publicKey: (await makeSealingKeyPair()).publicKey },
      centralKey: 'AAAA',
    });
  const offered = async (): Promise<boolean> =>
    z.object({ contactOffered: z.boolean() }).parse((await call('GET', '/api/kiosk')).json).contactOffered;

  test('offers no contact any more and says so to the page and the office; games go on; with room it is as before', async () => {
    await enrol();
    restart();
    expect(await offered()).toBe(true);
    const full = poll();
    kiosk.free = 0.02;
    expect(await full).toEqual([{ kind: 'contact-offered', offered: false }]);
    expect(await offered()).toBe(false);
    expect(troublesOf(kiosk.beside).map(({ code }) => code)).toEqual(['TERMINAL_DISK_FULL']);
    const session = await start();
    await playAll(session);
    expect((await end(session)).status).toBe(204);
    const room = poll();
    kiosk.free = 0.5;
    expect(await room).toEqual([{ kind: 'contact-offered', offered: true }]);
    expect(troublesOf(kiosk.beside)).toEqual([]);
  });

  test('writes no score once it is scarce', async () => {
    kiosk.free = 0.08;
    restart();
    const entered = await call('PUT', `/api/sessions/${await start()}/score`, { initials: 'ABC', points: 7 });
    expect([entered.status, entered.json]).toEqual([200, { lines: [] }]);
    expect(kiosk.beside.db.prepare('SELECT count(*) FROM score').pluck().get()).toBe(0);
  });
});

test('of a store that a newer app made nothing is touched, and the page is served so that it can say so', async () => {
  using folder = temporaryFolder('newer');
  const file = join(folder.path, 'kiosk.sqlite');
  const newer = openStore(file);
  newer.db.pragma(`user_version = ${STORE_VERSION + 1}`);
  newer.close();
  const bytes = () => readdirSync(folder.path).map((name) => [name, readFileSync(join(folder.path, name)).toString('base64')]);
  const before = bytes();
  const logged: string[] = [];
  const opened = openHost({
    dataFolder: folder.path,
    pageFolder: join(import.meta.dirname, '../../fixtures/page'),
    site: null,
    app: 'test',
    now: () => new Date(),
    uptimeMs: () => 0,
    newId: () => {
      throw new Error('nothing is begun');
    },
    log: (line) => logged.push(line),
  });
  if (!opened.ok) throw new Error(opened.error);
  const ask = (path: string) => opened.value.fetch(new Request(`http://127.0.0.1:4800${path}`));
  const state = await ask('/api/kiosk');
  expect([state.status, await state.json()]).toEqual([503, expect.objectContaining({ code: 'KIOSK_STORE_NEWER' })]);
  expect((await ask('/')).headers.get('content-type')).toContain('text/html');
  expect((await ask('/..%2fkiosk.sqlite')).status).toBe(503);
  expect(opened.value.refused).toContain('install the newer app');
  expect(logged.join()).toContain('newer');
  opened.value.close();
  expect(bytes()).toEqual(before);
});

test('a store that is damaged is salvaged when the terminal starts, and the office is told', async () => {
  const session = await start();
  await playAll(session);
  await end(session);
  kiosk.host.close();
  kiosk.beside.close();
  truncateSync(join(kiosk.data, 'kiosk.sqlite'), 8192);
  kiosk.host = openAgain();
  const beside = openStore(join(kiosk.data, 'kiosk.sqlite'));
  expect(troublesOf(beside).map(({ code }) => code)).toEqual(['TERMINAL_STORE_SALVAGED']);
  expect(kiosk.logged.join('\n')).toMatch(/damaged.*\n.*1 captured session\(s\) were lost/);
  beside.close();
  const again = await start();
  await playAll(again);
  expect((await end(again)).status).toBe(204);
});
