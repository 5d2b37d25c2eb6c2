import { statSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** An editor writes one save in several steps; they are one change. */
const SETTLE_MS = 120;

/** The folder that has to be watched to see a file or folder change: a file that is saved by renaming is a new file. */
const folderOf = (path: string): string => (statSync(path).isDirectory() ? path : dirname(path));

/** Folders that lie in none of the others. */
const outermost = (folders: readonly string[]): readonly string[] =>
  [...new Set(folders)].filter((folder, _, all) => !all.some((other) => folder !== other && folder.startsWith(`${other}/`)));

/**
 * Runs once, and again whenever something under the paths was saved, one run at a time, until the signal comes.
 * What is saved during a run makes one more run.
 */
export const nowAndOnSave = async (paths: readonly string[], run: () => Promise<void>, ended: AbortSignal): Promise<void> => {
  let waiting: NodeJS.Timeout | null = null;
  const { promise: failed, reject } = Promise.withResolvers<never>();
  const changed = (): void => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = setTimeout(() => {
      running = running.then(run);
      running.catch(reject);
    }, SETTLE_MS);
  };
  const watchers = outermost(paths.map(folderOf)).map((folder) => watch(folder, { recursive: true }, changed).on('error', reject));
  let running = run();
  running.catch(reject);
  const stopped = new Promise<void>((done) => ended.addEventListener('abort', () => done(), { once: true }));
  try {
    await Promise.race([stopped, failed]);
  } finally {
    if (waiting !== null) clearTimeout(waiting);
    for (const watcher of watchers) watcher.close();
  }
};
