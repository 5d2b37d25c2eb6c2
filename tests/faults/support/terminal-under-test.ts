import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { isAlive } from '#central/postmaster-pid.ts';
import type { Chance } from '#play/chance.ts';
import { type StartedTerminal, startTerminalProcess, untilGone } from '#tests/support/fleet.ts';
import { PROJECT } from '#tests/support/process.ts';
import { processesNaming } from '#tests/support/processes.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

export const PRLIMIT = '/usr/bin/prlimit';
const CLOCK = pathToFileURL(join(PROJECT, 'tests/support/shifted-clock.mjs')).href;

const eventRow = z.object({
  id: z.string(),
  incarnation: z.string(),
  seq: z.number(),
  state: z.enum(['waiting', 'sent', 'parked']),
  reason: z.string().nullable(),
  body: z.string(),
});
const kept = z.object({
  events: z.array(eventRow.transform(({ body, ...row }) => ({ ...row, digest: createHash('sha256').update(body).digest('hex') }))),
  incarnations: z.array(z.object({ id: z.string(), last_seq: z.number() })),
  losses: z.array(z.object({ incarnation: z.string(), first_seq: z.number(), last_seq: z.number() })),
  troubles: z.array(z.object({ code: z.string(), detail: z.string() })),
});
/** What lies on the terminal's disk. */
export type KeptByTerminal = z.infer<typeof kept>;

/** A terminal as processes: the host over HTTP and its agent, on a data folder and a clock of their own. */
export interface TerminalUnderTest {
  readonly data: string;
  /** Null while the host is dead. */
  readonly url: () => string | null;
  readonly start: () => Promise<void>;
  readonly killHost: () => Promise<void>;
  readonly killAgent: () => Promise<void>;
  /** Host and agent are gone when this resolves. */
  readonly killBoth: () => Promise<void>;
  readonly fillDisk: (full: boolean) => void;
  readonly setClock: (offsetMs: number) => void;
  /** Damages the write-ahead log; nothing may have the store open. Says what was done. */
  readonly damageLog: (how: 'cut' | 'flipped', chance: Chance) => string;
  /** Reads without writing a byte. */
  readonly read: <Row>(read: (db: Database.Database) => Row) => Row;
  /** Changes what lies on the disk, as nothing of the product would. */
  readonly spoil: (sql: string, ...values: readonly (string | number)[]) => number;
  /** Brings everything from the write-ahead log into the main file, as SQLite itself does now and then. */
  readonly checkpoint: () => void;
  readonly kept: () => KeptByTerminal;
  readonly id: () => string | null;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

export interface TerminalUnderTestOptions {
  readonly data: string;
  readonly content: string;
  readonly central: string;
  readonly claim: string;
  /** More for the environment of its processes: a saboteur. */
  readonly env?: Readonly<Record<string, string>>;
}

export const terminalUnderTest = ({ data, content, central, claim, env: more = {} }: TerminalUnderTestOptions): TerminalUnderTest => {
  const store = join(data, 'kiosk.sqlite');
  const clock = `${data}.clock`;
  const nodeOptions = `--import=${CLOCK} ${more['NODE_OPTIONS'] ?? ''}`.trim();
  const env = { ...more, ESTRAN_CLOCK: clock, ESTRAN_CLAIM: claim, NODE_OPTIONS: nodeOptions };
  let host: StartedTerminal | null = null;
  let before = '';
  let first = true;

  const agentPid = (): number | null => {
    const line = processesNaming(data).find((one) => one.includes('agent/main.mjs'));
    return line === undefined ? null : Number(line.split(' ')[0]);
  };
  const kill = async (pid: number | null): Promise<void> => {
    if (pid === null || !isAlive(pid)) return;
    process.kill(pid, 'SIGKILL');
    await untilGone(pid);
  };
  const forgetHost = (): void => {
    before += host?.output() ?? '';
    host = null;
  };
  const killHost = async (): Promise<void> => {
    await host?.kill('SIGKILL');
    forgetHost();
  };
  const killBoth = async (): Promise<void> => {
    await killHost();
    await kill(agentPid());
    await waitUntil(() => agentPid() === null, 'the agent to be gone', { everyMs: 5 });
  };
  const read = <Row>(reading: (db: Database.Database) => Row): Row => {
    const db = new Database(store, { readonly: true });
    try {
      return reading(db);
    } finally {
      db.close();
    }
  };
  const write = <Done>(writing: (db: Database.Database) => Done): Done => {
    const db = new Database(store, { timeout: 5000 });
    try {
      return writing(db);
    } finally {
      db.close();
    }
  };
  const limit = (pid: number | null, bytes: string): void => {
    if (pid !== null && isAlive(pid) && existsSync(PRLIMIT)) execFileSync(PRLIMIT, ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  };

  return {
    data,
    url: () => (host !== null && isAlive(host.pid) ? host.url : null),
    start: async () => {
      if (host !== null && isAlive(host.pid)) return;
      const installing = first ? ['--content', content] : [];
      host = await startTerminalProcess(data, [...installing, '--central', central], env);
      first = false;
    },
    killHost,
    killAgent: () => kill(agentPid()),
    killBoth,
    fillDisk: (full) => {
      // The host first: an agent that it starts from now on inherits the limit.
      limit(host?.pid ?? null, full ? '1' : 'unlimited');
      limit(agentPid(), full ? '1' : 'unlimited');
    },
    setClock: (offsetMs) => writeFileSync(clock, String(offsetMs)),
    damageLog: (how, chance) => {
      const log = `${store}-wal`;
      if (!existsSync(log) || statSync(log).size === 0) return 'there was no log to damage';
      const bytes = readFileSync(log);
      if (how === 'cut') {
        const left = Math.floor(bytes.length * (0.2 + 0.8 * chance()));
        truncateSync(log, left);
        return `${left} of ${bytes.length} bytes are left`;
      }
      const at = 32 + Math.floor(chance() * (bytes.length - 32));
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
      writeFileSync(log, bytes);
      return `a bit of byte ${at} of ${bytes.length}`;
    },
    read,
    spoil: (sql, ...values) => write((db) => db.prepare(sql).run(...values).changes),
    checkpoint: () => void write((db) => db.pragma('wal_checkpoint(TRUNCATE)')),
    kept: () =>
      read((db) =>
        kept.parse({
          events: db.prepare('SELECT id, incarnation, seq, state, reason, body FROM event ORDER BY rowid').all(),
          incarnations: db.prepare('SELECT id, last_seq FROM incarnation ORDER BY rowid').all(),
          losses: db.prepare('SELECT incarnation, first_seq, last_seq FROM loss').all(),
          troubles: db.prepare('SELECT code, detail FROM trouble').all(),
        }),
      ),
    id: () => {
      if (!existsSync(store)) return null;
      const found = read((db) => db.prepare("SELECT value FROM setting WHERE key = 'terminal'").pluck().get());
      return typeof found === 'string' ? found : null;
    },
    output: () => before + (host?.output() ?? ''),
    stop: killBoth,
  };
};
