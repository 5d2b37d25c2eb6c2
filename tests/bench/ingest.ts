import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import type pg from 'pg';
import { startPostgres } from '#central/postgres-server.ts';
import { openPool } from '#central/store/database.ts';
import { type StartedProcess, startProcess } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import type { Bench, Figure } from './figure.ts';
import { type BenchTerminal, batchOf, benchTerminals, type ReadyBatch } from './ingest-fleet.ts';

const TERMINALS = 500;
const BATCH = 50;
const ROUNDS = 5;
/** The peer asks on as many connections as central's ingest does. */
const CONNECTIONS = 8;

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

/** Central as a process on a given PostgreSQL, and the key that contacts are sealed to. */
export const centralOn = async (url: string, data: string): Promise<{ central: StartedProcess; url: string; password: string }> => {
  const central = await startProcess('sync-agent/central/main.mjs', ['--data', data, '--port', '0'], { env: { DATABASE_URL: url } });
  return { central, url: String(central.ready['url']), password: String(central.ready['password']) };
};

export const enrolAll = async (pool: pg.Pool, terminals: readonly BenchTerminal[]): Promise<void> => {
  await pool.query(
    `insert into terminal (tenant, id, public_key, site, enrolled_at) select 'office', id, key, 'bench', now() from unnest($1::text[], $2::text[]) as given (id, key)`,
    [terminals.map((one) => one.terminal.id), terminals.map((one) => one.terminal.keys.publicKey)],
  );
};

const agent = new Agent({ keepAlive: true, maxSockets: TERMINALS });
/** Sends one batch; milliseconds until its answer was here. */
const post = (url: URL, batch: ReadyBatch): Promise<{ ms: number; status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    const sent = request(
      new URL('/terminal/v1/batches', url),
      { method: 'POST', agent, headers: { ...batch.headers, 'content-length': batch.body.length } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        answer.once('end', () => resolve({ ms: performance.now() - from, status: answer.statusCode ?? 0, text }));
      },
    );
    sent.once('error', reject);
    sent.end(batch.body);
  });

export interface Delivered {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}
/** Every batch at once, each by its own terminal, `together` at a time. A batch that is not taken in whole ends the bench. */
export const deliverAll = async (url: URL, batches: readonly ReadyBatch[], together: number): Promise<Delivered> => {
  const waits: number[] = [];
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let batch = batches[next++]; batch !== undefined; batch = batches[next++]) {
        const { ms, status, text } = await post(url, batch);
        if (status !== 200 || text.includes('rejected') || text.includes('duplicate')) throw new Error(`${status} ${text.slice(0, 300)}`);
        waits.push(ms);
      }
    }),
  );
  const events = batches.reduce((sum, one) => sum + one.events.length, 0);
  return { perSecond: (events / (performance.now() - from)) * 1000, p50: percentile(waits, 0.5), p99: percentile(waits, 0.99) };
};

const BARE = `insert into bare_event (tenant, terminal, id, incarnation, seq, digest, body, received_at)
  select 'office', $1, id, incarnation, seq, digest, body, now() from unnest($2::text[], $3::text[], $4::int8[], $5::text[], $6::text[])
    as given (id, incarnation, seq, digest, body) on conflict do nothing`;

/** The peer: the same batches into a table of the same form, by a prepared statement, without HTTP, signature, sealed parts and marks. */
const insertBare = async (pool: pg.Pool, batches: readonly ReadyBatch[]): Promise<number> => {
  let next = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = await pool.connect();
      for (let batch = batches[next++]; batch !== undefined; batch = batches[next++])
        await client.query({
          name: 'bare',
          text: BARE,
          values: [
            batch.terminal.id,
            batch.events.map((one) => one.id),
            batch.events.map((one) => one.incarnation),
            batch.events.map((one) => one.seq),
            batch.events.map((one) => createHash('sha256').update(one.text).digest('hex')),
            batch.events.map((one) => one.text),
          ],
        });
      client.release();
    }),
  );
  return (batches.reduce((sum, one) => sum + one.events.length, 0) / (performance.now() - from)) * 1000;
};

export const sealingKeyOf = async (pool: pg.Pool): Promise<{ id: string; publicKey: string }> => {
  const { rows } = await pool.query<{ id: string; publicKey: string }>('select id, public_key as "publicKey" from key_pair');
  const [key] = rows;
  if (key === undefined) throw new Error('central made no key');
  return key;
};

/** 500 terminals send 50 events each, five times, against bare inserts of the same events into the same PostgreSQL. fsync is on. */
export const ingestBench: Bench = async (say) => {
  using folder = temporaryFolder('bench-ingest');
  const server = await startPostgres(`${folder.path}/postgres`, say);
  if (!server.ok) throw new Error(server.error.detail);
  const { central, url } = await centralOn(server.value.url, `${folder.path}/central`);
  const pool = openPool(server.value.url, say);
  try {
    await pool.query('create table bare_event (like event including all)');
    const terminals = benchTerminals(TERMINALS);
    await enrolAll(pool, terminals);
    const key = await sealingKeyOf(pool);
    const round = () => Promise.all(terminals.map((one) => batchOf(one, BATCH, key, true)));
    const caughtUp = async (): Promise<number> => {
      const from = performance.now();
      await waitUntil(
        async () => (await pool.query<{ n: number }>('select count(*) as n from projection_queue')).rows[0]?.n === 0,
        'the projector',
        { withinMs: 300_000 },
      );
      return (performance.now() - from) / 1000;
    };
    // Once without counting: connections, prepared statements, compiled code.
    const warm = await round();
    await deliverAll(new URL(url), warm, TERMINALS);
    await insertBare(pool, warm);
    await caughtUp();
    const ours: Delivered[] = [];
    const bare: number[] = [];
    const behind: number[] = [];
    for (let done = 0; done < ROUNDS; done += 1) {
      const batches = await round();
      ours.push(await deliverAll(new URL(url), batches, TERMINALS));
      behind.push(await caughtUp());
      bare.push(await insertBare(pool, batches));
      await pool.query('checkpoint');
      say(
        `round ${done + 1}: ${Math.round(ours[done]?.perSecond ?? 0)} events/s, bare ${Math.round(bare[done] ?? 0)}, p99 ${Math.round(ours[done]?.p99 ?? 0)} ms`,
      );
    }
    const figure = (
      name: string,
      value: number,
      unit: Figure['unit'],
      peer: number | null = null,
      limit: number | null = null,
    ): Figure => ({
      ...{ bench: 'ingest', figure: name, ours: value, unit, peer, limit },
    });
    const rate = median(ours.map((one) => one.perSecond));
    return [
      figure(`events a second, ${TERMINALS} terminals × ${BATCH}`, rate, 'count', median(bare)),
      figure(
        'of bare inserts, median of pairs (limit: at least)',
        median(ours.map((one, at) => one.perSecond / (bare[at] ?? 1))),
        '×',
        null,
        0.5,
      ),
      figure('answer, 500 at once, p50', median(ours.map((one) => one.p50)), 'ms'),
      figure('answer, 500 at once, p99', median(ours.map((one) => one.p99)), 'ms'),
      figure('until the console shows all of it, after the last answer', median(behind), 's'),
    ];
  } finally {
    await pool.end();
    await central.stop(30_000);
    await server.value.stop();
    agent.destroy();
  }
};
