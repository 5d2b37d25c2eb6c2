import { type ChildProcess, fork as forkNode } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { type OpenedChromium, openChromium } from './chromium.ts';
import type { Answer } from './scheme-bridge.ts';
import { called, tell } from './tell.ts';
import { PreventableEvent, WebContents } from './web-contents.ts';

// The module `electron` as far as the shell uses it. See run.ts for what it is and is not.

let chromium: OpenedChromium | null = null;
let answer: Answer | null = null;
let window: BrowserWindow | null = null;
const ready = Promise.withResolvers<void>();

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  commandLine: { appendSwitch: (name: string, value?: string) => called('appendSwitch', [name, value ?? null]) },
  getPath: (name: string) => `/nowhere/${name}`,
  requestSingleInstanceLock: () => true,
  enableSandbox: () => called('enableSandbox'),
  whenReady: () => ready.promise,
  relaunch: (options: { args?: string[] }) => tell({ kind: 'gone', how: 'relaunch', detail: options.args ?? null }),
  exit: (code = 0) => {
    tell({ kind: 'gone', how: 'exit', detail: code });
    const close = chromium?.close() ?? Promise.resolve();
    close.finally(() => process.exit(code)).catch(() => undefined);
  },
  /** What closing the last window or a system menu would do. */
  quit: () => {
    const event = new PreventableEvent();
    app.emit('before-quit', event);
    if (event.defaultPrevented) tell({ kind: 'gone', how: 'quit-prevented', detail: null });
    else app.exit(0);
  },
});

class Session extends EventEmitter {
  permissionRequest: ((contents: unknown, name: string, callback: (granted: boolean) => void) => void) | null = null;
  permissionCheck: ((contents: unknown, name: string) => boolean) | null = null;
  setPermissionRequestHandler(handler: Session['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Session['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(): void {
    called('setDevicePermissionHandler');
  }
  setDisplayMediaRequestHandler(): void {
    called('setDisplayMediaRequestHandler');
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    called('setSpellCheckerEnabled', enabled);
  }
}
export const session = { defaultSession: new Session() };

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => called('registerSchemesAsPrivileged', schemes),
  handle: (scheme: string, handler: Answer) => {
    called('protocol.handle', scheme);
    answer = handler;
  },
};

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  #shown = false;
  constructor(options: object) {
    super();
    if (chromium === null) throw new Error('a window before the app is ready');
    called('BrowserWindow', options);
    this.webContents = new WebContents({ context: chromium.context, answer: () => answer, session: session.defaultSession });
    window = this;
    app.emit('web-contents-created', new PreventableEvent(), this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
    if (!this.#shown) this.emit('ready-to-show');
  }
  show(): void {
    this.#shown = true;
    called('show');
  }
  focus(): void {
    called('focus');
  }
  removeMenu(): void {
    called('removeMenu');
  }
}

export const powerSaveBlocker = {
  start: (kind: string) => {
    called('powerSaveBlocker.start', kind);
    return 1;
  },
  isStarted: () => true,
  stop: () => called('powerSaveBlocker.stop'),
};

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.once('exit', (code) => this.emit('exit', code ?? 1));
  }
  get pid(): number | undefined {
    return this.#child.pid;
  }
  kill(): boolean {
    return this.#child.kill();
  }
}
export const utilityProcess = {
  fork: (path: string, args: string[]) => {
    called('utilityProcess.fork', [path, args]);
    return new UtilityProcess(forkNode(path, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  },
};

const asked = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('permission'), name: z.string() }),
  z.object({ ask: z.literal('quit') }),
  z.object({ ask: z.literal('unresponsive') }),
  z.object({ ask: z.literal('webview') }),
]);

/** What only the test can set off. */
process.on('message', (message) => {
  const question = asked.parse(message);
  const { permissionCheck, permissionRequest } = session.defaultSession;
  switch (question.ask) {
    case 'permission': {
      // Without handlers Electron grants everything.
      const check = permissionCheck?.(window?.webContents, question.name) ?? true;
      const told = (granted: boolean): void => tell({ kind: 'permission', name: question.name, granted, check });
      if (permissionRequest === null) told(true);
      else permissionRequest(window?.webContents, question.name, told);
      return;
    }
    case 'quit':
      app.quit();
      return;
    case 'unresponsive':
      window?.webContents.emit('unresponsive');
      return;
    case 'webview': {
      const event = new PreventableEvent();
      window?.webContents.emit('will-attach-webview', event, {}, {});
      tell({ kind: event.defaultPrevented ? 'refused' : 'allowed', what: 'webview', url: '' });
    }
  }
});

/** Opens the browser and lets the app begin: after its entry was read, as Electron does. */
export const becomeReady = async (): Promise<void> => {
  chromium = await openChromium();
  ready.resolve();
};
