import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { KioskState } from '#contract/host-api.ts';
import { textsIn } from '#page/locales/texts.ts';
import { SAMPLE_DESK } from '#tests/fixtures/desk.ts';
import { SAMPLE_PLACES } from '#tests/fixtures/places.ts';
import { SAMPLE_KIOSK, SAMPLE_QUIZ, sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import type { TestHost } from '#tests/support/test-host.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { atView, settled, tap } from './support/walk.ts';

const say = textsIn('fr');
const [first] = SAMPLE_QUIZ.questions;
const [campaign] = SAMPLE_KIOSK.campaigns;
if (first === undefined || campaign === undefined) throw new Error('the sample has a campaign and a question');
/** One question, so that the result is near; a desk that is always open, whatever the hour of the test. */
const KIOSK: KioskState = {
  ...SAMPLE_KIOSK,
  brand: {
    ...SAMPLE_KIOSK.brand,
    desk: { ...SAMPLE_DESK, exceptions: [{ from: '01-01', to: '12-31', open: [{ from: 0, to: 1440 }], why: null }] },
  },
  campaigns: [{ ...campaign, quiz: { ...SAMPLE_QUIZ, questions: [first] } }],
  places: SAMPLE_PLACES,
  idle: { afterSeconds: 600, warningSeconds: 20 },
};
const SECRETS = ['La crique cachée', 'Le banc du gardien'];

const { openHost, openPage } = useTerminals();
let host: TestHost;
let page: Page;
beforeEach(async () => {
  host = await openHost({ kiosk: KIOSK, media: sampleMedia });
  page = await openPage(host.url, { reducedMotion: 'reduce' });
  await atView(page, 'attract');
});

const toResult = async (): Promise<void> => {
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await tap(page, 'Sur une vague');
  await atView(page, 'result');
  await settled(page);
};
const dialog = () => page.getByRole('dialog');
const textOf = async (selector: string): Promise<string> =>
  ((await page.locator(selector).first().textContent()) ?? '').replaceAll(/\s/g, ' ');

describe('the result', () => {
  test('recommends three places, the one that goes with it first, each with how far and why', async () => {
    await toResult();
    await tap(page, say('places.ideas', { count: 3 }));
    const ideas = page.locator('.dialog .idea');
    expect(await ideas.locator('.idea__name').allTextContents()).toEqual(['La vague de six heures', 'Le quai', 'La dune']);
    expect((await ideas.locator('.idea__away').allTextContents()).map((text) => text.replaceAll(/\s/g, ' '))).toEqual([
      'à 6 kilomètres à vol de mouette',
      'juste ici',
      'à 400 mètres à vol de mouette',
    ]);
    expect((await ideas.locator('.idea__why').allTextContents()).map((text) => text.replaceAll(/\s/g, ' '))).toEqual([
      say('why.outcome').replaceAll(/\s/g, ' '),
      say('why.near').replaceAll(/\s/g, ' '),
      say('why.near').replaceAll(/\s/g, ' '),
    ]);
    for (const secret of SECRETS) expect(await page.content()).not.toContain(secret);
  });

  test('of a survey shows them on the view itself', async () => {
    host.replace({ ...KIOSK, campaigns: [{ ...campaign, quiz: { ...SAMPLE_QUIZ, kind: 'survey', questions: [first], outcomes: [] } }] });
    await page.reload();
    await atView(page, 'attract');
    await toResult();
    expect(await page.locator('main .idea__name').allTextContents()).toEqual(['Le quai', 'La dune', 'Le phare']);
    await page.locator('main .idea').nth(1).tap();
    await dialog().getByRole('heading', { name: 'La dune' }).waitFor();
  });

  test('shows all of a place with its code and whose words they are; keys come back to where they were', async () => {
    await toResult();
    await page.locator('.extra--ideas').focus();
    await page.keyboard.press('Enter');
    await page.locator('.dialog .idea').first().focus();
    await page.keyboard.press('Enter');
    await dialog().getByRole('heading', { name: 'La vague de six heures' }).waitFor();
    expect(await textOf('.spot')).toContain('Registre du tourisme, le 1 mars 2026. Licence Ouverte 2.0');
    expect(
      await dialog()
        .getByRole('img', { name: /La vague de six heures|téléphone/ })
        .count(),
    ).toBe(1);
    await tap(page, say('places.list'));
    await dialog()
      .getByRole('heading', { name: say('places.forYou') })
      .waitFor();
    expect(await page.locator('.dialog .idea').count()).toBe(3);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(say('places.ideas', { count: 3 }));
  });

  test('tells one secret, the same however often it is asked for, and forgets it with the visit', async () => {
    await toResult();
    const tell = async (): Promise<string> => {
      await tap(page, say('secret.offer'));
      const told = (await dialog().getByRole('heading', { level: 2 }).textContent()) ?? '';
      await tap(page, say('consent.close'));
      return told;
    };
    const told = await tell();
    expect(SECRETS).toContain(told);
    expect(await tell()).toBe(told);
    expect(JSON.stringify(host.asked)).not.toMatch(/secret|crique|banc/);
    await tap(page, say('result.finish'));
    await tap(page, say('thanks.done'));
    await atView(page, 'attract');
    expect(await page.content()).not.toContain(told);
    // The next one is told the other.
    await toResult();
    expect(await tell()).toBe(SECRETS.find((one) => one !== told));
  });

  test('puts a promised secret forward', async () => {
    host.replace({ ...KIOSK, campaigns: [{ ...campaign, quiz: { ...SAMPLE_QUIZ, questions: [first], reward: 'secret' } }] });
    await page.reload();
    await atView(page, 'attract');
    await toResult();
    expect(await page.locator('.extra--secret.button--sun').textContent()).toBe(say('secret.reward'));
  });
});

describe('without a game', () => {
  test('one may look around in one’s own language; the terminal is back in its own afterwards, and no visit was begun', async () => {
    await tap(page, say('places.around'));
    await tap(page, 'Nederlands');
    await dialog()
      .getByRole('heading', { name: textsIn('nl')('places.aroundHeading') })
      .waitFor();
    expect(await page.locator('.dialog .idea__name').allTextContents()).toEqual([
      'Le quai (nl)',
      'La dune (nl)',
      'Le phare (nl)',
      'La vague de six heures (nl)',
    ]);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('nl');
    await tap(page, textsIn('nl')('consent.close'));
    await atView(page, 'attract');
    await page.waitForFunction(() => document.documentElement.lang === 'fr');
    expect(host.of('start')).toEqual([]);
  });

  test('one reads whether somebody is there and how to reach them, and is not asked for a number', async () => {
    await tap(page, say('desk.ask'));
    expect(await textOf('.desk__now')).toBe(say('desk.openAlways'));
    expect(await textOf('.desk__state')).toContain('15 minutes');
    expect(await page.locator('.desk [data-take-home]').count()).toBe(3);
    expect(await textOf('.desk')).toContain('+33 2 61 91 00 85');
    expect(await page.getByRole('button', { name: say('callBack.offer') }).count()).toBe(0);
  });
});

describe('« Rappelez-moi »', () => {
  const ask = async (age: string): Promise<void> => {
    await toResult();
    await tap(page, say('desk.ask'));
    await tap(page, say('callBack.offer'));
    const onward = page.getByRole('button', { name: say('question.continue') });
    expect(await onward.isDisabled()).toBe(true);
    expect(await page.locator('.call-back [aria-pressed="true"]').count()).toBe(0);
    await tap(page, say('callBack.about.events'));
    await tap(page, say('callBack.moment.afternoon'));
    await tap(page, say('question.continue'));
    await atView(page, 'age');
    await settled(page);
    await tap(page, age);
  };

  test('leads over age and number to a review of what is asked, and sends that alone', async () => {
    await ask(say('age.18_plus'));
    await atView(page, 'contact');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(say('callBack.number'));
    expect(await page.getByRole('textbox').count()).toBe(2);
    await page.getByRole('textbox').nth(1).fill('06 12 34 56 78');
    await tap(page, say('contact.continue'));
    await atView(page, 'review');
    expect(await textOf('.review__agreed')).toContain('Rappelez-moi une fois à ce numéro.');
    await settled(page);
    await tap(page, say('review.send'));
    await atView(page, 'thanks');
    expect(await textOf('.view--thanks')).toContain(say('callBack.noted').replaceAll(/\s/g, ' '));
    expect(host.of('end').map(({ body }) => body)).toMatchObject([
      {
        submission: {
          consents: [{ purpose: 'call-back', given: true, text: 'Rappelez-moi une fois à ce numéro.' }],
          contact: { mobile: '+33612345678' },
          request: { kind: 'call-back', about: 'events', moment: 'afternoon' },
        },
      },
    ]);
  });

  test('under 15 asks for nothing and sends nothing', async () => {
    await ask(say('age.under_15'));
    await atView(page, 'thanks');
    expect(await textOf('.view--thanks')).toContain(say('thanks.under_15').replaceAll(/\s/g, ' '));
    expect(JSON.stringify(host.of('end'))).not.toMatch(/submission|call-back/);
  });
});
