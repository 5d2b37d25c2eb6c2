import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Locale } from '#page/locales/locale.ts';
import type { AccessMode } from '#play/access.ts';
import { deedsOf } from '#proof/drive/deeds.ts';
import type { Stop } from '#proof/drive/journey.ts';
import { playsOf } from '#proof/drive/plays.ts';
import { type Darkroom, openDarkroom } from '#proof/inspect/darkroom.ts';
import { chooseAccess, leaveDialog } from '#tests/e2e/support/access.ts';
import { KINDS_QUIZ } from '#tests/fixtures/kinds-kiosk.ts';
import { sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import { holdsPair, pairsOf, pairwise, type Row } from '#tests/support/pairwise.ts';
import { readShipped, type ShippedContent } from '#tests/support/shipped-content.ts';
import { shippedFolder } from '#tests/support/shipped-folder.ts';
import type { TestHost } from '#tests/support/test-host.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { axeFindings, flawsOf, giveEyes, seenOn, touchedAndRead, walkTo } from './support/eyes.ts';
import { outOfReach, tooClose, tooSmall } from './support/measures.ts';

// Every view, with every two of language, site, brand, game and way to play together at least once.

const MODES: Readonly<Record<string, readonly AccessMode[]>> = {
  stillness: ['reducedMotion'],
  'large text': ['largeText'],
  'low reach': ['lowReach'],
  'strong contrast': ['highContrast'],
  'large text within reach': ['largeText', 'lowReach'],
  'large text in strong contrast': ['largeText', 'highContrast'],
};
const LOCALES: readonly Locale[] = ['fr', 'en', 'nl', 'de'];

const shipped = readShipped(shippedFolder());
const { browser, openHost, openPage } = useTerminals();
let darkroom: Darkroom;
beforeAll(async () => {
  darkroom = await openDarkroom(browser());
});

/** What leads to the fullest board of a kind, which touches at random may pass by: four players, then one of them answers. */
const CROWDED: Readonly<Record<string, readonly string[]>> = { trivia: ['.fleet__one', '.buzzer'] };

/** Axe and the pixels are asked once for each view and way to play: they do not know a language from another. */
const asked = new Set<string>();

interface Walker {
  readonly page: Page;
  readonly host: TestHost;
  readonly row: Row;
  readonly modes: readonly AccessMode[];
  readonly site: ShippedContent['sites'][number];
  readonly findings: string[];
}

/** Looks at what is shown: each of its pages, when it is longer than its place. */
const look = async ({ page, row, modes, site, findings }: Walker, view: string): Promise<void> => {
  const key = `${view} with ${row['mode']}`;
  const closely = !asked.has(key);
  asked.add(key);
  const found = new Set<string>();
  // A button that was touched sinks for a moment.
  await page.waitForFunction(() => document.querySelector(':is(button, input):active') === null);
  const next = page.locator('.pager__button').last();
  for (let part = 0; part < 30; part += 1) {
    const seen = await seenOn(page);
    const { controls, letters } = await touchedAndRead(page);
    for (const one of await flawsOf(page, seen, site.pixelPitchMm, closely && part === 0 ? darkroom : null)) found.add(one);
    for (const one of tooClose(controls)) found.add(one);
    if (modes.includes('lowReach')) for (const one of outOfReach(controls, site)) found.add(one);
    if (modes.includes('largeText')) for (const one of tooSmall(letters, site)) found.add(one);
    // A list of all countries has too many pages to look at each: they are all alike.
    if ((await next.count()) === 0 || (await next.isDisabled()) || part === 5) break;
    await next.evaluate((button: HTMLElement) => button.click());
  }
  if (closely) for (const one of await axeFindings(page)) found.add(one);
  findings.push(...[...found].map((one) => `${view}: ${one}`));
};

/** `whole`: the views that every game has in common are looked at, too. */
const walkRow = async (row: Row, whole: boolean): Promise<readonly string[]> => {
  const modes = MODES[row['mode'] ?? ''] ?? [];
  const site = shipped.sites.find(({ id }) => id === row['site']);
  const brand = shipped.brands.find(({ id }) => id === row['brand']);
  const locale = LOCALES.find((one) => one === row['locale']);
  const game = row['game'] === 'kinds' ? KINDS_QUIZ : shipped.quizzes.find(({ id }) => id === row['game']);
  const other = shipped.quizzes.find(({ id }) => id !== row['game']);
  if (site === undefined || brand === undefined || locale === undefined || game === undefined || other === undefined)
    throw new Error(`no such row: ${JSON.stringify(row)}`);
  const quiz: CompiledQuiz = { ...game, defaultLocale: locale };
  // A look takes as long as it takes: the visit must not idle away under it.
  const kiosk = { ...shipped.kioskOf(site, brand, [quiz, other]), idle: { afterSeconds: 600, warningSeconds: 20 } };
  const media = (path: string) => (path.includes(`/packs/${KINDS_QUIZ.id}/`) ? sampleMedia(path) : shipped.media(path));
  const host = await openHost({ kiosk, media });
  const size = { width: site.geometry.widthPx, height: site.geometry.heightPx };
  const page = await openPage(host.url, { size, reducedMotion: 'reduce', locale, before: giveEyes });
  const walker: Walker = { page, host, row, modes, site, findings: [] };
  const [play] = playsOf(quiz, new Date()).plays;
  const answers = deedsOf(quiz, play?.answers ?? [], locale);
  // What a game answers itself nobody is asked.
  const questions = (play?.answers ?? []).map(({ question }) => question).filter((question) => !quiz.game?.answers.includes(question));
  /** What comes after the menu: the board of a game, or the first question. */
  const first = quiz.game?.kind ?? questions[0];
  /** The page as it is told anew, played in the same way. */
  const again = async (): Promise<void> => {
    await page.reload();
    await page.locator('main').waitFor();
    await chooseAccess(page, modes);
    await leaveDialog(page);
    const isClosed = (await page.locator('main[data-view="closed"]').count()) > 0;
    if (isClosed || first === undefined) return;
    const stuck = await walkTo(page, { locale, answers, to: { view: 'question', question: first } });
    // On a slow machine the warning is there before the question: it is what is waited for.
    const warned = (await page.getByRole('alertdialog').count()) > 0;
    if (stuck !== null && !warned) throw new Error(`stuck on the way back to the first question: ${JSON.stringify(stuck)}`);
  };
  const go = async (to: Stop, name: string): Promise<void> => {
    const stuck = await walkTo(page, { locale, answers, to });
    if (stuck !== null) throw new Error(`${JSON.stringify(row)} stuck on the way to ${name}: ${JSON.stringify(stuck)}`);
    await look(walker, name);
  };
  /** What these buttons open, one after the other, over the view. */
  const lookInto = async (...steps: readonly (readonly [selector: string, name: string])[]): Promise<void> => {
    for (const [selector, name] of steps) {
      const opener = page.locator(selector).first();
      await opener.evaluate((button: HTMLElement) => button.click());
      await page.getByRole('dialog').waitFor();
      await look(walker, name);
    }
    const dialog = page.getByRole('dialog');
    while ((await dialog.count()) > 0) await dialog.locator('h2').press('Escape');
  };
  const leaveAndFail = async (): Promise<void> => {
    await page
      .locator('.corner__button')
      .last()
      .evaluate((button: HTMLElement) => button.click());
    await page.waitForFunction(() => document.querySelector('[role="dialog"], main[data-view="attract"]') !== null);
    // Who has given nothing yet leaves without being asked, and the way to play goes with them.
    const dialog = page.getByRole('dialog');
    if ((await dialog.count()) > 0) {
      await look(walker, 'leave dialog');
      await dialog
        .getByRole('button')
        .first()
        .evaluate((button: HTMLElement) => button.click());
    } else await again();
    // A game that asks nothing has nothing to write down.
    if (quiz.questions.length > 0) {
      host.failWith('answer', 'KIOSK_STORE_FAILED');
      await go({ view: 'fault' }, 'fault');
      host.failWith('answer', null);
      await page.locator('main .button--large').evaluate((button: HTMLElement) => button.click());
    }
  };
  const lookBehindTheResult = async (): Promise<void> => {
    await lookInto(['.extra--secret', 'secret dialog']);
    await lookInto(['.extra--desk', 'desk dialog'], ['.desk-dialog .pair .button', 'call back dialog']);
    for (const view of ['age', 'consent'] as const) await go({ view }, view);
    await go({ view: 'consent', over: 'notice' }, 'notice');
    for (const view of ['contact', 'review', 'thanks'] as const) await go({ view }, view);
    // Nobody touches anything: the warning comes over the first view that can be left halfway.
    host.replace({ ...kiosk, idle: { afterSeconds: 2, warningSeconds: 20 } });
    await again();
    await page.getByRole('alertdialog').waitFor();
    await look(walker, 'idle warning');
    host.replace({ ...kiosk, campaigns: [] });
    await again();
    await look(walker, 'closed');
  };
  try {
    await page.locator('main').waitFor();
    await chooseAccess(page, modes);
    if (whole) await look(walker, 'access dialog');
    await leaveDialog(page);
    await go({ view: 'attract' }, 'attract');
    if (whole) {
      await lookInto(['.corner__ask', 'around dialog'], ['.dialog .idea', 'place dialog']);
      await go({ view: 'language' }, 'language');
      await go({ view: 'games' }, 'games');
    }
    if (quiz.game !== null) {
      const { kind } = quiz.game;
      const after = (touches: number): Promise<void> =>
        go({ view: 'question', question: kind, touches }, `game ${kind} after ${touches} touches`);
      await after(0);
      for (const selector of CROWDED[kind] ?? []) {
        await page
          .locator(selector)
          .last()
          .evaluate((button: HTMLElement) => button.click());
        await look(walker, `game ${kind}, ${selector}`);
      }
      await after(3);
    }
    for (const question of questions) {
      const kind = quiz.questions.find(({ id }) => id === question);
      await go({ view: 'question', question }, `question ${kind?.kind === 'single' ? kind.look : kind?.kind}`);
    }
    if (whole) await leaveAndFail();
    await go({ view: 'result' }, 'result');
    if (whole) await lookBehindTheResult();
  } catch (cause) {
    walker.findings.push(`stopped: ${String(cause)}`);
  } finally {
    await page.context().close();
  }
  return walker.findings.map((one) => `${Object.values(row).join(' · ')} · ${one}`);
};

/** Packs that another one is made of: their views are seen there. */
const PARTS: readonly string[] = ['coquillages', 'accueil-express'];

test('no view, in no pair of language, site, brand, game and way to play, breaks a promise', { timeout: 600_000 }, async () => {
  const common = {
    site: shipped.sites.map(({ id }) => id),
    mode: Object.keys(MODES),
    locale: LOCALES,
    brand: shipped.brands.map(({ id }) => id),
  };
  const games = [...shipped.quizzes.map(({ id }) => id).filter((id) => !PARTS.includes(id)), 'kinds'];
  let open = pairsOf(common);
  // What every game has in common is looked at until each two of the others have met.
  const rows = pairwise({ ...common, game: games }).map((row) => {
    const whole = open.some((pair) => holdsPair(row, pair));
    open = open.filter((pair) => !holdsPair(row, pair));
    return { row, whole };
  });
  const findings: string[] = [];
  const walkers = [0, 1].map(async () => {
    for (let next = rows.shift(); next !== undefined; next = rows.shift()) findings.push(...(await walkRow(next.row, next.whole)));
  });
  await Promise.all(walkers);
  expect(findings, findings.join('\n')).toEqual([]);
});
