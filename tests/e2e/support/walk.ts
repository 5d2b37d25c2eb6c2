import type { Locator, Page } from 'playwright-core';

/** What a finger finds by its words; the newest of equal names. */
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).last();

export const tap = async (page: Page, name: string | RegExp): Promise<void> => {
  // What stands on another page of a long view comes into sight with the focus, as for who uses keys.
  if ((await page.locator('.pager').count()) > 0) await button(page, name).focus();
  await button(page, name).tap();
};

/** Waits until the view is this one, and gives its name. */
export const atView = async (page: Page, view: string): Promise<void> => {
  await page.locator(`main[data-view="${view}"]`).waitFor();
};

/** Waits for a question by a part of its words. */
export const atQuestion = async (page: Page, words: string | RegExp): Promise<void> => {
  await page.getByRole('heading', { level: 1, name: words }).waitFor();
};

/** Waits until a new view takes touches again, however slow the machine is. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => !('settling' in document.documentElement.dataset));
};

/** Types on the keyboard that the page draws, one tap a key. */
export const typeByTouch = async (page: Page, text: string): Promise<void> => {
  const keys = page.getByRole('group', { name: /Clavier|Keyboard|Toetsenbord|Tastatur/ });
  const space = /^(?:Espace|Space|Spatie|Leertaste)$/;
  for (const letter of text) await keys.getByRole('button', letter === ' ' ? { name: space } : { name: letter, exact: true }).tap();
};
