import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { type PostgresServer, startPostgres } from '#central/postgres-server.ts';
import { signIn } from '#tests/support/fleet.ts';
import { startProcess } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { Bench, Figure } from '../figure.ts';
import { peersAreInstalled } from '../peers.ts';
import { countingProxy } from './counting-proxy.ts';
import { countSyncs, withChildren } from './disk-syncs.ts';
import { type BenchTerminal, enrolledTerminal, type Office } from './ours.ts';
import { copyRows, unnestRows } from './postgres.ts';
import { pouchDrain } from './pouch.ts';
import { sessionsOf } from './sessions.ts';
import { type Spent, spentOn } from './where.ts';

const EVENTS = 12_000;
/** Of each; `ESTRAN_DRAIN_RUNS=1` for a quick look. */
const RUNS = Number(process.env['ESTRAN_DRAIN_RUNS'] ?? 5);
/** strace stops a process at every call: fewer events, and not timed. */
const TRACED = 2_000;
const CONTACTS = 500;
/** What central takes at a time when it is not behind. */
const BATCH = 500;
const SEED = 1;

const centralReady = z.object({ url: z.url(), password: z.string() });
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface World {
  readonly url: string;
  readonly office: Office;
  readonly pool: pg.Pool;
  readonly server: PostgresServer;
  readonly centralPid: number;
}

const backlog = async (world: World, count: number, withContact = false): Promise<BenchTerminal> => {
  const terminal = await enrolledTerminal(world.url, world.office);
  const { id, incarnation } = terminal;
  await terminal.capture(await sessionsOf(count, { terminal: id, incarnation, seed: SEED }), withContact);
  return terminal;
};

const committed = async (world: World, terminal: BenchTerminal): Promise<number> => {
  const { rows } = await world.pool.query('select count(*)::int as count from event where terminal = $1', [terminal.id]);
  return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
};

const drained = async (world: World): Promise<Spent> => {
  const terminal = await backlog(world, EVENTS);
  const spent = await spentOn([world.centralPid, world.server.pid], () => terminal.drain());
  const count = await committed(world, terminal);
  terminal.close();
  if (count !== EVENTS) throw new Error(`${count} of ${EVENTS} events are committed`);
  return spent;
};

/** Bytes of an event on the wire: there, and back as its share of the answer; headers included. */
const wireBytes = async (world: World, count: number, withContact: boolean): Promise<{ there: number; back: number }> => {
  const terminal = await backlog(world, count, withContact);
  const proxy = await countingProxy(Number(new URL(world.url).port));
  await terminal.drain(`http://127.0.0.1:${proxy.port}/`);
  const { sent, received } = proxy.bytes();
  proxy.close();
  terminal.close();
  return { there: sent / count, back: received / count };
};

/** How often a part waited for the disk while so many events were drained. */
const syncs = async (world: World, pids: readonly number[]): Promise<number | null> => {
  const terminal = await backlog(world, TRACED);
  const count = await countSyncs(pids, () => terminal.drain());
  terminal.close();
  return count;
};

/** A summer's backlog of one terminal: from its outbox on the disk until central's PostgreSQL has committed all of it. */
export const drainBench: Bench = async (say) => {
  using folder = temporaryFolder('bench-central');
  const started = await startPostgres(folder.path, () => undefined);
  if (!started.ok) throw new Error(`${started.error.code}: ${started.error.detail}`);
  const server = started.value;
  const pool = new pg.Pool({ connectionString: server.url });
  pool.on('error', (cause) => say(`a connection of the bench ended: ${cause.message}`));
  const args = ['--data', folder.path, '--port', '0'];
  const central = await startProcess('sync-agent/central/main.mjs', args, { env: { DATABASE_URL: server.url } });
  try {
    const { url, password } = centralReady.parse(central.ready);
    return await measure({ url, office: await signIn(url, password), pool, server, centralPid: central.pid }, say);
  } finally {
    await central.stop();
    await pool.end();
    await server.stop();
  }
};

const measure = async (world: World, say: (line: string) => void): Promise<readonly Figure[]> => {
  const peers = peersAreInstalled(say);
  const sample = await sessionsOf(EVENTS, { terminal: uuidv7(), incarnation: uuidv7(), seed: SEED });
  const length = sample.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0) / EVENTS;
  const { rows } = await world.pool.query("select current_setting('fsync') as fsync");
  say(`${EVENTS} events of ${Math.round(length)} bytes each; PostgreSQL: ${JSON.stringify(rows[0])}`);
  const ours: Spent[] = [];
  const pouch: Spent[] = [];
  const limits: { readonly unnest: number; readonly copy: number }[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const own = await drained(world);
    const unnest = await unnestRows(world.pool, sample, BATCH);
    const copy = peers ? await copyRows(world.pool, sample) : Number.NaN;
    // The first run warms up and does not count; the peer takes long and is made anew each time.
    const peer = peers && run > 0 ? await pouchDrain(sample, BATCH) : null;
    say(
      `run ${run}: ours ${own.seconds.toFixed(2)} s, unnest ${unnest.toFixed(2)} s, COPY ${copy.toFixed(2)} s, PouchDB ${peer?.seconds.toFixed(2)} s`,
    );
    if (run === 0) continue;
    ours.push(own);
    limits.push({ unnest, copy });
    if (peer !== null) pouch.push(peer);
  }
  const rate = (seconds: readonly number[]): number => EVENTS / median(seconds);
  /** Microseconds of processor an event. */
  const cost = (seconds: readonly number[]): number => (1e6 * median(seconds)) / EVENTS;
  const drain = rate(ours.map(({ seconds }) => seconds));
  const unnest = rate(limits.map((one) => one.unnest));
  const peer = pouch.length === 0 ? null : rate(pouch.map(({ seconds }) => seconds));
  const all = ({ here, there }: Spent): number => there.reduce((sum, one) => sum + one, here);
  const [bare, withContact] = [await wireBytes(world, EVENTS, false), await wireBytes(world, CONTACTS, true)];
  const [agentSyncs, postgresSyncs] = [await syncs(world, [process.pid]), await syncs(world, withChildren(world.server.pid))];
  const figure = (
    name: string,
    value: number,
    unit: Figure['unit'],
    beside: number | null = null,
    limit: number | null = null,
  ): Figure => ({
    bench: 'drain',
    figure: name,
    ours: value,
    unit,
    peer: beside,
    limit,
  });
  return [
    figure('events a second until committed (peer: PouchDB; limit: unnest)', drain, '/s', peer, unnest),
    ...(peer === null ? [] : [figure('against PouchDB', drain / peer, '×', null, 10)]),
    figure('against unnest alone', drain / unnest, '×', null, 0.5),
    ...(peers ? [figure('one COPY of all of it', rate(limits.map((one) => one.copy)), '/s')] : []),
    figure(
      'processor time an event, all parts (peer: PouchDB)',
      cost(ours.map(all)),
      'µs',
      pouch.length === 0 ? null : cost(pouch.map(all)),
    ),
    figure('of that: agent', cost(ours.map(({ here }) => here)), 'µs'),
    figure('of that: central', cost(ours.map(({ there }) => there[0] ?? 0)), 'µs'),
    figure('of that: PostgreSQL', cost(ours.map(({ there }) => there[1] ?? 0)), 'µs'),
    figure('on the wire, an event without contact', bare.there, 'B', null, 90),
    figure('and its share of the answers', bare.back, 'B'),
    figure('on the wire, an event with contact', withContact.there, 'B'),
    ...(agentSyncs === null ? [] : [figure(`waits of the agent for the disk, ${TRACED} events`, agentSyncs, 'count')]),
    ...(postgresSyncs === null ? [] : [figure(`waits of PostgreSQL for the disk, ${TRACED} events`, postgresSyncs, 'count')]),
  ];
};
