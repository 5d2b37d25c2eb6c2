import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running PostgreSQL writes into its folder: its process id on line 1, its port on line 4. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Parses `postmaster.pid`; null when it is not one (yet): PostgreSQL writes it in steps. */
export const parsePostmasterPid = (text: string): Postmaster | null => {
  const lines = text.split('\n').map((line) => line.trim());
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : null;
};

/** The file of a data folder, or null when there is none. */
export const readPostmasterPid = (folder: string): Postmaster | null => {
  try {
    return parsePostmasterPid(readFileSync(join(folder, 'postmaster.pid'), 'utf8'));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
};

/** Does a process with this id live? EPERM means it does, as somebody else's. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
};
