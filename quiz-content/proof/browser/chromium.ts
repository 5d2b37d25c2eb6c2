import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { bundledChromium, type ChromiumBinary } from './bundled-chromium.ts';

/**
 * `--disable-gpu` leaves the stage with its canvas renderer, which is quicker than WebGL in software. The others keep Chromium from
 * talking to anybody: a test that needs the network would pass here and fail there.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const onPath = (name: string): string | null => {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder: the next one may have it.
    }
  }
  return null;
};

/**
 * Which Chromium to use: `$CHROMIUM`, else one that is installed, else the one in the npm package.
 * `ESTRAN_BROWSER=bundled` takes the last one in any case.
 */
export const findChromium = async (): Promise<ChromiumBinary> => {
  if (process.env['ESTRAN_BROWSER'] !== 'bundled') {
    const named = process.env['CHROMIUM'];
    if (named) return { executablePath: named, env: {} };
    for (const name of INSTALLED) {
      const executablePath = onPath(name);
      if (executablePath !== null) return { executablePath, env: {} };
    }
  }
  return bundledChromium();
};

/** Without a usable font every text has no width, and filling in a field leaves it empty: better to fail here, with the reason. */
const assertText = async (browser: Browser, binary: ChromiumBinary): Promise<void> => {
  const page = await browser.newPage();
  try {
    await page.setContent('<span id="text">Saint-Jean-de-Monts</span>');
    const width = await page.locator('#text').evaluate((element) => element.getBoundingClientRect().width);
    if (!(width > 0))
      throw new Error(`${binary.executablePath} draws text without width: it finds no font (${JSON.stringify(binary.env)})`);
  } finally {
    await page.close();
  }
};

export interface LaunchOptions {
  /** More flags for Chromium. */
  readonly flags?: readonly string[];
}

/** A real Chromium, proven to draw text. Close it yourself. */
export const launchBrowser = async ({ flags = [] }: LaunchOptions = {}): Promise<Browser> => {
  const binary = await findChromium();
  const browser = await chromium.launch({
    executablePath: binary.executablePath,
    args: [...CHROMIUM_FLAGS, ...flags],
    env: { ...process.env, ...binary.env },
  });
  try {
    await assertText(browser, binary);
  } catch (cause) {
    await browser.close();
    throw cause;
  }
  return browser;
};
