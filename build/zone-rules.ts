// Who may import whom. One table, and a few rules that no table can say. Every `comment` tells what to do instead;
// `tests/architecture/zones.test.ts` plants a violation of each and expects its name.

import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

interface Zone {
  readonly name: string;
  readonly folder: string;
  readonly may: readonly string[];
  readonly instead: string;
}

/** `comment`: what to do instead. */
type Rule = IForbiddenRuleType & { readonly name: string; readonly comment: string };

/** `may`: the other zones this one may import. `instead`: what to do when that is not enough. */
export const ZONES: readonly Zone[] = [
  {
    name: 'fields',
    folder: 'quiz-content/fields',
    may: [],
    instead: 'The dictionary of fields is the ground everything stands on: move what it needs into it, or pass it in.',
  },
  {
    name: 'contract',
    folder: 'kiosk/contract',
    may: ['fields'],
    instead: 'The contract is what page and host agree on: move the shared type here, or keep it out of the contract.',
  },
  {
    name: 'wire',
    folder: 'sync-agent/wire',
    may: ['fields'],
    instead: 'What crosses the network knows neither terminal nor central: move the shared type into wire.',
  },
  {
    name: 'play',
    folder: 'kiosk/play',
    may: ['contract', 'fields'],
    instead: 'The rules are pure: declare an actor or an action in the machine and let page/ provide it.',
  },
  {
    name: 'page',
    folder: 'kiosk/page',
    may: ['contract', 'play'],
    instead: 'The page reaches the machine by `fetch` alone: add a route to contract/host-api.ts and answer it in host/.',
  },
  {
    name: 'store',
    folder: 'kiosk/store',
    may: ['contract', 'wire'],
    instead: 'The store knows files and tables only: pass what it needs as an argument, or call the store from host/.',
  },
  {
    name: 'host',
    folder: 'kiosk/host',
    may: ['contract', 'play', 'fields', 'store', 'wire'],
    instead: 'The host sees compiled packs and no shell: let the shell pass things in, let the compiler write them down.',
  },
  {
    name: 'shell-http',
    folder: 'kiosk/shell-http',
    may: ['contract', 'host'],
    instead: 'A shell only carries the host: put the behaviour into host/, and start the agent by its path.',
  },
  {
    name: 'shell-electron',
    folder: 'kiosk/shell-electron',
    may: ['contract', 'host'],
    instead: 'A shell only carries the host: put the behaviour into host/, and start the agent by its path.',
  },
  {
    name: 'format',
    folder: 'quiz-content/format',
    may: ['contract', 'fields'],
    instead: 'The format describes what an author writes: what it becomes belongs to compiler/.',
  },
  {
    name: 'games',
    folder: 'quiz-content/games',
    may: ['format', 'contract', 'fields', 'play'],
    instead: 'A kind of game says what its own key may hold and what it becomes: what all packs have belongs to format/ and compiler/.',
  },
  {
    name: 'compiler',
    folder: 'quiz-content/compiler',
    may: ['format', 'games', 'contract', 'fields'],
    instead: 'The compiler needs nothing but the format: findings about play belong to analysis/, other formats to import/.',
  },
  {
    name: 'import',
    folder: 'quiz-content/import',
    may: ['format', 'compiler'],
    instead: 'An import writes quiz.json and lets the compiler judge it: go through format/ and compiler/.',
  },
  {
    name: 'analysis',
    folder: 'quiz-content/analysis',
    may: ['format', 'games', 'compiler', 'contract', 'fields', 'play'],
    instead: 'Analysis plays compiled packs with the rules of play/: it needs neither page nor host.',
  },
  {
    name: 'preview',
    folder: 'quiz-content/preview',
    may: ['quiz-content', 'contract', 'play', 'host', 'shell-http'],
    instead: 'A preview shows the built page through a real host: take the page as files from dist/, not as modules.',
  },
  {
    name: 'proof',
    folder: 'quiz-content/proof',
    may: ['quiz-content', 'contract', 'play', 'host', 'shell-http'],
    instead: 'A proof shows the built page through a real host: take the page as files from dist/, not as modules.',
  },
  {
    name: 'content-cli',
    folder: 'quiz-content/cli',
    may: ['quiz-content'],
    instead: 'The command line only names what the rooms of quiz-content/ do: put the work into one of them.',
  },
  {
    name: 'agent',
    folder: 'sync-agent/agent',
    may: ['wire', 'contract', 'store'],
    instead: 'The agent shares the store with the host and nothing else: talk through the outbox, or through wire/.',
  },
  {
    name: 'central',
    folder: 'sync-agent/central',
    may: ['wire', 'contract', 'fields', 'compiler'],
    instead: 'Central knows terminals by what they send: put what both must know into wire/.',
  },
  {
    name: 'console',
    folder: 'sync-agent/console',
    may: ['fields', 'published'],
    instead: 'The console asks central by `fetch`: take the types of the answers from sync-agent/central/published/.',
  },
];

/** What a result and a language are: words that every zone speaks. The dictionary itself stays with those who may have it. */
const GROUND = '^quiz-content/fields/(result|types)\\.ts$';
const PUBLISHED = '^sync-agent/central/published[./]';
const OURS = '^(quiz-content|kiosk|sync-agent)/';
const CHECK_NODE = '^build/require-node\\.mjs$';
const inFolder = (folder: string): string => `^${folder}[./]`;
/** `quiz-content` stands for all of its rooms; `published` for the types that central shows to the console. */
const pathOf = (name: string): string => {
  if (name === 'quiz-content') return '^quiz-content/';
  if (name === 'published') return PUBLISHED;
  const zone = ZONES.find((candidate) => candidate.name === name);
  if (zone === undefined) throw new Error(`there is no zone ${name}`);
  return inFolder(zone.folder);
};
const npm = (name: string): string => `(^|/)node_modules/(@types/)?${name.replace('.', '\\.')}/`;

/** Where a process or a page begins. All other files of the product must be reached from one of these. */
const ENTRIES = [
  '^(quiz-content|kiosk|sync-agent|build)/.*\\.mjs$',
  '^(kiosk/page|sync-agent/console)/main\\.tsx?$',
  '\\.config\\.ts$',
  // Served to a browser as they are.
  '^quiz-content/(preview/bar|proof/inspect/look)\\.ts$',
];

const TESTS = ['^tests/(.*\\.(test\\.tsx?|mjs)|support/shipped-level\\.ts|e2e/screenshots\\.ts)$', '^tests/bench/'];

const zoneRules = ZONES.map(
  ({ name, folder, may, instead }): Rule => ({
    name: `zone-${name}`,
    comment: `${folder} may import ${may.length > 0 ? may.join(', ') : 'nothing of ours'}. ${instead}`,
    severity: 'error',
    from: { path: inFolder(folder) },
    to: { path: OURS, pathNot: [inFolder(folder), GROUND, ...may.map(pathOf)] },
  }),
);

/** `only` of our folders may import the package; the tests may look at anything. */
const packageRule = (name: string, only: string, comment: string): Rule => ({
  name: `only-there-${name}`,
  comment,
  severity: 'error',
  from: { pathNot: [`^${only}/`, '^tests/', '(^|/)node_modules/'] },
  to: { path: npm(name) },
});

export const RULES: readonly Rule[] = [
  ...zoneRules,
  {
    name: 'compiler-for-publishing-only',
    comment: 'In central only publishing/ compiles. Elsewhere the compiled content is what counts: read that.',
    severity: 'error',
    from: { path: '^sync-agent/central/', pathNot: '^sync-agent/central/publishing[./]' },
    to: { path: '^quiz-content/compiler/' },
  },
  {
    name: 'nobody-imports-build-or-tests',
    comment: 'Build and tests stand outside the product. Move what you need into the zone that owns it.',
    severity: 'error',
    from: { path: OURS },
    to: { path: '^(build|tests)/', pathNot: CHECK_NODE },
  },
  {
    name: 'build-knows-no-tests',
    comment: 'What is built never leans on what tests it. Move the shared part into build/.',
    severity: 'error',
    from: { path: '^build/' },
    to: { path: '^tests/' },
  },
  {
    name: 'only-entries-check-node',
    comment: 'The check of the Node version belongs to entry files (`*.mjs`), which any old Node can read. Import it there.',
    severity: 'error',
    from: { pathNot: '\\.mjs$' },
    to: { path: CHECK_NODE },
  },
  packageRule(
    'electron',
    'kiosk/shell-electron',
    'Electron ends at its shell. Give the host a function instead, and call it from shell-electron.',
  ),
  packageRule('pixi.js', 'kiosk/page/stage', 'Pixi paints and nothing else. Ask the stage through page/stage/stage-api.ts.'),
  packageRule('better-sqlite3', 'kiosk/store', "The terminal's file has one owner. Add a function to kiosk/store and call that."),
  {
    name: 'no-node-in-pure-zones',
    comment: 'These run in the page as well. Take bytes, time and chance as arguments, or do it in host/.',
    severity: 'error',
    from: { path: '^(quiz-content/fields|kiosk/contract|kiosk/play|kiosk/page)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'no-climbing-between-zones',
    comment: 'Write `#zone/file.ts` for another zone; `../` is for the same zone only.',
    severity: 'error',
    from: { path: '^(quiz-content/[^/]+|kiosk/[^/]+|sync-agent/[^/]+|build|tests)/', pathNot: '\\.mjs$' },
    to: {
      path: '^(quiz-content|kiosk|sync-agent|build|tests)/',
      pathNot: '^$1/',
      dependencyTypesNot: ['aliased-subpath-import'],
    },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one, or lack a third. Move the shared part into a file below both.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing that runs reaches this file. Import it where it is used, or delete it. A new entry goes into ENTRIES.',
    severity: 'error',
    from: { path: ENTRIES },
    to: { path: '^(quiz-content|kiosk|sync-agent|build)/', pathNot: ['\\.d\\.ts$', ...ENTRIES], reachable: false },
  },
  {
    name: 'no-unused-support',
    comment: 'No test reaches this file. Use it or delete it.',
    severity: 'error',
    from: { path: TESTS },
    to: { path: '^tests/', pathNot: ['\\.d\\.ts$', ...TESTS], reachable: false },
  },
  {
    name: 'imports-exist',
    comment: 'There is no such file or package. Correct the path; package imports end in `.ts`.',
    severity: 'error',
    // What runs beside ours for comparison: its bench installs what it imports.
    from: { pathNot: '^tests/bench/(page/peer/|drain/pouch-server\\.mjs$)' },
    to: { couldNotResolve: true, pathNot: ['^virtual:', '^(electron|vite/client)$'] },
  },
  {
    name: 'dependencies-are-declared',
    comment: 'The package is there by chance, through another one. Add it to package.json with its exact version.',
    severity: 'error',
    from: { pathNot: '(^|/)node_modules/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'product-runs-without-dev-dependencies',
    comment: 'The packaged app has no devDependencies. Move the package to `dependencies`, or the file to build/ or tests/.',
    severity: 'error',
    from: { path: OURS, pathNot: ['^kiosk/shell-electron/', '^quiz-content/(preview|proof)/', '/vite\\.config\\.ts$'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

export const OPTIONS: ICruiseOptions = {
  // With it, imports that only exist for types count as well, and `.tsx` is read.
  tsPreCompilationDeps: true,
  doNotFollow: { path: '(^|/)node_modules/' },
  exclude: { path: '(^|/)(node_modules/.*/node_modules|dist|out|tests/bench/peers|tests/examples)/' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.json'],
  },
};
