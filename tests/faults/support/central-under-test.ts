import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { isAlive, readPostmasterPid } from '#central/postmaster-pid.ts';
import { issuedClaim, openedContact } from '#central/published.ts';
import { openPool } from '#central/store/database.ts';
import { ledgersOf } from '#central/store/ledgers.ts';
import { type StartedCentral, signIn, startCentralProcess } from '#tests/support/fleet.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { type SessionEvent, sessionEvent } from '#wire/event.ts';

export interface StoredEvent {
  readonly id: string;
  readonly digest: string;
  readonly event: SessionEvent;
}
/** What central has of one terminal. */
export interface KeptByCentral {
  readonly events: readonly StoredEvent[];
  /** The ids of its sessions, as reports count them. */
  readonly sessions: readonly string[];
  readonly quarantined: readonly string[];
  /** Events with a sealed part beside them. */
  readonly sealed: readonly string[];
}

/** Central as a process with a PostgreSQL of its own. It lives on from schedule to schedule. */
export interface CentralUnderTest {
  readonly url: () => string;
  readonly isUp: () => boolean;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly killPostgres: () => void;
  /** One of the processes behind the postmaster: it then restarts all of them. */
  readonly killBackend: () => Promise<void>;
  /** Answers questions of the base again. */
  readonly untilAnswering: () => Promise<void>;
  readonly newClaim: () => Promise<string>;
  readonly revoke: (terminal: string) => Promise<void>;
  /** The e-mail address that central finds in the sealed part beside an event. */
  readonly openContact: (terminal: string, event: string) => Promise<string | null>;
  readonly query: (text: string, values: readonly unknown[]) => Promise<unknown[]>;
  readonly kept: (terminal: string) => Promise<KeptByCentral>;
  /** How central's ledger of this terminal stands, as `central ledger --json` says it; null: it knows of none. */
  readonly ledger: (terminal: string) => Promise<{ readonly standing: string; readonly gap: number; readonly said: string } | null>;
  readonly takeBackup: () => Promise<void>;
  readonly restoreBackup: () => Promise<void>;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

const SITE = 'Hall';
const whoIsIt = z.object({ account: z.string().nullable() });
const ids = z.array(z.object({ id: z.string() }));

/** With its owners and modes: PostgreSQL looks at both. */
const copy = (from: string, to: string): void => void execFileSync('cp', ['-a', from, to]);

export const startCentralUnderTest = async (data: string, env: Readonly<Record<string, string>> = {}): Promise<CentralUnderTest> => {
  const folder = join(data, 'central');
  let central: StartedCentral = await startCentralProcess(data, { env });
  let before = '';
  const port = new URL(central.url).port;
  const { password } = central;
  if (password === null) throw new Error('central said no password');
  let ask: Awaited<ReturnType<typeof signIn>> | null = null;

  const isUp = (): boolean => isAlive(central.pid) && central.child.exitCode === null && central.child.signalCode === null;
  let starting: Promise<void> | null = null;
  const startNow = async (): Promise<void> => {
    if (isUp()) return;
    before = central.output();
    central = await startCentralProcess(data, { port, env });
  };
  const start = (): Promise<void> => {
    starting ??= startNow().finally(() => {
      starting = null;
    });
    return starting;
  };
  const postgresPid = (): number | null => {
    const found = readPostmasterPid(join(folder, 'postgres'));
    return found !== null && isAlive(found.pid) ? found.pid : null;
  };
  const address = (): string => {
    const found = readPostmasterPid(join(folder, 'postgres'));
    if (found === null) throw new Error('PostgreSQL does not run');
    return `postgres://estran:${readFileSync(join(folder, 'postgres-password'), 'utf8').trim()}@127.0.0.1:${found.port}/postgres`;
  };
  const query = async (text: string, values: readonly unknown[]): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: address() });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  /** The console, signed in; a restored base may have forgotten that. */
  const office = async (path: string, content?: object): Promise<unknown> => {
    const known = ask === null ? null : whoIsIt.safeParse(await ask('me'));
    if (ask === null || known?.data?.account == null) ask = await signIn(central.url, password);
    return ask(path, content);
  };
  const stop = async (): Promise<void> => {
    if (isUp()) await central.stop(30_000);
    before = central.output();
  };

  return {
    url: () => central.url,
    isUp,
    start,
    kill: async () => {
      if (isUp()) await central.kill('SIGKILL');
    },
    killPostgres: () => {
      const pid = postgresPid();
      if (pid !== null) process.kill(pid, 'SIGKILL');
    },
    killBackend: async () => {
      const found = await query("select pid from pg_stat_activity where application_name = 'estran-central' limit 1", []);
      for (const { pid } of z.array(z.object({ pid: z.int() })).parse(found)) process.kill(pid, 'SIGKILL');
    },
    untilAnswering: async () => {
      // A kill that was meant for a batch may come as late as this.
      const answers = async (): Promise<boolean> => {
        await start();
        return (await query('select 1', [])).length === 1 && (await office('overview')) !== null;
      };
      await waitUntil(answers, 'central to answer the office', { withinMs: 60_000 });
    },
    newClaim: async () => issuedClaim.parse(await office('claims', { site: SITE })).code,
    revoke: async (terminal) => {
      await office(`terminals/${terminal}/revoke`, {});
    },
    openContact: async (terminal, event) => {
      const opened = openedContact.safeParse(await office(`contacts/${terminal}/${event}/open`, {}));
      return opened.data?.submission.contact.email ?? null;
    },
    query,
    kept: async (terminal) => {
      const events = z
        .array(z.object({ id: z.string(), digest: z.string(), body: z.string() }))
        .parse(await query('select id, digest, body from event where terminal = $1', [terminal]));
      const sessions = ids.parse(await query('select id from session where terminal = $1', [terminal]));
      const quarantined = ids.parse(await query('select event_id as id from quarantine where terminal = $1', [terminal]));
      const sealed = ids.parse(await query('select event_id as id from sealed_part where terminal = $1', [terminal]));
      return {
        events: events.map(({ id, digest, body }) => ({ id, digest, event: sessionEvent.parse(JSON.parse(body)) })),
        sessions: sessions.map(({ id }) => id),
        quarantined: quarantined.map(({ id }) => id),
        sealed: sealed.map(({ id }) => id),
      };
    },
    ledger: async (terminal) => {
      const pool = openPool(address(), () => undefined);
      try {
        const found = (await ledgersOf(pool, { exact: true })).find(({ id }) => id === terminal);
        return found === undefined ? null : { standing: found.standing, gap: found.gap, said: JSON.stringify(found) };
      } finally {
        await pool.end();
      }
    },
    takeBackup: async () => {
      await stop();
      rmSync(`${data}.backup`, { recursive: true, force: true });
      copy(folder, `${data}.backup`);
      await start();
    },
    restoreBackup: async () => {
      await stop();
      rmSync(folder, { recursive: true });
      copy(`${data}.backup`, folder);
      await start();
    },
    output: () => before + central.output(),
    stop,
  };
};
