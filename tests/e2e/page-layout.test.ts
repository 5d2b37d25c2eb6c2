import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KioskState } from '#contract/host-api.ts';
import { SAMPLE_KIOSK, SAMPLE_SITE, sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import { GEOMETRIES, launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { PROJECT } from '#tests/support/process.ts';
import { startTestHost } from './support/test-host.ts';
import { atQuestion, atView, tap } from './support/walk.ts';

const BUILT = process.env['ESTRAN_PAGE'] ?? join(PROJECT, 'dist/page');
const PITCH = { portrait: 0.369, landscape: 0.277, tablet: 0.17 } as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What is wrong with the controls and texts that are shown, in words. */
const findings = (page: Page, minimum: number): Promise<string[]> =>
  page.evaluate((least) => {
    const wrong: string[] = [];
    const shown = (element: Element): boolean => element.checkVisibility() && element.closest('.countries__list') === null;
    const name = (element: Element): string => `${element.className} « ${element.textContent?.trim().slice(0, 30)} »`;
    for (const element of document.querySelectorAll('main button, main input, main h1, main p, nav button')) {
      if (!shown(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        wrong.push(`out of the view: ${name(element)}`);
      if (element instanceof HTMLElement && element.tagName !== 'INPUT' && element.scrollWidth > element.clientWidth + 1)
        wrong.push(`wider than its place: ${name(element)}`);
    }
    const controls = [...document.querySelectorAll('main button:not(.key), nav button')].filter(shown);
    for (const control of controls) {
      const { width, height } = control.getBoundingClientRect();
      if (width < least - 1 || height < least - 1) wrong.push(`too small (${Math.round(width)} × ${Math.round(height)}): ${name(control)}`);
    }
    for (const [index, one] of controls.entries())
      for (const other of controls.slice(index + 1)) {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
        const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
        if (Math.max(across, down) < 23.5) wrong.push(`less than 24 px between ${name(one)} and ${name(other)}`);
      }
    if (innerHeight > innerWidth)
      for (const control of controls)
        if (control.getBoundingClientRect().top < innerHeight / 3) wrong.push(`in the top third: ${name(control)}`);
    return wrong;
  }, minimum);

test.each(['portrait', 'landscape', 'tablet'] as const)('nothing is clipped, too small or too close in %s', async (geometry) => {
  const site = {
    ...SAMPLE_SITE,
    pixelPitchMm: PITCH[geometry],
    geometry: { widthPx: GEOMETRIES[geometry].width, heightPx: GEOMETRIES[geometry].height },
  };
  const kiosk: KioskState = { ...SAMPLE_KIOSK, site };
  const least = Math.max(44, 15 / PITCH[geometry]);
  const host = await startTestHost({ kiosk, media: sampleMedia, page: BUILT });
  const page = await newKioskPage(browser, GEOMETRIES[geometry]);
  const all: string[] = [];
  const look = async (where: string): Promise<void> => {
    await page.waitForTimeout(450);
    all.push(...(await findings(page, least)).map((finding) => `${where}: ${finding}`));
  };
  try {
    await page.goto(host.url);
    await atView(page, 'attract');
    await look('attract');
    await tap(page, /On joue/);
    await look('language');
    await tap(page, 'Français');
    await look('single');
    await tap(page, 'Sur une vague');
    await atQuestion(page, "D'où venez-vous");
    await look('origin');
    await tap(page, 'Un autre pays');
    await look('countries');
    await tap(page, 'Les plus proches');
    await tap(page, 'Un autre département');
    await tap(page, '8');
    await look('number pad');
    await tap(page, '5');
    await tap(page, 'Vendée 85');
    await atQuestion(page, 'Combien');
    await look('number');
    await tap(page, 'Plus');
    await look('counter');
    await tap(page, 'Oui, 9');
    await atQuestion(page, 'envie');
    await look('multiple');
    await tap(page, 'Passer');
    await atView(page, 'result');
    await look('result');
    await tap(page, 'On garde le contact ?');
    await look('age');
    await tap(page, '18 ans et plus');
    await look('consent');
    for (const step of ['2', '3']) {
      await tap(page, "Oui, d'accord");
      await page.getByText(`Demande ${step}`).waitFor();
    }
    await tap(page, "Oui, d'accord");
    await atView(page, 'contact');
    await page.getByLabel('E-mail').fill('lea@');
    await page.getByLabel('Mobile').fill('06');
    await tap(page, 'Continuer');
    await look('contact');
    await page.getByLabel('E-mail').fill('lea@mer.fr');
    await page.getByLabel('Mobile').fill('0612345678');
    await tap(page, 'Continuer');
    await atView(page, 'review');
    await look('review');
    await tap(page, 'Envoyer');
    await atView(page, 'thanks');
    await look('thanks');
  } finally {
    await page.context().close();
    await host.close();
  }
  expect(all).toEqual([]);
});
