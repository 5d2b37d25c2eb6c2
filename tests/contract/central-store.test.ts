import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#central/store/database.ts';
import { rebuildProjections } from '#central/store/rebuild.ts';
import { type BatchReply, batchReply } from '#wire/protocol.ts';
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
  terminal = await world.enrolled();
  incarnation = uuidv7();
});

const deliver = async (items: readonly unknown[], by: TestTerminal = terminal): Promise<BatchReply> => {
  const response = await send(world, by, BATCHES, { items });
  expect(response.status).toBe(200);
  await world.projected();
  return batchReply.parse(await response.json());
};
const statuses = (reply: BatchReply) => reply.results.map((one) => one.status);
const count = async (table: string): Promise<number> => {
  const { rows } = await world.pool.query<{ n: number }>(`select count(*) as n from ${table} where terminal = $1`, [terminal.id]);
  return rows[0]?.n ?? -1;
};

test('a connection that dies between two statements of a transaction fails that transaction, not central', async () => {
  const work = inTransaction(world.pool, async (tx) => {
    const { rows } = await tx.query('select pg_backend_pid() as pid');
    await world.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await tx.query('select 1');
  });
  await expect(work).rejects.toThrow();
  expect((await world.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

describe('what comes twice', () => {
  test('a batch sent again, because its answer was lost, changes nothing', async () => {
    const items = [1, 2, 3].map((seq) => itemOf(sessionOf(terminal, incarnation, seq)));
    expect(statuses(await deliver(items))).toEqual(['accepted', 'accepted', 'accepted']);
    expect(statuses(await deliver(items))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect([await count('event'), await count('session')]).toEqual([3, 3]);
  });

  test('the same event twice in one batch is counted once', async () => {
    const item = itemOf(sessionOf(terminal, incarnation, 1));
    expect(statuses(await deliver([item, item]))).toEqual(['accepted', 'duplicate']);
    expect(await count('session')).toBe(1);
  });

  test('two batches of one terminal at the same moment are both whole', async () => {
    const events = Array.from({ length: 60 }, (_, index) => itemOf(sessionOf(terminal, incarnation, index + 1)));
    const replies = await Promise.all([deliver(events.slice(0, 40)), deliver(events.slice(20))]);
    expect(replies.flatMap(statuses).filter((one) => one === 'accepted')).toHaveLength(60);
    expect((await deliver(events.slice(0, 1))).highWater).toEqual({ incarnation, seq: 60 });
  });

  test('a known id with other content never overwrites: it is put aside, once', async () => {
    const event = sessionOf(terminal, incarnation, 1);
    await deliver([itemOf(event)]);
    const altered = itemOf({ ...event, status: 'abandoned' });
    expect(statuses(await deliver([altered]))).toEqual(['quarantined']);
    expect(statuses(await deliver([altered]))).toEqual(['quarantined']);
    expect([await count('event'), await count('quarantine')]).toEqual([1, 1]);
    const { rows } = await world.pool.query('select status from session where terminal = $1', [terminal.id]);
    expect(rows).toEqual([{ status: 'completed' }]);
  });

  test('another terminal with the same event id gets its own row', async () => {
    const other = await world.enrolled();
    const event = sessionOf(terminal, incarnation, 1);
    await deliver([itemOf(event)]);
    expect(statuses(await deliver([itemOf({ ...event, terminal: other.id })], other))).toEqual(['accepted']);
  });
});

describe('what is not an event', () => {
  test('does not hold up the events around it', async () => {
    const other = await world.enrolled();
    const reply = await deliver([
      itemOf(sessionOf(terminal, incarnation, 1)),
      itemOf('{"cut off'),
      itemOf({ ...sessionOf(terminal, incarnation, 2), status: 'lost' }),
      itemOf(sessionOf(other, incarnation, 1)),
      itemOf(sessionOf(terminal, incarnation, 2)),
    ]);
    expect(statuses(reply)).toEqual(['accepted', 'rejected', 'rejected', 'rejected', 'accepted']);
    expect(reply.results[1]).toMatchObject({ id: null, reason: 'EVENT_MALFORMED: not JSON' });
    expect(reply.results[2]?.reason).toContain('status');
    expect(reply.results[3]?.reason).toContain('another terminal');
    expect(reply.highWater).toEqual({ incarnation, seq: 2 });
  });

  test('a text that PostgreSQL cannot hold is rejected alone, not retried for ever', async () => {
    const reply = await deliver([
      itemOf(sessionOf(terminal, incarnation, 1)),
      itemOf(sessionOf(terminal, incarnation, 2, { outcome: { id: 'vague', label: 'NUL \u0000 inside' } })),
      itemOf(sessionOf(terminal, incarnation, 3, { startedAt: '0000-01-01T00:00:00.000Z' })),
    ]);
    expect(statuses(reply)).toEqual(['accepted', 'rejected', 'rejected']);
    expect(await count('event')).toBe(1);
  });

  test('its reason and the log never quote what a visitor wrote', async () => {
    const secret = 'jeanne@example.org';
    const reply = await deliver([itemOf({ ...sessionOf(terminal, incarnation, 1), status: secret })]);
    expect(JSON.stringify(reply) + world.logged.join()).not.toContain(secret);
  });
});

describe('the high-water mark', () => {
  test('stops before a gap and goes on when it is filled', async () => {
    expect((await deliver([1, 2, 4, 5].map((seq) => itemOf(sessionOf(terminal, incarnation, seq))))).highWater).toEqual({
      incarnation,
      seq: 2,
    });
    expect((await deliver([itemOf(sessionOf(terminal, incarnation, 3))])).highWater).toEqual({ incarnation, seq: 5 });
  });

  test('is 0 when the first event of an incarnation is still missing', async () => {
    expect((await deliver([itemOf(sessionOf(terminal, incarnation, 2))])).highWater).toEqual({ incarnation, seq: 0 });
  });

  test('follows the chain of incarnations, also when the clock of the terminal went back', async () => {
    const later = '00000000-0000-7000-8000-000000000001'; // smaller than any minted now: the clock stood at 1970
    await deliver([itemOf(sessionOf(terminal, incarnation, 1))]);
    const first = sessionOf(terminal, later, 1, { predecessor: { incarnation, seq: 1 } });
    expect((await deliver([itemOf(first)])).highWater).toEqual({ incarnation: later, seq: 1 });
    expect((await deliver([itemOf(sessionOf(terminal, incarnation, 2))])).highWater).toEqual({ incarnation: later, seq: 1 });
  });

  test('is told in the answer to a heartbeat too, and is null before any event', async () => {
    const beat = { at: world.clock.at.toISOString(), position: null, waiting: 3, parked: 1, app: '0.1.0' };
    const before = await send(world, terminal, HEARTBEATS, beat);
    expect(await before.json()).toMatchObject({ highWater: null });
    await deliver([itemOf(sessionOf(terminal, incarnation, 1))]);
    const after = await send(world, terminal, HEARTBEATS, beat);
    expect(await after.json()).toMatchObject({ highWater: { incarnation, seq: 1 } });
  });
});

describe('sealed parts', () => {
  const submission = { age: '18_plus', locale: 'fr', controller: 'OT', noticeVersion: '1', consents: [], contact: { email: 'a@b.fr' } };

  test('lie beside their event and come in once', async () => {
    const event = sessionOf(terminal, incarnation, 1, { sealed: true });
    const item = itemOf(event, await seal(submission, world.keys.sealing, event.id));
    await deliver([item]);
    await deliver([item]);
    expect(await count('sealed_part')).toBe(1);
  });

  test('that belong to a quarantined event are not taken for the contact of the first one', async () => {
    const event = sessionOf(terminal, incarnation, 1);
    await deliver([itemOf(event)]);
    await deliver([itemOf({ ...event, sealed: true }, await seal(submission, world.keys.sealing, event.id))]);
    expect(await count('sealed_part')).toBe(0);
  });

  test('beside an event that says it has none are rejected', async () => {
    const event = sessionOf(terminal, incarnation, 1);
    expect(statuses(await deliver([itemOf(event, await seal(submission, world.keys.sealing, event.id))]))).toEqual(['rejected']);
  });
});

test('projections made anew are the ones that grew with the events', async () => {
  const second = uuidv7();
  await deliver([1, 2, 4].map((seq) => itemOf(sessionOf(terminal, incarnation, seq))));
  await deliver([itemOf(sessionOf(terminal, second, 1, { predecessor: { incarnation, seq: 4 }, status: 'abandoned', fields: [] }))]);
  await deliver([
    itemOf(sessionOf(terminal, incarnation, 3, { fields: [{ key: 'of_tomorrow', value: true, provenance: 'declared', question: null }] })),
  ]);
  const snapshot = async (): Promise<unknown[]> => {
    const tables = [
      'session order by tenant, terminal, id',
      'session_field order by tenant, terminal, session_id, position',
      'incarnation order by tenant, terminal, id',
      'position_range order by tenant, terminal, incarnation, first',
    ];
    return Promise.all(tables.map(async (table) => (await world.pool.query(`select * from ${table}`)).rows));
  };
  const live = await snapshot();
  await world.pool.query("update session set status = 'damaged'");
  await world.pool.query('delete from session_field');
  expect(await rebuildProjections(world.pool)).toBeGreaterThanOrEqual(5);
  expect(await snapshot()).toEqual(live);
});

test('no ingest table has a trigger; every primary key begins with the tenant, and what terminals send goes on with the terminal', async () => {
  const triggers = await world.pool.query('select tgname from pg_trigger where not tgisinternal');
  expect(triggers.rows).toEqual([]);
  const { rows } = await world.pool.query<{ table: string; first: string; second: string | null }>(
    `select c.relname as table, a.attname as first, b.attname as second from pg_index i join pg_class c on c.oid = i.indrelid
     join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     left join pg_attribute b on i.indnatts > 1 and b.attrelid = c.oid and b.attnum = i.indkey[1]
     where i.indisprimary and n.nspname = 'public' and c.relname <> 'migration'`,
  );
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => row.first !== 'tenant')).toEqual([]);
  const sent = ['event', 'sealed_part', 'quarantine', 'incarnation', 'session', 'session_field'];
  const second = rows.filter((row) => sent.includes(row.table)).map((row) => [row.table, row.second]);
  expect(second.sort()).toEqual(sent.map((table) => [table, 'terminal']).sort());
});
