import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
  [Symbol.dispose](): void;
}

/** A fresh folder of its own. Take it with `using`, or call `remove` in `afterEach`. */
export const temporaryFolder = (name = 'test'): TemporaryFolder => {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `estran-${name}-`)));
  // A process that was just killed may hold a file for a moment (Windows); the retries wait for it.
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  return { path, remove, [Symbol.dispose]: remove };
};
