import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { type StandInKiosk, startWithStandIn } from './electron-kiosk.ts';

// The shell's main process, run with a stand-in for `electron`: its limits are written at the top of stand-in/run.ts.

const folder = temporaryFolder('electron');
const pageFolder = join(folder.path, 'page');
mkdirSync(pageFolder);
writeFileSync(
  join(pageFolder, 'index.html'),
  `<!doctype html><html lang="fr"><title>Estran</title><script>window.inlineRan = true</script>
   <main data-view="attract"><a href="https://example.com/">ailleurs</a><a href="/api/health" target="_blank">fenêtre</a></main></html>`,
);

let kiosk: StandInKiosk;
beforeAll(async () => {
  kiosk = await startWithStandIn(['--data', join(folder.path, 'data'), '--page', pageFolder, '--no-agent', '--stop-on-stdin-end']);
});
afterAll(async () => {
  await kiosk?.[Symbol.asyncDispose]();
  folder.remove();
});

test('the window is locked, opens dark and shows only when it has painted', async () => {
  const [window] = kiosk.all('called').filter(({ name }) => name === 'BrowserWindow');
  expect(window?.argument).toMatchObject({
    show: false,
    kiosk: true,
    frame: false,
    webPreferences: {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
      spellcheck: false,
    },
  });
  expect(window?.argument).not.toHaveProperty('webPreferences.preload');
  const names = kiosk.all('called').map(({ name }) => name);
  expect(names.indexOf('show')).toBeGreaterThan(names.indexOf('protocol.handle'));
  expect(names.indexOf('registerSchemesAsPrivileged')).toBeLessThan(names.indexOf('BrowserWindow'));
  expect(names).toEqual(expect.arrayContaining(['enableSandbox', 'powerSaveBlocker.start', 'setSpellCheckerEnabled', 'removeMenu']));
});

test('the page asks the host through the scheme, reading and writing, and the host knows it for its own', async () => {
  const page = await kiosk.page();
  expect(await page.evaluate(async () => (await fetch('/api/health')).json())).toMatchObject({ ok: false });
  const posted = await page.evaluate(async () => {
    const answer = await fetch('/api/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"campaign":1}',
    });
    return { status: answer.status, body: await answer.json() };
  });
  // Refused for its form and not for its origin: so the origin was right.
  expect(posted).toMatchObject({ status: 400, body: { code: 'KIOSK_BAD_REQUEST' } });
});

test('the policy of the host holds in the window: no inline script runs', async () => {
  const page = await kiosk.page();
  expect(await page.evaluate(() => 'inlineRan' in window)).toBe(false);
});

test('a link that leads elsewhere leads nowhere', async () => {
  const page = await kiosk.page();
  await page.getByRole('link', { name: 'ailleurs' }).click();
  await kiosk.told({ kind: 'refused', what: 'navigation', url: 'https://example.com/' });
  expect(await page.locator('main').getAttribute('data-view')).toBe('attract');
});

test('no script opens another site, not even one whose name begins alike', async () => {
  const page = await kiosk.page();
  await page.evaluate(() => location.assign('https://kiosk.app.invalid.example/'));
  await kiosk.told({ kind: 'refused', what: 'navigation', url: 'https://kiosk.app.invalid.example/' });
  expect(new URL(page.url()).host).toBe('kiosk.app.invalid');
});

test('no second window opens, by link or by script', async () => {
  const page = await kiosk.page();
  await page.getByRole('link', { name: 'fenêtre' }).click();
  await page.evaluate(() => void window.open('/api/health'));
  await waitUntil(() => kiosk.all('refused').filter(({ what }) => what === 'window').length === 2, 'both windows to be refused');
  await waitUntil(() => page.context().pages().length === 1, 'one window to be left');
});

test('a download is refused', async () => {
  const page = await kiosk.page();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    link.click();
  });
  await kiosk.told({ kind: 'refused', what: 'download' });
});

test('every permission is denied, asked or checked', async () => {
  for (const name of ['geolocation', 'media', 'notifications', 'hid', 'clipboard-read', 'unknown']) {
    kiosk.ask({ ask: 'permission', name });
    await kiosk.told({ kind: 'permission', name, granted: false, check: false });
  }
});

test('no webview is attached', async () => {
  kiosk.ask({ ask: 'webview' });
  await kiosk.told({ kind: 'refused', what: 'webview' });
});

test('the app does not quit from within', async () => {
  kiosk.ask({ ask: 'quit' });
  await kiosk.told({ kind: 'gone', how: 'quit-prevented' });
  expect(kiosk.process.child.exitCode).toBeNull();
});

const crash = async (): Promise<void> => {
  const page = await kiosk.page();
  const gone = new Promise((resolve) => page.once('crash', resolve));
  page.goto('chrome://crash').catch(() => undefined);
  await gone;
};

test('a page that crashes comes back three times; then the app ends so that whoever watches it starts it anew', async () => {
  for (const reload of [1, 2, 3]) {
    await crash();
    const page = await waitUntil(async () => {
      const candidate = await kiosk.page();
      return (await candidate.locator('main').getAttribute('data-view', { timeout: 500 })) === 'attract' ? candidate : null;
    }, `reload ${reload}`);
    expect(await page.evaluate(async () => (await fetch('/api/health')).status)).toBe(503);
  }
  await crash();
  await kiosk.told({ kind: 'gone', how: 'exit', detail: 1 });
  await waitUntil(() => kiosk.process.child.exitCode === 1, 'the process to end');
  expect(kiosk.process.output()).toContain('the page is lost');
});
