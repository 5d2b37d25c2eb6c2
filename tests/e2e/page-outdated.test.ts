import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOCALES } from '#fields/types.ts';
import { textsIn } from '#page/locales/texts.ts';
import { openStore, STORE_VERSION } from '#store/store.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import { startTerminalProcess } from '#tests/support/fleet.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { atView } from './support/walk.ts';

const { openPage } = useTerminals();

test('a terminal whose store a newer app made comes up closed, says what to install, starts no agent and touches nothing', async () => {
  using folder = temporaryFolder('outdated');
  const newer = openStore(join(folder.path, 'kiosk.sqlite'));
  newer.db.pragma(`user_version = ${STORE_VERSION + 1}`);
  newer.close();
  const bytes = () => readdirSync(folder.path).map((name) => [name, readFileSync(join(folder.path, name)).toString('base64')]);
  const before = bytes();
  await using terminal = await startTerminalProcess(folder.path, ['--central', 'http://127.0.0.1:1/']);
  expect(terminal.agentPid).toBeNull();
  for (const locale of LOCALES) {
    const page = await openPage(terminal.url, {
      size: GEOMETRIES.tablet,
      reducedMotion: 'reduce',
      before: (one) => one.addInitScript(`Object.defineProperty(navigator, 'language', { value: '${locale}' })`),
    });
    await atView(page, 'closed');
    const say = textsIn(locale);
    const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();
    expect(plain(await page.locator('main h1').textContent())).toBe(plain(say('closed.heading')));
    expect(plain(await page.locator('main .text').textContent())).toBe(plain(say('closed.outdated')));
    await page.close();
  }
  expect(terminal.child.exitCode).toBeNull();
  expect(terminal.output()).not.toContain('agent:');
  await terminal.stop();
  expect(bytes()).toEqual(before);
});
