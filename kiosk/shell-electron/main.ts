import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, powerSaveBlocker, protocol, session, type WebContents } from 'electron';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { openHost } from '#host/host.ts';
import { installContent } from '#host/install-content.ts';
import { watchAgent } from './agent-process.ts';
import { readShellOptions } from './options.ts';
import { denyNewWindows } from './policies/deny-new-windows.ts';
import { denyPermissions } from './policies/deny-permissions.ts';
import { denyWebviews } from './policies/deny-webviews.ts';
import { keepAwake } from './policies/keep-awake.ts';
import { noContextMenu } from './policies/no-context-menu.ts';
import { noShortcuts } from './policies/no-shortcuts.ts';
import { noSpelling } from './policies/no-spelling.ts';
import { noTouchGestures, noZoom } from './policies/no-zoom.ts';
import { quitByOperatorOnly } from './policies/quit-by-operator.ts';
import { refuseDownloads } from './policies/refuse-downloads.ts';
import { stayOnKiosk } from './policies/stay-on-kiosk.ts';
import { recoverPage } from './recover-page.ts';
import { beforeRelaunch } from './recovery.ts';
import { answerWith, KIOSK_SCHEME, START_URL } from './scheme.ts';
import { openWindow } from './window.ts';

// The list of what makes an Electron window a kiosk. The app is not ready before this file is read to its end: nothing here may wait for it.

// Electron itself would answer with its own folder and version when it is called with the path of this file.
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const version = (): string => z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).version;
const log = (line: string): void => console.error(`kiosk: ${line}`);
const options = readShellOptions(process.argv.slice(app.isPackaged ? 1 : 2), {
  dataFolder: join(app.getPath('userData'), 'terminal'),
  pageFolder: join(ROOT, 'dist', 'page'),
});

const hardenContents = (contents: WebContents): void => {
  denyNewWindows(contents);
  stayOnKiosk(contents);
  denyWebviews(contents);
  noContextMenu(contents);
  noZoom(contents, log);
  if (!options.windowed) noShortcuts(contents);
};

const relaunch = (): void => {
  const next = beforeRelaunch(options.relaunched, performance.now());
  log(`the app starts again in ${next.delayMs} ms`);
  setTimeout(() => {
    // Whoever holds our stdin watches us and starts us again itself.
    if (options.stopOnStdinEnd) return app.exit(1);
    const args = process.argv.slice(1).filter((argument) => !argument.startsWith('--relaunched='));
    app.relaunch({ args: [...args, `--relaunched=${next.relaunched}`] });
    app.exit(1);
  }, next.delayMs);
};

const open = async (): Promise<void> => {
  if (options.content !== null) {
    const installed = installContent(options.dataFolder, options.content);
    if (!installed.ok) throw new Error(`the content was not installed: ${installed.error}`);
  }
  const opened = openHost({
    dataFolder: options.dataFolder,
    pageFolder: options.pageFolder,
    site: options.site,
    app: version(),
    now: () => new Date(),
    uptimeMs: () => performance.now(),
    newId: uuidv7,
    log,
  });
  if (!opened.ok) throw new Error(opened.error);
  const host = opened.value;

  denyPermissions(session.defaultSession);
  refuseDownloads(session.defaultSession);
  noSpelling(session.defaultSession);
  protocol.handle(KIOSK_SCHEME.scheme, answerWith(host));

  const sleep = keepAwake(powerSaveBlocker);
  // Inherited by the agent, not among its arguments: those every account of the machine can read.
  if (options.claim !== null) process.env['ESTRAN_CLAIM'] = options.claim;
  // A store that a newer app made is refused by the agent as well: it would only start again and again.
  const agent = host.refused === null && options.agent !== null ? watchAgent(options.agent, log) : null;
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    agent?.stop();
    sleep();
    host.close();
    app.exit(0);
  };

  const window = openWindow(options);
  quitByOperatorOnly(app, window, stop);
  if (options.stopOnStdinEnd) process.stdin.on('end', stop).resume();
  recoverPage(window.webContents, { now: () => performance.now(), log, relaunch });
  app.on('second-instance', () => window.focus());
  if (options.readyJson) {
    window.once('ready-to-show', () => console.log(JSON.stringify({ ready: 'terminal', url: START_URL, agentPid: agent?.pid() ?? null })));
  }
  // A load that fails is told by did-fail-load as well, and `recoverPage` takes care of it.
  await window.loadURL(START_URL).catch((cause: unknown) => log(`loading failed: ${String(cause)}`));
};

if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  noTouchGestures(app);
  protocol.registerSchemesAsPrivileged([KIOSK_SCHEME]);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app
    .whenReady()
    .then(open)
    .catch((cause: unknown) => {
      log(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
      app.exit(1);
    });
} else {
  log('the kiosk is already running');
  app.exit(0);
}
