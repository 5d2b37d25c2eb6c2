import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { startWithStandIn } from './electron-kiosk.ts';

// How the app begins and ends, and what becomes of a page that hangs and of the agent: with the stand-in (see stand-in/run.ts).

const folder = temporaryFolder('electron-life');
const pageFolder = join(folder.path, 'page');
mkdirSync(pageFolder);
writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><main data-view="attract"></main>');
const withData = (name: string) => ['--data', join(folder.path, name), '--page', pageFolder];
afterAll(() => folder.remove());

test('a signal of the operator ends it with code 0, and its store can be opened again', async () => {
  for (const _time of [1, 2]) {
    await using kiosk = await startWithStandIn([...withData('signal'), '--no-agent']);
    expect(await kiosk.process.stop()).toEqual({ code: 0, signal: null });
  }
});

test('it ends when whoever started it is gone', async () => {
  await using kiosk = await startWithStandIn([...withData('stdin'), '--no-agent', '--stop-on-stdin-end']);
  kiosk.process.child.stdin?.end();
  await waitUntil(() => kiosk.process.child.exitCode === 0, 'the process to end by itself');
});

test('without a page to show it says what to do, and ends', async () => {
  const started = startWithStandIn(['--data', join(folder.path, 'none'), '--page', join(folder.path, 'gone'), '--no-agent']);
  await expect(started).rejects.toThrow(/npm run build/);
});

test('a page that hangs is ended and loaded again', { timeout: 60_000 }, async () => {
  await using kiosk = await startWithStandIn([...withData('hang'), '--no-agent']);
  const before = await kiosk.page();
  const gone = new Promise((resolve) => before.once('crash', resolve));
  kiosk.ask({ ask: 'unresponsive' });
  await gone;
  const after = await waitUntil(async () => {
    const page = await kiosk.page();
    return page !== before && (await page.locator('main').getAttribute('data-view', { timeout: 500 })) === 'attract' ? page : null;
  }, 'the page to be loaded again');
  expect(after.isClosed()).toBe(false);
});

test('an agent that dies is started again, and ends with the app', { timeout: 60_000 }, async () => {
  await using kiosk = await startWithStandIn(withData('agent'));
  const first = z.object({ agentPid: z.int() }).parse(kiosk.process.ready).agentPid;
  process.kill(first, 'SIGKILL');
  await waitUntil(() => kiosk.all('called').filter(({ name }) => name === 'utilityProcess.fork').length === 2, 'a second agent');
  const second = await waitUntil(() => /agent: ended[^\n]*again in (\d+) ms/.exec(kiosk.process.output())?.[1], 'the reason to be logged');
  expect(second).toBe('250');
  await kiosk.process.stop();
});
