import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { KioskState } from '#contract/host-api.ts';
import { OWN_NAMES } from '#page/locales/locale.ts';
import { textsIn } from '#page/locales/texts.ts';
import { SAMPLE_KIOSK, SAMPLE_QUIZ, sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import type { TestHost } from '#tests/support/test-host.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { stringsInMemory } from './support/heap.ts';
import { speak } from './support/speak.ts';
import { atView, button, settled, tap, typeByTouch } from './support/walk.ts';

// long: one view, and everything that can be typed into it.

const say = textsIn('fr');

const { openHost, openPage } = useTerminals();
let host: TestHost;
let page: Page;
let client: CDPSession;

const [first] = SAMPLE_QUIZ.questions;
const [campaign] = SAMPLE_KIOSK.campaigns;
if (first === undefined || campaign === undefined) throw new Error('the sample has a campaign and a question');
/** One question, so that the contact is near. */
const SHORT: KioskState = {
  ...SAMPLE_KIOSK,
  campaigns: [{ ...campaign, quiz: { ...SAMPLE_QUIZ, questions: [first] } }],
  idle: { afterSeconds: 600, warningSeconds: 20 },
};

const toConsent = async (): Promise<void> => {
  await tap(page, /On joue/);
  await tap(page, 'Français');
  await tap(page, 'Sur une vague');
  await atView(page, 'result');
  await tap(page, 'On garde le contact ?');
  await tap(page, '18 ans et plus');
  await atView(page, 'consent');
};
const agree = async (...answers: boolean[]): Promise<void> => {
  for (const [index, yes] of answers.entries()) {
    await page.getByText(`Demande ${index + 1}`).waitFor();
    await settled(page);
    await tap(page, yes ? "Oui, d'accord" : 'Non, merci');
  }
};
const open = async (
  geometry: keyof typeof GEOMETRIES = 'portrait',
  site: KioskState['site'] = SHORT.site,
  brand: KioskState['brand'] = SHORT.brand,
): Promise<void> => {
  host = await openHost({ kiosk: { ...SHORT, site, brand }, media: sampleMedia });
  page = await openPage(host.url, { size: GEOMETRIES[geometry], reducedMotion: 'reduce' });
  client = await page.context().newCDPSession(page);
  await atView(page, 'attract');
  await toConsent();
};
const toContact = async (geometry?: keyof typeof GEOMETRIES, site?: KioskState['site']): Promise<void> => {
  await open(geometry, site);
  await agree(true, true, false);
  await atView(page, 'contact');
  await settled(page);
};

/** Keys, hints and words that are too small, too close, cut, or out of the display. */
const wrongIn = (least: number): Promise<string[]> =>
  page.evaluate((smallest) => {
    const wrong: string[] = [];
    const keys = [...document.querySelectorAll('.key')].map((element) => ({
      words: element.textContent,
      box: element.getBoundingClientRect(),
    }));
    if (keys.length < 10) wrong.push(`only ${keys.length} keys`);
    for (const [index, { words, box }] of keys.entries()) {
      if (box.width < smallest || box.height < smallest) wrong.push(`key ${words}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
      if (box.left < 0 || box.right > innerWidth || box.bottom > innerHeight) wrong.push(`key ${words} out of the display`);
      for (const other of keys.slice(index + 1)) {
        const across = Math.max(box.left, other.box.left) - Math.min(box.right, other.box.right);
        const down = Math.max(box.top, other.box.top) - Math.min(box.bottom, other.box.bottom);
        if (Math.max(across, down) < 9.5) wrong.push(`keys ${words} and ${other.words} are ${Math.max(across, down)} px apart`);
      }
    }
    for (const element of document.querySelectorAll(
      '.key > span, .hints__one, .hints__held, .field__label, .field__help, main h1, .contact__onward',
    )) {
      const box = element.getBoundingClientRect();
      const within = element.closest('.key, .hints, .field, .plate, .contact__deck')?.getBoundingClientRect() ?? box;
      if (
        box.left < within.left - 0.5 ||
        box.right > within.right + 0.5 ||
        box.bottom > within.bottom + 0.5 ||
        (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      )
        wrong.push(`cut: ${element.textContent}`);
    }
    return wrong;
  }, least);

const SITES = [
  ['portrait', 0.369],
  ['portrait', 0.248],
  ['landscape', 0.277],
  ['tablet', 0.17],
] as const;

test.each(SITES)('every key is 15 mm and nothing is cut in any language in %s with pixels of %f mm', async (geometry, pixelPitchMm) => {
  const { width, height } = GEOMETRIES[geometry];
  await toContact(geometry, { ...SAMPLE_KIOSK.site, pixelPitchMm, geometry: { widthPx: width, heightPx: height } });
  const all: string[] = [];
  for (const language of ['en', 'nl', 'de', 'fr'] as const) {
    await speak(page, language);
    const look = async (what: string): Promise<void> => {
      all.push(...(await wrongIn(15 / pixelPitchMm - 0.5)).map((finding) => `${what} in ${language}: ${finding}`));
    };
    await page.locator('#field-mobile').fill('06 1');
    await page.locator('#field-email').fill('lea@');
    await page.locator('#field-given_name').focus();
    await look('name');
    await page.locator('#field-mobile').focus();
    await look('telephone');
    await page.locator('#field-email').focus();
    await look('email');
    await page.locator('#field-email').fill('lea@wanaddoo.fr');
    await look('a slip');
    const more = page.locator('[data-skbtn="{signs}"]');
    if ((await more.count()) > 0) {
      await more.evaluate((element: HTMLElement) => element.click());
      await look('signs');
    }
    await page.locator('#field-given_name').focus();
  }
  expect(all).toEqual([]);
});

const SENTENCE = {
  fr: "Nous gardons votre adresse pendant trois ans après votre dernière réponse, et c'est la phrase",
  en: 'We keep your address for three years after your last answer to us, and this is sentence',
  nl: 'Wij bewaren uw adres drie jaar na uw laatste antwoord aan ons, en dit is zin nummer',
  de: 'Wir bewahren Ihre Anschrift drei Jahre nach Ihrer letzten Antwort auf, und dies ist Satz',
} as const;
const SENTENCES = 16;
const long = (words: string): string => Array.from({ length: SENTENCES }, (_, index) => `${words} ${index + 1}.`).join(' ');

/** The sentences of the notice that can be read now: whole, inside what is shown of its place. */
const readable = (): Promise<string[]> =>
  page.evaluate(() => {
    const place = document.querySelector('.notice__text')?.closest('[data-paged]') ?? document.querySelector('.notice__text');
    if (place === null) return [];
    const { top, bottom, left, right } = place.getBoundingClientRect();
    const [above = 0, below = 0] = (place instanceof HTMLElement ? (place.dataset['paged'] ?? '') : '').split(' ').map(Number);
    return [...document.querySelectorAll('.notice__text p')]
      .filter((sentence) =>
        [...sentence.getClientRects()].every(
          (box) => box.top >= top + above - 4 && box.bottom <= bottom - below + 4 && box.left >= left - 1 && box.right <= right + 1,
        ),
      )
      .map((sentence) => sentence.textContent ?? '');
  });

test.each(SITES)(
  'every sentence of a long notice can be read in %s with pixels of %f mm, in every language',
  async (geometry, pixelPitchMm) => {
    const { width, height } = GEOMETRIES[geometry];
    const notice = { fr: long(SENTENCE.fr), en: long(SENTENCE.en), nl: long(SENTENCE.nl), de: long(SENTENCE.de) };
    const { contact } = SHORT.brand;
    await open(
      geometry,
      { ...SHORT.site, pixelPitchMm, geometry: { widthPx: width, heightPx: height } },
      { ...SHORT.brand, contact: { ...contact, notice } },
    );
    for (const language of ['en', 'nl', 'de', 'fr'] as const) {
      await speak(page, language);
      await tap(page, textsIn(language)('consent.notice'));
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(150);
      const seen = new Set(await readable());
      const onward = page.getByRole('button', { name: textsIn(language)('pager.down') });
      for (let pages = 0; pages < SENTENCES && (await onward.count()) > 0 && (await onward.isEnabled()); pages += 1) {
        const box = await onward.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0) * pixelPitchMm, language).toBeGreaterThan(14.8);
        await onward.tap();
        for (const sentence of await readable()) seen.add(sentence);
      }
      expect(seen.size, language).toBe(SENTENCES);
      await tap(page, textsIn(language)('consent.close'));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  },
);

const email = () => page.getByLabel('E-mail', { exact: true });
const mobile = () => page.getByLabel('Mobile', { exact: true });
const name = () => page.getByLabel('Prénom (si vous voulez)');
const key = (letter: string) => page.getByRole('group', { name: 'Clavier' }).getByRole('button', { name: letter, exact: true });
const focused = () => page.evaluate(() => document.activeElement?.closest('.field')?.querySelector('.field__label')?.textContent ?? null);

test('a key types where the caret is, over what is chosen, and leaves the focus in the field', async () => {
  await toContact();
  await email().tap();
  await typeByTouch(page, 'mrin');
  await email().evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 1));
  await key('a').tap();
  await key('t').tap();
  expect(await email().inputValue()).toBe('matrin');
  expect(await email().evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(3);
  expect(await focused()).toBe('E-mail');
  await email().evaluate((input: HTMLInputElement) => input.setSelectionRange(2, 6));
  await key('.fr').tap();
  expect(await email().inputValue()).toBe('ma.fr');
  await key('Effacer').tap();
  expect(await email().inputValue()).toBe('ma.f');
  await email().evaluate((input: HTMLInputElement) => input.setSelectionRange(0, 0));
  await key('Effacer').tap();
  expect(await email().inputValue()).toBe('ma.f');
});

test('a name begins with a capital, each part of it, and takes accents; the keypad can type it too', async () => {
  await toContact();
  await name().tap();
  await key('A').tap();
  await key('n').tap();
  await key('é').tap();
  await key('-').tap();
  await key('L').tap();
  await key('o').tap();
  expect(await name().inputValue()).toBe('Ané-Lo');
  await key('Majuscules').focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Majuscules');
  expect(await key('Majuscules').getAttribute('aria-pressed')).toBe('true');
  await key('Ç').focus();
  await page.keyboard.press('Space');
  expect(await name().inputValue()).toBe('Ané-LoÇ');
});

test('a key acts when the finger comes up on it, once however long it lay there', async () => {
  await toContact();
  await email().tap();
  const box = await key('a').boundingBox();
  if (box === null) throw new Error('the key has no place');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.waitForTimeout(900);
  expect(await email().inputValue()).toBe('');
  await page.mouse.up();
  expect(await email().inputValue()).toBe('a');
  await page.mouse.down();
  await page.mouse.move(at.x, at.y - 400);
  await page.mouse.up();
  expect(await email().inputValue()).toBe('a');
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: at.x, y: at.y - 400 }] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForTimeout(100);
  expect(await email().inputValue()).toBe('a');
});

test('an address longer than the field may be stops there', async () => {
  await toContact();
  await email().fill('a'.repeat(252));
  await key('b').tap();
  await key('.fr').tap();
  expect((await email().inputValue()).length).toBe(253);
  await key('c').tap();
  await key('d').tap();
  expect(await email().inputValue()).toBe(`${'a'.repeat(252)}bc`);
});

test('domains are offered after the @ and a slip is asked about, without losing the focus', async () => {
  await toContact();
  await email().tap();
  await typeByTouch(page, 'lea');
  const hints = page.getByRole('group', { name: say('contact.hints') });
  expect(await hints.getByRole('button').count()).toBe(0);
  await key('@').tap();
  expect(await hints.getByRole('button').allTextContents()).toEqual(['gmail.com', 'orange.fr', 'hotmail.fr']);
  await key('o').tap();
  await tap(page, 'orange.fr');
  expect(await email().inputValue()).toBe('lea@orange.fr');
  expect(await focused()).toBe('E-mail');
  await email().fill('lea@gmial.com');
  await tap(page, /gmail\.com/);
  expect(await email().inputValue()).toBe('lea@gmail.com');
  await mobile().tap();
  await tap(page, '+33');
  await typeByTouch(page, '612345678');
  await page.getByText('Lu comme +33 6 12 34 56 78').waitFor();
});

test('what is missing is said beside its field when it is left, what was typed stays, and Continue leads there', async () => {
  await toContact();
  await email().tap();
  await typeByTouch(page, 'lea');
  expect(await page.getByRole('alert').count()).toBe(0);
  await mobile().tap();
  await page.getByRole('alert').filter({ hasText: 'Il manque le @' }).waitFor();
  expect(await email().getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('E-mail').fill('lea@mer.fr');
  expect(await page.getByRole('alert').count()).toBe(0);
  await tap(page, 'Continuer');
  await page.getByRole('alert').filter({ hasText: '06 12 34 56 78' }).waitFor();
  expect(await focused()).toBe('Mobile');
  expect(await email().inputValue()).toBe('lea@mer.fr');
});

test('half a word outlives another language, and going back and forth', async () => {
  await toContact();
  await email().tap();
  await typeByTouch(page, 'lea@me');
  await tap(page, OWN_NAMES.fr);
  await tap(page, 'Deutsch');
  await page.waitForFunction(() => document.documentElement.lang === 'de');
  expect(await page.locator('#field-email').inputValue()).toBe('lea@me');
  await tap(page, textsIn('de')('corner.back'));
  await atView(page, 'consent');
  await settled(page);
  await tap(page, textsIn('de')('consent.refuse'));
  await atView(page, 'contact');
  expect(await page.locator('#field-email').inputValue()).toBe('lea@me');
});

const fill = async (): Promise<void> => {
  await name().fill('Léa');
  await email().fill('lea@mer.fr');
  await mobile().fill('06 12 34 56 78');
  await tap(page, 'Continuer');
  await atView(page, 'review');
};

test('each line of the review leads to its own field or question, and back', async () => {
  await toContact();
  await fill();
  await settled(page);
  await page.getByRole('button', { name: /Corriger.*Mobile/ }).tap();
  await atView(page, 'contact');
  await waitForFocus('Mobile');
  await mobile().fill('06 87 65 43 21');
  await tap(page, 'Continuer');
  await page.getByText('+33 6 87 65 43 21').waitFor();
  await settled(page);
  await page
    .getByRole('button', { name: /Corriger/ })
    .last()
    .tap();
  await page.getByText('Demande 2 sur 3').waitFor();
  await settled(page);
  await tap(page, 'Non, merci');
  await atView(page, 'review');
  expect(await page.getByText('+33').count()).toBe(0);
  await settled(page);
  await tap(page, 'Envoyer');
  await atView(page, 'thanks');
  expect(host.of('end').at(-1)?.body).toMatchObject({ submission: { contact: { given_name: 'Léa', email: 'lea@mer.fr' } } });
  expect(JSON.stringify(host.of('end').at(-1)?.body)).not.toContain('+33');
});

const waitForFocus = async (label: string): Promise<void> => {
  await page.waitForFunction(
    (wanted) => document.activeElement?.closest('.field')?.querySelector('.field__label')?.textContent === wanted,
    label,
  );
};

/** How heavy a button looks: its size, ground, letters and edge. */
const weightOf = (words: string) =>
  button(page, words).evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    const { backgroundColor, color, fontSize, fontWeight, boxShadow } = getComputedStyle(element);
    return { width: Math.round(width), height: Math.round(height), backgroundColor, color, fontSize, fontWeight, boxShadow };
  });

test.each(['portrait', 'landscape', 'tablet'] as const)(
  'yes and no weigh the same in %s, at each question and at the end',
  async (geometry) => {
    await open(geometry);
    expect(await weightOf("Oui, d'accord")).toEqual(await weightOf('Non, merci'));
    await agree(true, true, false);
    await atView(page, 'contact');
    await fill();
    expect(await weightOf('Envoyer')).toEqual(await weightOf('Finalement, ne rien envoyer'));
  },
);

/** To the review, with words that are in no file of the page. */
const toReviewOfStrangeWords = async (): Promise<void> => {
  await toContact();
  await name().tap();
  await key('Z').tap();
  await typeByTouch(page, 'yxquvolkan');
  await email().tap();
  await typeByTouch(page, 'zyxquvolkan@mer.fr');
  await mobile().fill('0698765432');
  await tap(page, 'Continuer');
  await atView(page, 'review');
};
const memoryIsEmpty = async (): Promise<void> => {
  await atView(page, 'attract');
  await page.waitForTimeout(500);
  const after = await stringsInMemory(client);
  expect(after.includes('yxquvolkan')).toBe(false);
  expect(after.includes('698765432')).toBe(false);
};

test('who leaves before sending leaves nothing, in the host or in memory', async () => {
  await toReviewOfStrangeWords();
  const before = await stringsInMemory(client);
  expect(before.includes('yxquvolkan'), 'the look into memory sees what is typed').toBe(true);
  await settled(page);
  await tap(page, 'Recommencer');
  await tap(page, "J'arrête");
  await memoryIsEmpty();
  expect(JSON.stringify(host.asked)).not.toMatch(/yxquvolkan|98765432/);
  expect(await page.evaluate(() => Object.keys(Reflect.get(window, 'SimpleKeyboardInstances') ?? {}))).toEqual([]);
});

test('what was sent is not in memory either once the next visitor may come', async () => {
  await toReviewOfStrangeWords();
  await settled(page);
  await tap(page, 'Envoyer');
  await atView(page, 'thanks');
  await settled(page);
  await tap(page, 'Au suivant !');
  await memoryIsEmpty();
  expect(JSON.stringify(host.of('end'))).toContain('zyxquvolkan@mer.fr');
});

test('the keyboard leaves no listener and no node behind when its view goes', async () => {
  await toContact();
  const count = async (): Promise<{ listeners: number; nodes: number }> => {
    await client.send('HeapProfiler.collectGarbage');
    const { metrics } = await client.send('Performance.getMetrics');
    const of = (wanted: string): number => metrics.find((one) => one.name === wanted)?.value ?? 0;
    return { listeners: of('JSEventListeners'), nodes: of('Nodes') };
  };
  await client.send('Performance.enable');
  const round = async (): Promise<void> => {
    await tap(page, 'Retour');
    await atView(page, 'consent');
    await settled(page);
    await tap(page, 'Non, merci');
    await atView(page, 'contact');
    await settled(page);
    await email().tap();
  };
  await round();
  await round();
  const early = await count();
  for (let times = 0; times < 6; times += 1) await round();
  const late = await count();
  expect(late.listeners).toBeLessThanOrEqual(early.listeners + 12);
  expect(late.nodes).toBeLessThanOrEqual(early.nodes * 1.1);
  await tap(page, 'Retour');
  await atView(page, 'consent');
  expect(await page.evaluate(() => [document.onmouseup, window.oncontextmenu, document.onpointerup])).toEqual([null, null, null]);
});
