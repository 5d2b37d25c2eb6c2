import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { GEOMETRIES, type LaunchOptions, launchBrowser, newKioskPage } from './browser.ts';
import { type RealTerminal, startRealTerminal, type TerminalOptions } from './terminal.ts';
import { startTestHost, type TestHost, type TestHostOptions } from './test-host.ts';

export interface PageOptions extends BrowserContextOptions {
  readonly size?: { readonly width: number; readonly height: number };
  /** What is done to the page before it goes to its address. */
  readonly before?: (page: Page) => unknown;
}

interface Terminals {
  /** The one browser of the file. */
  readonly browser: () => Browser;
  /** A page as a terminal shows it, at this address. */
  readonly openPage: (url: string, options?: PageOptions) => Promise<Page>;
  /** A whole terminal: the real host over a real store. */
  readonly openTerminal: (options: TerminalOptions) => Promise<RealTerminal>;
  /** A host from memory that can be told to fail. */
  readonly openHost: (options: TestHostOptions) => Promise<TestHost>;
}

/** Called once at the top of a file of tests: one browser for all of them. What a test opens ends with it, the last opened first. */
export const useTerminals = (launch: LaunchOptions = {}): Terminals => {
  let browser: Browser | null = null;
  const closings: (() => Promise<void>)[] = [];
  const untilTheEnd = <Opened>(opened: Opened, close: () => Promise<void>): Opened => {
    closings.push(close);
    return opened;
  };
  beforeAll(async () => {
    browser = await launchBrowser(launch);
  });
  afterEach(async () => {
    for (const close of closings.splice(0).toReversed()) await close();
  });
  afterAll(() => browser?.close());
  const launched = (): Browser => {
    if (browser === null) throw new Error('the browser is launched before the first test');
    return browser;
  };
  return {
    browser: launched,
    openPage: async (url, { size = GEOMETRIES.portrait, before, ...context } = {}) => {
      const page = await newKioskPage(launched(), size, context);
      untilTheEnd(page, () => page.context().close());
      await before?.(page);
      await page.goto(url);
      return page;
    },
    openTerminal: async (options) => {
      const terminal = await startRealTerminal(options);
      return untilTheEnd(terminal, terminal.close);
    },
    openHost: async (options) => {
      const host = await startTestHost(options);
      return untilTheEnd(host, host.close);
    },
  };
};
