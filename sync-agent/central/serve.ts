import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { type RunningCentral, startCentral } from './central.ts';
import type { CentralError } from './errors.ts';

export interface ServeFlags {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly issueClaim?: string;
  readonly claimMinutes: number;
  readonly publicUrl?: string;
  readonly readyJson?: true;
  readonly stopOnStdinEnd?: true;
}

export interface ServeSurroundings {
  readonly databaseUrl: string | null;
  readonly say: (line: string) => void;
  readonly log: (line: string) => void;
  /** Says what went wrong, and gives the exit code. */
  readonly complain: (error: CentralError) => number;
}

const announce = (central: RunningCentral, site: string | undefined, say: (line: string) => void): void => {
  say(`central  ${central.url}`);
  if (central.postgresPid === null) say('database given by DATABASE_URL');
  else say(`database its own PostgreSQL, process ${central.postgresPid}${central.adoptedPostgres ? ', found running' : ''}`);
  if (central.password !== null) say(`password ${central.password}   (of the console; shown this once)`);
  if (central.recoveryKit !== null) say(`recovery ${central.recoveryKit}   (print it, keep it elsewhere, delete it here)`);
  if (central.claim !== null) say(`claim    ${central.claim}   (for one terminal at "${site ?? ''}")`);
};

/** Runs central until it is told to stop. */
export const serve = async (flags: ServeFlags, { databaseUrl, say, log, complain }: ServeSurroundings): Promise<void> => {
  const starting = startCentral({
    data: resolve(flags.data),
    host: flags.host,
    port: flags.port,
    databaseUrl,
    issueClaimFor: flags.issueClaim ?? null,
    claimLifeMs: flags.claimMinutes * 60_000,
    publicUrl: flags.publicUrl ?? null,
    now: () => new Date(),
    below: randomInt,
    log,
  });

  // From the first moment on: a stop that comes while PostgreSQL is starting waits for it, so that nothing is left behind.
  const stopAndExit = (): void => {
    const stopped = starting.then((started) => (started.ok ? started.value.stop() : undefined));
    stopped.then(
      () => process.exit(0),
      (cause: unknown) => {
        log(`did not stop cleanly: ${cause instanceof Error ? cause.message : String(cause)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stopAndExit);
  process.on('SIGTERM', stopAndExit);
  if (flags.stopOnStdinEnd === true) {
    process.stdin.once('end', stopAndExit);
    process.stdin.once('close', stopAndExit);
    process.stdin.resume();
  }

  const started = await starting;
  if (!started.ok) process.exit(complain(started.error));
  announce(started.value, flags.issueClaim, say);
  if (flags.readyJson === true) {
    const { url, password, claim, firstStart, postgresPid } = started.value;
    say(JSON.stringify({ ready: 'central', url, password, claim, firstStart, postgresPid }));
  }
};
