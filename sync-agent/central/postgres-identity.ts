import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { err, ok, type Result } from '#fields/result.ts';
import type { CentralError } from './errors.ts';

const run = promisify(execFile);

/** A program and its arguments, as somebody whom PostgreSQL accepts. */
export type AsWhom = (program: string, args: readonly string[]) => { readonly program: string; readonly args: readonly string[] };

const asOurselves: AsWhom = (program, args) => ({ program, args });
const UNSHARE = ['-U', '--map-user=1000', '--map-group=1000'] as const;
const asMapped: AsWhom = (program, args) => ({ program: 'unshare', args: [...UNSHARE, program, ...args] });

/**
 * PostgreSQL refuses to run as root. In a user namespace where root is called 1000 it runs, and every file
 * stays where it is: no extra account, no change of owner.
 */
export const findIdentity = async (uid = process.getuid?.()): Promise<Result<AsWhom, CentralError>> => {
  if (uid !== 0) return ok(asOurselves);
  try {
    await run('unshare', [...UNSHARE, 'true']);
    return ok(asMapped);
  } catch (cause) {
    const said = cause instanceof Error ? (cause.message.trim().split('\n').at(-1) ?? '') : String(cause);
    return err({
      code: 'CENTRAL_NO_NAMESPACE',
      detail: `Started as root, and \`unshare -U\` failed (${said}). Start central as another account, or set DATABASE_URL to a PostgreSQL of your own.`,
    });
  }
};
