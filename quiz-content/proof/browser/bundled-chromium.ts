import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** What Chromium needs to be started: where it is, and what its environment must say. */
export interface ChromiumBinary {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
  <config></config>
</fontconfig>
`;

/** The package unpacks into the temporary folder it is told of; told of our own folder, it leaves nothing anywhere else. */
const unpackInto = async (entry: string, folder: string): Promise<void> => {
  const script = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await chromium.executablePath();`;
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    // The second variable is the package's only switch for unpacking the libraries (NSS, NSPR) that a bare machine lacks.
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x', HOME: folder },
  });
};

const linkerKnows = (library: string): boolean =>
  ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64', '/usr/lib', '/lib'].some((folder) =>
    existsSync(join(folder, library)),
  );

/**
 * The Chromium that lies inside the npm package, unpacked once per version. Unpacking goes to a folder of its own and is then renamed:
 * a second process never sees half of it, and a run that is cut off leaves nothing that looks whole.
 */
export const bundledChromium = async (parent = tmpdir()): Promise<ChromiumBinary> => {
  const entry = require.resolve('@sparticuz/chromium');
  const packageFile = join(dirname(entry), '..', 'package.json');
  const version = /"version":\s*"([^"]+)"/.exec(readFileSync(packageFile, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${packageFile} names no version`);
  const folder = join(parent, `estran-chromium-${version}-${userInfo().uid}`);
  if (!existsSync(folder)) {
    mkdirSync(parent, { recursive: true });
    const staging = mkdtempSync(join(parent, 'estran-chromium-unpacking-'));
    try {
      await unpackInto(entry, staging);
      writeFileSync(join(staging, 'fonts.conf'), fontsConf(folder));
      renameSync(staging, folder);
    } catch (cause) {
      rmSync(staging, { recursive: true, force: true });
      // Another process may have been quicker; its folder is as good as ours.
      if (!existsSync(folder)) throw cause;
    }
  }
  if (process.getuid !== undefined && statSync(folder).uid !== process.getuid()) {
    throw new Error(`${folder} belongs to somebody else; remove it`);
  }
  const libraries = join(folder, 'al2023', 'lib');
  const missing = readdirSync(libraries)
    .filter((file) => file === 'libnspr4.so' || file === 'libnss3.so')
    .some((file) => !linkerKnows(file));
  return {
    executablePath: join(folder, 'chromium'),
    env: { FONTCONFIG_FILE: join(folder, 'fonts.conf'), ...(missing ? { LD_LIBRARY_PATH: libraries } : {}) },
  };
};
