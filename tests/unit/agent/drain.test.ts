import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import type { Body, Client } from '#agent/client.ts';
import { type Drain, makeDrain } from '#agent/drain.ts';
import { err, ok } from '#fields/result.ts';
import { beginIncarnation } from '#store/incarnation.ts';
import { outboxCounts, releaseParked } from '#store/outbox.ts';
import { captureSession, insertSession } from '#store/session-log.ts';
import { openStore, type Store } from '#store/store.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { SyncErrorCode } from '#wire/errors.ts';
import { type Batch, type BatchReply, batch, batchReply, DEFAULT_LIMITS } from '#wire/protocol.ts';
import type { SealedEnvelope } from '#wire/sealed.ts';

const AT = '2026-07-14T10:00:00.000Z';
const id = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const ENVELOPE: SealedEnvelope = { formatVersion: 1, keyId: 'key-1', enc: 'AAAA', ct: 'AAAA' };

let store: Store;
beforeEach(() => {
  const temporary = temporaryFolder('drain');
  store = openStore(join(temporary.path, 'kiosk.sqlite'));
  beginIncarnation(store, id(900), AT);
  return () => {
    store.close();
    temporary.remove();
  };
});

const captured = (number: number, sealed: SealedEnvelope | null = null): void => {
  insertSession(store, {
    id: id(number),
    campaign: 'ete',
    quiz: 'petit',
    quizVersion: 'v1',
    quizLabel: 'Petit quiz',
    locale: 'fr',
    startedAt: AT,
  });
  captureSession(store, id(900), { id: id(number), endedAt: AT, sealed }, () => JSON.stringify({ id: id(number) }));
};

/** What central would say, without a network. */
const central = (
  say: (sent: Batch) => BatchReply | SyncErrorCode | 'proxy',
): Client & { readonly sent: Batch[]; readonly bodies: Body[] } => {
  const sent: Batch[] = [];
  const bodies: Body[] = [];
  return {
    sent,
    bodies,
    time: () => new Date(AT),
    clockOffset: () => null,
    post: async (_path, body, shape) => {
      bodies.push(body);
      const one = batch.parse(JSON.parse(String(body.encoding === 'gzip' ? gunzipSync(body.bytes) : Buffer.from(body.bytes))));
      sent.push(one);
      const said = say(one);
      if (said === 'proxy') return err({ code: 'SYNC_NOT_CENTRAL', detail: 'HTTP 413', unsigned: 413 });
      return typeof said === 'string' ? err({ code: said, detail: 'the test said so' }) : ok(shape.parse(batchReply.parse(said)));
    },
  };
};
const idOf = (event: string): string => String(Object.values(JSON.parse(event))[0]);
const taken = (sent: Batch): BatchReply => ({
  results: sent.items.map((item, index) => ({ index, id: idOf(item.event), status: 'accepted', reason: null })),
  highWater: null,
});
/** A drain that goes on for as long as there is progress, as the agent does. */
const drainAll = async (drain: Drain): Promise<void> => {
  for (;;) {
    const step = await drain.step();
    if (!step.ok) throw new Error(step.error.code);
    if (step.value === 0) return;
  }
};
const drainOf = (client: Client, uptimeMs: () => number = () => 0): Drain => makeDrain({ store, client, uptimeMs, log: () => undefined });
const idsIn = (sent: readonly Batch[]): string[] => sent.flatMap((one) => one.items.map((item) => idOf(item.event)));
const drain = (client: Client) => makeDrain({ store, client, uptimeMs: () => 0, log: () => undefined }).step();

test('an envelope that cannot be read any more is set aside with its reason, and the others go through', async () => {
  captured(1, ENVELOPE);
  captured(2, ENVELOPE);
  captured(3);
  store.db.prepare('UPDATE sealed_part SET envelope = \'{"formatVersion":\' WHERE event = ?').run(id(1));
  const client = central(taken);
  expect(await drain(client)).toEqual({ ok: true, value: 3 });
  expect(client.sent.flatMap((one) => one.items.map((item) => idOf(item.event)))).toEqual([id(2), id(3)]);
  expect(outboxCounts(store)).toEqual({ waiting: 0, parked: 1 });
  expect(store.db.prepare("SELECT id, reason FROM event WHERE state = 'parked'").all()).toEqual([
    { id: id(1), reason: expect.stringContaining('sealed part') },
  ]);
});

test('a central that speaks another protocol takes nothing and parks nothing', async () => {
  captured(1);
  captured(2);
  const refused = await drain(central(() => 'SYNC_OTHER_PROTOCOL'));
  expect(refused).toMatchObject({ ok: false, error: { code: 'SYNC_OTHER_PROTOCOL' } });
  expect(outboxCounts(store)).toEqual({ waiting: 2, parked: 0 });
});

test('an answer about another event settles nothing', async () => {
  captured(1);
  captured(2);
  const mixedUp = central((sent) => ({
    results: sent.items.map((_item, index) => ({ index, id: id(7), status: 'accepted', reason: null })),
    highWater: null,
  }));
  expect(await drain(mixedUp)).toEqual({ ok: true, value: 0 });
  expect(outboxCounts(store)).toEqual({ waiting: 2, parked: 0 });
});

test('an answer that is shorter than the batch leaves the rest waiting', async () => {
  captured(1);
  captured(2);
  const half = central((sent) => ({ ...taken(sent), results: taken(sent).results.slice(0, 1) }));
  expect(await drain(half)).toEqual({ ok: true, value: 1 });
  expect(waitingEvents(store, 10).map((item) => item.id)).toEqual([id(2)]);
});

test('a record that spoils its batch is found by halving and parked alone', async () => {
  for (const number of [1, 2, 3, 4, 5]) captured(number);
  const picky = central((sent) => (sent.items.some((item) => idOf(item.event) === id(4)) ? 'SYNC_MALFORMED' : taken(sent)));
  expect(await drain(picky)).toEqual({ ok: true, value: 5 });
  expect(outboxCounts(store)).toEqual({ waiting: 0, parked: 1 });
});

test('a central that was restored from a backup without any of our events gets all of them again', async () => {
  captured(1);
  await drain(central((sent) => ({ ...taken(sent), highWater: { incarnation: id(900), seq: 1 } })));
  expect(outboxCounts(store)).toEqual({ waiting: 0, parked: 0 });
  captured(2);
  await drain(central((sent) => ({ ...taken(sent), highWater: null })));
  expect(waitingEvents(store, 10).map((item) => item.id)).toEqual([id(1), id(2)]);
});

test('batches are as many events as central says, from its first answer on, and none goes twice or out of order', async () => {
  const all = Array.from({ length: 45 }, (_, at) => at + 1);
  for (const number of all) captured(number);
  const client = central((sent) => ({ ...taken(sent), limits: { ...DEFAULT_LIMITS, events: 10 } }));
  const drain = drainOf(client);
  drain.heed({ ...DEFAULT_LIMITS, events: 5 });
  await drainAll(drain);
  expect(client.sent.map((one) => one.items.length)).toEqual([5, 10, 10, 10, 10]);
  expect(idsIn(client.sent)).toEqual(all.map(id));
  expect(outboxCounts(store)).toEqual({ waiting: 0, parked: 0 });
});

test('a batch is no longer than central says, and one event alone always goes', async () => {
  const large = { ...ENVELOPE, ct: 'A'.repeat(20_000) };
  store.db.transaction(() => {
    for (let number = 1; number <= 150; number += 1) captured(number, large);
  })();
  const client = central((sent) => taken(sent));
  await drainAll(drainOf(client));
  expect(Math.max(...client.bodies.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(DEFAULT_LIMITS.bytes);
  expect(client.sent.length).toBe(2);
  expect(idsIn(client.sent)).toHaveLength(150);

  captured(151, large);
  const small = drainOf(client);
  // No central may say so little; an event that is longer than a limit looks the same.
  small.heed({ events: 10, bytes: 100, encodings: [] });
  await drainAll(small);
  expect(idsIn(client.sent)).toHaveLength(151);
});

test('a central that did not say that it reads gzip gets none', async () => {
  for (const number of [1, 2, 3]) captured(number);
  const client = central((sent) => ({ ...taken(sent), limits: { ...DEFAULT_LIMITS, events: 1, encodings: ['br', 'gzip'] } }));
  const drain = drainOf(client);
  await drain.step();
  expect(client.bodies.map(({ encoding }) => encoding)).toEqual([null]);
  for (const number of [4, 5]) captured(number);
  await drainAll(drain);
  expect(client.bodies.map(({ encoding }) => encoding)).toEqual([null, 'gzip', 'gzip']);
  // It was replaced by an older one.
  const older = central(taken);
  captured(6);
  drain.heed(undefined);
  await drainAll(drainOf(older));
  expect(older.bodies.map(({ encoding }) => encoding)).toEqual([null]);
});

test('a proxy that refuses what is large parks nothing: the rest passes in smaller batches, what it never lets through waits', async () => {
  for (let number = 1; number <= 20; number += 1) captured(number);
  const giant = idOf(JSON.stringify({ id: id(7) }));
  const proxied = central((sent) =>
    sent.items.length > 6 || sent.items.some((item) => idOf(item.event) === giant) ? 'proxy' : taken(sent),
  );
  let uptime = 0;
  const drain = drainOf(proxied, () => uptime);
  await drainAll(drain);
  expect(outboxCounts(store)).toEqual({ waiting: 1, parked: 0 });
  expect(waitingEvents(store, 10).map((item) => item.id)).toEqual([giant]);

  // What comes afterwards goes in batches that pass at once.
  const before = proxied.sent.length;
  for (let number = 21; number <= 32; number += 1) captured(number);
  await drainAll(drain);
  const after = proxied.sent.slice(before);
  expect(after.every((one) => one.items.length <= 6)).toBe(true);
  expect(idsIn(after)).toEqual(Array.from({ length: 12 }, (_, at) => id(at + 21)));

  // An hour later it is tried again: somebody may have changed the proxy.
  uptime = 3600_001;
  const tries = proxied.sent.length;
  await drainAll(drain);
  expect(idsIn(proxied.sent.slice(tries))).toEqual([giant]);
  expect(outboxCounts(store)).toEqual({ waiting: 1, parked: 0 });
});

test('events that were parked and let go again are sent, also while a long backlog is under way', async () => {
  for (let number = 1; number <= 6; number += 1) captured(number);
  await drain(
    central((sent) => ({
      ...taken(sent),
      results: sent.items.map((item, index) => ({ index, id: idOf(item.event), status: 'rejected', reason: 'too new' })),
    })),
  );
  expect(outboxCounts(store)).toEqual({ waiting: 0, parked: 6 });
  for (let number = 7; number <= 30; number += 1) captured(number);
  const client = central((sent) => {
    if (idsIn([sent]).includes(id(12))) releaseParked(store, 'all');
    return { ...taken(sent), limits: { ...DEFAULT_LIMITS, events: 5 } };
  });
  const draining = drainOf(client);
  draining.heed({ ...DEFAULT_LIMITS, events: 5 });
  await drainAll(draining);
  expect(outboxCounts(store)).toEqual({ waiting: 0, parked: 0 });
  expect(idsIn(client.sent).toSorted()).toEqual(Array.from({ length: 30 }, (_, at) => id(at + 1)));
});

test('the next batch is on its way before the answer to the last one is written down, and a stop loses neither', async () => {
  for (let number = 1; number <= 12; number += 1) captured(number);
  const limits = { ...DEFAULT_LIMITS, events: 4 };
  const waitingThen: number[] = [];
  const client = central((sent) => {
    waitingThen.push(outboxCounts(store).waiting);
    return { ...taken(sent), limits };
  });
  const drain = drainOf(client);
  drain.heed(limits);
  expect(await drain.step()).toEqual({ ok: true, value: 4 });
  expect(waitingThen).toEqual([12, 12]);
  expect(outboxCounts(store).waiting).toBe(8);
  await drain.finish();
  expect(outboxCounts(store).waiting).toBe(4);
  expect(client.sent).toHaveLength(2);
  await drainAll(drain);
  expect(idsIn(client.sent)).toEqual(Array.from({ length: 12 }, (_, at) => id(at + 1)));
});

test('nothing goes on behind a batch of which central said nothing, or less than all', async () => {
  for (let number = 1; number <= 12; number += 1) captured(number);
  const limits = { ...DEFAULT_LIMITS, events: 4 };
  const client = central((sent) => ({ ...taken(sent), results: taken(sent).results.slice(1), limits }));
  const drain = drainOf(client);
  drain.heed(limits);
  await drain.step();
  await drain.finish();
  expect(idsIn(client.sent)).toEqual([1, 2, 3, 4].map(id));
});
