import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { ledgerCommand } from './commands/ledger.ts';
import { backupCommand, type Done, passwordCommand, rebuildCommand, restoreCommand, rotateKeyCommand } from './commands/office.ts';
import { type OpenBase, openBase } from './commands/open-base.ts';
import { CENTRAL_ERRORS, type CentralError } from './errors.ts';
import { type ServeFlags, serve } from './serve.ts';

const numberBetween =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) throw new InvalidArgumentError(`a whole number from ${min} to ${max}`);
    return value;
  };

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const log = (line: string): void => {
  process.stderr.write(`central ${new Date().toISOString()} ${line}\n`);
};
const databaseUrl = (): string | null => process.env['DATABASE_URL'] || null;
const complain = ({ code, detail }: CentralError): number => {
  process.stderr.write(`${code}: ${CENTRAL_ERRORS[code].text} ${detail}\n`);
  return CENTRAL_ERRORS[code].exit;
};
const usage = (error: { readonly exitCode: number }): never => process.exit(error.exitCode === 0 ? 0 : 2);

const DATA = ['--data <dir>', 'folder of all state; central uses DIR/central'] as const;
const ENVIRONMENT = '\nEnvironment:\n  DATABASE_URL  postgres://… names the PostgreSQL to work on; without it the one under DIR/central.\n';

const program = new Command('central')
  .description("The office's central store: takes in what the terminals captured, and serves the console.")
  // An option stands behind the command it belongs to.
  .enablePositionalOptions()
  .option(...DATA, './data')
  .option('--port <n>', 'port to listen on; 0 for any', numberBetween(0, 65_535), 8080)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--issue-claim <site>', 'issue a one-time code for a terminal at this site and print it')
  .option('--claim-minutes <n>', 'how long a claim code lives', numberBetween(1, 10_080), 15)
  .option('--public-url <url>', "central's address as terminals reach it, for the code on the console; without it the console's own")
  .option('--ready-json', 'print one line of JSON when ready, for programs that start this one')
  .option('--stop-on-stdin-end', 'stop when standard input ends')
  .addHelpText(
    'after',
    '\nWithout a command central runs until it is stopped.\n' +
      '\nEnvironment:\n  DATABASE_URL  postgres://… puts central on that PostgreSQL; without it central runs its own under DIR/central.\n' +
      '\nExit codes: 0 stopped, 1 could not start, 2 usage, port taken or folder in use.',
  )
  .exitOverride(usage)
  .action((flags: ServeFlags) => serve(flags, { databaseUrl: databaseUrl(), say, log, complain }));

/** A command on the base of a data folder, beside a running central or without one. Ends the process with its code. */
const onBase = async (command: Command, work: (base: OpenBase) => Promise<number>, mayMake = false): Promise<void> => {
  const data: unknown = command.opts()['data'] ?? command.parent?.opts()['data'];
  const opened = await openBase({ data: resolve(String(data)), databaseUrl: databaseUrl(), mayMake, log });
  if (!opened.ok) process.exit(complain(opened.error));
  let code = 1;
  try {
    code = await work(opened.value);
  } finally {
    await opened.value.close();
  }
  process.exit(code);
};
const codeOf = async (done: Done): Promise<number> => {
  const result = await done;
  return result.ok ? 0 : complain(result.error);
};

const add = (name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .option(...DATA)
    .addHelpText('after', ENVIRONMENT)
    .exitOverride(usage);

add('ledger', 'Sets what every terminal captured against what is here. Exit code 0 when it adds up, else 1.')
  .option('--json', 'the same as JSON, every incarnation of it')
  .action((flags: { json?: true }, command: Command) => onBase(command, (base) => ledgerCommand(base, flags.json === true, say)));
add('rebuild', 'Makes sessions, figures and marks anew from the events. Ingest may go on meanwhile.').action(
  (_flags: unknown, command: Command) => onBase(command, (base) => codeOf(rebuildCommand(base, say))),
);
add('backup <to>', 'Writes all that cannot be made anew into one file, or into a file in a folder. Keys are not in it.').action(
  (to: string, _flags: unknown, command: Command) => onBase(command, (base) => codeOf(backupCommand(base, to, new Date(), say))),
);
add('restore <from>', 'Brings a backup into an empty base: a new data folder, or a new database.').action(
  (from: string, _flags: unknown, command: Command) => onBase(command, (base) => codeOf(restoreCommand(base, from, say)), true),
);
add('password', 'Sets a new password of the console and prints it once.')
  .option('--account <name>', 'whose', 'office')
  .action((flags: { account: string }, command: Command) =>
    onBase(command, (base) => codeOf(passwordCommand(base, flags.account, randomInt, say))),
  );
add('rotate-key', 'Makes a new key that contacts are sealed to, and a new recovery kit. Older contacts open as before.').action(
  (_flags: unknown, command: Command) => onBase(command, (base) => codeOf(rotateKeyCommand(base, new Date(), say))),
);

await program.parseAsync();
