import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { releaseParked } from '#store/outbox.ts';
import { openStoreToRead } from '#store/read-store.ts';
import { openStore } from '#store/store.ts';
import { makeAgent } from './agent.ts';
import { serveMetrics } from './metrics.ts';
import { ownAddresses } from './rest.ts';
import { agentStatus, statusLines } from './status.ts';

const runFlags = z.object({
  data: z.string(),
  central: z.url().optional(),
  claim: z.string().optional(),
  metricsPort: z.int(),
  stopOnStdinEnd: z.boolean().default(false),
});
const statusFlags = z.object({ data: z.string(), json: z.boolean().default(false) });
const releaseFlags = z.object({ data: z.string(), all: z.boolean().default(false) });

const DATA = ['--data <dir>', "the terminal's folder, with its kiosk.sqlite", 'data/terminal'] as const;
const EXIT = { fine: 0, person: 1, usage: 2 } as const;

const portNumber = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('a whole number from 0 to 65535');
  return port;
};

const address = (text: string): string => {
  if (!z.url().safeParse(text).success) throw new InvalidArgumentError('an address such as http://127.0.0.1:4801');
  return text;
};

const appVersion = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version;

const storeIn = (data: string): string => join(resolve(data), 'kiosk.sqlite');

/** Runs the agent until it is told to stop. */
const run = async (given: z.infer<typeof runFlags>): Promise<number> => {
  const store = openStore(storeIn(given.data));
  const now = (): Date => new Date();
  const agent = makeAgent({
    store,
    centralUrl: given.central ?? null,
    claimCode: given.claim ?? (process.env['ESTRAN_CLAIM'] || null),
    app: appVersion(),
    now,
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    chance: Math.random,
    addresses: ownAddresses,
    log: (line) => console.log(line),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => agent.stop());
  if (given.stopOnStdinEnd) process.stdin.on('end', () => agent.stop()).resume();
  const source = { store, folder: resolve(given.data), vitals: agent.vitals, now };
  const metrics = given.metricsPort === 0 ? null : await serveMetrics(source, given.metricsPort);
  if (metrics !== null) console.log(`figures at http://127.0.0.1:${metrics.port}/metrics`);
  await agent.run();
  metrics?.close();
  store.close();
  return EXIT.fine;
};

/** Says how the terminal does, beside a running agent or without one. */
const status = (given: z.infer<typeof statusFlags>): number => {
  const opened = openStoreToRead(storeIn(given.data));
  if (!opened.ok) {
    console.error(opened.error);
    return EXIT.usage;
  }
  const found = agentStatus(opened.value, resolve(given.data), new Date());
  opened.value.close();
  console.log(given.json ? JSON.stringify(found) : statusLines(found).join('\n'));
  return found.needsAPerson.length === 0 ? EXIT.fine : EXIT.person;
};

/** Lets parked events wait again; a running agent sends them with its next round. */
const release = (given: z.infer<typeof releaseFlags>, ids: readonly string[]): number => {
  const file = storeIn(given.data);
  const wrong = existsSync(file)
    ? given.all === ids.length > 0
      ? 'either the ids of parked events or --all'
      : null
    : `there is no store at ${file}`;
  if (wrong !== null) {
    console.error(wrong);
    return EXIT.usage;
  }
  const store = openStore(file);
  const count = releaseParked(store, given.all ? 'all' : ids);
  store.close();
  console.log(`${count} parked ${count === 1 ? 'event waits' : 'events wait'} again`);
  return given.all || count === new Set(ids).size ? EXIT.fine : EXIT.person;
};

/** The command line; resolves with the exit code. */
export const main = async (argv: readonly string[]): Promise<number> => {
  let code: number = EXIT.fine;
  const command = new Command('agent')
    .description(
      "A terminal's sync agent: enrols, sends what waits in the outbox, says that it lives. Started by the terminal; alone for trying.",
    )
    .enablePositionalOptions()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.fine : EXIT.usage))
    .option(...DATA)
    .option('--central <url>', 'the central store (needed once, and when it moved)', address)
    .option('--claim <code>', 'one-time code of the console (needed once); in ESTRAN_CLAIM no other account of the machine reads it')
    .option('--metrics-port <n>', 'serve figures for Prometheus on 127.0.0.1; 0: none', portNumber, 0)
    .option('--stop-on-stdin-end', 'stop when the standard input ends')
    .addHelpText('after', '\nExit codes: 0 fine, 1 something needs a person, 2 usage.')
    .action(async (flags: unknown) => {
      code = await run(runFlags.parse(flags));
    });
  command
    .command('status')
    .description('how the terminal does: what waits, what is parked and why, the last contact; also while the agent runs')
    .option(...DATA)
    .option('--json', 'for programs')
    .action((flags: unknown) => {
      code = status(statusFlags.parse(flags));
    });
  command
    .command('release')
    .description('let parked events wait again, once their reason is gone')
    .argument('[id...]', 'the ids that status names')
    .option(...DATA)
    .option('--all', 'all of them')
    .action((ids: string[], flags: unknown) => {
      code = release(releaseFlags.parse(flags), ids);
    });
  await command.parseAsync(argv);
  return code;
};
