import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileContent } from '#compiler/compile-content.ts';
import { writeContent } from '#compiler/write-content.ts';
import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import { questionsAsked } from '#play/path.ts';
import { PIPE } from '#play/words.ts';
import { openStore } from '#store/store.ts';
import { atView, tap } from '#tests/e2e/support/walk.ts';
import { launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { signIn, startCentralProcess, startTerminalProcess, untilGone } from '#tests/support/fleet.ts';
import { waitingEvents } from '#tests/support/outbox.ts';
import { PROJECT } from '#tests/support/process.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { sessionEvent } from '#wire/event.ts';

/** Searched for in every byte that the terminal and central wrote. */
const CANARY = 'canari-5e1f';

let folder: TemporaryFolder;
let browser: Browser;
beforeAll(async () => {
  folder = temporaryFolder('story');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  folder.remove();
});

const everyByteBelow = (path: string): string =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');

/** A question's words on the page: earlier answers stand in their places, and some spaces do not break. */
const headingOf = (question: CompiledQuestion): RegExp => {
  const said = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&').replaceAll(/[ \u00a0]/g, '\\s');
  const parts = (question.text.en ?? '').split(PIPE).map((part, index) => (index % 2 === 1 ? '.+' : said(part)));
  return new RegExp(parts.join(''));
};

/** Answers one question as a finger would; the words are those of the quiz. */
const answerByTouch = async (page: Page, question: CompiledQuestion): Promise<void> => {
  await page.getByRole('heading', { level: 1, name: headingOf(question) }).waitFor();
  switch (question.kind) {
    case 'single':
      return tap(page, question.choices[0]?.text.en ?? '');
    case 'multiple':
      await tap(page, question.choices[0]?.text.en ?? '');
      return tap(page, 'Continue');
    case 'number':
      return tap(page, '4');
    case 'scale':
      return tap(page, String(question.min + 1));
    case 'month':
      return tap(page, /^July/);
    case 'origin':
      return tap(page, /Loire-Atlantique/);
    case 'commune':
      throw new Error('no shipped quiz asks for a commune');
  }
};

test('an answer travels from a finger on the terminal to the figure on the office’s page', async () => {
  const compiled = await compileContent(join(PROJECT, 'quiz-content'));
  if (!compiled.ok) throw new Error('the shipped content does not compile');
  await writeContent(compiled.value, join(folder.path, 'content'));
  const quiz = compiled.value.quizzes.find((one) => one.id === 'quel-saint-jean');
  if (quiz === undefined) throw new Error('quel-saint-jean is not shipped');

  // The office issues a code; the terminal enrols with it; then central goes down.
  const data = join(folder.path, 'central-data');
  const terminalData = join(folder.path, 'terminal');
  const first = await startCentralProcess(data, { site: 'Hall' });
  if (first.claim === null || first.password === null) throw new Error('central issued nothing');
  await using terminal = await startTerminalProcess(terminalData, [
    ...['--content', join(folder.path, 'content'), '--site', 'hall-portrait'],
    ...['--central', first.url, '--claim', first.claim],
  ]);
  await waitUntil(
    async () => {
      const health: unknown = await (await fetch(new URL('/api/health', terminal.url))).json();
      return typeof health === 'object' && health !== null && 'enrolled' in health && health.enrolled === true;
    },
    'the terminal to be enrolled',
    { withinMs: 30_000 },
  );
  await first.stop();

  // A visitor plays by touch, in English. Every answer is in SQLite before the next question shows.
  const page = await newKioskPage(browser);
  await page.goto(terminal.url);
  await atView(page, 'attract');
  await tap(page, /On joue/);
  await tap(page, 'English');
  await atView(page, 'games');
  await tap(page, /^Which Saint Jean de Monts are you/);
  const store = openStore(join(terminalData, 'kiosk.sqlite'));
  const agentPid = terminal.agentPid ?? 0;
  const asked = questionsAsked(quiz, []);
  for (const [index, question] of asked.entries()) {
    await answerByTouch(page, question);
    const next = asked[index + 1];
    if (next === undefined) await atView(page, 'result');
    else await page.getByRole('heading', { level: 1, name: headingOf(next) }).waitFor();
    expect(store.db.prepare('SELECT count(*) FROM answer').pluck().get(), `answers on disk after ${question.id}`).toBe(index + 1);
    // In the middle of it all the agent is killed. The visitor notices nothing; the terminal starts it again.
    if (index === 4) process.kill(agentPid, 'SIGKILL');
  }
  await untilGone(agentPid);
  const outcome = await page.getByRole('heading', { level: 1 }).innerText();

  // The visitor keeps in touch: two purposes refused, one agreed to.
  await tap(page, 'Keep in touch?');
  await tap(page, '18 or over');
  await tap(page, "Yes, that's fine");
  for (let refused = 1; refused < 3; refused += 1) await tap(page, /^No/);
  await atView(page, 'contact');
  await page.getByRole('textbox').nth(1).fill(`${CANARY}@example.test`);
  await tap(page, 'Continue');
  await atView(page, 'review');
  await tap(page, 'Send');
  await atView(page, 'thanks');
  expect(await page.content()).not.toContain(CANARY);

  // It lies in the outbox, sealed. Nothing on the terminal's disk tells who it was.
  const [waiting] = await waitUntil(() => {
    const items = waitingEvents(store, 10);
    return items.length === 1 ? items : null;
  }, 'the event in the outbox');
  const event = sessionEvent.parse(JSON.parse(waiting?.body ?? 'null'));
  expect(event).toMatchObject({ status: 'completed', locale: 'en', sealed: true, predecessor: null, seq: 1 });
  expect(everyByteBelow(terminalData)).toContain(event.id);
  expect(everyByteBelow(terminalData)).not.toContain(CANARY);

  // Central comes late. The agent, long since back, delivers.
  await using central = await startCentralProcess(data, { port: new URL(first.url).port });
  await waitUntil(() => waitingEvents(store, 10).length === 0, 'the agent to deliver', { withinMs: 60_000 });
  store.close();
  const ask = await signIn(central.url, first.password);
  expect(await ask('overview')).toMatchObject({
    sessions: { total: 1, completed: 1, abandoned: 0 },
    contacts: 1,
    rules: [
      { rule: 'all_eight', contacts: { part: 1, of: 1 } },
      { rule: 'declared_five', contacts: { part: 1, of: 1 } },
    ],
  });

  // And the office sees it on its page: the figure, the profile in words, and the contact once it is opened.
  const office = await newKioskPage(browser, { width: 1280, height: 900 }, { locale: 'en-GB', hasTouch: false });
  await office.goto(central.url);
  await office.getByLabel('Password').fill(first.password);
  await office.getByRole('button', { name: 'Enter' }).click();
  await office
    .getByText(/1 contact qualified, of 1/)
    .first()
    .waitFor();
  await office.getByRole('link', { name: 'Sessions' }).click();
  await office.getByRole('button', { name: /^Details/ }).click();
  await office.getByText('Loire-Atlantique').first().waitFor();
  await office.getByRole('link', { name: 'Contacts' }).click();
  await office.getByRole('button', { name: /^Open/ }).click();
  await office.getByRole('button', { name: /^Open/ }).last().click();
  await office.getByText(`${CANARY}@example.test`).waitFor();
  expect(outcome.length).toBeGreaterThan(0);
  expect(everyByteBelow(join(data, 'central'))).not.toContain(CANARY);
  await central.stop();
});
