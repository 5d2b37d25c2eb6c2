import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What each bundle is made of: when none of it changed, the bundle that is there is still right. */
const BUNDLES = [
  { name: 'page', config: 'build/vite.page.config.ts', sources: ['kiosk/page', 'kiosk/play', 'kiosk/contract', 'quiz-content/fields'] },
  {
    name: 'console',
    config: 'build/vite.console.config.ts',
    sources: ['sync-agent/console', 'sync-agent/central/published.ts', 'quiz-content/fields'],
  },
] as const;
const ALWAYS = ['package-lock.json', 'tsconfig.json'];

const filesBelow = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesBelow(join(path, name)))
    : [path];

const digestOf = (bundle: (typeof BUNDLES)[number]): string => {
  const hash = createHash('sha256');
  for (const file of [bundle.config, ...bundle.sources, ...ALWAYS].flatMap((path) => filesBelow(join(ROOT, path)))) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

/**
 * Builds the kiosk's page and the console into `dist/`. With `--if-stale` only what changed since it was last built.
 * Runs in a process of its own: the bundler leaves some 330 MB behind.
 */
export const main = async (args: readonly string[]): Promise<number> => {
  const onlyStale = args.includes('--if-stale');
  for (const bundle of BUNDLES) {
    const stamp = join(ROOT, 'dist', `${bundle.name}.stamp`);
    const digest = digestOf(bundle);
    const built = existsSync(join(ROOT, 'dist', bundle.name, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
    if (onlyStale && built) continue;
    const { build } = await import('vite');
    await build({ configFile: join(ROOT, bundle.config), logLevel: 'warn' });
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    writeFileSync(stamp, digest);
    console.log(`built dist/${bundle.name}`);
  }
  return 0;
};
