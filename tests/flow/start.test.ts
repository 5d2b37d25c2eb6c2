import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StartedProcess, startProcess } from '#tests/support/process.ts';
import { processesNaming } from '#tests/support/processes.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

let folder: TemporaryFolder;
let running: StartedProcess | null = null;
beforeEach(() => {
  folder = temporaryFolder('start');
});
afterEach(async () => {
  if (running !== null) await running[Symbol.asyncDispose]();
  running = null;
  await nothingLeft();
  folder.remove();
});

/** Whatever runs on this data folder: central, PostgreSQL, terminal, agent. */
const alive = (): string[] => processesNaming(folder.path);
const nothingLeft = () => waitUntil(() => alive().length === 0, 'every part to be gone', { withinMs: 40_000, everyMs: 200 });

const start = async (...more: string[]): Promise<{ kiosk: string; console: string; said: () => string }> => {
  const started = await startProcess('build/start.mjs', ['--data', folder.path, '--shell', 'http', '--no-open', ...more], { ready: false });
  running = started;
  const address = (name: string) => new RegExp(`^${name} +(http://127\\.0\\.0\\.1:\\d+/)$`, 'm').exec(started.output())?.[1];
  const found = await waitUntil(
    () => {
      const [kiosk, office] = [address('kiosk'), address('console')];
      if (started.child.exitCode !== null) throw new Error(`it ended: ${started.output()}`);
      return kiosk && office ? { kiosk, console: office } : null;
    },
    'both addresses',
    { withinMs: 90_000 },
  );
  return { ...found, said: started.output };
};

const enrolled = (kiosk: string) =>
  waitUntil(
    async () => {
      const health: unknown = await (await fetch(new URL('/api/health', kiosk))).json();
      return typeof health === 'object' && health !== null && 'enrolled' in health && health.enrolled === true;
    },
    'the terminal to be enrolled',
    { withinMs: 40_000 },
  );

test('one command runs everything, the password is said once, and the second start finds everything again', async () => {
  const first = await start('--port', '0', '--console-port', '0');
  expect(first.said()).toMatch(/^password [a-z0-9-]{14} /m);
  expect((await fetch(first.kiosk)).status).toBe(200);
  expect((await fetch(first.console)).status).toBe(200);
  await enrolled(first.kiosk);
  running?.child.kill('SIGINT');
  await nothingLeft();
  const second = await start('--port', '0', '--console-port', '0');
  expect(second.said()).not.toMatch(/^password/m);
  await enrolled(second.kiosk);
});

test('a part that is killed is started again where it was', async () => {
  const { kiosk } = await start('--port', '0', '--console-port', '0');
  // A claim code lets whoever has it enrol as a terminal, and every account of the machine sees the arguments of all processes.
  expect(alive().join('\n')).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await enrolled(kiosk);
  const terminal = alive().find((line) => line.includes(join('shell-http', 'main.mjs')));
  process.kill(Number(terminal?.trim().split(' ')[0]), 'SIGKILL');
  await waitUntil(() => running?.output().includes('terminal ended (SIGKILL)'), 'the death to be noticed');
  await enrolled(kiosk);
});

test('when the start itself is killed, nothing of it lives on', async () => {
  const { kiosk } = await start('--port', '0', '--console-port', '0');
  await enrolled(kiosk);
  await running?.kill('SIGKILL');
  await nothingLeft();
});

test('a port that is taken is said in one line, and nothing is left running', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const refused = await startProcess(
    'build/start.mjs',
    ['--data', folder.path, '--shell', 'http', '--no-open', '--console-port', '0', '--port', String(address.port)],
    { ready: false },
  );
  running = refused;
  await waitUntil(() => refused.child.exitCode !== null, 'it to end', { withinMs: 90_000 });
  expect(refused.child.exitCode).toBe(2);
  expect(refused.output()).toContain(`port ${address.port} cannot be had`);
  // Central was started for the first time, and its password is never said again.
  expect(refused.output()).toMatch(/^password [a-z0-9-]{14} /m);
  other.close();
});
