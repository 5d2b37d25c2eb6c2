import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startProcess } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const withEntry = async (source: string, body: (entry: string) => Promise<void>): Promise<void> => {
  using folder = temporaryFolder('process');
  const entry = join(folder.path, 'entry.mjs');
  writeFileSync(entry, source);
  await body(entry);
};

test('a process is ready when its line says so, and ends when asked', () =>
  withEntry(
    `console.log('hello'); console.log(JSON.stringify({ ready: process.argv.slice(2) })); setInterval(() => {}, 1000);
     process.on('SIGTERM', () => process.exit(7));`,
    async (entry) => {
      const started = await startProcess(entry, ['--data', 'x']);
      expect(started.ready).toEqual({ ready: ['--data', 'x', '--ready-json'] });
      expect(started.output()).toContain('hello');
      expect(await started.stop()).toEqual({ code: 7, signal: null });
    },
  ));

test('a process that dies early fails with what it said', () =>
  withEntry(`console.error('no such key'); process.exit(3);`, async (entry) => {
    await expect(startProcess(entry, [])).rejects.toThrow(/ended before it was ready \(code 3[\s\S]*no such key/);
  }));

test('a process that ignores the polite end is killed, and that is an error', () =>
  withEntry(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('{"ready":true}');`, async (entry) => {
    const started = await startProcess(entry, []);
    await expect(started.stop(100)).rejects.toThrow('did not stop within 100 ms');
    expect(started.child.signalCode).toBe('SIGKILL');
  }));

test('a killed process gets to tidy up nothing', () =>
  withEntry(
    `process.on('exit', () => console.log('tidied')); setInterval(() => {}, 1000); console.log('{"ready":true}');`,
    async (entry) => {
      const started = await startProcess(entry, []);
      await started.kill('SIGKILL');
      expect(started.output()).not.toContain('tidied');
      expect(started.child.signalCode).toBe('SIGKILL');
    },
  ));
