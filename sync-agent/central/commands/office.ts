import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '#fields/result.ts';
import type { CentralError } from '../errors.ts';
import { rotateKeys } from '../keys.ts';
import { hashPassword, makePassword } from '../password.ts';
import { changePassword } from '../store/accounts.ts';
import { readBackup, restoreBackup, writeBackup } from '../store/backup.ts';
import { rebuildProjections } from '../store/rebuild.ts';
import type { OpenBase } from './open-base.ts';

type Say = (line: string) => void;
export type Done = Promise<Result<null, CentralError>>;

export const rebuildCommand = async ({ pool }: OpenBase, say: Say): Done => {
  say(`${await rebuildProjections(pool)} events projected anew`);
  return ok(null);
};

const counted = (counts: Readonly<Record<string, number>>): string =>
  `${counts['event'] ?? 0} events, ${counts['sealed_part'] ?? 0} sealed parts, ${counts['terminal'] ?? 0} terminals`;

/** `to`: a file, or a folder that is there, in which the file is named after the hour. */
export const backupCommand = async ({ pool }: OpenBase, to: string, at: Date, say: Say): Done => {
  const inFolder = existsSync(to) && statSync(to).isDirectory();
  const name = `estran-central-${at.toISOString().slice(0, 19).replaceAll(':', '')}.ndjson.gz`;
  const path = resolve(inFolder ? join(to, name) : to);
  if (existsSync(path)) return err({ code: 'CENTRAL_BACKUP_UNUSABLE', detail: `${path} is there already; a backup overwrites nothing.` });
  await writeBackup(pool, path, at);
  // Read back from the disk: a backup that nobody ever read is a hope.
  const read = await readBackup(path);
  if (!read.ok) return err({ code: 'CENTRAL_BACKUP_UNUSABLE', detail: `${path} was written and does not read: ${read.error}.` });
  say(`backup   ${path}`);
  say(`holds    ${counted(read.value.counts)}`);
  say('keys     are not in it: contacts open with the recovery kit alone');
  return ok(null);
};

export const restoreCommand = async ({ pool, folder }: OpenBase, from: string, say: Say): Done => {
  const restored = await restoreBackup(pool, resolve(from));
  if (!restored.ok) return restored;
  const { head, counts } = restored.value;
  await rebuildProjections(pool);
  say(`restored ${counted(counts)}, as of ${head.madeAt}`);
  say('missing  what came in later is sent again by each terminal, from its last 30 days');
  if (!existsSync(join(folder, 'keys.json')))
    say(`keys     are not in a backup: write the block of the recovery kit to ${join(folder, 'keys.json')} before the start`);
  return ok(null);
};

export const passwordCommand = async ({ pool }: OpenBase, account: string, below: (n: number) => number, say: Say): Done => {
  const password = makePassword(below);
  if (!(await changePassword(pool, account, await hashPassword(password))))
    return err({ code: 'CENTRAL_NO_ACCOUNT', detail: `There is no account "${account}".` });
  say(`password ${password}   (of ${account}; shown this once; who was signed in is signed out)`);
  return ok(null);
};

export const rotateKeyCommand = async ({ pool, folder }: OpenBase, at: Date, say: Say): Done => {
  const rotated = await rotateKeys(pool, folder, at);
  if (!rotated.ok) return rotated;
  const { keys, kit } = rotated.value;
  say(`sealing  ${keys.sealing.id}; ${keys.former.length} key(s) of before still open what was sealed to them`);
  say(`recovery ${kit ?? ''}   (print it, keep it elsewhere, delete it here: the old kit does not open what comes from now on)`);
  say('central  takes the new key up by itself; copy keys.json to the data folders of other processes on this base');
  return ok(null);
};
