import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { writeSmallContent } from '#tests/support/small-content.ts';

/** Arguments of a terminal with a small quiz, without an agent. */
export const terminalWithQuiz = (folder: string): readonly string[] => {
  const content = join(folder, 'content');
  writeSmallContent(content);
  return ['--data', join(folder, 'data'), '--content', content, '--no-agent'];
};

/**
 * What a visitor can tell of the window, the same for Electron's own runtime and for the stand-in: the built page comes up, talks to its host,
 * answers to a touch, and leads nowhere else.
 */
export const visitTheWindow = async (page: Page): Promise<void> => {
  await page.locator('main[data-view="attract"]').waitFor();
  const here = page.url();

  const kiosk = await page.evaluate(async () => {
    const answer = await fetch('/api/kiosk');
    return { status: answer.status, campaigns: (await answer.json()).campaigns.length };
  });
  expect(kiosk).toEqual({ status: 200, campaigns: 1 });

  await page.evaluate(() => void window.open('https://example.com/'));
  await page.evaluate(() => location.assign('https://example.com/'));
  await page.waitForTimeout(500);
  expect(page.context().pages()).toHaveLength(1);
  expect(page.url()).toBe(here);

  // Forced: the button breathes, and a finger does not wait for it to hold still.
  await page.getByRole('button').first().click({ force: true });
  await page.locator('main:not([data-view="attract"])').waitFor();
};
