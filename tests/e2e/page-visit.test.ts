import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { KioskState } from '#contract/host-api.ts';
import { SAMPLE_KIOSK, SAMPLE_QUIZ, sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import { holdTime, passTime, passTimeUntil, stopTime } from '#tests/support/page-time.ts';
import type { TestHost } from '#tests/support/test-host.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { atQuestion, atView, settled, tap, typeByTouch } from './support/walk.ts';

// long: one visitor's way from attract to attract, with one browser and one host for all of it.

const { openHost, openPage } = useTerminals();
let host: TestHost;
let page: Page;
let troubles: string[];

beforeEach(() => {
  troubles = [];
});

interface Opening {
  readonly size?: keyof typeof GEOMETRIES;
  /** Where movement may matter the stage moves; elsewhere it stands still, and costs nothing. */
  readonly moving?: boolean;
  readonly before?: (page: Page) => Promise<unknown>;
}

const open = async (kiosk: Partial<KioskState> = {}, { size = 'portrait', moving = false, before }: Opening = {}): Promise<void> => {
  host = await openHost({ kiosk: { ...SAMPLE_KIOSK, ...kiosk }, media: sampleMedia });
  const watch = (one: Page): Promise<unknown> | undefined => {
    one.on('pageerror', (error) => troubles.push(error.message));
    one.on('console', (line) => {
      if (/Content Security Policy|Refused to/.test(line.text())) troubles.push(line.text());
    });
    return before?.(one);
  };
  page = await openPage(host.url, { size: GEOMETRIES[size], reducedMotion: moving ? 'no-preference' : 'reduce', before: watch });
  await atView(page, 'attract');
};

const playFrench = async (): Promise<void> => {
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await tap(page, 'Sur une vague');
  await atQuestion(page, "D'où venez-vous");
  await tap(page, 'Un autre département');
  for (const key of ['9', '7', '4']) await tap(page, key);
  await tap(page, 'La Réunion 974');
  await atQuestion(page, 'Combien');
  await tap(page, '4');
  await atQuestion(page, 'envie');
  await tap(page, 'De plage');
  await tap(page, 'De vélo');
  await tap(page, 'Continuer');
  await atView(page, 'result');
};

const given = (): unknown[] =>
  host.of('answer').map(({ body }) => (typeof body === 'object' && body !== null && 'answer' in body ? body.answer : null));
const lastEnd = (): unknown => host.of('end').at(-1)?.body;

test('a whole visit by touch in French, with contact: what was answered and agreed reaches the host, and the next visitor finds nothing', async () => {
  await open({}, { moving: true });
  await playFrench();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('La marée haute');
  expect(given()).toEqual([
    { kind: 'choices', choices: ['vague'] },
    { kind: 'department', code: '974' },
    { kind: 'number', number: 4 },
    { kind: 'choices', choices: ['plage', 'velo'] },
  ]);
  await tap(page, 'On garde le contact ?');
  await tap(page, '18 ans et plus');
  await tap(page, "Oui, d'accord");
  await page.getByText('Demande 2').waitFor();
  await tap(page, "Oui, d'accord");
  await page.getByText('Demande 3').waitFor();
  await tap(page, 'Non, merci');
  await atView(page, 'contact');
  await page.getByLabel('E-mail').tap();
  await typeByTouch(page, 'lea@mer');
  await page.getByLabel('Mobile').tap();
  await page.getByText('Et après le @').first().waitFor();
  await typeByTouch(page, '0612345678');
  await page.getByLabel('E-mail').tap();
  await tap(page, '.fr');
  await tap(page, 'Continuer');
  await atView(page, 'review');
  await page.getByText('+33 6 12 34 56 78').waitFor();
  expect(host.asked.some((one) => JSON.stringify(one.body).includes('lea@mer'))).toBe(false);
  await tap(page, 'Envoyer');
  await atView(page, 'thanks');
  expect(lastEnd()).toEqual({
    endedBy: 'finished',
    lastView: 'review',
    submission: {
      age: '18_plus',
      locale: 'fr',
      controller: 'Office de la marée',
      noticeVersion: '2026-01',
      consents: [
        { purpose: 'newsletter', given: true, recipient: 'Office de la marée', text: "L'office peut m'écrire deux fois par mois." },
        { purpose: 'text-messages', given: true, recipient: 'Office de la marée', text: "L'office peut m'envoyer un SMS." },
        { purpose: 'share', given: false, recipient: 'Glisse (exemple)', text: "L'office peut donner mon e-mail à Glisse." },
      ],
      contact: { email: 'lea@mer.fr', mobile: '+33612345678' },
    },
  });
  await tap(page, 'Au suivant !');
  await atView(page, 'attract');
  const left = await page.evaluate(() => [
    document.body.innerHTML.includes('lea@'),
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    location.href,
  ]);
  expect(left).toEqual([false, 0, 0, '', host.url]);
  expect(troubles).toEqual([]);
});

test('a whole visit in English on a tablet, a country from the list, more than eight people, back and forth', async () => {
  await open({}, { size: 'tablet', moving: true });
  await tap(page, /On joue/);
  await tap(page, 'English');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await tap(page, 'Under the pines');
  await atQuestion(page, 'Where do you come from');
  await tap(page, 'Another country');
  await tap(page, 'Austria');
  await atQuestion(page, 'How many');
  await tap(page, 'Back');
  await atQuestion(page, 'Where do you come from');
  await tap(page, 'United Kingdom');
  await atQuestion(page, 'How many');
  await tap(page, '9 or more');
  await tap(page, 'One more');
  await tap(page, 'Yes, 10');
  await atQuestion(page, 'feel like');
  await tap(page, 'Skip');
  await atView(page, 'result');
  expect(given()).toEqual([
    { kind: 'choices', choices: ['pins'] },
    { kind: 'country', code: 'AT' },
    { kind: 'country', code: 'GB' },
    { kind: 'number', number: 10 },
    { kind: 'skipped' },
  ]);
  await tap(page, 'Finish');
  await atView(page, 'thanks');
  await page.getByText('No contact details were kept').waitFor();
  expect(lastEnd()).toEqual({ endedBy: 'finished', lastView: 'result' });
  await tap(page, 'Next, please!');
  await atView(page, 'attract');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
  expect(troubles).toEqual([]);
});

test('an answer changed after going back closes the way it had opened, and the result follows', async () => {
  const [morning, origin, crew] = SAMPLE_QUIZ.questions;
  const [campaign] = SAMPLE_KIOSK.campaigns;
  if (morning === undefined || origin === undefined || crew === undefined || campaign === undefined) throw new Error('the sample has them');
  const onWave = { question: morning.id, is: 'vague' } as const;
  const questions = [morning, { ...origin, when: onWave }, crew];
  await open({ campaigns: [{ ...campaign, quiz: { ...SAMPLE_QUIZ, questions } }] });
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await page.getByText('Question 1 sur 2').or(page.getByText('Question 1 sur 3')).waitFor();
  await tap(page, 'Sur une vague');
  await atQuestion(page, "D'où venez-vous");
  await tap(page, 'Vendée 85');
  await atQuestion(page, 'Combien');
  await tap(page, 'Retour');
  await atQuestion(page, "D'où venez-vous");
  await settled(page);
  await tap(page, 'Retour');
  await atQuestion(page, 'Le matin');
  await settled(page);
  expect(await page.getByRole('button', { name: 'Sur une vague' }).getAttribute('aria-pressed')).toBe('true');
  await tap(page, 'Sous les pins');
  await atQuestion(page, 'Combien');
  await page.getByText('Question 2 sur 2').waitFor();
  await tap(page, '2');
  await atView(page, 'result');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('La marée basse');
  expect(given().at(-2)).toEqual({ kind: 'choices', choices: ['pins'] });
});

test('under 15: no purpose and no field is ever shown, and the thanks say so', async () => {
  await open();
  await playFrench();
  await tap(page, 'On garde le contact ?');
  await tap(page, 'Moins de 15 ans');
  await atView(page, 'thanks');
  await page.getByText('Avant 15 ans').waitFor();
  expect(lastEnd()).toEqual({ endedBy: 'finished', lastView: 'age' });
});

test('who refuses everything is asked for no address; a minor is never asked about a third party', async () => {
  await open();
  await playFrench();
  await tap(page, 'On garde le contact ?');
  await tap(page, '15 à 17 ans');
  await page.getByText('Demande 1 sur 2').waitFor();
  const [no, yes] = await Promise.all(['Non, merci', "Oui, d'accord"].map((name) => page.getByRole('button', { name }).boundingBox()));
  expect([no?.width, no?.height]).toEqual([yes?.width, yes?.height]);
  await tap(page, 'Non, merci');
  await page.getByText('Demande 2 sur 2').waitFor();
  await tap(page, 'Non, merci');
  await atView(page, 'thanks');
  await page.getByText('Aucune coordonnée').waitFor();
  expect(lastEnd()).toEqual({ endedBy: 'finished', lastView: 'consent' });
});

test('nobody there: the warning counts down, a touch keeps the visit, silence wipes it', async () => {
  await open({ idle: { afterSeconds: 10, warningSeconds: 3 } }, { before: holdTime });
  await tap(page, /On joue/);
  await tap(page, 'English');
  await atView(page, 'question');
  const warning = page.getByRole('alertdialog', { name: 'Are you still there?' });
  const warned = (): Promise<void> => passTimeUntil(page, async () => (await warning.count()) === 1, 'the warning');
  await warned();
  await tap(page, "I'm still here");
  await warning.waitFor({ state: 'hidden' });
  await atView(page, 'question');
  await warned();
  expect(await page.locator('.views').getAttribute('inert')).not.toBeNull();
  await atView(page, 'attract');
  await waitUntil(() => host.of('end').length === 1, 'the abandoned session to be ended');
  expect(lastEnd()).toEqual({ endedBy: 'idle', lastView: 'question' });
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
});

test('an answer that cannot be saved shows the fault, and trying again loses nothing', async () => {
  await open();
  await tap(page, /On joue/);
  await tap(page, 'Français');
  host.failWith('answer', 'KIOSK_STORE_FAILED');
  await tap(page, 'Sous les pins');
  await atView(page, 'fault');
  expect(await page.locator('main').textContent()).not.toContain('KIOSK');
  await tap(page, 'Réessayer');
  await atView(page, 'fault');
  host.failWith('answer', null);
  await tap(page, 'Réessayer');
  await atQuestion(page, "D'où venez-vous");
  expect(given().at(-1)).toEqual({ kind: 'choices', choices: ['pins'] });
});

test('a double tap answers one question only', async () => {
  await open({}, { moving: true, before: holdTime });
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await tap(page, 'Sur une vague');
  await atQuestion(page, "D'où venez-vous");
  const shortcut = page.getByRole('button', { name: 'Vendée 85' });
  // In the same place the next question has a number: the second tap must not choose it.
  await settled(page);
  await shortcut.tap({ trial: true });
  const spot = await shortcut.boundingBox();
  if (spot === null) throw new Error('the shortcut has no place');
  const [x, y] = [spot.x + spot.width / 2, spot.y + spot.height / 2];
  await stopTime(page);
  await page.touchscreen.tap(x, y);
  await page.touchscreen.tap(x, y);
  await atQuestion(page, 'Combien');
  await page.touchscreen.tap(x, y);
  await passTime(page, 1_000);
  await settled(page);
  await atQuestion(page, 'Combien');
  expect(given()).toHaveLength(2);
});

test('without anything to paint on, the pictures stand in the page and the game can be finished', async () => {
  const before = (one: Page): Promise<unknown> =>
    one.addInitScript(() => Object.assign(HTMLCanvasElement.prototype, { getContext: () => null }));
  await open({}, { size: 'landscape', before });
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await page.locator('.tile img').first().waitFor();
  await waitUntil(
    () =>
      page
        .locator('.tile img')
        .evaluateAll((images) => images.every((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)),
    'the pictures to be there',
  );
  await tap(page, 'Sur une vague');
  await tap(page, 'Vendée 85');
  await tap(page, '2');
  await tap(page, 'De plage');
  await tap(page, 'Continuer');
  await atView(page, 'result');
  await page.getByRole('img', { name: 'Une vague.' }).waitFor();
});

test('a visit can be made with keys alone, and the focus begins at each new heading', async () => {
  await open();
  await page.getByRole('button', { name: /On joue/ }).focus();
  await page.keyboard.press('Enter');
  await atView(page, 'language');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await atView(page, 'question');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await atQuestion(page, "D'où venez-vous");
  expect(given()).toEqual([{ kind: 'choices', choices: ['vague'] }]);
});

test('a finger that slides off a choice has chosen nothing', async () => {
  await open({}, { moving: true });
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await settled(page);
  const tile = await page.getByRole('button', { name: 'Sur une vague' }).boundingBox();
  if (tile === null) throw new Error('the choice has no place');
  const client = await page.context().newCDPSession(page);
  const at = (x: number, y: number) => ({ touchPoints: [{ x, y }] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(tile.x + 60, tile.y + 60) });
  await client.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(tile.x + tile.width / 2, tile.y + tile.height + 300) });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForTimeout(200);
  expect(given()).toEqual([]);
  await atQuestion(page, 'Le matin');
});

test('new content waits for the next visitor; a host that is away is said calmly and found again', async () => {
  await open({}, { before: holdTime });
  await tap(page, /On joue/);
  await tap(page, 'Français');
  const [first] = SAMPLE_KIOSK.campaigns;
  if (first === undefined) throw new Error('the sample has a campaign');
  host.replace({ ...SAMPLE_KIOSK, campaigns: [{ ...first, quiz: { ...first.quiz, title: { fr: 'Un nouveau jeu', en: 'A new game' } } }] });
  host.tell({ kind: 'content-changed', version: 'v2' });
  await waitUntil(() => host.asked.filter((one) => one.path === '/api/kiosk').length >= 2, 'the page to load the new content');
  await atQuestion(page, 'Le matin');
  await tap(page, 'Recommencer');
  await atQuestion(page, 'Un nouveau jeu');
  expect(lastEnd()).toEqual({ endedBy: 'left', lastView: 'question' });

  host.failWith('kiosk', 'KIOSK_NO_CONTENT');
  await page.reload();
  await atView(page, 'fault');
  // It would try again by itself.
  await stopTime(page);
  host.failWith('kiosk', null);
  await tap(page, 'Réessayer');
  await atView(page, 'attract');
});
