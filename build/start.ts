import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { compileContent } from '#compiler/compile-content.ts';
import { writeContent } from '#compiler/write-content.ts';
import { electronRuntime } from './electron-runtime.ts';
import { type Part, startPart } from './part.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CONTENT = join(ROOT, 'dist/content');

const options = z.object({
  port: z.number(),
  consolePort: z.number(),
  data: z.string(),
  site: z.string(),
  shell: z.enum(['electron', 'http']).optional(),
  open: z.boolean(),
});

const centralReady = z.object({ url: z.url(), password: z.string().nullable(), claim: z.string().nullable(), firstStart: z.boolean() });
const terminalReady = z.object({ url: z.url() });

const port = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new InvalidArgumentError('a port is a number from 0 to 65535.');
  return number;
};

const command = (): Command =>
  new Command('start')
    .description(
      'Everything on one machine: the central store with its own PostgreSQL, one terminal with its sync agent, the shipped quizzes.',
    )
    .option('--port <number>', 'port of the kiosk; 0 takes any', port, 4800)
    .option('--console-port <number>', 'port of the console; 0 takes any', port, 4801)
    .option('--data <dir>', 'where everything is kept', 'data')
    .option('--site <id>', 'the site the terminal stands at', 'hall-portrait')
    .addOption(
      new Option('--shell <shell>', 'where the kiosk shows (default: Electron when it can, else HTTP)').choices(['electron', 'http']),
    )
    .option('--no-open', 'do not open a browser');

/** Runs a script of `build/` in a process of its own; rejects with what it printed when it fails. */
const runScript = (script: string, args: readonly string[]): Promise<void> =>
  new Promise((done, reject) => {
    const child = spawn(process.execPath, [join(ROOT, script), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? done() : reject(new Error(`${script} failed:\n${said}`))));
  });

const buildContent = async (): Promise<void> => {
  const compiled = await compileContent(join(ROOT, 'quiz-content'));
  if (!compiled.ok)
    throw new Error(
      `the content has findings; see "npm run content -- check":\n${compiled.error.map((one) => `${one.file}:${one.line}:${one.column} ${one.code} ${one.message}`).join('\n')}`,
    );
  await writeContent(compiled.value, CONTENT);
};

/** Opens the kiosk in the machine's own browser; where there is none, the address on the console says enough. */
const openBrowser = (url: string): void => {
  const programs: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
    linux: ['xdg-open'],
  };
  const [program, ...args] = programs[process.platform] ?? [];
  if (program === undefined || (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])) return;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', (cause) => console.error(`no browser was opened (${cause.message})`));
  child.unref();
};

/** The port of an address that was handed out, so that a part that starts again is found where it was. */
const portOf = (ready: z.infer<typeof terminalReady> | undefined, asked: number): string =>
  ready ? new URL(ready.url).port : String(asked);

export const main = async (argv: readonly string[]): Promise<void> => {
  const given = options.parse(command().parse(argv).opts());
  const data = resolve(given.data);
  const parts: Part[] = [];
  const log = (line: string): void => console.error(line);

  let stopping: Promise<never> | null = null;
  const stop = (exitCode: number): Promise<never> => {
    stopping ??= (async () => {
      for (const part of parts.toReversed()) await part.stop();
      process.exit(exitCode);
    })();
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

  try {
    const central = startPart({
      name: 'central',
      log,
      command: (again) => [
        process.execPath,
        join(ROOT, 'sync-agent/central/main.mjs'),
        ...['--data', data, '--port', portOf(centralReady.safeParse(again).data, given.consolePort)],
        ...(again === null ? ['--issue-claim', given.site] : []),
        ...['--ready-json', '--stop-on-stdin-end'],
      ],
    });
    parts.push(central);
    // At once, whatever becomes of the rest: central says its password a single time.
    const centralSaid = central.ready.then((said) => {
      const ready = centralReady.parse(said);
      if (ready.password !== null) console.log(`password ${ready.password}   (of the console; shown this once)`);
      if (ready.firstStart)
        console.log(`recovery ${join(data, 'central/recovery-kit.txt')}   (print it, keep it elsewhere, delete it here)`);
      return ready;
    });
    const [centralAt] = await Promise.all([centralSaid, runScript('build/bundle.mjs', ['--if-stale']), buildContent()]);

    const electron = electronRuntime(given.shell ?? null);
    if (electron.kind === 'missing') log(electron.why);
    const terminalArguments = [
      ...['--data', join(data, 'terminal'), '--content', CONTENT, '--central', centralAt.url],
      ...['--site', given.site],
      ...['--ready-json', '--stop-on-stdin-end'],
    ];
    const terminal = startPart({
      name: 'terminal',
      log,
      secrets: centralAt.claim === null ? {} : { ESTRAN_CLAIM: centralAt.claim },
      command: (again) =>
        electron.kind === 'found'
          ? [electron.program, join(ROOT, 'kiosk/shell-electron/main.mjs'), ...terminalArguments]
          : [
              process.execPath,
              join(ROOT, 'kiosk/shell-http/main.mjs'),
              ...terminalArguments,
              '--port',
              portOf(terminalReady.safeParse(again).data, given.port),
            ],
    });
    parts.push(terminal);
    const kiosk = terminalReady.parse(await terminal.ready);

    console.log(`kiosk    ${kiosk.url}`);
    console.log(`console  ${centralAt.url.replace(/\/?$/, '/')}`);
    if (given.open && electron.kind !== 'found') openBrowser(kiosk.url);
  } catch (cause) {
    log(cause instanceof Error ? cause.message : String(cause));
    await stop(2);
  }
};
