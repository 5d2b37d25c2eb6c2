/**
 * Pictures of every view of the page, at each place and in each language, with the shipped content:
 *
 *     node tests/e2e/screenshots.ts FOLDER [--geometry portrait] [--locale fr|en|nl|de] [--stage none] [--page FOLDER] [--kinds] [--games]
 *                                     [--access largeText,lowReach,highContrast,reducedMotion,untimed,speech]
 *
 * With `--games` each game is played to its best moment. With `--kinds` the sample quiz with a question of each newer kind is played instead, up to its result. Build the page first
 * (`npm run build`). The pictures are named `GEOMETRY-LOCALE-NN-NAME.png`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import type { KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import { type Locale, OWN_NAMES } from '#page/locales/locale.ts';
import { textsIn } from '#page/locales/texts.ts';
import { ACCESS_MODES, type AccessMode } from '#play/access.ts';
import { KINDS_KIOSK } from '#tests/fixtures/kinds-kiosk.ts';
import { sampleMedia } from '#tests/fixtures/sample-kiosk.ts';
import { GEOMETRIES, launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { PROJECT } from '#tests/support/process.ts';
import { readShipped } from '#tests/support/shipped-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startTestHost } from '#tests/support/test-host.ts';
import { chooseAccess, leaveDialog } from './support/access.ts';
import { answerAll, answerOne, type Walk } from './support/answering.ts';
import { pictureGames } from './support/game-pictures.ts';
import { siteOf } from './support/site-of.ts';
import { atView, button, tap } from './support/walk.ts';

// long: the pictures of one walk, in the order in which they are taken.

/** The four places that ship, by the name of their pictures. */
const PLACES = {
  portrait: { site: 'hall-portrait', geometry: 'portrait' },
  landscape: { site: 'provider-landscape', geometry: 'landscape' },
  tablet: { site: 'counter-tablet', geometry: 'tablet' },
  provider: { site: 'provider-portrait', geometry: 'portrait' },
} as const satisfies Readonly<Record<string, { readonly site: string; readonly geometry: keyof typeof GEOMETRIES }>>;
type Geometry = keyof typeof PLACES;
/** Until the wave has run and everything lies still enough to be looked at. */
const REST_MS = 1_600;
/** The reveal takes longer. */
const REVEAL_MS = 3_600;

interface Content {
  readonly kioskOf: (geometry: Geometry) => KioskState;
  /** The same with one pack alone. */
  readonly withPack: (kiosk: KioskState, pack: string) => KioskState;
  /** The same with every game that ships: the menu of games. */
  readonly withAllGames: (kiosk: KioskState) => KioskState;
  readonly media: (path: string) => Promise<Uint8Array | string>;
}

const KINDS: Content = {
  kioskOf: (geometry) => ({ ...KINDS_KIOSK, site: siteOf(PLACES[geometry].geometry), idle: { afterSeconds: 600, warningSeconds: 20 } }),
  withPack: (kiosk) => kiosk,
  withAllGames: (kiosk) => kiosk,
  media: sampleMedia,
};

const loadShipped = async (folder: string): Promise<Content> => {
  const { buildContent } = await import('#tests/support/build-content.ts');
  await buildContent(join(PROJECT, 'quiz-content'), folder);
  const { quizzes, brands, sites, kioskOf: kioskAt, media } = readShipped(folder);
  const kioskOf = (geometry: Geometry): KioskState => {
    const site = sites.find((one) => one.id === PLACES[geometry].site);
    const brand = brands.find((one) => one.id === site?.brand);
    if (site === undefined || brand === undefined) throw new Error(`no site for ${geometry}`);
    // One game alone, so that the walk leads straight into it; the menu of games has a picture of its own.
    const [first] = site.campaigns;
    return kioskAt(
      site,
      brand,
      quizzes.filter((quiz) => quiz.id === first?.pack),
    );
  };
  const withAllGames = (kiosk: KioskState): KioskState => ({
    ...kiosk,
    campaigns: quizzes.map((quiz) => ({ id: idOf('campaign', `play-${quiz.id}`), quiz })),
  });
  const withPack = (kiosk: KioskState, pack: string): KioskState => ({
    ...kiosk,
    campaigns: withAllGames(kiosk).campaigns.filter(({ quiz }) => quiz.id === pack),
  });
  return { kioskOf, withPack, withAllGames, media };
};

/** The dialog of the ways to play, and those that are wanted switched on. */
const withAccess = async ({ page, shot }: Walk, modes: readonly AccessMode[]): Promise<void> => {
  await atView(page, 'attract');
  await chooseAccess(page, modes);
  await shot('access', 600);
  await leaveDialog(page);
};

const visit = async (walk: Walk): Promise<void> => {
  const { page, kiosk, locale, shot } = walk;
  const say = textsIn(locale);
  await atView(page, 'attract');
  await shot('attract', 2_500);
  await tap(page, /On joue/);
  await shot('language');
  await tap(page, OWN_NAMES[locale]);
  await answerAll(walk);
  await atView(page, 'result');
  await shot('result', REVEAL_MS);
  await tap(page, say('result.keepInTouch'));
  await atView(page, 'age');
  await shot('age');
  await tap(page, say('age.18_plus'));
  await atView(page, 'consent');
  await shot('consent');
  await tap(page, say('consent.notice'));
  await shot('consent-notice', 600);
  await tap(page, say('consent.close'));
  for (const _purpose of kiosk.brand.contact.purposes) await tap(page, say('consent.accept'));
  await atView(page, 'contact');
  const fields = page.getByRole('textbox');
  await fields.nth(0).tap();
  await fields.nth(0).fill('Camille');
  await shot('contact-name');
  await fields.nth(1).tap();
  await fields.nth(1).fill('camille@');
  if ((await fields.count()) > 2) {
    await fields.nth(2).tap();
    await shot('contact-mobile', 600);
    await fields.nth(2).fill('06 12 34 56 78');
  }
  await fields.nth(1).tap();
  await shot('contact-email', 600);
  await fields.nth(1).fill('camille.martin@example.org');
  await tap(page, say('contact.continue'));
  await atView(page, 'review');
  await shot('review');
  await tap(page, say('review.send'));
  await atView(page, 'thanks');
  await shot('thanks');
  await tap(page, say('thanks.done'));
  await atView(page, 'attract');
};

/** The sample quiz, from its attract to its result, and the menu of languages. */
const playKinds = async (walk: Walk): Promise<void> => {
  const { page, locale, shot } = walk;
  await atView(page, 'attract');
  await shot('attract');
  await tap(page, /On joue/);
  await shot('language');
  await tap(page, OWN_NAMES[locale]);
  await atView(page, 'question');
  await tap(page, OWN_NAMES[locale]);
  await shot('languages', 600);
  await tap(page, OWN_NAMES[locale]);
  await answerAll(walk);
  await shot('result', REVEAL_MS);
};

/** What goes wrong, or waits: the views a visitor seldom sees. */
const seldom = async ({ page, host, kiosk, locale, shot }: Walk, withAllGames: Content['withAllGames']): Promise<void> => {
  const say = textsIn(locale);
  const begin = async (): Promise<void> => {
    await page.goto(host.url);
    await tap(page, /On joue/);
    await tap(page, OWN_NAMES[locale]);
  };
  const first = kiosk.campaigns[0]?.quiz.questions[0];
  host.replace({ ...kiosk, idle: { afterSeconds: 2, warningSeconds: 20 } });
  await begin();
  await page.getByRole('alertdialog').waitFor();
  await shot('idle');
  host.replace(kiosk);
  await begin();
  host.failWith('answer', 'KIOSK_STORE_FAILED');
  if (first !== undefined) await answerOne({ page, host, kiosk, locale, shot: async () => undefined }, first, '', 0);
  await atView(page, 'fault');
  await shot('fault');
  host.failWith('answer', null);
  host.replace(withAllGames(kiosk));
  await begin();
  await atView(page, 'games');
  await shot('games');
  host.replace({ ...kiosk, campaigns: [] });
  await page.goto(host.url);
  await atView(page, 'closed');
  await shot('closed', 2_500);
  host.failWith('kiosk', 'KIOSK_NO_CONTENT');
  await page.goto(host.url);
  await button(page, say('fault.retry')).waitFor();
  await shot('waking', 600);
  host.failWith('kiosk', null);
  host.replace(kiosk);
};

interface Wish {
  readonly folder: string;
  readonly geometries: readonly Geometry[];
  readonly locales: readonly Locale[];
  readonly stage: boolean;
  /** 1: PNG, pixel for pixel. Smaller: JPEG, for a README. */
  readonly scale: number;
  readonly page: string;
  /** The sample quiz instead of the shipped content. */
  readonly kinds: boolean;
  /** The games instead of a whole visit. */
  readonly games: boolean;
  /** The ways to play that are switched on first. */
  readonly access: readonly AccessMode[];
}

const pictures = async (
  browser: Browser,
  { folder, geometries, locales, stage, scale, page: built, kinds, games, access }: Wish,
): Promise<number> => {
  using version = temporaryFolder('pictures');
  const content = kinds ? KINDS : await loadShipped(version.path);
  let taken = 0;
  for (const geometry of geometries) {
    for (const locale of locales) {
      const kiosk = content.kioskOf(geometry);
      const host = await startTestHost({ kiosk, media: content.media, page: built });
      const page = await newKioskPage(browser, GEOMETRIES[PLACES[geometry].geometry], {
        deviceScaleFactor: scale,
        locale: { fr: 'fr-FR', en: 'en-GB', nl: 'nl-NL', de: 'de-DE' }[locale],
      });
      page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
      page.on('console', (line) => {
        if (line.type() === 'error' || line.type() === 'warning') process.stderr.write(`console: ${line.text()}\n`);
      });
      if (!stage) await page.addInitScript(() => Object.assign(HTMLCanvasElement.prototype, { getContext: () => null }));
      let number = 0;
      const shot = async (name: string, restMs = REST_MS): Promise<void> => {
        number += 1;
        // Without a stage nothing drifts into its place.
        await page.waitForTimeout((await page.locator('.views[data-pictures="flat"]').count()) > 0 ? 300 : restMs);
        const path = join(folder, `${geometry}-${locale}-${String(number).padStart(2, '0')}-${name}`);
        const next = page.locator('.pager__button').last();
        for (let part = 1; part < 12; part += 1) {
          const name = part === 1 ? path : `${path}-page-${part}`;
          if (scale === 1) await page.screenshot({ path: `${name}.png` });
          else await page.screenshot({ path: `${name}.jpg`, type: 'jpeg', quality: 82 });
          taken += 1;
          if ((await next.count()) === 0 || (await next.isDisabled())) break;
          await next.tap();
        }
      };
      await page.goto(host.url);
      try {
        const walk: Walk = { page, host, kiosk, locale, shot };
        if (games) await pictureGames(walk, (pack) => host.replace(content.withPack(kiosk, pack)));
        else {
          await withAccess(walk, access);
          await (kinds ? playKinds(walk) : visit(walk));
        }
        if (!kinds && !games && access.length === 0) await seldom(walk, content.withAllGames);
      } catch (cause) {
        await shot('where-it-stopped', 0);
        throw cause;
      }
      await page.context().close();
      await host.close();
    }
  }
  return taken;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    geometry: { type: 'string' },
    locale: { type: 'string' },
    stage: { type: 'string' },
    scale: { type: 'string', default: '1' },
    page: { type: 'string', default: join(PROJECT, 'dist/page') },
    kinds: { type: 'boolean', default: false },
    games: { type: 'boolean', default: false },
    access: { type: 'string', default: '' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write(
    'usage: node tests/e2e/screenshots.ts FOLDER [--geometry portrait|landscape|tablet|provider] [--locale fr|en|nl|de] [--stage none] [--scale 0.36] [--kinds] [--games]\n',
  );
  process.exitCode = 2;
} else {
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    const geometries = (['portrait', 'landscape', 'tablet', 'provider'] as const).filter(
      (one) => values.geometry === undefined || values.geometry === one,
    );
    const locales = (['fr', 'en', 'nl', 'de'] as const).filter((one) => values.locale === undefined || values.locale === one);
    const taken = await pictures(browser, {
      folder,
      geometries,
      locales,
      stage: values.stage !== 'none',
      scale: Number(values.scale),
      page: values.page,
      kinds: values.kinds,
      games: values.games,
      access: ACCESS_MODES.filter((mode) => values.access.split(',').includes(mode)),
    });
    process.stdout.write(`${taken} pictures in ${folder}\n`);
  } finally {
    await browser.close();
  }
}
