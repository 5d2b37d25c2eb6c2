import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { beforeEach, expect, test } from 'vitest';
import { type Agent, makeAgent } from '#agent/agent.ts';
import { beginIncarnation } from '#store/incarnation.ts';
import { captureSession, insertSession, writeAnswer } from '#store/session-log.ts';
import { rememberCentral, terminalId } from '#store/settings.ts';
import { openStore, type Store } from '#store/store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const AT = '2026-07-14T10:00:00.000Z';

let store: Store;
/** The host's connection, on the same file. */
let host: Store;
let server: Server;
let asked: number;
let agent: Agent;
let running: Promise<void>;

/** A central that is down behind a proxy that answers. */
beforeEach(async () => {
  const temporary = temporaryFolder('agent');
  const file = join(temporary.path, 'kiosk.sqlite');
  store = openStore(file);
  host = openStore(file);
  asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(502).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  rememberCentral(host, {
    tenant: 'office',
    terminal: terminalId(host, uuidv7),
    url: `http://127.0.0.1:${address.port}/`,
    sealingKey: { id: 'key-1', publicKey: 'AAAA' },
    centralKey: 'AAAA',
  });
  beginIncarnation(host, 'incarnation', AT);
  agent = makeAgent({
    store,
    centralUrl: null,
    claimCode: null,
    app: 'test',
    now: () => new Date(),
    newId: uuidv7,
    // The longest wait each time: from the fourth failure on longer than this test.
    chance: () => 0.999,
    log: () => undefined,
  });
  return async () => {
    agent.stop();
    await running;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    host.close();
    store.close();
    temporary.remove();
  };
});

const session = (id: string): void =>
  insertSession(host, { id, campaign: 'c', quiz: 'q', quizVersion: 'v', quizLabel: 'l', locale: 'fr', startedAt: AT });

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
  captureSession(host, 'incarnation', { id: 'one', endedAt: AT, sealed: null }, () => '{}');
  await waitUntil(() => asked > before, 'the try for new work', { withinMs: 800 });
});
