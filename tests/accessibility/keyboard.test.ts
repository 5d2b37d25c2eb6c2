import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { textsIn } from '#page/locales/texts.ts';
import { deedsOf } from '#proof/drive/deeds.ts';
import { playsOf } from '#proof/drive/plays.ts';
import { atView } from '#tests/e2e/support/walk.ts';
import { readShipped, type ShippedContent } from '#tests/support/shipped-content.ts';
import { shippedFolder } from '#tests/support/shipped-folder.ts';
import type { TestHost } from '#tests/support/test-host.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';

// A visitor with a keyboard and nothing else: Tab, Enter, letters.

const say = textsIn('fr');

const shipped = readShipped(shippedFolder());
const { openHost, openPage } = useTerminals();

interface Focused {
  readonly tag: string;
  readonly name: string;
  /** Width of the outline in pixels; 0: there is none. */
  readonly outlinePx: number;
  readonly inView: boolean;
}

const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return { tag: 'BODY', name: '', outlinePx: 0, inView: true };
    // The ring of a buoy is drawn around its hoop.
    const ring = at.querySelector('.buoy__ring') ?? at;
    const { outlineStyle, outlineWidth } = getComputedStyle(ring);
    const { top, bottom, left, right } = at.getBoundingClientRect();
    return {
      tag: at.tagName,
      name: (at.getAttribute('aria-label') ?? at.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
      outlinePx: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      inView: top >= 0 && left >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1,
    };
  });

/** Goes on with Tab until this control has the focus, and looks at the ring of each one on the way. */
const tabTo = async (page: Page, words: string): Promise<void> => {
  const wanted = words.replaceAll(/\s+/g, ' ');
  const met: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    met.push(at.name);
    // A heading takes the focus when its view comes, and shows no ring: it cannot be pressed.
    if (at.tag === 'BODY' || at.tag === 'H1') continue;
    expect(at.outlinePx, `the focus ring of « ${at.name} »`).toBeGreaterThanOrEqual(2);
    expect(at.inView, `« ${at.name} » is in sight with the focus`).toBe(true);
    // The state of a switch and the other languages of an invitation stand behind the words.
    if (/^\d+$/.test(wanted) ? at.name.split(' ')[0] === wanted : at.name.startsWith(wanted)) return;
  }
  throw new Error(`Tab never came to « ${wanted} », but to: ${met.join(' | ')}`);
};

const press = async (page: Page, wanted: string): Promise<void> => {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
};

const open = async (quiz: ShippedContent['quizzes'][number]): Promise<{ page: Page; host: TestHost }> => {
  const [site] = shipped.sites;
  const [brand] = shipped.brands;
  if (site === undefined || brand === undefined) throw new Error('the shipped content has sites and brands');
  const host = await openHost({ kiosk: shipped.kioskOf(site, brand, [quiz]), media: shipped.media });
  const size = { width: site.geometry.widthPx, height: site.geometry.heightPx };
  const page = await openPage(host.url, { size, hasTouch: false, reducedMotion: 'reduce' });
  await atView(page, 'attract');
  return { page, host };
};

test.each(['quel-saint-jean', 'accueil-express'])('%s cannot be finished by keyboard alone, to the contact that is sent', async (id) => {
  const quiz = shipped.quizzes.find((one) => one.id === id);
  if (quiz === undefined) throw new Error(`no quiz ${id}`);
  const { page, host } = await open(quiz);
  await press(page, say('attract.play'));
  await atView(page, 'language');
  await press(page, 'Français');
  const [play] = playsOf(quiz, new Date()).plays;
  const deeds = deedsOf(quiz, play?.answers ?? [], 'fr');
  for (const [index, { question }] of (play?.answers ?? []).entries()) {
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, `question ${question}`);
    expect((await focused(page)).tag, 'the focus begins at the heading').toBe('H1');
    const deed = deeds[question];
    if (deed === undefined || 'skip' in deed) await press(page, say('question.skip'));
    else for (const words of deed.press) await press(page, words);
    if (quiz.questions.find((one) => one.id === question)?.kind === 'multiple') await press(page, say('question.continue'));
    expect(index).toBeLessThan(quiz.questions.length);
  }
  await atView(page, 'result');
  await press(page, say('result.keepInTouch'));
  await atView(page, 'age');
  await press(page, say('age.18_plus'));
  for (let purpose = 0; (await page.locator('main[data-view="contact"]').count()) === 0 && purpose < 6; purpose += 1) {
    await press(page, say('consent.accept'));
    await page.waitForTimeout(60);
  }
  await atView(page, 'contact');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Léa');
  await page.keyboard.press('Tab');
  await page.keyboard.type('lea@mer.fr');
  if ((await page.getByRole('textbox').count()) === 3) {
    await page.keyboard.press('Tab');
    await page.keyboard.type('0612345678');
  }
  await page.keyboard.press('Enter');
  await atView(page, 'review');
  await press(page, say('review.send'));
  await atView(page, 'thanks');
  expect(host.of('end').at(-1)?.body).toMatchObject({ endedBy: 'finished', submission: { contact: { email: 'lea@mer.fr' } } });
});

test('a key is caught: Tab does not come around through all that can be pressed', async () => {
  const [quiz] = shipped.quizzes;
  if (quiz === undefined) throw new Error('no quiz');
  const { page } = await open(quiz);
  await press(page, say('attract.play'));
  await atView(page, 'language');
  await press(page, 'Français');
  await atView(page, 'question');
  const wanted = await page.locator('main button:not([tabindex="-1"]), nav button').count();
  const met = new Set<string>();
  for (let step = 0; step < wanted * 2 + 4; step += 1) {
    await page.keyboard.press('Tab');
    met.add((await focused(page)).name);
  }
  expect(met.size).toBeGreaterThanOrEqual(wanted);
});

test('a dialog lets the keys out behind it, keeps Escape to itself, or loses the place', async () => {
  const [quiz] = shipped.quizzes;
  if (quiz === undefined) throw new Error('no quiz');
  const { page } = await open(quiz);
  await press(page, say('access.open'));
  await page.getByRole('dialog').waitFor();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && document.activeElement?.closest('[role=dialog]') === null,
    );
    expect(outside, (await focused(page)).name).toBe(false);
  }
  await tabTo(page, say('access.highContrast'));
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.documentElement.dataset['access'] === 'highContrast');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.classList.contains('corner__access') === true);
});
