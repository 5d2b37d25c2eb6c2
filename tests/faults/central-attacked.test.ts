import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemOf, newTerminal, sessionOf, type TestTerminal } from '#tests/contract/support/central-world.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { batchReply, terminalRoutes } from '#wire/protocol.ts';
import { HEADERS, signParts } from '#wire/signature.ts';
import { type CentralUnderTest, startCentralUnderTest } from './support/central-under-test.ts';

let folder: TemporaryFolder;
let central: CentralUnderTest;
let terminal: TestTerminal;
let opened: Socket[] = [];
const incarnation = uuidv7();

beforeAll(async () => {
  folder = temporaryFolder('attacked');
  central = await startCentralUnderTest(join(folder.path, 'central'));
  terminal = newTerminal();
  const request = { claimCode: await central.newClaim(), terminal: terminal.id, publicKey: terminal.keys.publicKey };
  expect((await post(terminalRoutes.enrolments, request)).status).toBe(200);
});
afterAll(async () => {
  for (const socket of opened) socket.destroy();
  await central?.stop();
  folder?.remove();
});

const signedHeaders = (path: string, body: string): Record<string, string> => {
  const time = new Date().toISOString();
  const signature = signParts({ verb: 'POST', path, terminal: terminal.id, time, body: Buffer.from(body) }, terminal.keys.privateKey);
  return { [HEADERS.protocol]: '1', [HEADERS.terminal]: terminal.id, [HEADERS.time]: time, [HEADERS.signature]: signature };
};
const post = (path: string, content: object): Promise<Response> => {
  const body = JSON.stringify(content);
  return fetch(new URL(path, central.url()), { method: 'POST', body, headers: signedHeaders(path, body) });
};
const batchOf = (seq: number) => ({ items: [itemOf(sessionOf(terminal, incarnation, seq))] });

/** So many connections say this and then nothing any more; resolves when all of it is on its way. */
const holdOpen = async (count: number, head: string): Promise<void> => {
  const { hostname, port } = new URL(central.url());
  const sockets = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(Number(port), hostname, () => socket.write(head, () => resolve(socket)));
          socket.on('error', reject);
        }),
    ),
  );
  opened = [...opened, ...sockets];
};

test('whoever announces large bodies and never sends them shuts no terminal out', async () => {
  // From large to small, so that no room is left that something small could use.
  for (const bytes of [5_000_000, 500_000, 50_000, 1_000]) {
    const head = ['POST /terminal/v1/batches HTTP/1.1', 'host: central', `${HEADERS.protocol}: 1`, `content-length: ${bytes}`, '', '{'];
    await holdOpen(50, head.join('\r\n'));
  }
  // Several, since central may hear some of them after the first.
  for (let seq = 1; seq <= 20; seq += 1) expect((await post(terminalRoutes.batches, batchOf(seq))).status).toBe(200);
});

test('whoever never finishes the head of a request shuts no terminal out', async () => {
  await holdOpen(200, 'POST /terminal/v1/batches HTTP/1.1\r\nhost: cen');
  expect((await post(terminalRoutes.batches, batchOf(21))).status).toBe(200);
});

test('a terminal that sends events of another one is refused those, and the other one’s stay as they were', async () => {
  const other = { ...newTerminal(), id: uuidv7() };
  const foreign = sessionOf(other, uuidv7(), 1);
  const answer = await post(terminalRoutes.batches, { items: [itemOf(foreign), itemOf(sessionOf(terminal, incarnation, 22))] });
  expect(batchReply.parse(await answer.json()).results.map(({ status }) => status)).toEqual(['rejected', 'accepted']);
  expect(await central.query('select id from event where id = $1', [foreign.id])).toEqual([]);
});
