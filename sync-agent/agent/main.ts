import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { openStore } from '#store/store.ts';
import { makeAgent } from './agent.ts';

const options = z.object({
  data: z.string(),
  central: z.url().optional(),
  claim: z.string().optional(),
  stopOnStdinEnd: z.boolean().default(false),
});

const command = (): Command =>
  new Command('agent')
    .description(
      "A terminal's sync agent: enrols, sends what waits in the outbox, says that it lives. Started by the terminal; alone for trying.",
    )
    .option('--data <dir>', "the terminal's folder, with its kiosk.sqlite", 'data/terminal')
    .option('--central <url>', 'the central store (needed once, and when it moved)')
    .option('--claim <code>', 'one-time code of the console (needed once); in ESTRAN_CLAIM no other account of the machine reads it')
    .option('--stop-on-stdin-end', 'stop when the standard input ends');

const appVersion = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version;

/** Runs the agent until it is told to stop. */
export const main = async (argv: readonly string[]): Promise<void> => {
  const given = options.parse(command().parse(argv).opts());
  const store = openStore(join(resolve(given.data), 'kiosk.sqlite'));
  const agent = makeAgent({
    store,
    centralUrl: given.central ?? null,
    claimCode: given.claim ?? (process.env['ESTRAN_CLAIM'] || null),
    app: appVersion(),
    now: () => new Date(),
    newId: uuidv7,
    chance: Math.random,
    log: (line) => console.log(line),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => agent.stop());
  if (given.stopOnStdinEnd) process.stdin.on('end', () => agent.stop()).resume();
  await agent.run();
  store.close();
  process.exit(0);
};
