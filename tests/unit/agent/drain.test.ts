import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Client } from '#agent/client.ts';
import { drainOnce } from '#agent/drain.ts';
import { err, ok } from '#fields/result.ts';
import { beginIncarnation } from '#store/incarnation.ts';
import { outboxCounts, waitingEvents } from '#store/outbox.ts';
import { captureSession, insertSession } from '#store/session-log.ts';
import { openStore, type Store } from '#store/store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { SyncErrorCode } from '#wire/errors.ts';
import { type Batch, type BatchReply, batch, batchReply } from '#wire/protocol.ts';
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
const central = (say: (sent: Batch) => BatchReply | SyncErrorCode): Client & { readonly sent: Batch[] } => {
  const sent: Batch[] = [];
  return {
    sent,
    time: () => new Date(AT),
    clockOffset: () => null,
    post: async (_path, body, shape) => {
      const one = batch.parse(JSON.parse(new TextDecoder().decode(body.bytes)));
      sent.push(one);
      const said = say(one);
      return typeof said === 'string' ? err({ code: said, detail: 'the test said so' }) : ok(shape.parse(batchReply.parse(said)));
    },
  };
};
const idOf = (event: string): string => String(Object.values(JSON.parse(event))[0]);
const taken = (sent: Batch): BatchReply => ({
  results: sent.items.map((item, index) => ({ index, id: idOf(item.event), status: 'accepted', reason: null })),
  highWater: null,
});
const drain = (client: Client) => drainOnce(store, client);

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
