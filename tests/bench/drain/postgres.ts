import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { PEERS } from '#tests/bench/peers.ts';
import type { SessionEvent } from '#wire/event.ts';

/** The columns of central's `event`, without anything that makes an event more than a row. */
const MAKE_TABLE = `
  drop table if exists bench_event;
  create table bench_event (tenant text not null, terminal text not null, id text not null, incarnation text not null, seq int8 not null,
    digest text not null, body text not null, received_at timestamptz not null, primary key (tenant, terminal, id))`;

interface Row {
  readonly id: string;
  readonly incarnation: string;
  readonly seq: number;
  readonly digest: string;
  readonly body: string;
}
const rowsOf = (sessions: readonly SessionEvent[]): Row[] =>
  sessions.map((session) => {
    const body = JSON.stringify(session);
    return {
      id: session.id,
      incarnation: session.incarnation,
      seq: session.seq,
      digest: createHash('sha256').update(body).digest('hex'),
      body,
    };
  });

const timed = async (pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<number> => {
  const client = await pool.connect();
  try {
    await client.query(MAKE_TABLE);
    const began = performance.now();
    await work(client);
    return (performance.now() - began) / 1000;
  } finally {
    client.release();
  }
};

/** The limit: the same rows, made beforehand, in the same batches, with nothing around them. Each batch is committed. Seconds. */
export const unnestRows = (pool: pg.Pool, sessions: readonly SessionEvent[], batch: number): Promise<number> => {
  const rows = rowsOf(sessions);
  const terminal = sessions[0]?.terminal ?? '';
  return timed(pool, async (client) => {
    for (let at = 0; at < rows.length; at += batch) {
      const some = rows.slice(at, at + batch);
      await client.query({
        name: 'bench-unnest',
        text: `insert into bench_event select 'office', $1, id, incarnation, seq, digest, body, $2
               from unnest($3::text[], $4::text[], $5::int8[], $6::text[], $7::text[]) as given (id, incarnation, seq, digest, body)
               on conflict do nothing`,
        values: [
          terminal,
          new Date(),
          some.map((one) => one.id),
          some.map((one) => one.incarnation),
          some.map((one) => one.seq),
          some.map((one) => one.digest),
          some.map((one) => one.body),
        ],
      });
    }
  });
};

type CopyFrom = (text: string) => Writable & pg.Submittable;
interface CopyStreams {
  readonly from: CopyFrom;
}
const isCopyStreams = (value: unknown): value is CopyStreams => typeof value === 'object' && value !== null && 'from' in value;
const escaped = (text: string): string =>
  text.replace(/[\\\n\r\t]/g, (one) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[one] ?? one);

/** All rows by one COPY, committed once: no protocol that acknowledges batches can be as quick. Seconds. */
export const copyRows = (pool: pg.Pool, sessions: readonly SessionEvent[]): Promise<number> => {
  const streams: unknown = createRequire(join(PEERS, 'package.json'))('pg-copy-streams');
  if (!isCopyStreams(streams)) throw new Error('pg-copy-streams has no from');
  const terminal = sessions[0]?.terminal ?? '';
  const at = new Date().toISOString();
  const lines = rowsOf(sessions).map(({ id, incarnation, seq, digest, body }) =>
    ['office', terminal, id, incarnation, String(seq), digest, escaped(body), at].join('\t').concat('\n'),
  );
  return timed(pool, async (client) => {
    const stream = client.query(streams.from('copy bench_event from stdin'));
    for (const line of lines) if (!stream.write(line)) await once(stream, 'drain');
    stream.end();
    await once(stream, 'finish');
  });
};
