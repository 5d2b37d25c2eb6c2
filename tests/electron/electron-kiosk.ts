import { type Browser, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { type StartedProcess, startProcess } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import type { Told } from './stand-in/tell.ts';

const MAIN = 'kiosk/shell-electron/main.mjs';
const told = z.object({ kind: z.string() }).loose();

export interface StandInKiosk extends AsyncDisposable {
  readonly process: StartedProcess;
  /** The page that shows now: another one after a crash. */
  page(): Promise<Page>;
  /** Has it told this yet? */
  told(wanted: Partial<Told> & Pick<Told, 'kind'>): Promise<Told>;
  /** All it has told of this kind so far. */
  all<K extends Told['kind']>(kind: K): readonly Extract<Told, { kind: K }>[];
  ask(question: object): void;
}

const fits = (message: object, wanted: object): boolean =>
  Object.entries(wanted).every(([key, value]) => key in message && JSON.stringify(Reflect.get(message, key)) === JSON.stringify(value));

/** Starts the Electron app with the stand-in (see stand-in/run.ts) and takes part as the visitor. */
export const startWithStandIn = async (args: readonly string[]): Promise<StandInKiosk> => {
  const heard: Told[] = [];
  // Ours, not the app's: an app that is killed tidies nothing up.
  const profile = temporaryFolder('electron-profile');
  const started = await startProcess('tests/electron/stand-in/run.mjs', [MAIN, ...args], {
    env: { STAND_IN_PROFILE: profile.path },
    onMessage: (message) => {
      if (told.safeParse(message).success) heard.push(message as Told);
    },
  });
  const all: StandInKiosk['all'] = (kind) =>
    heard.filter((message) => message.kind === kind) as ReturnType<typeof all<typeof kind>>[number][];
  const [first] = all('browser');
  if (first === undefined) throw new Error(`the stand-in named no browser:\n${started.output()}`);
  const browser: Browser = await chromium.connectOverCDP(first.endpoint);
  return {
    process: started,
    page: () =>
      waitUntil(
        () =>
          browser
            .contexts()
            .flatMap((context) => context.pages())
            .find((page) => page.url().startsWith('https://kiosk.app.invalid/')),
        'the window to show the kiosk',
      ),
    told: (wanted) => waitUntil(() => heard.find((message) => fits(message, wanted)), `the app to tell ${JSON.stringify(wanted)}`),
    all,
    ask: (question) => {
      started.child.send(question);
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close().catch(() => undefined);
      await started[Symbol.asyncDispose]();
      profile.remove();
    },
  };
};
