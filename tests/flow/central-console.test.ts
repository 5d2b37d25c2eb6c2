import type { Browser, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { BATCHES, itemOf, newTerminal, sessionOf, type TestTerminal } from '#tests/contract/support/central-world.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { type StartedProcess, startProcess } from '#tests/support/process.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { enrolment } from '#wire/protocol.ts';
import { seal } from '#wire/sealed.ts';
import { HEADERS, signParts } from '#wire/signature.ts';

let folder: TemporaryFolder;
let central: StartedProcess;
let browser: Browser;
let url = '';
let password = '';
let claimCode = '';
/** What Chromium complained of: a script that the policy stops, a fault of the page. */
const complaints: string[] = [];

beforeAll(async () => {
  folder = temporaryFolder('console');
  central = await startProcess('sync-agent/central/main.mjs', ['--data', folder.path, '--port', '0', '--issue-claim', 'accueil']);
  ({ url, password, claim: claimCode } = z.object({ url: z.string(), password: z.string(), claim: z.string() }).parse(central.ready));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await central?.stop();
  folder?.remove();
});

/** A fresh visit of the office, signed in with the keyboard. */
const signedIn = async (width: number, height: number): Promise<Page> => {
  const page = await (await browser.newContext({ locale: 'fr-FR', viewport: { width, height } })).newPage();
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  await page.getByLabel('Mot de passe').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: "Vue d'ensemble" }).waitFor();
  return page;
};

const post = async (path: string, terminal: TestTerminal, content: unknown): Promise<unknown> => {
  const body = JSON.stringify(content);
  const time = new Date().toISOString();
  const signature = signParts({ verb: 'POST', path, terminal: terminal.id, time, body: Buffer.from(body) }, terminal.keys.privateKey);
  const headers = { [HEADERS.protocol]: '1', [HEADERS.terminal]: terminal.id, [HEADERS.time]: time, [HEADERS.signature]: signature };
  const response = await fetch(new URL(path, url), { method: 'POST', body, headers });
  expect(response.status).toBe(200);
  return response.json();
};

test('the office signs in with the keyboard, reads figures that name their rule, and opens a contact knowing that it is recorded', async () => {
  const page = await signedIn(1280, 800);
  const rule = page.getByRole('article').filter({ hasText: 'Les huit groupes' });
  // Nothing has come in: no percentage of nothing.
  expect(await rule.textContent()).toMatch(/–\s*0 contact qualifié sur 0/);
  expect(await page.getByRole('main').textContent()).not.toContain('%');

  const terminal = newTerminal();
  const request = { claimCode, terminal: terminal.id, publicKey: terminal.keys.publicKey };
  const { sealingKey } = enrolment.parse(await post('/terminal/v1/enrolments', terminal, request));
  const incarnation = uuidv7();
  const withContact = sessionOf(terminal, incarnation, 1, { sealed: true, endedAt: new Date().toISOString() });
  const content = {
    age: '18_plus',
    locale: 'fr',
    controller: 'Office de tourisme',
    noticeVersion: '1',
    consents: [{ purpose: 'newsletter', given: true, recipient: 'Office de tourisme', text: 'Recevoir la lettre.' }],
    contact: { given_name: 'Jeanne', email: 'jeanne@example.org' },
  };
  await post(BATCHES, terminal, {
    items: [
      itemOf(withContact, await seal(content, sealingKey, withContact.id)),
      itemOf(sessionOf(terminal, incarnation, 2, { fields: [], endedAt: new Date(Date.now() + 1).toISOString() })),
    ],
  });

  // Figures follow what comes in: the page is asked until they do.
  await waitUntil(async () => {
    await page.reload();
    await rule.waitFor();
    return (await rule.textContent())?.includes('1 contact qualifié sur 1');
  }, 'the overview to count the contact');
  expect(await rule.textContent()).toMatch(
    /100\s%1 contact qualifié sur 1.*huit groupes stratégiques sont remplis.*50\s% \(1 session qualifiée sur 2\)/s,
  );
  await page.getByText('pas tous les visiteurs de la destination').waitFor();
  await page.getByRole('img', { name: /Sessions des 30 derniers jours : terminées 2, abandonnées 0, avec contact 1/ }).waitFor();

  await page.getByRole('link', { name: 'Sessions' }).click();
  await page
    .getByRole('button', { name: /^Détails/ })
    .nth(1)
    .click();
  await page.getByText('De Vendée').waitFor();
  await page.getByText('4 à 7 nuits').waitFor();

  await page.getByRole('link', { name: 'Contacts' }).click();
  await page.getByRole('button', { name: /^Ouvrir/ }).click();
  await page.getByText('Cette consultation est enregistrée').waitFor();
  expect(await page.getByText('jeanne@example.org').count()).toBe(0);
  await page.getByRole('button', { name: 'Ouvrir ce contact' }).click();
  await page.getByText('jeanne@example.org').waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'accueil' }).getByRole('cell', { name: '1', exact: true }).count()).toBe(1);

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Contacts' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(await page.getByText('jeanne@example.org').count()).toBe(0);
  expect(complaints).toEqual([]);
  expect(central.output()).not.toContain('jeanne');
});

test.for([
  ['laptop', 1280, 800],
  ['tablet upright', 800, 1280],
  ['telephone', 390, 844],
] as const)('no page scrolls sideways on a %s', async ([, width, height]) => {
  const page = await signedIn(width, height);
  for (const name of ['overview', 'sessions', 'contacts', 'terminals', 'ledger']) {
    await page.goto(`${url}#/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([name, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([name, true]);
  }
});
