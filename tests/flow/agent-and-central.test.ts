import { createServer } from 'node:http';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { beginIncarnation } from '#store/incarnation.ts';
import { outboxCounts } from '#store/outbox.ts';
import { captureSession, insertSession } from '#store/session-log.ts';
import { centralOf, terminalId } from '#store/settings.ts';
import { openStore, type Store } from '#store/store.ts';
import { type StartedCentral, signIn, startCentralProcess } from '#tests/support/fleet.ts';
import { type StartedProcess, startProcess } from '#tests/support/process.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import type { SessionEvent } from '#wire/event.ts';

const overview = z.object({ sessions: z.object({ total: z.number() }) });

let folder: TemporaryFolder;
let store: Store;
let central: StartedCentral;
let agent: StartedProcess | null = null;
const incarnation = uuidv7();

beforeEach(async () => {
  folder = temporaryFolder('agent');
  store = openStore(join(folder.path, 'terminal/kiosk.sqlite'));
  terminalId(store, uuidv7);
  beginIncarnation(store, incarnation, new Date().toISOString());
  central = await startCentralProcess(folder.path, { site: 'Hall' });
});
afterEach(async () => {
  if (agent !== null) await agent[Symbol.asyncDispose]();
  agent = null;
  await central.stop();
  store.close();
  folder.remove();
});

/** A session as the host captures it; `spoil` breaks the record as a bug or a bit flip would. */
const capture = (spoil: (body: string) => string = (body) => body): string => {
  const id = uuidv7();
  const now = new Date().toISOString();
  insertSession(store, {
    id,
    campaign: 'ete',
    quiz: 'petit',
    quizVersion: 'v1',
    quizLabel: 'Petit quiz',
    locale: 'fr',
    startedAt: now,
  });
  captureSession(store, incarnation, { id, endedAt: now, sealed: null }, (place) =>
    spoil(
      JSON.stringify({
        formatVersion: 1,
        kind: 'session',
        id,
        terminal: terminalId(store, uuidv7),
        ...place,
        campaign: 'ete',
        site: { id: 'hall', label: 'Hall' },
        provider: null,
        quiz: { id: 'petit', version: 'v1', label: 'Petit quiz' },
        locale: 'fr',
        startedAt: now,
        endedAt: now,
        status: 'completed',
        endedBy: 'finished',
        lastView: 'result',
        outcome: null,
        answers: [],
        fields: [],
        sealed: false,
        app: 'test',
      } satisfies SessionEvent),
    ),
  );
  return id;
};

const startAgent = async (url: string, claim: string | null): Promise<StartedProcess> => {
  const args = ['--data', join(folder.path, 'terminal'), '--central', url, ...(claim === null ? [] : ['--claim', claim])];
  agent = await startProcess('sync-agent/agent/main.mjs', args, { ready: false });
  return agent;
};
const untilDrained = () => waitUntil(() => outboxCounts(store).waiting === 0, 'the outbox to be empty', { withinMs: 30_000 });
const sessionsAtCentral = async (): Promise<number> => {
  if (central.password === null) throw new Error('no password');
  return overview.parse(await (await signIn(central.url, central.password))('overview')).sessions.total;
};

test('a terminal enrols with its one-time code, sends what waited, and wakes at once on new work', async () => {
  for (let count = 0; count < 3; count += 1) capture();
  await startAgent(central.url, central.claim);
  await untilDrained();
  expect(centralOf(store)).toMatchObject({ tenant: 'office', url: central.url });
  expect(await sessionsAtCentral()).toBe(3);
  capture();
  // Without waking on new work the agent would only come with the next heartbeat, 30 s later.
  await waitUntil(() => outboxCounts(store).waiting === 0, 'the agent to wake', { withinMs: 15_000 });
  expect(await sessionsAtCentral()).toBe(4);
});

test('an agent killed while it drains leaves nothing lost and nothing doubled', async () => {
  for (let count = 0; count < 900; count += 1) capture();
  const first = await startAgent(central.url, central.claim);
  await waitUntil(() => outboxCounts(store).waiting < 900, 'the first batch', { everyMs: 1 });
  await first.kill('SIGKILL');
  await startAgent(central.url, null);
  await untilDrained();
  expect(outboxCounts(store)).toEqual({ waiting: 0, parked: 0 });
  expect(await sessionsAtCentral()).toBe(900);
});

test('a record that central can never take is parked with its reason, and the others go through', async () => {
  capture();
  const poison = capture((body) => body.replace('"completed"', '"half-done"'));
  const broken = capture((body) => body.slice(0, -5));
  capture();
  await startAgent(central.url, central.claim);
  await untilDrained();
  expect(outboxCounts(store)).toEqual({ waiting: 0, parked: 2 });
  const reasons = store.db.prepare("SELECT id, reason FROM event WHERE state = 'parked' ORDER BY seq").all();
  expect(reasons).toEqual([
    { id: poison, reason: expect.stringMatching(/^rejected: ./) },
    { id: broken, reason: expect.stringMatching(/^rejected: ./) },
  ]);
  expect(await sessionsAtCentral()).toBe(2);
});

test('a captive portal that answers 200 to everything is not taken for central', async () => {
  const portal = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'estran-protocol': '1' });
    response.end('<h1>Welcome to our Wi-Fi</h1>');
  });
  await new Promise<void>((listening) => portal.listen(0, '127.0.0.1', listening));
  const address = portal.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    await startAgent(central.url, central.claim);
    capture();
    await untilDrained();
    await agent?.stop();
    capture();
    const led = await startAgent(`http://127.0.0.1:${address.port}`, null);
    await waitUntil(() => led.output().includes('SYNC_NOT_CENTRAL'), 'the agent to notice');
    expect(outboxCounts(store).waiting).toBe(1);
    await led.stop();
    await startAgent(central.url, null);
    await untilDrained();
    expect(await sessionsAtCentral()).toBe(2);
  } finally {
    portal.close();
  }
});

test('central that comes late is found by itself', async () => {
  await startAgent(central.url, central.claim);
  capture();
  await untilDrained();
  const port = new URL(central.url).port;
  const { password } = central;
  await central.stop();
  capture();
  await waitUntil(() => agent?.output().includes('SYNC_UNREACHABLE'), 'the agent to notice');
  expect(outboxCounts(store).waiting).toBe(1);
  central = { ...(await startCentralProcess(folder.path, { port })), password };
  await untilDrained();
  expect(await sessionsAtCentral()).toBe(2);
});
