import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textsIn } from '#page/locales/texts.ts';
import { openStore } from '#store/store.ts';
import { playSteps } from '#tests/e2e/support/play-steps.ts';
import { SHORT_SITE, shippedVisit } from '#tests/e2e/support/shipped-visit.ts';
import { atView, settled } from '#tests/e2e/support/walk.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import { type StartedTerminal, startTerminalProcess } from '#tests/support/fleet.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { shippedFolder } from '#tests/support/shipped-folder.ts';
import { testUnless } from '#tests/support/skip.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { type SessionEvent, sessionEvent } from '#wire/event.ts';

const { openPage } = useTerminals();
let folder: TemporaryFolder;
let terminal: StartedTerminal;
let page: Page;
const say = textsIn('fr');

const start = async (port = '0'): Promise<void> => {
  terminal = await startTerminalProcess(folder.path, ['--no-agent', '--content', shippedFolder(), '--site', SHORT_SITE, '--port', port]);
};
beforeEach(async () => {
  folder = temporaryFolder('trouble');
  await start();
  page = await openPage(terminal.url, { size: GEOMETRIES.tablet, reducedMotion: 'reduce' });
  await atView(page, 'attract');
});
afterEach(async () => {
  await terminal[Symbol.asyncDispose]();
  folder.remove();
});

const captured = (): SessionEvent[] => {
  const store = openStore(join(folder.path, 'kiosk.sqlite'));
  try {
    return waitingEvents(store, 100).map(({ body }) => sessionEvent.parse(JSON.parse(body)));
  } finally {
    store.close();
  }
};
const retry = () => page.locator('.choices .button');
const text = (key: 'fault.saving' | 'fault.over' | 'fault.starting') => page.getByText(say(key).replaceAll('\u00a0', ' '));

test('a host killed while somebody plays: the page stays, says what became of the visit, and the next one is whole', async () => {
  const visit = await shippedVisit(terminal);
  await visit.until(page, ({ after }) => after.context.visit.index === 1);
  const port = new URL(terminal.url).port;
  await terminal.kill('SIGKILL');
  await page.locator('.tile').first().tap();
  await atView(page, 'fault');
  await text('fault.saving').waitFor();
  await retry().tap();
  await settled(page);
  await atView(page, 'fault');
  await start(port);
  await retry().tap();
  // What was answered until then is kept as a visit that broke off; it cannot be played on.
  await text('fault.over').waitFor();
  await retry().tap();
  await atView(page, 'attract');
  await settled(page);
  await playSteps(page, visit.steps);
  expect(captured().map(({ endedBy, answers }) => [endedBy, answers.length])).toEqual([
    ['boot', 1],
    ['finished', visit.way.answers.length],
  ]);
});

test('a host that is away when somebody wants to begin is tried again until it is there', async () => {
  const visit = await shippedVisit(terminal);
  const port = new URL(terminal.url).port;
  await terminal.kill('SIGKILL');
  await playSteps(page, visit.steps.slice(0, 1));
  await page.locator('main [lang="fr"].button').tap();
  await text('fault.starting').waitFor();
  await start(port);
  await retry().tap();
  await atView(page, 'question');
  await settled(page);
  await playSteps(page, visit.steps.slice(visit.steps.findIndex(({ move }) => move.type === 'question.answered')));
  expect(captured().map(({ endedBy }) => endedBy)).toEqual(['finished']);
});

const PRLIMIT = '/usr/bin/prlimit';
/** How large a file of the process may become: at one byte its disk is full for all it writes. */
const limitFiles = (bytes: '1' | 'unlimited'): Buffer =>
  execFileSync(PRLIMIT, ['--pid', String(terminal.pid), `--fsize=${bytes}:unlimited`]);

testUnless(
  !existsSync(PRLIMIT),
  'prlimit is not installed: nothing else makes a disk full for one process alone',
  'a disk that is full is told calmly at every step, and nothing is lost when there is room again',
  async () => {
    const visit = await shippedVisit(terminal);
    limitFiles('1');
    await playSteps(page, visit.steps.slice(0, 1));
    await page.locator('main [lang="fr"].button').tap();
    await text('fault.starting').waitFor();
    limitFiles('unlimited');
    await retry().tap();
    await atView(page, 'question');
    await settled(page);

    limitFiles('1');
    await page.locator('.place').first().tap();
    await text('fault.saving').waitFor();
    await retry().tap();
    await settled(page);
    await text('fault.saving').waitFor();
    limitFiles('unlimited');
    await retry().tap();
    await atView(page, 'question');
    await settled(page);

    const rest = visit.steps.slice(visit.steps.findIndex(({ move }) => move.type === 'question.answered') + 2);
    const last = rest.findIndex(({ move }) => move.type === 'result.finished');
    await playSteps(page, rest.slice(0, last));
    limitFiles('1');
    await page.locator('.view--result .pair .button').last().tap();
    await text('fault.saving').waitFor();
    limitFiles('unlimited');
    await retry().tap();
    await atView(page, 'thanks');
    expect(terminal.output()).toMatch(/SqliteError/);
    expect(captured().map(({ endedBy, answers }) => [endedBy, answers.length])).toEqual([['finished', visit.way.answers.length]]);
  },
);
