import type { Locator, Page } from 'playwright-core';

/** What a finger finds by its words; the newest of equal names. */
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).last();

export const tap = async (page: Page, name: string | RegExp): Promise<void> => {
  const wanted = button(page, name);
  // What stands on another page of a long view comes into sight with the focus, as for who uses keys.
  if ((await page.locator('.pager').count()) > 0) await wanted.focus();
  // A view that arrives lets no touch through. Who tries all the same tries again later and later.
  await wanted.waitFor();
  await settled(page);
  await wanted.tap();
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
  for (const letter of text) {
    const found = await page.waitForFunction((wanted) => {
      for (const key of document.querySelectorAll<HTMLElement>('.keyboard button')) {
        const name = key.getAttribute('aria-label') ?? key.textContent?.trim() ?? '';
        if (wanted === ' ' ? !/^(?:Espace|Space|Spatie|Leertaste)$/.test(name) : name !== wanted) continue;
        const { x, y, width, height } = key.getBoundingClientRect();
        const at = { x: x + width / 2, y: y + height / 2 };
        // Only what a finger would hit.
        if (key.contains(document.elementFromPoint(at.x, at.y))) return at;
      }
      return null;
    }, letter);
    const at = await found.jsonValue();
    if (at === null) throw new Error(`no key for « ${letter} »`);
    await page.touchscreen.tap(at.x, at.y);
  }
};
