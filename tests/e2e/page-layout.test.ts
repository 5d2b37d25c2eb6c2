import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import { OWN_NAMES } from '#page/locales/locale.ts';
import { textsIn } from '#page/locales/texts.ts';
import { KINDS_KIOSK, KINDS_QUIZ } from '#tests/fixtures/kinds-kiosk.ts';
import { SAMPLE_KIOSK, SAMPLE_QUIZ, sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import { GEOMETRIES } from '#tests/support/browser.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { siteOf } from './support/site-of.ts';
import { speak } from './support/speak.ts';
import { atQuestion, atView, tap } from './support/walk.ts';

const { openHost, openPage } = useTerminals();

/** What is wrong with the controls and texts that are shown, in words. */
const findings = (page: Page, minimum: number): Promise<string[]> =>
  page.evaluate((least) => {
    const wrong: string[] = [];
    const shown = (element: Element): boolean => element.checkVisibility() && element.closest('.countries__list') === null;
    const name = (element: Element): string => `${element.className} « ${element.textContent?.trim().slice(0, 30)} »`;
    for (const element of document.querySelectorAll('.tile__plate, .smiley__text')) {
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
        wrong.push(`words cut: ${name(element)}`);
      if (element.closest('[data-tight]')) wrong.push(`words broken: ${name(element)}`);
    }
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

const LANGUAGES = ['fr', 'en', 'nl', 'de'] as const;
type Geometry = keyof typeof GEOMETRIES;

interface Looking {
  readonly page: Page;
  /** Looks at what is shown, in all languages where the corner offers them. */
  readonly look: (where: string) => Promise<void>;
}

const withPage = async (geometry: Geometry, base: KioskState, walk: (looking: Looking) => Promise<void>): Promise<string[]> => {
  const kiosk: KioskState = { ...base, site: siteOf(geometry), idle: { afterSeconds: 600, warningSeconds: 20 } };
  const least = Math.max(44, 15 / kiosk.site.pixelPitchMm);
  const host = await openHost({ kiosk, media: sampleMedia });
  const page = await openPage(host.url, {
    size: GEOMETRIES[geometry],
    reducedMotion: 'reduce',
    before: (one) => one.clock.setFixedTime(new Date('2026-11-30T12:00:00+01:00')),
  });
  const all: string[] = [];
  const look = async (where: string): Promise<void> => {
    await page.waitForTimeout(260);
    const cornered = (await page.locator('.corner__languages').count()) > 0;
    // French last: the walk goes on in it.
    for (const language of cornered ? ([...LANGUAGES.slice(1), 'fr'] as const) : [null]) {
      if (language !== null) await speak(page, language);
      await page.waitForTimeout(40);
      all.push(...(await findings(page, least)).map((finding) => `${where}${language === null ? '' : ` in ${language}`}: ${finding}`));
    }
  };
  await atView(page, 'attract');
  await look('attract');
  await walk({ page, look });
  await page.context().close();
  return all;
};

test.each(['portrait', 'landscape', 'tablet'] as const)('nothing is clipped, too small or too close in %s', async (geometry) => {
  const all = await withPage(geometry, SAMPLE_KIOSK, async ({ page, look }) => {
    await tap(page, /On joue/);
    await look('language');
    await tap(page, 'Français');
    await atView(page, 'question');
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
    await tap(page, '9 et plus');
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
  });
  expect(all).toEqual([]);
});

test.each(['portrait', 'landscape', 'tablet'] as const)('the newer kinds of question fit in every language in %s', async (geometry) => {
  const all = await withPage(geometry, KINDS_KIOSK, async ({ page, look }) => {
    await tap(page, /On joue/);
    await tap(page, 'Français');
    await atQuestion(page, 'Vous êtes là');
    await look('words');
    await tap(page, "J'en rêve");
    await atQuestion(page, 'Vous revenez quand');
    await look('months');
    await page.locator('.months__one').nth(3).tap();
    await atQuestion(page, 'Vous dormez où');
    await look('communes');
    await tap(page, 'Une autre commune');
    await look('finder');
    await tap(page, 's');
    await look('communes found');
    await page.locator('.finder .place').nth(1).tap();
    await atQuestion(page, 'cherchez plutôt');
    await look('scale');
    await tap(page, '8');
    await atQuestion(page, "Et l'accueil");
    await look('faces');
    await tap(page, 'Bof');
    await atView(page, 'result');
    await look('result with its card');
  });
  expect(all).toEqual([]);
});

/** As many choices as a question may have, in words as long as authors write them. */
const crowded = (count: number, pictures: boolean): KioskState => {
  const [first] = KINDS_QUIZ.questions;
  if (first?.kind !== 'single') throw new Error('the sample begins with a choice');
  const [choice] = first.choices;
  if (choice === undefined) throw new Error('the choice is there');
  const words = ['Strandspaziergang', 'Une longue promenade en forêt de Monts', 'Bof', 'Fahrradverleih und Radwanderwege', 'La plage'];
  const choices = Array.from({ length: count }, (_, index) => ({
    ...choice,
    id: idOf('choice', `c${index}`),
    text: { fr: `${words[index % words.length]} ${index}` },
    picture: pictures ? { file: 'wave.svg', alt: { fr: '' } } : null,
  }));
  const question: CompiledQuestion = pictures
    ? { ...first, kind: 'multiple', min: 1, max: 3, choices, hint: null }
    : { ...first, look: 'words', choices };
  return { ...KINDS_KIOSK, campaigns: [{ id: idOf('campaign', 'ete'), quiz: { ...KINDS_QUIZ, questions: [question] } }] };
};

test.each([
  [5, false],
  [12, false],
  [12, true],
])('%i choices fit on every display, with pictures: %s', async (count, pictures) => {
  const all: string[] = [];
  for (const geometry of ['portrait', 'landscape', 'tablet'] as const)
    all.push(
      ...(await withPage(geometry, crowded(count, pictures), async ({ page, look }) => {
        await tap(page, /On joue/);
        await tap(page, 'Français');
        await atView(page, 'question');
        await look(`${count} in ${geometry}`);
      })),
    );
  expect(all).toEqual([]);
});

test.each(LANGUAGES)('the first view and the last fit where %s is the language of the house', async (language) => {
  const [first] = SAMPLE_QUIZ.questions;
  if (first?.kind !== 'single') throw new Error('the sample begins with a choice');
  const quiz = { ...SAMPLE_QUIZ, questions: [first], defaultLocale: language };
  const kiosk: KioskState = { ...SAMPLE_KIOSK, campaigns: [{ id: idOf('campaign', 'ete'), quiz }] };
  const say = textsIn(language);
  const all: string[] = [];
  for (const geometry of ['portrait', 'landscape', 'tablet'] as const)
    all.push(
      ...(
        await withPage(geometry, kiosk, async ({ page, look }) => {
          await page.locator('.attract__play button').tap();
          await tap(page, OWN_NAMES[language]);
          await tap(page, first.choices[0]?.text[language] ?? '');
          await atView(page, 'result');
          await tap(page, say('result.finish'));
          await atView(page, 'thanks');
          await look(`thanks in ${geometry}`);
        })
      ).map((finding) => `${language}: ${finding}`),
    );
  expect(all).toEqual([]);
});
