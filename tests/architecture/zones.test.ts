import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { RULES, ZONES } from '#build/zone-rules.ts';
import { checkZones, describeZones } from '#build/zones.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

type Tree = Readonly<Record<string, string>>;

const PACKAGES = ['electron', 'pixi.js', 'better-sqlite3', 'zod', 'vite', 'undeclared'];
const packageFiles: Tree = Object.fromEntries(
  PACKAGES.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'export const it = 1;'],
  ]),
);

const parsedPackage: { imports: object } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
const packageJson = JSON.stringify({
  type: 'module',
  imports: parsedPackage.imports,
  dependencies: { electron: '1.0.0', 'pixi.js': '1.0.0', 'better-sqlite3': '1.0.0', zod: '1.0.0' },
  devDependencies: { vite: '1.0.0' },
});

/** Which rules a made-up tree breaks. */
const brokenIn = async (files: Tree): Promise<Set<string>> => {
  using folder = temporaryFolder('zones');
  for (const [path, text] of Object.entries({ 'package.json': packageJson, ...packageFiles, ...files })) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  const report = await checkZones(folder.path);
  expect(report.unread).toEqual([]);
  return new Set(report.violations.map(({ rule }) => rule));
};

const value = 'export const it = 1;\n';
const imports = (path: string) => `import { it } from '${path}';\nexport const mine = it;\n`;
const importsType = (path: string) => `import type { It } from '${path}';\nexport type Mine = It;\n`;

/** A zone that the given one must not import, and how it is called in imports. */
const forbiddenFor: Readonly<Record<string, readonly [file: string, name: string]>> = {
  fields: ['kiosk/contract/it.ts', '#contract/it.ts'],
  contract: ['kiosk/play/it.ts', '#play/it.ts'],
  wire: ['kiosk/contract/it.ts', '#contract/it.ts'],
  play: ['kiosk/host/it.ts', '#host/it.ts'],
  page: ['kiosk/host/it.ts', '#host/it.ts'],
  store: ['kiosk/host/it.ts', '#host/it.ts'],
  host: ['quiz-content/compiler/it.ts', '#compiler/it.ts'],
  'shell-http': ['kiosk/shell-electron/it.ts', '#shell-electron/it.ts'],
  'shell-electron': ['kiosk/shell-http/it.ts', '#shell-http/it.ts'],
  format: ['quiz-content/compiler/it.ts', '#compiler/it.ts'],
  games: ['quiz-content/compiler/it.ts', '#compiler/it.ts'],
  compiler: ['quiz-content/analysis/it.ts', '#analysis/it.ts'],
  import: ['quiz-content/analysis/it.ts', '#analysis/it.ts'],
  analysis: ['kiosk/host/it.ts', '#host/it.ts'],
  preview: ['kiosk/page/it.ts', '#page/it.ts'],
  proof: ['kiosk/page/it.ts', '#page/it.ts'],
  'content-cli': ['kiosk/host/it.ts', '#host/it.ts'],
  agent: ['kiosk/host/it.ts', '#host/it.ts'],
  central: ['kiosk/store/it.ts', '#store/it.ts'],
  console: ['sync-agent/central/it.ts', '#central/it.ts'],
};

const planted: Readonly<Record<string, Tree>> = {
  ...Object.fromEntries(
    ZONES.map(({ name, folder }): [string, Tree] => {
      const [file, path] = forbiddenFor[name] ?? ['', ''];
      const from = name === 'content-cli' ? 'quiz-content/cli.ts' : `${folder}/rooms/one.ts`;
      return [`zone-${name}`, { [file]: value, [from]: imports(path) }];
    }),
  ),
  'compiler-for-publishing-only': {
    'quiz-content/compiler/it.ts': value,
    'sync-agent/central/reports.ts': imports('#compiler/it.ts'),
  },
  'nobody-imports-build-or-tests': { 'tests/support/it.ts': value, 'kiosk/host/one.ts': imports('#tests/support/it.ts') },
  'build-knows-no-tests': { 'tests/support/it.ts': value, 'build/one.ts': imports('#tests/support/it.ts') },
  'only-entries-check-node': { 'build/require-node.mjs': value, 'kiosk/host/one.ts': imports('../../build/require-node.mjs') },
  'only-there-electron': { 'kiosk/host/one.ts': imports('electron') },
  'only-there-pixi.js': { 'kiosk/page/views/one.tsx': imports('pixi.js') },
  'only-there-better-sqlite3': { 'sync-agent/agent/one.ts': imports('better-sqlite3') },
  'no-node-in-pure-zones': { 'kiosk/play/one.ts': imports('node:fs') },
  'no-climbing-between-zones': { 'kiosk/contract/it.ts': value, 'kiosk/host/one.ts': imports('../contract/it.ts') },
  'no-cycles': { 'kiosk/host/it.ts': importsType('./two.ts'), 'kiosk/host/two.ts': importsType('./it.ts') },
  'no-orphans': { 'kiosk/host/main.mjs': value, 'kiosk/host/left-over.ts': imports('./it.ts'), 'kiosk/host/it.ts': value },
  'no-unused-support': { 'tests/unit/one.test.ts': value, 'tests/support/left-over.ts': value },
  'imports-exist': { 'kiosk/host/one.ts': imports('#store/gone.ts') },
  'dependencies-are-declared': { 'kiosk/host/one.ts': imports('undeclared') },
  'product-runs-without-dev-dependencies': { 'kiosk/host/one.ts': imports('vite') },
};

test('every rule has a planted violation, and every violation a rule', () => {
  expect(Object.keys(planted).toSorted()).toEqual(RULES.map(({ name }) => name).toSorted());
});

test('every rule says what to do instead', () => {
  for (const { name, comment } of RULES) expect(comment.length, name).toBeGreaterThan(40);
});

test.for(Object.entries(planted))('%s turns red', async ([rule, tree]) => {
  expect(await brokenIn(tree)).toContain(rule);
});

test.for([
  ['a type is an import too', 'zone-play', { 'kiosk/host/it.ts': value, 'kiosk/play/one.ts': importsType('#host/it.ts') }],
  ['so is one that is awaited', 'zone-play', { 'kiosk/host/it.ts': value, 'kiosk/play/one.ts': `await import('#host/it.ts');` }],
  ['so is one that is passed on', 'zone-play', { 'kiosk/host/it.ts': value, 'kiosk/play/one.ts': `export { it } from '#host/it.ts';` }],
  [
    'JSX files are read',
    'zone-page',
    { 'kiosk/host/it.ts': value, 'kiosk/page/views/one.tsx': `${imports('#host/it.ts')}export const View = () => <p />;` },
  ],
  ['Node cannot be had in the page', 'no-node-in-pure-zones', { 'kiosk/page/one.tsx': imports('node:crypto') }],
  ['nor in the contract', 'no-node-in-pure-zones', { 'kiosk/contract/one.ts': imports('node:fs') }],
  ['nor in fields', 'no-node-in-pure-zones', { 'quiz-content/fields/one.ts': imports('fs') }],
] as const)('%s', async ([, rule, tree]) => {
  expect(await brokenIn(tree as Tree)).toContain(rule);
});

test('what the table allows stays green', async () => {
  expect(
    await brokenIn({
      'build/require-node.mjs': value,
      'quiz-content/fields/it.ts': value,
      'quiz-content/fields/result.ts': value,
      'kiosk/contract/it.ts': `${imports('#fields/it.ts')}export const it = mine;`,
      'kiosk/play/it.ts': `${imports('#contract/it.ts')}export const it = mine;`,
      'kiosk/store/it.ts': `${imports('#contract/it.ts')}import 'better-sqlite3';import '#fields/result.ts';export const it = mine;`,
      'kiosk/host/it.ts': `import 'node:fs';import '#store/it.ts';import '#play/it.ts';${value}`,
      'kiosk/page/stage/it.ts': `import 'pixi.js';${value}`,
      'kiosk/page/main.tsx': `import './stage/it.ts';import '#play/it.ts';export const View = () => <p />;`,
      'kiosk/shell-electron/main.ts': `import 'electron';import '#host/it.ts';`,
      'kiosk/shell-electron/main.mjs': `import '../../build/require-node.mjs';await import('./main.ts');`,
      'sync-agent/central/published/it.ts': value,
      'sync-agent/console/main.ts': imports('#central/published/it.ts'),
      'tests/unit/one.test.ts': `import 'vite';import 'better-sqlite3';import '#host/it.ts';`,
    }),
  ).toEqual(new Set());
});

test('a file that was not read is told', () => {
  expect(describeZones({ files: 1, unread: ['kiosk/play/one.ts'], violations: [] })).toEqual([
    'kiosk/play/one.ts: was not read, so none of its imports were checked',
  ]);
  expect(describeZones({ files: 0, unread: [], violations: [] })).toEqual(['no source file was found at all']);
});
