import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#fields/result.ts';
import type { CentralError } from './errors.ts';
import { isAlive } from './postmaster-pid.ts';

/** Process ids are given anew after a restart of the machine: on Linux the start time tells them apart. */
const birthOf = (pid: number): string => {
  if (process.platform !== 'linux') return '';
  try {
    // Field 22; the second field, a name in brackets, may itself hold spaces.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

/** One central per data folder: a second one would stop PostgreSQL under the first. The result gives the folder back. */
export const lockFolder = (folder: string): Result<() => void, CentralError> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'central.pid');
  const mine = `${process.pid} ${birthOf(process.pid)}`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      return ok(() => rmSync(path, { force: true }));
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
      const [pid = '', birth = ''] = readFileSync(path, 'utf8').split(' ');
      const holder = Number(pid);
      if (holder > 0 && holder !== process.pid && isAlive(holder) && birthOf(holder) === birth) {
        return err({
          code: 'CENTRAL_FOLDER_IN_USE',
          detail: `Process ${holder} is the central of ${folder}. Stop it, or choose another folder with --data.`,
        });
      }
      rmSync(path, { force: true });
    }
  }
  return err({ code: 'CENTRAL_FOLDER_IN_USE', detail: `${path} keeps coming back: another central is starting.` });
};
