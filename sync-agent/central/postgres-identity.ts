import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { err, ok, type Result } from '#fields/result.ts';
import type { CentralError } from './errors.ts';

const run = promisify(execFile);

/** A program and its arguments, as somebody whom PostgreSQL accepts. */
export type AsWhom = (program: string, args: readonly string[]) => { readonly program: string; readonly args: readonly string[] };

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const asOurselves: AsWhom = (program, args) => ({ program, args });

/**
 * The first account of the machine that is not root (`daemon` or `bin` almost everywhere). initdb looks its own name up: a number
 * that no account has, such as 1000 on a bare machine, ends in "user does not exist".
 */
export const firstAccount = (passwd: string): Account | null => {
  for (const line of passwd.split('\n')) {
    const [, uid, gid] = /^[^:]+:[^:]*:(\d+):(\d+):/.exec(line) ?? [];
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
};

/** The ways to be somebody else, the better one first. Each is a program that starts another one. */
const waysToBe = ({ uid, gid }: Account): readonly (readonly [string, ...string[]])[] => [
  // A user namespace where root is called something else: every file stays root's.
  ['unshare', '-U', `--map-user=${uid}`, `--map-group=${gid}`],
  // A container or a chroot may forbid namespaces: then the account itself, which may still enter the folders that are root's alone
  // (the secure bit makes access(2), by which PostgreSQL looks for its programs, believe that too).
  [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ],
];

const lastLine = (cause: unknown): string => (cause instanceof Error ? (cause.message.trim().split('\n').at(-1) ?? '') : String(cause));

/** PostgreSQL refuses to run as root: as whom it can be started here. No account is made, no folder changes its owner. */
export const findIdentity = async (uid = process.getuid?.()): Promise<Result<AsWhom, CentralError>> => {
  if (uid !== 0) return ok(asOurselves);
  const account = firstAccount(readFileSync('/etc/passwd', 'utf8'));
  const said: string[] = account === null ? ['/etc/passwd names no account but root'] : [];
  for (const [program, ...flags] of account === null ? [] : waysToBe(account)) {
    try {
      await run(program, [...flags, 'true']);
      return ok((started, args) => ({ program, args: [...flags, started, ...args] }));
    } catch (cause) {
      said.push(`${program}: ${lastLine(cause)}`);
    }
  }
  return err({
    code: 'CENTRAL_NO_NAMESPACE',
    detail: `Started as root, and nothing here runs PostgreSQL as somebody else (${said.join('; ')}). Start central as another account, or set DATABASE_URL to a PostgreSQL of your own.`,
  });
};
