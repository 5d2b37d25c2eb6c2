import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '../../..');

/** The page that every terminal shows, as it was built. */
export const PAGE_FOLDER = process.env['ESTRAN_PAGE'] ?? join(PROJECT, 'dist/page');

/** Builds the page when it is missing or older than its sources. In a process of its own: the bundler leaves some 330 MB behind. */
export const buildPage = async (): Promise<void> => {
  const bundle = join(PROJECT, 'build/bundle.mjs');
  // An installed product has its page built, and nothing to build it with.
  if (process.env['ESTRAN_PAGE'] !== undefined || !existsSync(bundle)) return;
  await new Promise<void>((done, reject) => {
    const child = spawn(process.execPath, [bundle, '--if-stale'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? done() : reject(new Error(`the page could not be built:\n${said}`))));
  });
};

/** Changes with every change of the built page. */
export const pageDigest = (): string => {
  const hash = createHash('sha256');
  const files = readdirSync(PAGE_FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
};
