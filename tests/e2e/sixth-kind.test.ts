import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT, startProcess } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';

const EXAMPLE = join(PROJECT, 'tests/examples/sixth-kind');
const SOURCES = ['kiosk', 'quiz-content', 'sync-agent', 'build', 'package.json', 'tsconfig.json'];

/** The line that each registry gets, and the import it needs. */
const REGISTERED: Readonly<Record<string, (text: string) => string>> = {
  'kiosk/play/games/kinds.ts': (text) =>
    text.replace('import type { AnyGame }', "import { word } from './word/word.ts';\nimport type { AnyGame }").replace('= [', '= [word, '),
  'kiosk/page/games/kinds.ts': (text) =>
    text.replace(/= \{\n/, "= {\n  word: async () => (await import('./word/word-view.tsx')).wordView,\n"),
  'quiz-content/games/kinds.ts': (text) =>
    text
      .replace('import type { GameKind }', "import { wordKind } from './word/word.ts';\nimport type { GameKind }")
      .replace('= [', '= [wordKind, '),
};

const run = promisify(execFile);
const copy = temporaryFolder('sixth-kind');
const added = readdirSync(EXAMPLE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(EXAMPLE.length + 1))
  .toSorted();

beforeAll(() => {
  for (const name of SOURCES) cpSync(join(PROJECT, name), join(copy.path, name), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(copy.path, 'node_modules'));
});
afterAll(() => copy[Symbol.dispose]());

/** Runs one of the project's tools in the copy. */
const inCopy = async (file: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await run(process.execPath, [file, ...args], { cwd: copy.path, maxBuffer: 1 << 24 });
  return stdout;
};

describe('a sixth kind of game', () => {
  const { openPage } = useTerminals();

  it('brings files of its own folders alone', () => {
    expect(added.filter((file) => existsSync(join(PROJECT, file)))).toEqual([]);
    for (const file of added)
      expect(file).toMatch(/^(?:kiosk\/play\/games|kiosk\/page\/games|quiz-content\/games)\/word\/|^quiz-content\/packs\/mot-du-jour\//);
    cpSync(EXAMPLE, copy.path, { recursive: true });
    for (const [file, withLine] of Object.entries(REGISTERED)) {
      const before = readFileSync(join(copy.path, file), 'utf8');
      const after = withLine(before);
      expect(after.split('\n').length - before.split('\n').length).toBeLessThanOrEqual(1);
      expect(after).not.toBe(before);
      writeFileSync(join(copy.path, file), after);
    }
  });

  it('stands in the README with every file that it touches', () => {
    const readme = readFileSync(join(PROJECT, 'kiosk/README.md'), 'utf8');
    const [, listed = ''] = /```text\n(\+ [^`]+)```/.exec(readme) ?? [];
    const wanted = [...added.map((file) => `+ ${file}`), ...Object.keys(REGISTERED).map((file) => `~ ${file}`)];
    expect(listed.trim().split('\n')).toEqual(wanted);
  });

  it('is of the types of the house', async () => {
    await expect(inCopy('node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json')).resolves.toBe('');
  });

  it('is written, checked and compiled like any other', async () => {
    await expect(inCopy('quiz-content/cli.mjs', 'check', 'mot-du-jour', '--lang', 'en')).resolves.toContain('nothing wrong');
    const site = join(copy.path, 'quiz-content/sites/hall-portrait.json');
    const { campaigns: _, ...rest } = JSON.parse(readFileSync(site, 'utf8'));
    writeFileSync(site, JSON.stringify({ ...rest, campaigns: [{ id: 'word-of-the-day', pack: 'mot-du-jour' }] }));
    await inCopy('quiz-content/cli.mjs', 'build', '--out', join(copy.path, 'dist/content'));
    await inCopy('node_modules/vite/bin/vite.js', 'build', '--config', 'build/vite.page.config.ts');
  });

  it('is played to its end in a browser', async () => {
    await using terminal = await startProcess(join(copy.path, 'kiosk/shell-http/main.mjs'), [
      ...['--data', join(copy.path, 'data'), '--content', join(copy.path, 'dist/content')],
      ...['--site', 'hall-portrait', '--port', '0', '--no-agent'],
    ]);
    const page = await openPage(String(terminal.ready.url));
    await page.locator('main[data-view=attract] button').first().tap();
    await page.locator('main[data-view=language] button[lang=en]').tap();
    const letters = page.locator('main[data-game=word] .word__letters button:not(:disabled)');
    await letters.first().waitFor();
    while ((await page.locator('main[data-game=word]').count()) > 0) {
      const before = await page.locator('main').innerText();
      await letters.first().tap();
      await page.waitForFunction((text) => document.querySelector('main')?.innerText !== text, before);
    }
    await expect.poll(() => page.locator('main[data-view=result] .score').textContent()).toMatch(/BOURRINE|OYAT/);
  });
});
