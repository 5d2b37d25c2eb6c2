import { gunzipSync, gzipSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import { beforeEach, expect, test } from 'vitest';
import { bodyOf, type Client, makeClient } from '#agent/client.ts';
import { ok } from '#fields/result.ts';
import type { SyncErrorCode } from '#wire/errors.ts';
import { heartbeatReply, terminalRoutes } from '#wire/protocol.ts';
import { HEADERS, makeSigningKeyPair, verifyParts } from '#wire/signature.ts';
import { type Answer, CENTRAL, say, serve } from './support/local-server.ts';

const TERMINAL = { id: uuidv7(), keys: makeSigningKeyPair() };
const PATH = terminalRoutes.heartbeats;
const YEAR_MS = 365 * 24 * 3600_000;

let answer: Answer;
let asked: number;
let url: string;

beforeEach(async () => {
  asked = 0;
  const server = await serve(() => {
    asked += 1;
    return answer;
  });
  url = server.url;
  return server.close;
});

const clientWith = (over: { now?: () => Date; timeoutMs?: number } = {}): Client =>
  makeClient({
    url,
    terminal: TERMINAL.id,
    keys: TERMINAL.keys,
    centralKey: () => ok(CENTRAL.publicKey),
    now: () => new Date(),
    ...over,
  });
const ask = (client = clientWith()) => client.post(PATH, bodyOf({ anything: true }), heartbeatReply);

const refused = (code: SyncErrorCode) => ({ ok: false, error: { code } });

test('a compressed body says so, and the signature is over the bytes that are sent', async () => {
  const bytes = new Uint8Array(gzipSync('{"anything":true}'));
  answer = (request, body, response) => {
    expect(request.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).toString()).toBe('{"anything":true}');
    const time = String(request.headers[HEADERS.time]);
    const parts = { verb: 'POST', path: PATH, terminal: TERMINAL.id, time, body };
    expect(verifyParts(parts, String(request.headers[HEADERS.signature]), TERMINAL.keys.publicKey)).toBe(true);
    say()(request, body, response);
  };
  expect((await clientWith().post(PATH, { bytes, encoding: 'gzip' }, heartbeatReply)).ok).toBe(true);
  answer = (request, body, response) => {
    expect(request.headers['content-encoding']).toBeUndefined();
    say()(request, body, response);
  };
  expect((await ask()).ok).toBe(true);
});

test('an answer that central signed for this request is believed', async () => {
  answer = say();
  expect(await ask()).toEqual({ ok: true, value: { highWater: null } });
});

test.for<[string, Answer]>([
  ['200 with a page', (_q, _b, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to our Wi-Fi</h1>')],
  ['a redirect to its page', (_q, _b, response) => response.writeHead(302, { location: 'http://192.0.2.1/login' }).end()],
  ['511, network authentication required', (_q, _b, response) => response.writeHead(511).end('<a href="/login">')],
  [
    '200 with headers copied from an answer of central',
    (_q, _b, response) =>
      response
        .writeHead(200, { [HEADERS.protocol]: '1', [HEADERS.time]: new Date().toISOString(), [HEADERS.signature]: 'A'.repeat(86) })
        .end('{"highWater":null}'),
  ],
  ['an answer that is signed with another key', say({ privateKey: makeSigningKeyPair().privateKey })],
  ['an answer that central signed for another request', say({ answers: 'the signature of a request of yesterday' })],
  ['a signed answer of another form', say({ content: { highWater: 'far' } })],
  ['a signed refusal with a code from the future', say({ status: 418, content: { code: 'SYNC_TEAPOT', detail: '' } })],
  ['an answer of 10 MB', (_q, _b, response) => response.writeHead(200, { [HEADERS.protocol]: '1' }).end(Buffer.alloc(10_000_000, 0x20))],
])('%s is not taken for central', async ([, given]) => {
  answer = given;
  expect(await ask()).toMatchObject(refused('SYNC_NOT_CENTRAL'));
  expect(asked).toBe(1);
});

test('an answer of another status than the signed one is not believed', async () => {
  answer = (request, body, response) => {
    const write = response.writeHead.bind(response);
    response.writeHead = ((_status: number, headers: Record<string, string>) => write(200, headers)) as typeof response.writeHead;
    say({ status: 503, content: { code: 'SYNC_BUSY', detail: '' } })(request, body, response);
  };
  expect(await ask()).toMatchObject(refused('SYNC_NOT_CENTRAL'));
});

test('an answer that comes a byte at a time and never ends is given up', async () => {
  let timer: NodeJS.Timeout | undefined;
  answer = (_request, _body, response) => {
    response.writeHead(200, { [HEADERS.protocol]: '1' });
    timer = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(timer));
  };
  expect(await ask(clientWith({ timeoutMs: 300 }))).toMatchObject(refused('SYNC_UNREACHABLE'));
});

test('of an answer without an end no more is read than an answer of central can have', async () => {
  let sent = 0;
  answer = (_request, _body, response) => {
    response.writeHead(200, { [HEADERS.protocol]: '1' });
    const chunk = Buffer.alloc(256 * 1024, 0x20);
    const pump = (): void => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
    };
    response.on('drain', pump);
    pump();
  };
  expect(await ask()).toMatchObject(refused('SYNC_NOT_CENTRAL'));
  // What lies in the buffers of both sides comes on top.
  expect(sent).toBeLessThan(64 * 1024 * 1024);
});

test.for([YEAR_MS, -YEAR_MS])('a clock that is %i ms off costs one round trip, once', async (off) => {
  const client = clientWith({ now: () => new Date(Date.now() + off) });
  answer = (request, body, response) => {
    const time = String(request.headers[HEADERS.time]);
    const parts = { verb: 'POST', path: PATH, terminal: TERMINAL.id, time, body };
    expect(verifyParts(parts, String(request.headers[HEADERS.signature]), TERMINAL.keys.publicKey)).toBe(true);
    const near = Math.abs(Date.parse(time) - Date.now()) < 5 * 60_000;
    say(near ? {} : { status: 401, content: { code: 'SYNC_BAD_SIGNATURE', detail: 'the time is too far off' } })(request, body, response);
  };
  expect((await ask(client)).ok).toBe(true);
  expect(asked).toBe(2);
  expect((await ask(client)).ok).toBe(true);
  expect(asked).toBe(3);
  expect(Math.abs((client.clockOffset() ?? 0) + off)).toBeLessThan(60_000);
});

test('a portal that sends a time does not move the clock', async () => {
  answer = say({ privateKey: makeSigningKeyPair().privateKey, at: new Date(Date.now() + YEAR_MS) });
  const client = clientWith();
  await ask(client);
  expect(client.clockOffset()).toBeNull();
  expect(Math.abs(client.time().getTime() - Date.now())).toBeLessThan(60_000);
});

test('how long to wait is believed of central, and of others only up to a quarter of an hour', async () => {
  answer = say({ status: 503, content: { code: 'SYNC_BUSY', detail: 'behind', retryAfterSeconds: 1800 } });
  expect(await ask()).toEqual({ ok: false, error: { code: 'SYNC_BUSY', detail: 'behind', retryAfterSeconds: 1800 } });
  const proxy = (wait: string): Answer => {
    return (_request, _body, response) => response.writeHead(503, { 'retry-after': wait }).end('busy');
  };
  answer = proxy('120');
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'SYNC_NOT_CENTRAL', unsigned: 503, retryAfterSeconds: 120 } });
  answer = proxy('86400');
  expect(await ask()).toMatchObject({ ok: false, error: { retryAfterSeconds: 900 } });
  for (const odd of ['-5', 'soon', 'Wed, 21 Oct 2065 07:28:00 GMT', '1e9']) {
    answer = proxy(odd);
    const answered = await ask();
    if (answered.ok) throw new Error('believed');
    expect(answered.error.retryAfterSeconds).toBeUndefined();
  }
});
