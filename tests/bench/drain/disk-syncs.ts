import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const CALLS = 'fsync,fdatasync';

/** This process and all that it started, as far as they live. */
export const withChildren = (root: number): number[] => {
  const parents = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
  const own = new Set([root]);
  // Children have higher ids nearly always; twice over finds the others.
  for (let round = 0; round < 2; round += 1) for (const { pid, parent } of parents) if (own.has(parent)) own.add(pid);
  return [...own];
};

/** How often these processes waited for the disk during `work`, by strace; null where there is none, or where it may not look. */
export const countSyncs = async (pids: readonly number[], work: () => Promise<unknown>): Promise<number | null> => {
  if (process.platform !== 'linux' || spawnSync('strace', ['-V']).status !== 0) return null;
  using folder = temporaryFolder('bench-strace');
  const output = join(folder.path, 'calls');
  const strace = spawn('strace', ['-f', '-q', '-e', `trace=${CALLS}`, '-o', output, ...pids.flatMap((pid) => ['-p', String(pid)])], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  strace.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const gone = once(strace, 'exit');
  const traced = (): boolean => pids.every((pid) => /TracerPid:\s+[1-9]/.test(readFileSync(`/proc/${pid}/status`, 'utf8')));
  try {
    await waitUntil(() => strace.exitCode !== null || traced(), 'strace to look', { withinMs: 10_000 });
    if (strace.exitCode !== null) throw new Error(said);
    await work();
  } finally {
    strace.kill('SIGINT');
    await gone;
  }
  return readFileSync(output, 'utf8').match(/(?:fsync|fdatasync)\(/g)?.length ?? 0;
};
