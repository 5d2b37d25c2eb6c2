import { readFileSync } from 'node:fs';
import { withChildren } from './disk-syncs.ts';

/** Clock ticks of Linux in a second. */
const TICKS = 100;

/** Seconds of processor that this process and all it started have used, as far as they live. */
const usedBy = (root: number): number =>
  withChildren(root).reduce((sum, pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [user = 0, system = 0] = fields
        .slice(fields.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13)
        .map(Number);
      return sum + (user + system) / TICKS;
    } catch {
      // It ended meanwhile.
      return sum;
    }
  }, 0);

const usedHere = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** How long something took, and the seconds of processor that it cost here and in others' processes. Unlike the clock, these do not count what else the machine does. */
export interface Spent {
  readonly seconds: number;
  readonly here: number;
  readonly there: readonly number[];
}

/** Runs `work`, which says how long its part took. `others`: the processes that it asks, with what they started. NaN where /proc is not. */
export const spentOn = async (others: readonly number[], work: () => Promise<number>): Promise<Spent> => {
  const linux = process.platform === 'linux';
  const used = (): number[] => others.map((pid) => (linux ? usedBy(pid) : Number.NaN));
  const [before, beforeHere] = [used(), usedHere()];
  const seconds = await work();
  const after = used();
  return { seconds, here: usedHere() - beforeHere, there: after.map((one, index) => one - (before[index] ?? 0)) };
};
