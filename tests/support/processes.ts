import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The line of one process as `ps` would write it; a process that has just gone has none. */
const lineFromProc = (pid: string): string => {
  try {
    return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
  } catch {
    // It ended between the listing and the reading.
    return '';
  }
};

/** Every process of the machine, `pid arguments`. A bare Linux has no `ps`, but it has what `ps` reads. */
const processes = (): string[] =>
  process.platform === 'linux'
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(lineFromProc)
    : execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');

/** The processes whose arguments name `what`, a data folder for example, as `pid arguments`. */
export const processesNaming = (what: string): string[] => processes().filter((line) => line.includes(what));
