import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What SQLite keeps beside a store. */
const COMPANIONS = ['', '-wal', '-shm'] as const;
const freshOf = (file: string): string => `${file}.salvaged`;

/** A new name is on disk only with its folder. Windows flushes no folders. */
const flushFolder = (file: string): void => {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

const asideOf = (file: string, at: string): string => {
  const name = `${file}.damaged-${at.replaceAll(/[-:]|\.\d+/g, '')}`;
  let free = name;
  for (let number = 2; COMPANIONS.some((end) => existsSync(free + end)); number += 1) free = `${name}-${number}`;
  return free;
};

const moveAside = (file: string, aside: string): void => {
  for (const end of COMPANIONS) if (existsSync(file + end)) renameSync(file + end, aside + end);
};

/**
 * Puts a fresh store in the place of a damaged one, whose files are kept beside it under another name. `write` makes the fresh one; only
 * when it is whole the names change. Killed in between, `finishSetAside` takes it from there.
 */
export const replaceDamaged = <Made>(file: string, at: string, write: (fresh: string) => Made): { aside: string; made: Made } => {
  const fresh = freshOf(file);
  for (const end of COMPANIONS) rmSync(fresh + end, { force: true });
  const made = write(fresh);
  const aside = asideOf(file, at);
  // The damaged file first: as long as it is there, the fresh one counts as unfinished.
  moveAside(file, aside);
  flushFolder(file);
  renameSync(fresh, file);
  flushFolder(file);
  return { aside, made };
};

/** A replacement that was killed between two names is finished; one that was killed before is begun anew when it is needed. */
export const finishSetAside = (file: string, at: string): boolean => {
  const fresh = freshOf(file);
  if (!existsSync(fresh) || existsSync(file)) return false;
  // A log that stayed behind belongs to the damaged store.
  moveAside(file, asideOf(file, at));
  renameSync(fresh, file);
  flushFolder(file);
  return true;
};
