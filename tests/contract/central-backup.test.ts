import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { centralApp } from '#central/http-server.ts';
import { type CentralKeys, loadKeys, openingKey, rotateKeys } from '#central/keys.ts';
import { ingestGate, requestBuckets } from '#central/routes-terminal.ts';
import { BACKED_UP, LEFT_OUT, readBackup, restoreBackup, writeBackup } from '#central/store/backup.ts';
import { openPool } from '#central/store/database.ts';
import { ledgersOf } from '#central/store/ledgers.ts';
import { migrate, SCHEMA_VERSION } from '#central/store/migrations.ts';
import { projectAll } from '#central/store/projector.ts';
import { rebuildProjections } from '#central/store/rebuild.ts';
import { eraseEvent } from '#central/store/tombstones.ts';
import { batchReply, heartbeatReply } from '#wire/protocol.ts';
import { open, seal } from '#wire/sealed.ts';
import { BATCHES, type CentralWorld, HEARTBEATS, itemOf, openWorld, send, sessionOf, type TestTerminal } from './support/central-world.ts';

let world: CentralWorld;
let terminal: TestTerminal;
let folder: string;
const pools: pg.Pool[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await world.close();
});
beforeEach(async () => {
  terminal = await world.enrolled();
  folder = mkdtempSync(join(world.folder, 'backup-'));
});

/** Another base on the same PostgreSQL, in the newest form and empty. */
const emptyBase = async (): Promise<pg.Pool> => {
  const name = `base_${pools.length}`;
  await world.pool.query(`create database ${name}`);
  const url = new URL(world.server.url);
  url.pathname = `/${name}`;
  const pool = openPool(url.href, () => undefined);
  pools.push(pool);
  await migrate(pool, world.clock.at);
  return pool;
};
const over = (pool: pg.Pool): CentralWorld => ({
  ...world,
  pool,
  app: centralApp({
    ...{
      pool,
      keys: { current: () => world.keys },
      gate: ingestGate(),
      requests: requestBuckets(),
      onCommitted: () => undefined,
      claimLifeMs: 1,
      publicUrl: null,
    },
    ...{ now: () => world.clock.at, below: randomInt, log: (line: string) => world.logged.push(line) },
  }),
});
const deliver = async (to: CentralWorld, items: readonly unknown[]) =>
  batchReply.parse(await (await send(to, terminal, BATCHES, { items })).json());
const beat = async (to: CentralWorld, more: object = {}) => {
  const body = { at: world.clock.at.toISOString(), position: null, waiting: 0, parked: 0, app: '0.1.0', ...more };
  return heartbeatReply.parse(await (await send(to, terminal, HEARTBEATS, body)).json());
};
const rowsOf = async (pool: pg.Pool, table: string): Promise<unknown[]> =>
  (await pool.query(`select to_jsonb(t) as row from ${table} t order by 1`)).rows;

test('a restored backup is the base that was, and the terminals send what came in since again', async () => {
  const incarnation = uuidv7();
  const events = Array.from({ length: 8 }, (_, index) => sessionOf(terminal, incarnation, index + 1, { sealed: index === 1 }));
  const sealedPart = await seal({ any: 'thing' }, world.keys.sealing, events[1]?.id ?? '');
  const items = events.map((event, index) => itemOf(event, index === 1 ? sealedPart : null));
  await deliver(world, items.slice(0, 5));
  await eraseEvent(world.pool, { terminal: terminal.id, id: events[3]?.id ?? '' }, world.clock.at);
  await deliver(world, [itemOf({ ...events[0], status: 'abandoned' })]);
  await projectAll(world.pool);
  const path = join(folder, 'all.ndjson.gz');
  await writeBackup(world.pool, path, world.clock.at);
  await deliver(world, items.slice(5));

  const restored = await emptyBase();
  expect(await restoreBackup(restored, path)).toMatchObject({
    ok: true,
    value: { counts: { terminal: expect.any(Number), tombstone: 1 } },
  });
  await rebuildProjections(restored);
  // Nothing since touched these tables; the others are judged by what they mean, below.
  for (const table of ['sealed_part', 'quarantine', 'tombstone', 'account', 'key_pair', 'claim'])
    expect([table, await rowsOf(restored, table)]).toEqual([table, await rowsOf(world.pool, table)]);

  const back = over(restored);
  const ledger = [{ incarnation, captured: 8, waiting: [], parked: [], lost: [] }];
  // The mark falls back to what the backup holds; until the terminal has sent the rest again, the ledger does not add up.
  expect((await beat(back, { ledger })).highWater).toEqual({ incarnation, seq: 5 });
  const account = async () => (await ledgersOf(restored, { exact: true })).find((one) => one.id === terminal.id);
  expect(await account()).toMatchObject({ captured: 8, accepted: 5, gap: 3, standing: 'gap' });
  const again = await deliver(back, items);
  expect(again.results.map((one) => one.status)).toEqual([...Array(5).fill('duplicate'), ...Array(3).fill('accepted')]);
  expect(again.highWater).toEqual({ incarnation, seq: 8 });
  expect(await account()).toMatchObject({ captured: 8, accepted: 8, gap: 0, standing: 'even' });
  await projectAll(restored);
  await projectAll(world.pool);
  for (const table of ['session', 'session_field', 'incarnation', 'position_range'])
    expect([table, await rowsOf(restored, table)]).toEqual([table, await rowsOf(world.pool, table)]);
});

test('a backup is one picture of the base, while batches come in', async () => {
  const incarnation = uuidv7();
  const path = join(folder, 'all.ndjson.gz');
  const coming = (async () => {
    for (let seq = 1; seq <= 40; seq += 1) await deliver(world, [itemOf(sessionOf(terminal, incarnation, seq))]);
  })();
  await writeBackup(world.pool, path, world.clock.at);
  await coming;
  const restored = await emptyBase();
  await restoreBackup(restored, path);
  const { rows } = await restored.query<{ events: number; mark: number }>(
    `select (select count(*) from event where terminal = $1) as events,
       (select coalesce(sum(gapless), 0)::bigint from incarnation where terminal = $1) as mark`,
    [terminal.id],
  );
  expect(rows[0]?.events).toBe(rows[0]?.mark);
});

test('is not restored into a base that holds something, and not when it is cut, altered, of a newer form, or none', async () => {
  const path = join(folder, 'all.ndjson.gz');
  await writeBackup(world.pool, path, world.clock.at);
  const codeOf = async (pool: pg.Pool, from: string) => {
    const restored = await restoreBackup(pool, from);
    return restored.ok ? 'restored' : restored.error.code;
  };
  expect(await codeOf(world.pool, path)).toBe('CENTRAL_BASE_NOT_EMPTY');
  const empty = await emptyBase();
  const packed = readFileSync(path);
  const lines = gunzipSync(packed).toString().split('\n');
  const damaged: Record<string, Uint8Array> = {
    'cut in its packing': packed.subarray(0, packed.length - 40),
    'cut before its end': gzipSync(lines.slice(0, -2).join('\n')),
    'one letter off': gzipSync(lines.join('\n').replace('accueil', 'accuei1')),
    'of a newer form': gzipSync(lines.join('\n').replace(`"schema":${SCHEMA_VERSION}`, `"schema":${SCHEMA_VERSION + 1}`)),
    'no backup': gzipSync('{"hello":"world"}\n'),
    'no gzip': Buffer.from('hello'),
  };
  for (const [how, bytes] of Object.entries(damaged)) {
    const other = join(folder, how.replaceAll(' ', '-'));
    writeFileSync(other, bytes);
    expect([how, await codeOf(empty, other)]).toEqual([how, 'CENTRAL_BACKUP_UNUSABLE']);
  }
  expect(await codeOf(empty, join(folder, 'not-there'))).toBe('CENTRAL_BACKUP_UNUSABLE');
  expect((await empty.query('select 1 from terminal')).rows).toEqual([]);
  expect(await codeOf(empty, path)).toBe('restored');
});

test('every table is either in a backup, by its whole key, or left out by name; no private key is in it', async () => {
  const { rows } = await world.pool.query<{ table: string; key: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) as key
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
     where i.indisprimary and n.nspname = 'public' group by c.relname`,
  );
  expect(rows.map((row) => row.table).sort()).toEqual([...Object.keys(BACKED_UP), ...LEFT_OUT].sort());
  for (const { table, key } of rows) if (table in BACKED_UP) expect([table, key]).toEqual([table, ['tenant', ...(BACKED_UP[table] ?? [])]]);
  const path = join(folder, 'all.ndjson.gz');
  await writeBackup(world.pool, path, world.clock.at);
  const text = gunzipSync(readFileSync(path)).toString();
  for (const secret of [world.keys.sealing.privateKey, world.keys.signing.privateKey]) expect(text).not.toContain(secret);
  expect((await readBackup(path)).ok).toBe(true);
});

test('after a change of keys the terminal is told the new one, both open, and the new kit alone brings them back', async () => {
  const event = sessionOf(terminal, uuidv7(), 1);
  const before = world.keys;
  const old = await seal({ who: 'first' }, before.sealing, event.id);
  const rotated = await rotateKeys(world.pool, world.folder, world.clock.at);
  if (!rotated.ok) throw new Error(rotated.error.detail);
  const { sealingKey } = await beat(world);
  expect(sealingKey).toEqual({ id: rotated.value.keys.sealing.id, publicKey: rotated.value.keys.sealing.publicKey });
  expect(sealingKey?.id).not.toBe(before.sealing.id);
  if (sealingKey === undefined) return;
  const young = await seal({ who: 'second' }, sealingKey, event.id);

  // The folder is lost: all there is is the printed kit, and the base.
  const kit = readFileSync(join(world.folder, 'recovery-kit.txt'), 'utf8');
  const elsewhere = mkdtempSync(join(world.folder, 'elsewhere-'));
  writeFileSync(join(elsewhere, 'keys.json'), kit.slice(kit.indexOf('{')));
  const recovered = await loadKeys(world.pool, elsewhere, world.clock.at);
  if (!recovered.ok) throw new Error(recovered.error.detail);
  const opened = async (keys: CentralKeys, envelope: typeof old) =>
    open(envelope, openingKey(keys, envelope.keyId)?.privateKey ?? '', event.id);
  expect([await opened(recovered.value.keys, old), await opened(recovered.value.keys, young)]).toEqual([
    { ok: true, value: { who: 'first' } },
    { ok: true, value: { who: 'second' } },
  ]);

  // The keys of before the change are refused: what comes in from now on would stay shut. A file of the first format is read.
  const { former: _former, ...first } = before;
  writeFileSync(join(elsewhere, 'keys.json'), JSON.stringify({ ...first, formatVersion: 1 }));
  expect(await loadKeys(world.pool, elsewhere, world.clock.at)).toMatchObject({ ok: false, error: { code: 'CENTRAL_KEYS_LOST' } });
  const another = await emptyBase();
  expect(await loadKeys(another, elsewhere, world.clock.at)).toMatchObject({ ok: true, value: { keys: { formatVersion: 2, former: [] } } });
});
