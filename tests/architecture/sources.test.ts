import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { PROJECT } from '#tests/support/process.ts';

const FOLDERS = ['quiz-content', 'kiosk', 'sync-agent', 'build', 'tests'];

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.split(sep).join('/')}`)
    .filter((path) => /\.(?:tsx?|mjs)$/.test(path) && !/(?:^|\/)(?:node_modules|dist|peers)\//.test(path)),
).map((path) => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') }));

const offenders = (offends: (source: Source) => boolean): string[] => sources.filter(offends).map(({ path }) => path);
/** Code without its comments and texts: what it does, not what it says. */
const bare = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''");

test('the sources are there to be looked at', () => {
  expect(sources.length).toBeGreaterThan(50);
});

test('no file grows beyond 300 lines without saying why in a line `// long: …`', () => {
  expect(offenders(({ text }) => text.split('\n').length > 301 && !/^\/\/ long: .{20,}/m.test(text))).toEqual([]);
});

test('no test is left out or run alone but through tests/support/skip.ts', () => {
  expect(
    offenders(
      ({ path, text }) =>
        path.startsWith('tests/') &&
        path !== 'tests/support/skip.ts' &&
        /\.(?:only|skip|todo|fails|skipIf|runIf)\b\s*[(`]/.test(bare(text)),
    ),
  ).toEqual([]);
});

test('the rules of play ask nobody for the time or for chance', () => {
  const impure =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bset(?:Timeout|Interval)\b|\bcrypto\b|\bwindow\b|\bprocess\b|\bglobalThis\b/;
  expect(offenders(({ path, text }) => path.startsWith('kiosk/play/') && impure.test(bare(text)))).toEqual([]);
});

test('no drawer without a name: utils, helpers, manager', () => {
  expect(
    offenders(({ path }) =>
      /(?:^|\/)(?:utils?|helpers?|managers?|misc|common)(?:\/|\.tsx?$)|-(?:utils?|helpers?|manager)\.tsx?$/.test(path),
    ),
  ).toEqual([]);
});

test('nothing is left to be done later in a comment', () => {
  const later = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X'.repeat(3), 'HA' + 'CK'].join('|')})\\b`);
  expect(offenders(({ text }) => later.test(text))).toEqual([]);
});

test('every entry file checks the version of Node before anything else', () => {
  const entries = sources.filter(({ path }) => path.endsWith('.mjs') && path !== 'build/require-node.mjs');
  expect(entries.length).toBeGreaterThan(5);
  const firstStatement = (text: string) => text.split('\n').find((line) => line !== '' && !/^(?:#!|\/\/|\/?\*)/.test(line));
  for (const { path, text } of entries) expect(firstStatement(text), path).toMatch(/^import '(?:\.\.?\/)+(?:build\/)?require-node\.mjs';$/);
});

test('every top folder has its README', () => {
  for (const folder of FOLDERS) expect(readFileSync(join(PROJECT, folder, 'README.md'), 'utf8').length, folder).toBeGreaterThan(500);
});

/** JSX that is made when a module is loaded, and not anew by a function each time it is drawn. */
const elementsOfModule = (path: string, text: string): readonly string[] => {
  const found: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TSX);
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push(`${path}:${line + 1}`);
    } else ts.forEachChild(node, look);
  };
  look(file);
  return found;
};

test('no element of the page outlives its view: one kept by a module holds the tree it was last drawn in, and what was typed there', () => {
  const views = sources.filter(({ path }) => path.startsWith('kiosk/page/') && path.endsWith('.tsx'));
  expect(views.length).toBeGreaterThan(30);
  const offending = views.flatMap(({ path, text }) => elementsOfModule(path, text));
  expect(offending, 'make a component of it (`const Drop = () => <path …/>`), drawn as `<Drop />`: a new element each time').toEqual([]);
  // What the rule sees, and what it lets be.
  expect(elementsOfModule('kept.tsx', 'const DROP = <path />;\nexport const FACES = { sad: [<p>:(</p>] };')).toEqual([
    'kept.tsx:1',
    'kept.tsx:2',
  ]);
  expect(elementsOfModule('made.tsx', 'const Drop = () => <path />;\nexport const FACES = { sad: () => [<p>:(</p>] };')).toEqual([]);
});
