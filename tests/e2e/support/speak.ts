import type { Page } from 'playwright-core';
import { type Locale, OWN_NAMES } from '#page/locales/locale.ts';

/** Changes the language in the corner's menu as fast as the page does it: the view and its step stay. */
export const speak = async (page: Page, language: Locale): Promise<void> => {
  await page.evaluate((name) => {
    const press = (text: string): void => {
      const found = [...document.querySelectorAll<HTMLElement>('.corner button')].find((one) => one.textContent?.trim() === text);
      if (found === undefined) throw new Error(`no « ${text} » in the corner`);
      found.click();
    };
    document.querySelector<HTMLElement>('.corner__languages > button')?.click();
    return new Promise<void>((resolve) =>
      setTimeout(() => {
        press(name);
        resolve();
      }, 20),
    );
  }, OWN_NAMES[language]);
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
};
