import { createServer } from 'node:net';
import { type BrowserContext, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium, GEOMETRIES } from '#tests/support/browser.ts';
import { tell } from './tell.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

export interface OpenedChromium {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** A Chromium with the port open through which the test plays the visitor. */
export const openChromium = async (): Promise<OpenedChromium> => {
  const [binary, port] = [await findChromium(), await freePort()];
  const profile = process.env['STAND_IN_PROFILE'];
  if (profile === undefined) throw new Error('STAND_IN_PROFILE names no folder for the profile of Chromium');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: binary.executablePath,
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
    env: { ...process.env, ...binary.env },
    viewport: GEOMETRIES.tablet,
    hasTouch: true,
    locale: 'fr-FR',
    // The signals are the app's business.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  tell({ kind: 'browser', endpoint: `http://127.0.0.1:${port}` });
  return {
    context,
    close: () => context.close(),
  };
};
