import { gzipSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BODY_LIMIT } from '#central/gate.ts';
import { overviewFigures } from '#central/store/overview.ts';
import { projectAll } from '#central/store/projector.ts';
import { rebuildProjections } from '#central/store/rebuild.ts';
import { eraseEvent } from '#central/store/tombstones.ts';
import { makeTokenBuckets } from '#central/token-bucket.ts';
import { type BatchReply, batchReply, heartbeatReply, refusal } from '#wire/protocol.ts';
import { seal } from '#wire/sealed.ts';
import { BATCHES, type CentralWorld, HEARTBEATS, itemOf, openWorld, send, sessionOf, type TestTerminal } from './support/central-world.ts';

let world: CentralWorld;
let terminal: TestTerminal;
let incarnation: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.at = new Date(world.clock.at.getTime() + 60_001);
  terminal = await world.enrolled();
  incarnation = uuidv7();
});

const events = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => itemOf(sessionOf(terminal, incarnation, from + index)));
const deliver = async (items: readonly unknown[]): Promise<BatchReply> => {
  const response = await send(world, terminal, BATCHES, { items });
  expect(response.status).toBe(200);
  return batchReply.parse(await response.json());
};
const refusalOf = async (response: Response) => ({
  status: response.status,
  later: response.headers.get('retry-after'),
  ...refusal.parse(await response.json()),
});
const beat = (over: object = {}) => ({ at: world.clock.at.toISOString(), position: null, waiting: 0, parked: 0, app: '0.1.0', ...over });
const tell = async (over: object, time = world.clock.at) =>
  heartbeatReply.parse(await (await send(world, terminal, HEARTBEATS, beat(over), { time })).json());
const statuses = (reply: BatchReply) => reply.results.map((one) => one.status);
const count = async (table: string): Promise<number> => {
  const { rows } = await world.pool.query<{ n: number }>(`select count(*) as n from ${table} where terminal = $1`, [terminal.id]);
  return rows[0]?.n ?? -1;
};

describe('a packed body', () => {
  const packed = (content: unknown) => gzipSync(JSON.stringify(content), { level: 1 });

  test('is read, and signed as it was sent', async () => {
    const body = packed({ items: events(1, 3) });
    const answer = await send(world, terminal, BATCHES, body, { encoding: 'gzip' });
    expect(batchReply.parse(await answer.json())).toMatchObject({ highWater: { incarnation, seq: 3 } });
    const forged = packed({ items: events(4, 4) });
    const response = await world.app.request(BATCHES, {
      method: 'POST',
      headers: {
        'estran-protocol': '1',
        'estran-terminal': terminal.id,
        'estran-time': world.clock.at.toISOString(),
        'content-encoding': 'gzip',
      },
      body: new Uint8Array(forged),
    });
    expect((await refusalOf(response)).code).toBe('SYNC_BAD_SIGNATURE');
  });

  test('of a few bytes that unpacks to gigabytes is too large, and is never unpacked further', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(BODY_LIMIT / 10);
    expect(await refusalOf(await send(world, terminal, BATCHES, bomb, { encoding: 'gzip' }))).toMatchObject({
      status: 413,
      code: 'SYNC_TOO_LARGE',
    });
  });

  test('that is cut, is no gzip, or is packed in another way is malformed', async () => {
    const whole = packed({ items: events(1, 1) });
    for (const [body, encoding] of [
      [whole.subarray(0, whole.length - 9), 'gzip'],
      [Buffer.from('{"items":[]}'), 'gzip'],
      [whole, 'br'],
    ] as const)
      expect(await refusalOf(await send(world, terminal, BATCHES, body, { encoding }))).toMatchObject({
        status: 400,
        code: 'SYNC_MALFORMED',
      });
    expect(await count('event')).toBe(0);
  });
});

describe('how much and how often', () => {
  test('is said with every answer', async () => {
    const limits = { events: 500, bytes: 4_500_000, encodings: ['gzip'] };
    expect((await deliver(events(1, 1))).limits).toEqual(limits);
    expect((await tell({})).limits).toEqual(limits);
  });

  test('a terminal that asks without end is told when to come again, and no other pays for it', async () => {
    const other = await world.enrolled();
    const few = { ...world, app: world.appWith(makeTokenBuckets(5, 1)) };
    for (let sent = 0; sent < 5; sent += 1) expect((await send(few, terminal, HEARTBEATS, beat())).status).toBe(200);
    const refused = await refusalOf(await send(few, terminal, BATCHES, { items: events(1, 1) }));
    expect(refused).toMatchObject({ status: 429, code: 'SYNC_TOO_OFTEN', retryAfterSeconds: 1, later: '1' });
    expect(await count('event')).toBe(0);
    expect((await send(few, other, HEARTBEATS, beat())).status).toBe(200);
    world.clock.at = new Date(world.clock.at.getTime() + 1000);
    expect((await send(few, terminal, HEARTBEATS, beat())).status).toBe(200);
  });
});

describe('an event that is none of ours', () => {
  test('is rejected alone, with a code that says why', async () => {
    const whole = sessionOf(terminal, incarnation, 1);
    const { results } = await deliver([
      itemOf({ ...whole, formatVersion: 2 }),
      itemOf({ ...whole, kind: 'sighting' }),
      itemOf({ ...whole, status: 'lost' }),
      itemOf({ ...whole, outcome: { id: 'vague', label: 'half a pair \ud800' } }),
      itemOf(whole),
    ]);
    expect(results.map((one) => [one.status, one.reason?.split(':')[0] ?? null])).toEqual([
      ['rejected', 'EVENT_UNKNOWN_VERSION'],
      ['rejected', 'EVENT_UNKNOWN_VERSION'],
      ['rejected', 'EVENT_MALFORMED'],
      ['rejected', 'EVENT_UNSTORABLE'],
      ['accepted', null],
    ]);
  });
});

describe('a position that never comes', () => {
  const ledger = (over: object) => [{ incarnation, captured: 6, waiting: [], parked: [], lost: [], ...over }];

  test('holds the mark up until the terminal says what became of it', async () => {
    expect((await deliver([...events(1, 1), ...events(3, 4), ...events(6, 6)])).highWater).toEqual({ incarnation, seq: 1 });
    expect((await tell({ ledger: ledger({ parked: [[2, 2]], waiting: [[5, 5]] }) })).highWater).toEqual({ incarnation, seq: 4 });
    expect((await tell({ ledger: ledger({ parked: [[2, 2]], lost: [[5, 5]] }) })).highWater).toEqual({ incarnation, seq: 6 });
    // What comes after it goes on from there.
    expect((await deliver(events(7, 9))).highWater).toEqual({ incarnation, seq: 9 });
  });

  test('and comes after all does not set the mark back; made anew, marks are where they were', async () => {
    await deliver([...events(1, 1), ...events(3, 3)]);
    await tell({ ledger: ledger({ captured: 3, parked: [[2, 2]] }) });
    await tell({ ledger: ledger({ captured: 3, waiting: [[2, 2]] }) });
    expect((await deliver(events(2, 2))).highWater).toEqual({ incarnation, seq: 3 });
    const marks = async () => (await world.pool.query('select * from incarnation where terminal = $1', [terminal.id])).rows;
    const before = await marks();
    await rebuildProjections(world.pool);
    expect(await marks()).toEqual(before);
  });

  test('a ledger that was held up on its way does not stand for the newest', async () => {
    await deliver([...events(1, 1), ...events(3, 3)]);
    const held = new Date(world.clock.at.getTime() - 60_000);
    await tell({ ledger: ledger({ captured: 3, parked: [[2, 2]] }) });
    await tell({ ledger: ledger({ captured: 2, waiting: [[2, 2]] }) }, held);
    const { rows } = await world.pool.query('select captured, parked, waiting from incarnation_ledger where terminal = $1', [terminal.id]);
    expect(rows).toEqual([{ captured: 3, parked: [[2, 2]], waiting: [] }]);
  });
});

describe('what was erased', () => {
  test('stays erased: in the figures, when it comes again, and when everything is made anew', async () => {
    const gone = sessionOf(terminal, incarnation, 2, { sealed: true });
    const item = itemOf(gone, await seal({ any: 'thing' }, world.keys.sealing, gone.id));
    await deliver([...events(1, 1), item, ...events(3, 3)]);
    await projectAll(world.pool);
    const figures = async () => {
      const { sessions, contacts } = await overviewFigures(world.pool, world.clock.at);
      return { ...sessions, contacts };
    };
    const before = await figures();
    await eraseEvent(world.pool, { terminal: terminal.id, id: gone.id }, world.clock.at);
    const after = { total: before.total - 1, completed: before.completed - 1, abandoned: before.abandoned, contacts: before.contacts - 1 };
    expect(await figures()).toEqual(after);
    const again = await deliver([item]);
    expect([statuses(again), again.highWater]).toEqual([['duplicate'], { incarnation, seq: 3 }]);
    await rebuildProjections(world.pool);
    expect(await figures()).toEqual(after);
    expect([await count('event'), await count('session'), await count('sealed_part')]).toEqual([2, 2, 0]);
    expect((await deliver(events(4, 4))).highWater).toEqual({ incarnation, seq: 4 });
  });

  test('before it ever came is dropped when it comes, and leaves no gap', async () => {
    const late = sessionOf(terminal, incarnation, 2);
    await eraseEvent(world.pool, { terminal: terminal.id, id: late.id }, world.clock.at);
    expect(statuses(await deliver([...events(1, 1), itemOf(late), ...events(3, 3)]))).toEqual(['accepted', 'duplicate', 'accepted']);
    expect((await tell({})).highWater).toEqual({ incarnation, seq: 3 });
    expect(await count('event')).toBe(2);
  });
});

describe('the projector', () => {
  const behind = async () => {
    const { behindSeconds, unreadable } = await overviewFigures(world.pool, world.clock.at);
    return { behindSeconds, unreadable };
  };

  test('may lag: what came in is acknowledged, and the overview says how far behind it is', async () => {
    await projectAll(world.pool);
    await deliver(events(1, 2));
    expect([await count('event'), await count('session')]).toEqual([2, 0]);
    world.clock.at = new Date(world.clock.at.getTime() + 7000);
    expect(await behind()).toEqual({ behindSeconds: 7, unreadable: 0 });
    await projectAll(world.pool);
    expect(await count('session')).toBe(2);
    expect(await behind()).toEqual({ behindSeconds: 0, unreadable: 0 });
  });

  test('of several processes makes each session once, and each figure once', async () => {
    await projectAll(world.pool);
    const before = (await overviewFigures(world.pool, world.clock.at)).sessions.total;
    for (let from = 1; from <= 100; from += 10) await deliver(events(from, from + 9));
    await Promise.all([0, 1, 2, 3].map((slot) => projectAll(world.pool, slot)));
    expect(await count('session')).toBe(100);
    expect((await overviewFigures(world.pool, world.clock.at)).sessions.total).toBe(before + 100);
  });

  test('counts a contact whose sealed part came later than its event, once', async () => {
    await projectAll(world.pool);
    const before = (await overviewFigures(world.pool, world.clock.at)).contacts;
    const event = sessionOf(terminal, incarnation, 1, { sealed: true });
    await deliver([itemOf(event)]);
    await projectAll(world.pool);
    const item = itemOf(event, await seal({ any: 'thing' }, world.keys.sealing, event.id));
    for (const expected of ['duplicate', 'duplicate']) expect(statuses(await deliver([item]))).toEqual([expected]);
    await projectAll(world.pool);
    const after = await overviewFigures(world.pool, world.clock.at);
    expect([after.contacts, await count('sealed_part')]).toEqual([before + 1, 1]);
  });

  test('sets an event that it cannot read aside, alone, and says so; the others go on', async () => {
    await deliver(events(1, 5));
    await world.pool.query("update event set body = '{}' where terminal = $1 and seq = 3", [terminal.id]);
    await projectAll(world.pool);
    expect(await count('session')).toBe(4);
    expect(await behind()).toEqual({ behindSeconds: 0, unreadable: 1 });
    await world.pool.query('delete from projection_queue');
    await world.pool.query('delete from event where terminal = $1 and seq = 3', [terminal.id]);
  });
});
