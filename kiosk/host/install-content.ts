import { resolve } from 'node:path';
import type { Result } from '#fields/result.ts';
import { installVersion } from '#store/content-versions.ts';
import { terminalPaths } from './host.ts';

/** Installs the content version that lies in `source`, before a shell opens the host. The error says which file is wrong. */
export const installContent = (dataFolder: string, source: string): Result<unknown, string> =>
  installVersion(terminalPaths(resolve(dataFolder)).content, resolve(source));
