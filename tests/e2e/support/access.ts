import type { Page } from 'playwright-core';
import { ACCESS_MODES, type AccessMode } from '#play/access.ts';

/** Opens the ways to play by their button, switches these on, and leaves the dialog open. */
export const chooseAccess = async (page: Page, modes: readonly AccessMode[]): Promise<void> => {
  await page.locator('.corner__access').tap();
  for (const mode of modes) {
    const one = page.locator('.access__mode').nth(ACCESS_MODES.indexOf(mode));
    // On another page of the dialog it comes into sight with the focus.
    await one.focus();
    await one.tap();
    await page.waitForFunction((word) => document.documentElement.dataset['access']?.split(' ').includes(word), mode);
  }
};

export const leaveDialog = async (page: Page): Promise<void> => {
  await page.locator('.access__done').tap();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
