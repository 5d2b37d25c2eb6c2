import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { openHost } from '#host/host.ts';
import { installContent } from '#host/install-content.ts';
import { watchAgent } from './agent-process.ts';
import { type ServedHost, serveHost } from './serve-host.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const options = z.object({
  data: z.string(),
  port: z.number(),
  site: z.string().optional(),
  content: z.string().optional(),
  central: z.string().optional(),
  claim: z.string().optional(),
  agent: z.boolean(),
  readyJson: z.boolean().default(false),
  stopOnStdinEnd: z.boolean().default(false),
});

const port = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new InvalidArgumentError('a port is a number from 0 to 65535.');
  return number;
};

const command = (): Command =>
  new Command('terminal')
    .description('One terminal: the kiosk on the loopback interface for any Chromium, with its sync agent.')
    .option('--data <dir>', 'where the terminal keeps its store and content', 'data/terminal')
    .option('--port <number>', 'port of the kiosk; 0 takes any', port, 4800)
    .option('--site <id>', 'the site this terminal stands at (default: the first of the content)')
    .option('--content <dir>', 'a content version to install first (made by "npm run content -- build")')
    .option('--central <url>', 'the central store')
    .option(
      '--claim <code>',
      'one-time code of the console, to enrol this terminal; in ESTRAN_CLAIM no other account of the machine reads it',
    )
    .option('--no-agent', 'do not start the sync agent')
    .option('--ready-json', 'print one line of JSON when the kiosk is ready')
    .option('--stop-on-stdin-end', 'stop when the standard input ends');

const appVersion = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).version;

/** Parses the arguments, opens the host, serves it, watches the agent; returns when it is ready, ends with the process. */
export const main = async (argv: readonly string[]): Promise<void> => {
  const given = options.parse(command().parse(argv).opts());
  const data = resolve(given.data);
  const log = (line: string): void => console.error(line);
  const fail = (line: string): never => {
    log(line);
    process.exit(2);
  };
  if (given.content !== undefined) {
    const installed = installContent(data, given.content);
    if (!installed.ok) fail(`the content was not installed: ${installed.error}`);
  }
  const opened = openHost({
    dataFolder: data,
    pageFolder: join(ROOT, 'dist/page'),
    site: given.site ?? null,
    app: appVersion(),
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    log,
  });
  if (!opened.ok) return fail(opened.error);
  const host = opened.value;
  let served: ServedHost;
  try {
    served = await serveHost(host, given.port);
  } catch (cause) {
    host.close();
    return fail(`port ${given.port} cannot be had (${cause instanceof Error ? cause.message : String(cause)}): give another with --port`);
  }
  const agentArguments = ['--data', data];
  if (given.central !== undefined) agentArguments.push('--central', given.central);
  // Inherited by the agent, not among its arguments: those every account of the machine can read.
  if (given.claim !== undefined) process.env['ESTRAN_CLAIM'] = given.claim;
  const agent = given.agent && host.refused === null ? watchAgent(agentArguments, log) : null;

  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      await agent?.stop();
      await served.close();
      host.close();
      process.exit(0);
    })();
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  if (given.stopOnStdinEnd) process.stdin.on('end', () => void stop()).resume();

  if (given.readyJson) console.log(JSON.stringify({ ready: 'terminal', url: served.url, agentPid: agent?.pid() ?? null }));
  else console.log(`kiosk    ${served.url}`);
};
