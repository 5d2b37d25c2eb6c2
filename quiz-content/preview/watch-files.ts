import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several steps; what they say within this time is one change. */
const TOGETHER_MS = 80;

const foldersIn = (folder: string): string[] => {
  try {
    const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...below.flatMap(({ name }) => foldersIn(join(folder, name)))];
  } catch {
    // Not there yet, or just removed: the folder above says when it comes.
    return [];
  }
};

/** Says when something below these folders changed. Folders that come later are watched as well. */
export const watchFiles = (folders: readonly string[], changed: () => void): (() => void) => {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | null = null;
  const arm = (): void => {
    const there = new Set(folders.flatMap(foldersIn));
    for (const [folder, watcher] of watchers)
      if (!there.has(folder)) {
        watcher.close();
        watchers.delete(folder);
      }
    for (const folder of there) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, () => {
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(() => {
          arm();
          changed();
        }, TOGETHER_MS);
      });
      // The folder was removed: the next arming lets go of it.
      watcher.on('error', () => undefined);
      watchers.set(folder, watcher);
    }
  };
  arm();
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
};
