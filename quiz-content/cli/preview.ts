import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { listContents } from '#compiler/load.ts';
import { CONTENT_ROOT, EXIT } from './exit.ts';
import { findContent, placeOf } from './find-content.ts';
import { inBoth, type Language, languageOption } from './language.ts';

const port = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError(inBoth({ en: 'A port is a number from 0 to 65535.', fr: 'Un port est un nombre de 0 à 65535.' }));
  return number;
};

/** Opens the machine's own browser; where there is none, the address on the console says enough. */
const openBrowser = (url: string): void => {
  const programs: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
    linux: ['xdg-open'],
  };
  const [program, ...args] = programs[process.platform] ?? [];
  if (program === undefined || (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])) return;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', (cause) =>
    console.error(inBoth({ en: `no browser was opened (${cause.message})`, fr: `aucun navigateur ne s'est ouvert (${cause.message})` })),
  );
  child.unref();
};

const preview = async (name: string, given: { readonly port: number; readonly open: boolean; readonly lang: Language }): Promise<void> => {
  const targets = findContent([name], await listContents(CONTENT_ROOT));
  const target = targets.ok ? targets.value.find(({ kind }) => kind === 'pack') : undefined;
  if (target === undefined) {
    console.error(targets.ok ? inBoth({ en: `"${name}" is no pack`, fr: `« ${name} » n'est pas un quiz` }) : targets.error);
    process.exitCode = EXIT.usage;
    return;
  }
  const { buildPage } = await import('#proof/terminal/built-page.ts');
  const { openStudio } = await import('#preview/studio.ts');
  const { servePreview } = await import('#preview/serve-preview.ts');
  const { watchFiles } = await import('#preview/watch-files.ts');
  await buildPage();
  const studio = await openStudio(target.place, placeOf(target.root), () => new Date());
  const served = await servePreview(studio, given.port, given.lang);
  const folders = [target.place.path, join(target.root, 'brands'), join(target.root, 'sites')];
  const stopWatching = watchFiles(folders, () => {
    studio.reload().catch((cause: unknown) => console.error(cause instanceof Error ? cause.message : String(cause)));
  });
  console.log(`preview  ${served.url}`);
  if (given.open) openBrowser(served.url);
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  await stopped;
  stopWatching();
  await served.close();
  await studio.terminal.remove();
};

export const previewCommand = (): Command =>
  new Command('preview')
    .description(
      inBoth({
        en: 'plays a pack as the terminals will, and follows every file that is saved',
        fr: 'joue un quiz comme les bornes le feront, et suit chaque fichier enregistré',
      }),
    )
    .argument('<pack>', inBoth({ en: 'id or folder of a pack', fr: "identifiant ou dossier d'un quiz" }))
    .option('--port <number>', inBoth({ en: 'port of the preview; 0 takes any', fr: "port de l'aperçu ; 0 en prend un libre" }), port, 4810)
    .option('--no-open', inBoth({ en: 'do not open a browser', fr: 'ne pas ouvrir de navigateur' }))
    .addOption(languageOption())
    .action(preview);
