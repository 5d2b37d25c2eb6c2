import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type ElectronRuntime =
  | { readonly kind: 'found'; readonly program: string }
  | { readonly kind: 'missing'; readonly why: string }
  /** Somebody asked for the HTTP shell: nothing has to be said. */
  | { readonly kind: 'unwanted' };

/** The program inside the `electron` package; null until `npx install-electron` has fetched it. */
const findProgram = (): string | null => {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const program = join(override ?? join(folder, 'dist'), readFileSync(named, 'utf8').trim());
  return existsSync(program) ? program : null;
};

/** Can the kiosk open in Electron here? When it cannot, `why` is one line that says what to do. */
export const electronRuntime = (asked: 'electron' | 'http' | null): ElectronRuntime => {
  if (asked === 'http') return { kind: 'unwanted' };
  const program = findProgram();
  const serves = 'the kiosk is served to any Chromium instead';
  if (program === null) return { kind: 'missing', why: `Electron's runtime is not here (npx install-electron fetches it): ${serves}.` };
  const display = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return display ? { kind: 'found', program } : { kind: 'missing', why: `This machine has no display for Electron: ${serves}.` };
};
