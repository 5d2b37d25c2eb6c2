import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { PROJECT, type StartedProcess, startProcess } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import type { Bench, Figure } from './figure.ts';

const SETTLE_MS = 60_000;

/** Whose memory it is, by what stands in its command line. The first that fits counts. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ['central', /central\/main\.mjs/],
  ['agent', /agent\/main\.mjs/],
  ['terminal (host)', /shell-http\/main\.mjs/],
  ['start', /build\/start\.mjs/],
  ['PostgreSQL', /postgres/],
];

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Processes come and go while they are read. */
const readOrNull = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

const processes = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const [stat, command] = [readOrNull(`/proc/${name}/stat`), readOrNull(`/proc/${name}/cmdline`)];
      if (stat === null || command === null) return [];
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return [{ pid: Number(name), parent, command: command.replaceAll('\0', ' ') }];
    });

/** The processes of this start: what names the data folder, and PostgreSQL's own children. */
const ofStart = (data: string): Process[] => {
  const all = processes();
  const named = all.filter((one) => one.command.includes(data));
  return all.filter((one) => named.some((other) => other.pid === one.pid || (other.pid === one.parent && /postgres/.test(other.command))));
};

/** Proportional set size in MB: memory that several processes share is divided among them. */
const memoryOf = (pid: number): number => Number(/^Pss:\s+(\d+) kB/m.exec(readOrNull(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) / 1024;

const startOnce = async (data: string): Promise<{ started: StartedProcess; url: string; seconds: number }> => {
  const before = performance.now();
  const started = await startProcess(
    'build/start.mjs',
    ['--data', data, '--port', '0', '--console-port', '0', '--shell', 'http', '--no-open'],
    {
      ready: false,
    },
  );
  const url = await waitUntil(() => /^kiosk +(\S+)$/m.exec(started.output())?.[1], 'the kiosk', { withinMs: 180_000, everyMs: 5 });
  return { started, url, seconds: (performance.now() - before) / 1000 };
};

const stop = async (started: StartedProcess, data: string): Promise<void> => {
  started.child.kill('SIGINT');
  await waitUntil(() => ofStart(data).length === 0, 'every part to be gone', { withinMs: 40_000 });
};

/** From the command to a kiosk that is served, and that can be played; then the memory of each process after a minute of rest. */
export const startBench: Bench = async (say) => {
  using folder = temporaryFolder('bench-start');
  const data = join(folder.path, 'data');
  rmSync(join(PROJECT, 'dist'), { recursive: true, force: true });
  const figures: Figure[] = [];
  const note = (figure: string, ours: number, unit: Figure['unit']): void => {
    figures.push({ bench: 'start', figure, ours, unit, peer: null, limit: null });
    say(`${figure}: ${ours.toFixed(2)} ${unit}`);
  };

  const first = await startOnce(data);
  note('first start, page bundled and database made', first.seconds, 's');
  await stop(first.started, data);
  const second = await startOnce(data);
  note('second start', second.seconds, 's');

  const browser = await launchBrowser();
  const page = await newKioskPage(browser);
  const before = performance.now();
  await page.goto(second.url);
  await page.locator('main[data-view="attract"]').waitFor();
  note('from there to a page that can be touched', (performance.now() - before) / 1000, 's');
  await browser.close();

  say(`resting ${SETTLE_MS / 1000} s before memory is read`);
  await setTimeout(SETTLE_MS);
  const running = ofStart(data);
  for (const [name, pattern] of PARTS) {
    const own = running.filter((one) => PARTS.find(([, other]) => other.test(one.command))?.[1] === pattern);
    note(
      `memory of ${name}`,
      own.reduce((sum, one) => sum + memoryOf(one.pid), 0),
      'MB',
    );
  }
  await stop(second.started, data);
  return figures;
};
