import type { KioskErrorCode } from '#contract/errors.ts';

/** The one way for the page to tell the operator that something failed: a code, never what a visitor said. */
export const report = (what: string, code: KioskErrorCode): void => {
  // biome-ignore lint/suspicious/noConsole: the shell writes the page's console to the terminal's log
  console.warn(`${what}: ${code}`);
};
