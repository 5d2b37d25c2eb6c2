import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

// biome-ignore lint/performance/noBarrelFile: the tests ask one place for their browser
export { bundledChromium } from '#proof/browser/bundled-chromium.ts';
export { CHROMIUM_FLAGS, findChromium, type LaunchOptions, launchBrowser } from '#proof/browser/chromium.ts';

/** The geometries that the terminals of the fleet have. */
export const GEOMETRIES = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  tablet: { width: 1280, height: 800 },
} as const;

/** A page as a terminal shows it: touched, never zoomed, in a context of its own. Closing the page's context ends it. */
export const newKioskPage = async (
  browser: Browser,
  size: { readonly width: number; readonly height: number } = GEOMETRIES.portrait,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { ...size },
    hasTouch: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    ...options,
  });
  return context.newPage();
};
