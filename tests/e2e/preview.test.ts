import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '#tests/support/browser.ts';
import { PROJECT } from '#tests/support/process.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';

const PACK = 'accueil-express';
const PATIENT = { timeout: 30_000 };

let browser: Browser;
let folder: TemporaryFolder;
let child: ChildProcess;
let page: Page;
let kiosk: FrameLocator;

const quizFile = (): string => join(folder.path, 'packs', PACK, 'quiz.json');
const readQuiz = (): string => readFileSync(quizFile(), 'utf8');

const startPreview = async (language: 'fr' | 'en'): Promise<string> => {
  child = spawn(
    process.execPath,
    [join(PROJECT, 'quiz-content/cli.mjs'), 'preview', join(folder.path, 'packs', PACK), '--port', '0', '--no-open', '--lang', language],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { stdout } = child;
  if (stdout === null) throw new Error('the preview says nothing');
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const url = /^preview {2}(http\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.on('exit', (code) => reject(new Error(`the preview ended (${code})`)));
  });
};

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = temporaryFolder('preview');
  for (const name of ['packs', 'brands', 'sites'])
    cpSync(join(PROJECT, 'quiz-content', name), join(folder.path, name), { recursive: true });
  const url = await startPreview('en');
  page = await browser.newPage({ viewport: { width: 1500, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  await page.goto(url);
  kiosk = page.frameLocator('#kiosk');
  await kiosk.locator('main[data-view="attract"]').waitFor(PATIENT);
}, 90_000);

afterEach(async () => {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  await ended;
  await page.close();
  folder.remove();
});

const title = () => kiosk.getByRole('heading', { level: 1 });

test('a saved text is on the terminal; a broken file is named with its line over the page, and the last good version plays on', async () => {
  const before = readQuiz();
  const old = await title().innerText();
  writeFileSync(quizFile(), before.replace(/("title": \{\s*"fr": )"[^"]*"/, '$1"La marée de papier"'));
  await title().filter({ hasText: 'La marée de papier' }).waitFor(PATIENT);

  const changed = readQuiz();
  const broken = changed.replace(/"kind":/, '"kind"');
  writeFileSync(quizFile(), broken);
  const line = broken.slice(0, broken.indexOf('"kind"')).split('\n').length;
  const problems = page.getByRole('alert');
  await problems.getByText(new RegExp(`quiz\\.json:${line}:\\d+`)).waitFor(PATIENT);
  expect(await problems.innerText()).toContain('last good version');
  expect(await title().innerText()).toContain('La marée de papier');

  writeFileSync(quizFile(), before);
  await problems.waitFor({ state: 'hidden', ...PATIENT });
  await title().filter({ hasText: old }).waitFor(PATIENT);
}, 120_000);

test('a font that is saved into a brand draws the title; a damaged one is named, and the last good one stays', async () => {
  const brandFile = join(folder.path, 'brands/office/brand.json');
  const fontFile = join(folder.path, 'brands/office/media/titles.woff2');
  const drawn = (): Promise<readonly string[]> =>
    kiosk
      .locator('html')
      .evaluate(() => [...document.fonts].filter(({ family }) => family.includes('titles ')).map(({ status }) => status));
  expect(await drawn()).toEqual([]);
  cpSync(join(folder.path, 'brands/cap-glisse/media/fredoka-latin-700.woff2'), fontFile);
  const before = readFileSync(brandFile, 'utf8');
  writeFileSync(
    brandFile,
    before.replace('"contact": {', '"font": { "headings": { "file": "titles.woff2", "licence": "OFL-1.1" } },\n  "contact": {'),
  );
  await expect.poll(drawn, PATIENT).toEqual(['loaded']);
  expect(await title().evaluate((heading) => getComputedStyle(heading).fontFamily)).toContain('titles office');
  writeFileSync(fontFile, 'no font at all');
  await page
    .getByRole('alert')
    .getByText(/titles\.woff2/)
    .waitFor(PATIENT);
  // The page may be on its way to the newest words of the brand.
  await expect.poll(drawn, PATIENT).toEqual(['loaded']);
}, 120_000);

test('a view in a language is one touch away, on the display that was chosen', async () => {
  const bar = page.getByRole('complementary');
  await bar.getByRole('button', { name: /^Question 2/ }).click();
  await kiosk.locator('main[data-view="question"]').waitFor(PATIENT);
  await page.locator('body[data-busy="false"]').waitFor(PATIENT);
  await bar.getByRole('button', { name: 'EN', exact: true }).click();
  await page.locator('body[data-busy="false"]').waitFor(PATIENT);
  expect(await kiosk.locator('html').getAttribute('lang')).toBe('en');
  expect(await kiosk.locator('.progress').innerText()).toContain('Question 2');

  await bar.getByRole('combobox', { name: 'Terminal' }).selectOption('counter-tablet');
  await page.getByText(/1280 × 800 px/).waitFor(PATIENT);
  await bar.getByRole('button', { name: /^Idle/ }).click();
  await kiosk.getByRole('alertdialog').waitFor(PATIENT);
  expect(await kiosk.locator('html').evaluate(() => innerWidth)).toBe(1280);
}, 120_000);

test('who asks for French gets the bar, the views and the mistakes in French, whatever the browser speaks', async () => {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  await ended;
  await page.goto(await startPreview('fr'));
  await kiosk.locator('main[data-view="attract"]').waitFor(PATIENT);
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  const bar = page.getByRole('complementary');
  await bar.getByRole('heading', { name: 'Vues' }).waitFor(PATIENT);
  await bar.getByRole('button', { name: /^Inactivité|^Alerte/ }).waitFor(PATIENT);
  writeFileSync(quizFile(), readQuiz().replace(/"kind":/, '"kind"'));
  const problems = page.getByRole('alert');
  await problems.getByText('deux-points').waitFor(PATIENT);
  expect(await problems.innerText()).toContain('dernière version correcte');
}, 180_000);
