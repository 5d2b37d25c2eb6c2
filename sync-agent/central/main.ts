import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type RunningCentral, startCentral } from './central.ts';
import { CENTRAL_ERRORS } from './errors.ts';

const numberBetween =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) throw new InvalidArgumentError(`a whole number from ${min} to ${max}`);
    return value;
  };

interface Flags {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly issueClaim?: string;
  readonly claimMinutes: number;
  readonly readyJson?: true;
  readonly stopOnStdinEnd?: true;
}

const command = new Command('central')
  .description("The office's central store: takes in what the terminals captured, and serves the console.")
  .option('--data <dir>', 'folder of all state; central uses DIR/central', './data')
  .option('--port <n>', 'port to listen on; 0 for any', numberBetween(0, 65_535), 8080)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--issue-claim <site>', 'issue a one-time code for a terminal at this site and print it')
  .option('--claim-minutes <n>', 'how long a claim code lives', numberBetween(1, 10_080), 15)
  .option('--ready-json', 'print one line of JSON when ready, for programs that start this one')
  .option('--stop-on-stdin-end', 'stop when standard input ends')
  .addHelpText(
    'after',
    '\nEnvironment:\n  DATABASE_URL  postgres://… puts central on that PostgreSQL; without it central runs its own under DIR/central.\n' +
      '\nExit codes: 0 stopped, 1 could not start, 2 usage, port taken or folder in use.',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const log = (line: string): void => {
  process.stderr.write(`central ${new Date().toISOString()} ${line}\n`);
};

const announce = (central: RunningCentral, site: string | undefined): void => {
  say(`central  ${central.url}`);
  if (central.postgresPid === null) say('database given by DATABASE_URL');
  else say(`database its own PostgreSQL, process ${central.postgresPid}${central.adoptedPostgres ? ', found running' : ''}`);
  if (central.password !== null) say(`password ${central.password}   (of the console; shown this once)`);
  if (central.recoveryKit !== null) say(`recovery ${central.recoveryKit}   (print it, keep it elsewhere, delete it here)`);
  if (central.claim !== null) say(`claim    ${central.claim}   (for one terminal at "${site ?? ''}")`);
};

const flags = command.parse().opts<Flags>();
const starting = startCentral({
  data: resolve(flags.data),
  host: flags.host,
  port: flags.port,
  databaseUrl: process.env['DATABASE_URL'] || null,
  issueClaimFor: flags.issueClaim ?? null,
  claimLifeMs: flags.claimMinutes * 60_000,
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
if (!started.ok) {
  const { code, detail } = started.error;
  process.stderr.write(`${code}: ${CENTRAL_ERRORS[code].text} ${detail}\n`);
  process.exit(CENTRAL_ERRORS[code].exit);
}
announce(started.value, flags.issueClaim);
if (flags.readyJson === true) {
  const { url, password, claim, firstStart, postgresPid } = started.value;
  say(JSON.stringify({ ready: 'central', url, password, claim, firstStart, postgresPid }));
}
