import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BODY_LIMIT, makeGate } from '#central/gate.ts';
import { type Listening, listen } from '#central/http-server.ts';
import { makeTokenBuckets } from '#central/token-bucket.ts';
import { type CentralWorld, openWorld } from './support/central-world.ts';

let world: CentralWorld;
let listening: Listening;
beforeAll(async () => {
  world = await openWorld();
  // The same limits as in the office, sooner.
  const started = await listen(world.app, '127.0.0.1', 0, { headersMs: 400, requestMs: 900, lookMs: 50 });
  if (!started.ok) throw new Error(started.error.detail);
  listening = started.value;
});
afterAll(async () => {
  await listening.close();
  await world.close();
});

const dial = (): Socket => connect(Number(new URL(listening.url).port), '127.0.0.1').on('error', () => undefined);
/** All that comes back until the other side hangs up. */
const untilClosed = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    socket.once('close', () => resolve(heard));
  });
const isServed = async (): Promise<boolean> => (await fetch(new URL('/console/api/me', listening.url))).ok;
const POST = `POST /terminal/v1/batches HTTP/1.1\r\nhost: x\r\nestran-protocol: 1\r\n`;

test('two hundred who say a letter now and then are hung up on, and nobody else waits for them', async () => {
  const slow = Array.from({ length: 200 }, dial);
  const ends = slow.map(untilClosed);
  for (const socket of slow) socket.write('GET / HTTP/1.1\r\nx-');
  const dripping = setInterval(() => {
    for (const socket of slow) if (socket.writable) socket.write('a');
  }, 50);
  expect(await isServed()).toBe(true);
  const heard = await Promise.all(ends);
  clearInterval(dripping);
  expect(new Set(heard.map((text) => text.split('\r\n')[0]))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
});

test('a body that drips in has its end too', async () => {
  const socket = dial();
  const end = untilClosed(socket);
  socket.write(`${POST}content-length: 1000000\r\n\r\n`);
  const dripping = setInterval(() => {
    if (socket.writable) socket.write('x');
  }, 50);
  expect(await isServed()).toBe(true);
  await end;
  clearInterval(dripping);
});

test('ten megabytes are refused with central’s own signature, and the head of sixteen kilobytes by the server', async () => {
  const socket = dial();
  const end = untilClosed(socket);
  socket.write(`${POST}connection: close\r\ncontent-length: ${2 * BODY_LIMIT}\r\n\r\n`);
  for (let sent = 0; sent < 2 * BODY_LIMIT; sent += 64 * 1024)
    if (!socket.write('x'.repeat(64 * 1024))) await new Promise((go) => socket.once('drain', go));
  expect(await end).toMatch(/^HTTP\/1\.1 413[\s\S]*estran-signature: \S{20,}[\s\S]*SYNC_TOO_LARGE/);
  const long = dial();
  const answer = untilClosed(long);
  long.write(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(20_000)}\r\n\r\n`);
  expect(await answer).toMatch(/^HTTP\/1\.1 431/);
  expect(await isServed()).toBe(true);
});

test('who comes when too much waits is asked to come later, with nothing done; a terminal is asked for less while others wait', async () => {
  const gate = makeGate({ together: 1, mostWaiting: 4, mostBytes: 100 });
  const turns: (() => void)[] = [];
  let done = 0;
  const enter = (bytes: number) =>
    gate.pass(
      async (makeRoom) => (makeRoom(bytes) ? bytes : null),
      () =>
        new Promise<string>((resolve) => {
          turns.push(() => {
            done += 1;
            resolve('done');
          });
        }),
    );
  expect(gate.limits().events).toBe(500);
  const inside = [10, 10, 10, 10, 10].map(enter);
  await pause(0);
  expect([gate.busy(), gate.limits().events, gate.limits().bytes]).toEqual([true, 50, 2_500_000]);
  expect(await enter(10)).toBeNull();
  expect([turns.length, done]).toEqual([1, 0]);
  for (let turn = 0; turn < inside.length; turn += 1) {
    turns[turn]?.();
    await inside[turn];
    await pause(0);
  }
  expect(await Promise.all(inside)).toEqual(Array(5).fill('done'));
  expect([gate.busy(), gate.limits().events]).toEqual([false, 500]);
  // By bytes: a second large one waits outside, a first one never does.
  const large = enter(5000);
  expect(await enter(1)).toBeNull();
  turns.at(-1)?.();
  await pause(0);
  turns.at(-1)?.();
  expect(await large).toBe('done');
});

test('a bucket of tokens gives what was promised: a burst at once, then its pace, whatever the clock does', () => {
  const buckets = makeTokenBuckets(3, 2);
  const at = (ms: number) => new Date(1_000_000 + ms);
  expect([0, 0, 0, 0].map((ms) => buckets.take('a', at(ms)))).toEqual([0, 0, 0, 1]);
  expect(buckets.take('b', at(0))).toBe(0);
  expect([500, 500, 1000].map((ms) => buckets.take('a', at(ms)))).toEqual([0, 1, 0]);
  expect(buckets.take('a', at(-60_000))).toBe(1);
  expect(buckets.take('a', at(-59_000))).toBe(0);
});
