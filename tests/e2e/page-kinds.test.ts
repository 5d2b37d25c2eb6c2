import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { KINDS_KIOSK } from '#tests/fixtures/kinds-kiosk.ts';
import { sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import { holdTime, passTime, stopTime } from '#tests/support/page-time.ts';
import type { TestHost } from '#tests/support/test-host.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { siteOf } from './support/site-of.ts';
import { atQuestion, atView, button, settled, tap, typeByTouch } from './support/walk.ts';

const { openHost, openPage } = useTerminals();
let host: TestHost;
let page: Page;

/** The page's clock stands at the end of November, so that the months begin in one year and go on in the next. */
const inNovember = (one: Page): Promise<void> => one.clock.setFixedTime(new Date('2026-11-30T12:00:00+01:00'));
const open = async (
  geometry: keyof typeof GEOMETRIES = 'portrait',
  { language = 'Français', moving = false, before = inNovember } = {},
): Promise<void> => {
  host = await openHost({ kiosk: { ...KINDS_KIOSK, site: siteOf(geometry) }, media: sampleMedia });
  page = await openPage(host.url, {
    size: GEOMETRIES[geometry],
    reducedMotion: moving ? 'no-preference' : 'reduce',
    before,
  });
  await atView(page, 'attract');
  await tap(page, /On joue/);
  await tap(page, language);
};

const given = (): unknown[] =>
  host.of('answer').map(({ body }) => (typeof body === 'object' && body !== null && 'answer' in body ? body.answer : null));
const progress = async (): Promise<string> => (await page.locator('.progress').first().textContent()) ?? '';

test('each kind is answered by touch, a text names an earlier answer, and the result has its card', async () => {
  await open('portrait', { moving: true });
  await atQuestion(page, 'Vous êtes là');
  await tap(page, 'Bientôt, les valises sont prêtes');
  await atQuestion(page, 'Vous revenez quand');
  expect(await page.locator('.months__one').count()).toBe(24);
  expect(await page.getByRole('button', { name: /^novembre 2026/ }).count()).toBe(1);
  expect(await page.locator('[aria-pressed="true"]').count()).toBe(0);
  await tap(page, 'mars 2028');
  await atQuestion(page, 'Vous dormez où');
  await tap(page, 'Une autre commune');
  await typeByTouch(page, 'sables');
  await tap(page, "Les Sables-d'Olonne 85100");
  await atQuestion(page, "À Les Sables-d'Olonne, vous cherchez plutôt quoi");
  expect(await page.locator('.buoy[aria-pressed="true"]').count()).toBe(0);
  await tap(page, '7');
  await atQuestion(page, "Et l'accueil");
  await tap(page, 'Exceptionnel !');
  await atView(page, 'result');
  expect(given()).toEqual([
    { kind: 'choices', choices: ['bientot'] },
    { kind: 'month', month: '2028-03' },
    { kind: 'commune', code: '85194' },
    { kind: 'number', number: 7 },
    { kind: 'choices', choices: ['h5'] },
  ]);
  await page.getByText('gardez-moi une place au sec').waitFor();
});

test('each kind is answered with keys alone; arrows go along the scale and choose nothing', async () => {
  await open('landscape');
  const press = async (...keys: string[]): Promise<void> => {
    if (keys[0] === 'Tab') await waitUntil(() => page.evaluate(() => document.activeElement?.tagName === 'H1'), 'the focus at the heading');
    for (const key of keys) await page.keyboard.press(key);
  };
  await atQuestion(page, 'Vous êtes là');
  await press('Tab', 'Tab', 'Enter');
  await atQuestion(page, 'Vous revenez quand');
  await press('Tab', 'Tab', 'Enter');
  await atQuestion(page, 'Vous dormez où');
  await button(page, 'Une autre commune').focus();
  await press('Enter');
  await waitUntil(() => page.evaluate(() => document.activeElement?.tagName === 'INPUT'), 'the focus in the finder');
  await page.keyboard.type('8530');
  await button(page, 'Challans 85300').waitFor();
  await press('Enter');
  await atQuestion(page, 'À Challans');
  await press('Tab', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowRight');
  expect(given()).toHaveLength(3);
  await press('End', 'ArrowRight', 'ArrowLeft', 'Enter');
  await atQuestion(page, "Et l'accueil");
  await press('Tab', 'Tab', 'Tab', 'Space');
  await atView(page, 'result');
  expect(given()).toEqual([
    { kind: 'choices', choices: ['bientot'] },
    { kind: 'month', month: '2026-12' },
    { kind: 'commune', code: '85047' },
    { kind: 'number', number: 9 },
    { kind: 'choices', choices: ['h3'] },
  ]);
});

test('a question comes and goes with the answer it hangs on, back and forth, and every answer is found again', async () => {
  await open();
  await atQuestion(page, 'Vous êtes là');
  expect(await progress()).toContain('1 sur 4');
  await tap(page, "J'en rêve");
  await atQuestion(page, 'Vous revenez quand');
  expect(await progress()).toContain('2 sur 5');
  await tap(page, 'janvier 2027');
  await atQuestion(page, 'Vous dormez où');
  await tap(page, 'Retour');
  await atQuestion(page, 'Vous revenez quand');
  expect(await button(page, 'janvier 2027').getAttribute('aria-pressed')).toBe('true');
  await tap(page, 'Retour');
  await atQuestion(page, 'Vous êtes là');
  expect(await button(page, "J'en rêve").getAttribute('aria-pressed')).toBe('true');
  await tap(page, 'Les pieds dans le sable');
  await atQuestion(page, 'Vous dormez où');
  expect(await progress()).toContain('2 sur 4');
  await tap(page, 'Une autre commune');
  await typeByTouch(page, 'chall');
  await tap(page, 'Challans 85300');
  await atQuestion(page, 'À Challans');
  await tap(page, '0 Le calme absolu');
  await atQuestion(page, "Et l'accueil");
  await tap(page, 'Retour');
  await atQuestion(page, 'À Challans');
  expect(await page.locator('.buoy[aria-pressed="true"]').getAttribute('data-position')).toBe('0');
  await tap(page, 'Retour');
  await atQuestion(page, 'Vous dormez où');
  expect(await button(page, 'Challans 85300').getAttribute('aria-pressed')).toBe('true');
  await tap(page, 'Saint-Jean-de-Monts 85160');
  await atQuestion(page, 'À Saint-Jean-de-Monts');
  await tap(page, "10 Le monde et l'ambiance");
  await tap(page, 'Passer');
  await atView(page, 'result');
  expect(given().at(-1)).toEqual({ kind: 'skipped' });
});

test('a tablet turns the months page by page in the language shown, and a wrong name says so', async () => {
  await open('tablet', { language: 'Nederlands' });
  await tap(page, 'Ik droom ervan');
  await atQuestion(page, 'Wanneer komt u terug');
  expect(await page.locator('.months__one').count()).toBe(12);
  await tap(page, 'Later');
  await tap(page, 'maart 2028');
  await atQuestion(page, 'Waar slaapt u');
  await tap(page, 'Een andere plaats');
  await typeByTouch(page, 'zz');
  await page.getByText('Niets onder die naam').waitFor();
  await tap(page, 'Dichtbij');
  await tap(page, 'La Barre-de-Monts 85550');
  await atQuestion(page, 'Waar bent u in La Barre-de-Monts naar op zoek');
  expect(given()).toContainEqual({ kind: 'month', month: '2028-03' });
});

test('the menu of languages changes the words, keeps the step, and closes with a touch elsewhere', async () => {
  await open();
  await tap(page, 'Les pieds dans le sable');
  await atQuestion(page, 'Vous dormez où');
  await tap(page, 'Une autre commune');
  await typeByTouch(page, 'saint g');
  await tap(page, 'Français');
  expect(await page.locator('.corner__list button').allTextContents()).toEqual(['English', 'Nederlands', 'Deutsch']);
  await tap(page, 'Deutsch');
  await atQuestion(page, 'Wo übernachten Sie');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  expect(await page.getByRole('textbox').inputValue()).toBe('saint g');
  await tap(page, 'Deutsch');
  await page.getByRole('heading', { level: 1 }).tap();
  await page.locator('.corner__list').waitFor({ state: 'hidden' });
  await tap(page, 'Deutsch');
  await page.keyboard.press('Escape');
  await page.locator('.corner__list').waitFor({ state: 'hidden' });
});

test('a second tap on a buoy does not answer the face that comes in its place', async () => {
  await open('landscape', { moving: true, before: holdTime });
  await tap(page, 'Les pieds dans le sable');
  await tap(page, 'Saint-Jean-de-Monts 85160');
  await atQuestion(page, 'À Saint-Jean-de-Monts');
  await settled(page);
  const spot = await page.locator('[data-position="5"]').boundingBox();
  if (spot === null) throw new Error('the buoy has no place');
  const [x, y] = [spot.x + spot.width / 2, spot.y + spot.height / 2];
  await stopTime(page);
  await page.touchscreen.tap(x, y);
  await atQuestion(page, "Et l'accueil");
  await page.touchscreen.tap(x, y);
  await passTime(page, 1_000);
  await settled(page);
  await atQuestion(page, "Et l'accueil");
  expect(given()).toHaveLength(3);
});
