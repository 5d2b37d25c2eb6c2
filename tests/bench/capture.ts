import { spawnSync } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { openHost } from '#host/host.ts';
import { installVersion } from '#store/content-versions.ts';
import { insertSession, writeAnswer } from '#store/session-log.ts';
import { openStore } from '#store/store.ts';
import { smallQuiz } from '#tests/fixtures/small-quiz.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { Bench, Figure } from './figure.ts';

const RUNS = 5;
const ROUNDS = 300;
const WARM_UPS = 100;

/** The value below which this share of all lies. */
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const median = (values: readonly number[]): number => quantile(values, 0.5);

/** As long as the record of an answer to a question of the shipped quiz. */
const RECORD = JSON.stringify({ question: 'envie', words: 'Marcher le long de la mer, très tôt. '.repeat(12) });
const GIVEN = { givenAt: '2026-07-14T10:00:00.000Z', locale: 'fr' };

interface Way {
  /** Does it once; resolves when it is on disk. */
  readonly once: (number: number) => unknown;
  readonly close: () => void;
}

/** Our store: an answer of a session that runs. */
const storeWay = (folder: string): Way => {
  const store = openStore(join(folder, 'store.sqlite'));
  insertSession(store, { id: 's', campaign: 'c', quiz: 'q', quizVersion: 'v', quizLabel: 'l', locale: 'fr', startedAt: GIVEN.givenAt });
  return { once: (number) => writeAnswer(store, 's', { question: `q${number}`, record: RECORD, ...GIVEN }), close: store.close };
};

/** A peer without anything of ours: one row into one table, kept statement, WAL and FULL. */
const rawWay = (folder: string): Way => {
  const db = new Database(join(folder, 'raw.sqlite'));
  db.pragma('journal_mode = WAL');
  db.exec(
    'CREATE TABLE answer (session TEXT NOT NULL, question TEXT NOT NULL, record TEXT NOT NULL, given_at TEXT NOT NULL, PRIMARY KEY (session, question)) STRICT',
  );
  db.pragma('synchronous = FULL');
  const insert = db.prepare('INSERT INTO answer (session, question, record, given_at) VALUES (?, ?, ?, ?)');
  return { once: (number) => insert.run('s', `q${number}`, RECORD, GIVEN.givenAt), close: () => void db.close() };
};

/** What the disk itself takes: one page at the end of a file, flushed. */
const diskWay = (folder: string): Way => {
  const handle = openSync(join(folder, 'page'), 'w');
  const page = Buffer.alloc(4096, 7);
  return {
    once: () => {
      writeSync(handle, page);
      fdatasyncSync(handle);
    },
    close: () => closeSync(handle),
  };
};

/** The whole host: a request as the page sends it, checked, recorded, on disk, answered. */
const hostWay = async (folder: string): Promise<Way> => {
  const data = join(folder, 'terminal');
  writeSmallContent(join(folder, 'source'));
  const installed = installVersion(join(data, 'content'), join(folder, 'source'));
  if (!installed.ok) throw new Error(installed.error);
  const opened = openHost({
    dataFolder: data,
    pageFolder: join(import.meta.dirname, '../fixtures/page'),
    site: null,
    app: 'bench',
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    log: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error);
  const host = opened.value;
  const ask = async (method: string, path: string, body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const response = await host.fetch(new Request(`http://127.0.0.1:4800${path}`, { method, headers, body: JSON.stringify(body) }));
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  const started = await ask('POST', '/api/sessions', { campaign: 'ete', quizVersion: smallQuiz.version, locale: 'en' });
  const { session } = z.object({ session: z.string() }).parse(started);
  const questions = [
    ['envie', { kind: 'choices', choices: ['large'] }],
    ['plaisirs', { kind: 'skipped' }],
    ['combien', { kind: 'number', number: 4 }],
    ['origine', { kind: 'department', code: '44' }],
  ] as const;
  return {
    once: (number) => {
      const [question, answer] = questions[number % questions.length] ?? questions[0];
      return ask('PUT', `/api/sessions/${session}/answers/${question}`, { answer, locale: 'en', tookMs: 1200 });
    },
    close: host.close,
  };
};

/** Microseconds of each way, round by round in turns: a slow moment of the disk meets all of them. */
const measured = async (folder: string): Promise<Readonly<Record<'store' | 'host' | 'raw' | 'disk', readonly number[]>>> => {
  const ways = { store: storeWay(folder), host: await hostWay(folder), raw: rawWay(folder), disk: diskWay(folder) };
  const times: Record<keyof typeof ways, number[]> = { store: [], host: [], raw: [], disk: [] };
  const names = ['store', 'host', 'raw', 'disk'] as const;
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1)
    // Whoever comes first in a round is not always the same.
    for (const [turn] of names.entries()) {
      const name = names[(turn + round) % names.length] ?? 'store';
      const before = performance.now();
      await ways[name].once(round);
      if (round >= WARM_UPS) times[name].push((performance.now() - before) * 1000);
    }
  for (const way of Object.values(ways)) way.close();
  return times;
};

/** Flushes for each of 200 commits, counted by strace in a process of its own; null where strace is not. */
const flushesPerCommit = (folder: string, way: 'store' | 'raw'): number | null => {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  const trace = join(folder, `trace-${way}`);
  const counted = (commits: number): number => {
    const own = join(folder, `${way}-${commits}`);
    mkdirSync(own);
    const script = `import { ways } from ${JSON.stringify(import.meta.filename)};
      const one = ways[${JSON.stringify(way)}](${JSON.stringify(own)});
      for (let number = 0; number < ${commits}; number += 1) one.once(number);
      process.kill(process.pid, 'SIGKILL');`;
    const traced = spawnSync('strace', [
      '-f',
      '-o',
      trace,
      '-e',
      'trace=fsync,fdatasync',
      process.execPath,
      '--input-type=module-typescript',
      '-e',
      script,
    ]);
    if (traced.signal !== 'SIGKILL' && traced.status !== 137) throw new Error(`counting failed: ${traced.stderr.toString()}`);
    return readFileSync(trace, 'utf8').match(/f(?:data)?sync\(/g)?.length ?? 0;
  };
  // The difference leaves out what opening costs.
  const few = counted(10);
  return (counted(210) - few) / 200;
};
export const ways = { store: storeWay, raw: rawWay } as const;

/** An answer from the request to the disk, beside a bare insert and beside what the disk takes for one page. */
export const captureBench: Bench = async (say) => {
  const runs: Awaited<ReturnType<typeof measured>>[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    using folder = temporaryFolder('bench-capture');
    runs.push(await measured(folder.path));
  }
  const of = (way: 'store' | 'host' | 'raw' | 'disk', share: number): number => median(runs.map((times) => quantile(times[way], share)));
  using folder = temporaryFolder('bench-flushes');
  const flushes = { store: flushesPerCommit(folder.path, 'store'), raw: flushesPerCommit(folder.path, 'raw') };
  if (flushes.store === null) say('strace is not installed: flushes are not counted');
  else say(`flushes for each commit, by strace: ours ${flushes.store.toFixed(2)}, a bare insert ${flushes.raw?.toFixed(2)}`);
  const figure = (name: string, ours: number, unit: Figure['unit'], peer: number | null, limit: number | null): Figure => ({
    bench: 'capture',
    figure: name,
    ours,
    unit,
    peer,
    limit,
  });
  return [
    figure(
      'an answer into the store, p50 (peer: bare insert; limit: page + fdatasync)',
      of('store', 0.5),
      'µs',
      of('raw', 0.5),
      of('disk', 0.5),
    ),
    figure('the same, p99', of('store', 0.99), 'µs', of('raw', 0.99), of('disk', 0.99)),
    figure('from the request to its answer, p50', of('host', 0.5), 'µs', of('raw', 0.5), of('disk', 0.5)),
    figure('the same, p99', of('host', 0.99), 'µs', of('raw', 0.99), of('disk', 0.99)),
    figure('the store against a bare insert (bar: 1.5)', of('store', 0.5) / of('raw', 0.5), '×', 1, 1.5),
    figure('the store against a page + fdatasync (bar: 2)', of('store', 0.5) / of('disk', 0.5), '×', of('raw', 0.5) / of('disk', 0.5), 2),
    figure('the host against a bare insert', of('host', 0.5) / of('raw', 0.5), '×', 1, null),
    ...(flushes.store === null ? [] : [figure('flushes for each commit', flushes.store, '×', flushes.raw, 1)]),
  ];
};
