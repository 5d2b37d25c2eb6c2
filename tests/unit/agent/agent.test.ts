import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { beforeEach, expect, test } from 'vitest';
import { type Agent, makeAgent } from '#agent/agent.ts';
import { agentNoteOf } from '#store/agent-note.ts';
import { beginIncarnation } from '#store/incarnation.ts';
import { settle } from '#store/outbox.ts';
import { captureSession, insertSession, writeAnswer } from '#store/session-log.ts';
import { centralOf, rememberCentral, terminalId } from '#store/settings.ts';
import { openStore, type Store } from '#store/store.ts';
import { noteTrouble } from '#store/trouble.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { type Heartbeat, heartbeat, terminalRoutes } from '#wire/protocol.ts';
import { type Answer, CENTRAL, type LocalServer, say, serve } from './support/local-server.ts';

const AT = '2026-07-14T10:00:00.000Z';

let store: Store;
/** The host's connection, on the same file. */
let host: Store;
let server: LocalServer;
let asked: number;
let answer: Answer;
let network: string;
/** The longest wait each time, from the fourth failure on longer than a test; a small one makes waits short. */
let luck: number;
let agent: Agent;
let running: Promise<void>;
let logged: string[];
const incarnation = uuidv7();

/** Before a test says otherwise, central is down behind a proxy that answers. */
beforeEach(async () => {
  const temporary = temporaryFolder('agent');
  const file = join(temporary.path, 'kiosk.sqlite');
  store = openStore(file);
  host = openStore(file);
  asked = 0;
  logged = [];
  network = '192.0.2.1';
  luck = 0.999;
  answer = (_request, _body, response) => response.writeHead(502).end();
  server = await serve(() => {
    asked += 1;
    return answer;
  });
  rememberCentral(host, {
    tenant: 'office',
    terminal: terminalId(host, uuidv7),
    url: server.url,
    sealingKey: { id: 'key-1', publicKey: 'AAAA' },
    centralKey: CENTRAL.publicKey,
  });
  beginIncarnation(host, incarnation, AT);
  agent = makeAgent({
    store,
    centralUrl: null,
    claimCode: null,
    app: 'test',
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    chance: () => luck,
    addresses: () => network,
    log: (line) => logged.push(line),
  });
  running = Promise.resolve();
  return async () => {
    agent.stop();
    await running;
    await server.close();
    host.close();
    store.close();
    temporary.remove();
  };
});

const session = (id: string): void =>
  insertSession(host, { id, campaign: 'c', quiz: 'q', quizVersion: 'v', quizLabel: 'l', locale: 'fr', startedAt: AT });
const captured = (id: string): void => {
  session(id);
  captureSession(host, incarnation, { id, endedAt: AT, sealed: null }, () => JSON.stringify({ id }));
};

test('while central is away an answer of a visitor is no reason to ask again, an ended session is', async () => {
  running = agent.run();
  await waitUntil(() => asked >= 1, 'the first try');
  session('one');
  for (let count = 0; count < 8; count += 1) {
    writeAnswer(host, 'one', { question: `q${count}`, record: '{}', givenAt: AT, locale: 'fr' });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // Tries at 0 s and at about 1 s; one for each answer would be ten.
  expect(asked).toBeLessThanOrEqual(3);
  const before = asked;
  captureSession(host, incarnation, { id: 'one', endedAt: AT, sealed: null }, () => '{}');
  await waitUntil(() => asked > before, 'the try for new work', { withinMs: 800 });
});

test('a central that asks to be left alone is, also when somebody plays and when the network changes', async () => {
  answer = say({ status: 503, content: { code: 'SYNC_BUSY', detail: 'behind', retryAfterSeconds: 1 } });
  running = agent.run();
  await waitUntil(() => asked === 1, 'the first try');
  const since = performance.now();
  captured(uuidv7());
  network = '198.51.100.7';
  await waitUntil(() => asked > 1, 'the next try');
  expect(performance.now() - since).toBeGreaterThan(900);
});

test('a network that comes back ends the wait', async () => {
  const { url } = server;
  await server.close();
  network = '';
  luck = 0.01;
  running = agent.run();
  const failures = (): number => agent.vitals.failures().get('SYNC_UNREACHABLE') ?? 0;
  const next = async (withinMs: number): Promise<void> => {
    const now = failures();
    await waitUntil(() => failures() > now, 'the next failure', { withinMs });
  };
  await waitUntil(() => failures() >= 3, 'the third failure');
  luck = 0.999;
  await next(2500);
  // From here on the next try is due in eight seconds or more; the network is looked at every second.
  network = '192.0.2.1';
  await next(3000);
  expect(url).toBe(centralOf(store)?.url);
});

test('a heartbeat tells what became of everything, and what troubles the terminal', async () => {
  const ids = [uuidv7(), uuidv7(), uuidv7()];
  for (const id of ids) captured(id);
  settle(host, [{ id: ids[1] ?? '', state: 'parked', reason: 'rejected: too new' }], AT);
  noteTrouble(host, 'TERMINAL_DISK_LOW', AT, '17 % free');
  const heard: Heartbeat[] = [];
  answer = (request, body, response) => {
    if (request.url === terminalRoutes.heartbeats) heard.push(heartbeat.parse(JSON.parse(String(body))));
    say(request.url === terminalRoutes.heartbeats ? {} : { content: { results: [], highWater: null } })(request, body, response);
  };
  running = agent.run();
  const first = await waitUntil(() => heard[0], 'a heartbeat');
  expect(first).toMatchObject({ waiting: 2, parked: 1, position: { incarnation, seq: 3 } });
  expect(first.ledger).toEqual([
    {
      incarnation,
      captured: 3,
      waiting: [
        [1, 1],
        [3, 3],
      ],
      parked: [[2, 2]],
      lost: [],
    },
  ]);
  expect(first.troubles).toEqual([{ code: 'TERMINAL_DISK_LOW', since: AT, detail: '17 % free' }]);
});

test("central's new key is what contacts are sealed to from then on, and a central that names none changes nothing", async () => {
  answer = say();
  running = agent.run();
  await waitUntil(() => agentNoteOf(host)?.contactAt, 'the first contact');
  expect(centralOf(host)?.sealingKey.id).toBe('key-1');
  agent.stop();
  await running;

  const sealingKey = { id: 'key-2', publicKey: 'BBBB' };
  answer = say({ content: { highWater: null, sealingKey } });
  const before = centralOf(host);
  agent = makeAgent({
    store,
    centralUrl: null,
    claimCode: null,
    app: 'test',
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    chance: () => luck,
    addresses: () => network,
    log: (line) => logged.push(line),
  });
  running = agent.run();
  await waitUntil(() => centralOf(host)?.sealingKey.id === 'key-2', 'the new key');
  expect(centralOf(host)).toEqual({ ...before, sealingKey });
  expect(logged.filter((line) => line.includes('key-2'))).toHaveLength(1);
});

test('how the agent does is written down when it changes, not with every failure', async () => {
  const version = (): number => Number(host.db.pragma('data_version', { simple: true }));
  luck = 0.05;
  running = agent.run();
  await waitUntil(() => agentNoteOf(host)?.error?.code === 'SYNC_NOT_CENTRAL', 'the note');
  const [noted, tries] = [version(), asked];
  await waitUntil(() => asked > tries + 1, 'another failure, and the next try');
  expect(version()).toBe(noted);
  expect(agentNoteOf(host)).toMatchObject({ contactAt: null, error: { detail: expect.stringContaining('HTTP 502') } });

  answer = say({ content: { results: [], highWater: null } });
  captured(uuidv7());
  await waitUntil(() => agentNoteOf(host)?.error === null, 'that it is over');
});
