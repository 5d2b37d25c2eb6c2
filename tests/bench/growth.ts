import { startPostgres } from '#central/postgres-server.ts';
import { openPool } from '#central/store/database.ts';
import { ingest } from '#central/store/ingest.ts';
import { signIn } from '#tests/support/fleet.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import type { Bench, Figure } from './figure.ts';
import { centralOn, deliverAll, enrolAll, median, sealingKeyOf } from './ingest.ts';
import { batchOf, benchTerminals } from './ingest-fleet.ts';

/** `ESTRAN_BENCH_EVENTS` for a smaller base, to try the bench itself. */
const EVENTS = Number(process.env['ESTRAN_BENCH_EVENTS'] ?? 1_000_000);
const SMALL = Math.min(10_000, EVENTS / 10);
const TERMINALS = 100;
const PAGES = ['overview', 'sessions', 'contacts', 'terminals', 'ledger'] as const;
/** Events a terminal captures in a season and a half: the days of the year that the sessions are spread over. */
const DAYS = 540;

/** What a base of a million events costs: the rate of ingest, the disk, each page of the console. */
export const growthBench: Bench = async (say) => {
  using folder = temporaryFolder('bench-growth');
  const server = await startPostgres(`${folder.path}/postgres`, say);
  if (!server.ok) throw new Error(server.error.detail);
  const pool = openPool(server.value.url, say);
  const { central, url, password } = await centralOn(server.value.url, `${folder.path}/central`);
  try {
    const terminals = benchTerminals(TERMINALS);
    await enrolAll(pool, terminals);
    const key = await sealingKeyOf(pool);
    const count = async (table: string): Promise<number> =>
      (await pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]?.n ?? 0;
    const caughtUp = () =>
      waitUntil(async () => (await count('projection_queue')) === 0, 'the projector', { withinMs: 7_200_000, everyMs: 500 });
    let inside = 0;
    /** Through ingest itself, without HTTP: the same statements, sooner. */
    const fill = async (upTo: number): Promise<void> => {
      while (inside < upTo) {
        const round = terminals.slice(0, Math.max(1, Math.min(TERMINALS, Math.ceil((upTo - inside) / 100))));
        const day = (inside / EVENTS) * DAYS;
        const at = new Date(Date.now() - (DAYS - day) * 86_400_000);
        const batches = await Promise.all(round.map((one) => batchOf(one, 100, key, false, at)));
        for (let first = 0; first < batches.length; first += 8)
          await Promise.all(batches.slice(first, first + 8).map((batch) => ingest(pool, batch.terminal.id, batch.items, new Date())));
        inside += round.length * 100;
        if (inside % 50_000 < TERMINALS * 100) say(`${inside} events in, ${await count('projection_queue')} notes behind`);
      }
      await caughtUp();
      await pool.query('vacuum analyze');
      await pool.query('checkpoint');
    };
    /** Five times a thousand events over HTTP; the projector rests in between. */
    const rate = async (): Promise<number> => {
      const rates: number[] = [];
      for (let done = 0; done < 6; done += 1) {
        const batches = await Promise.all(terminals.map((one) => batchOf(one, 50, key, true)));
        const { perSecond } = await deliverAll(new URL(url), batches, TERMINALS);
        inside += batches.length * 50;
        await caughtUp();
        // The first one warms up.
        if (done > 0) rates.push(perSecond);
      }
      return median(rates);
    };
    await fill(SMALL);
    const small = await rate();
    say(`at ${SMALL}: ${Math.round(small)} events/s`);
    await fill(EVENTS);
    const bytes = async (): Promise<number> =>
      (await pool.query<{ n: number }>('select pg_database_size(current_database()) as n')).rows[0]?.n ?? 0;
    const perEvent = (await bytes()) / inside / 1000;
    const large = await rate();
    say(`at ${inside}: ${Math.round(large)} events/s`);
    const ask = await signIn(url, password);
    const figures: Figure[] = [
      {
        bench: 'growth',
        figure: `events a second at ${EVENTS}, against at ${SMALL}`,
        ours: large,
        unit: 'count',
        peer: small,
        limit: null,
      },
      { bench: 'growth', figure: 'the same as a share (limit: at least)', ours: large / small, unit: '×', peer: null, limit: 0.8 },
      { bench: 'growth', figure: 'disk per event, indexes and projections included', ours: perEvent, unit: 'kB', peer: null, limit: null },
    ];
    for (const page of PAGES) {
      const times: number[] = [];
      for (let tries = 0; tries < 11; tries += 1) {
        const from = performance.now();
        await ask(page);
        times.push(performance.now() - from);
      }
      figures.push({ bench: 'growth', figure: `console: ${page}`, ours: median(times), unit: 'ms', peer: null, limit: 300 });
      figures.push({
        bench: 'growth',
        figure: `console: ${page}, slowest of 11`,
        ours: Math.max(...times),
        unit: 'ms',
        peer: null,
        limit: null,
      });
    }
    // A page in the middle of all sessions: where a list that counts from its beginning would be slow.
    const middle = await pool.query<{ at: Date; id: string }>(
      'select ended_at as at, id from session order by ended_at, id offset $1 limit 1',
      [Math.floor(EVENTS / 2)],
    );
    const place = middle.rows[0];
    if (place !== undefined) {
      const from = performance.now();
      await ask(`sessions?before=${place.at.toISOString()}_${place.id}`);
      figures.push({
        bench: 'growth',
        figure: 'console: sessions, a page in the middle',
        ours: performance.now() - from,
        unit: 'ms',
        peer: null,
        limit: 300,
      });
    }
    return figures;
  } finally {
    await pool.end();
    await central.stop(60_000);
    await server.value.stop();
  }
};
