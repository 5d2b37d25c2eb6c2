/**
 * Pictures of every view of the page, in each geometry and language, with the shipped content:
 *
 *     node tests/e2e/screenshots.ts FOLDER [--geometry portrait] [--locale fr] [--stage none] [--page FOLDER]
 *
 * Build the page first (`npm run build`). The pictures are named `GEOMETRY-LOCALE-NN-NAME.png`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { compileContent } from '#compiler/compile-content.ts';
import { contentPath } from '#contract/content.ts';
import type { KioskState } from '#contract/host-api.ts';
import { GEOMETRIES, launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { PROJECT } from '#tests/support/process.ts';
import { startTestHost, type TestHost } from './support/test-host.ts';
import { atView, button, tap } from './support/walk.ts';

type Geometry = keyof typeof GEOMETRIES;
type Locale = 'fr' | 'en';
const SITE_OF: Readonly<Record<Geometry, string>> = {
  portrait: 'hall-portrait',
  landscape: 'provider-landscape',
  tablet: 'counter-tablet',
};
/** Until the wave has run and everything lies still enough to be looked at. */
const REST_MS = 1_600;
/** The reveal takes longer. */
const REVEAL_MS = 3_600;

interface Shipped {
  readonly kioskOf: (geometry: Geometry) => KioskState;
  readonly media: (path: string) => Promise<Uint8Array>;
}

const loadShipped = async (): Promise<Shipped> => {
  const compiled = await compileContent(join(PROJECT, 'quiz-content'));
  if (!compiled.ok) throw new Error(`the shipped content does not compile: ${compiled.error.map((one) => one.message).join('; ')}`);
  const { quizzes, brands, sites, files, manifest } = compiled.value;
  const kioskOf = (geometry: Geometry): KioskState => {
    const site = sites.find((one) => one.id === SITE_OF[geometry]);
    const brand = brands.find((one) => one.id === site?.brand);
    if (site === undefined || brand === undefined) throw new Error(`no site for ${geometry}`);
    const campaigns = site.campaigns.flatMap(({ id, pack }) => quizzes.filter((quiz) => quiz.id === pack).map((quiz) => ({ id, quiz })));
    const idle = { afterSeconds: 600, warningSeconds: 20 };
    return { terminal: 'pictures', contentVersion: manifest.version, site, brand, campaigns, contactOffered: true, idle, eventCursor: 0 };
  };
  const media = async (path: string): Promise<Uint8Array> => {
    const [, , kind, id = '', ...rest] = path.split('/');
    const name = rest.at(-1) ?? '';
    for (const quiz of quizzes) {
      const bytes = files.get(kind === 'packs' ? contentPath.packMedia(quiz.id, name) : `brands/${id}/media/${name}`);
      if (bytes !== undefined) return bytes;
    }
    throw new Error(`no such picture: ${path}`);
  };
  return { kioskOf, media };
};

interface Walk {
  readonly page: Page;
  readonly host: TestHost;
  readonly kiosk: KioskState;
  readonly locale: Locale;
  readonly shot: (name: string, restMs?: number) => Promise<void>;
}

const say = (locale: Locale, fr: string, en: string): string => (locale === 'fr' ? fr : en);

/** The questions of the shipped quiz, answered by kind; each picture once. */
const answerAll = async ({ page, kiosk, locale, shot }: Walk): Promise<void> => {
  const questions = kiosk.campaigns[0]?.quiz.questions ?? [];
  for (const [index, question] of questions.entries()) {
    const number = String(index + 1).padStart(2, '0');
    await page.getByText(new RegExp(`Question ${index + 1} `)).waitFor();
    await shot(`question-${number}-${question.kind}`);
    if (question.kind === 'single') await tap(page, question.choices[index % question.choices.length]?.text[locale] ?? '');
    if (question.kind === 'multiple') {
      await tap(page, question.choices[0]?.text[locale] ?? '');
      await tap(page, question.choices[2]?.text[locale] ?? '');
      await shot(`question-${number}-${question.kind}-chosen`);
      await tap(page, say(locale, 'Continuer', 'Continue'));
    }
    if (question.kind === 'number') {
      await tap(page, say(locale, 'Plus', 'More'));
      await shot(`question-${number}-number-more`);
      await tap(page, say(locale, 'De 1 à 8', '1 to 8'));
      await tap(page, '4');
    }
    if (question.kind === 'origin') {
      await tap(page, say(locale, 'Un autre pays', 'Another country'));
      await shot(`question-${number}-origin-country`, 700);
      await tap(page, say(locale, 'Les plus proches', 'Nearby places'));
      await tap(page, say(locale, 'Un autre département', 'Another département'));
      await tap(page, '4');
      await shot(`question-${number}-origin-department`, 700);
      await tap(page, '4');
      await tap(page, /Loire-Atlantique/);
    }
  }
};

const visit = async (walk: Walk): Promise<void> => {
  const { page, locale, shot } = walk;
  await atView(page, 'attract');
  await shot('attract', 2_500);
  await tap(page, /On joue/);
  await shot('language');
  await tap(page, say(locale, 'Français', 'English'));
  await answerAll(walk);
  await atView(page, 'result');
  await shot('result', REVEAL_MS);
  await tap(page, say(locale, 'On garde le contact ?', 'Keep in touch?'));
  await atView(page, 'age');
  await shot('age');
  await tap(page, say(locale, '18 ans et plus', '18 or over'));
  await atView(page, 'consent');
  await shot('consent');
  await tap(page, say(locale, "Lire ce qu'on en fait", 'Read what we do with it'));
  await shot('consent-notice', 600);
  await tap(page, say(locale, 'Fermer', 'Close'));
  for (let index = 0; index < 3; index += 1) await tap(page, say(locale, "Oui, d'accord", "Yes, that's fine"));
  await atView(page, 'contact');
  const fields = page.getByRole('textbox');
  await fields.nth(0).tap();
  await fields.nth(0).fill('Camille');
  await shot('contact-name');
  await fields.nth(1).tap();
  await fields.nth(1).fill('camille@');
  await fields.nth(2).tap();
  await shot('contact-mobile', 600);
  await fields.nth(2).fill('06 12 34 56 78');
  await fields.nth(1).tap();
  await shot('contact-email', 600);
  await fields.nth(1).fill('camille.martin@example.org');
  await tap(page, say(locale, 'Continuer', 'Continue'));
  await atView(page, 'review');
  await shot('review');
  await tap(page, say(locale, 'Envoyer', 'Send'));
  await atView(page, 'thanks');
  await shot('thanks');
  await tap(page, say(locale, 'Au suivant !', 'Next, please!'));
  await atView(page, 'attract');
};

/** What goes wrong, or waits: the views a visitor seldom sees. */
const seldom = async ({ page, host, kiosk, locale, shot }: Walk): Promise<void> => {
  const begin = async (): Promise<void> => {
    await page.goto(host.url);
    await tap(page, /On joue/);
    await tap(page, say(locale, 'Français', 'English'));
  };
  const first = kiosk.campaigns[0]?.quiz.questions[0];
  host.replace({ ...kiosk, idle: { afterSeconds: 2, warningSeconds: 20 } });
  await begin();
  await page.getByRole('alertdialog').waitFor();
  await shot('idle');
  host.replace(kiosk);
  await begin();
  host.failWith('answer', 'KIOSK_STORE_FAILED');
  if (first?.kind === 'single') await tap(page, first.choices[0]?.text[locale] ?? '');
  await atView(page, 'fault');
  await shot('fault');
  host.failWith('answer', null);
  const one = kiosk.campaigns[0];
  if (one) {
    host.replace({ ...kiosk, campaigns: [one, { ...one, id: one.id }] });
    await begin();
    await atView(page, 'games');
    await shot('games');
  }
  host.replace({ ...kiosk, campaigns: [] });
  await page.goto(host.url);
  await atView(page, 'closed');
  await shot('closed', 2_500);
  host.failWith('kiosk', 'KIOSK_NO_CONTENT');
  await page.goto(host.url);
  await button(page, /Réessayer|Try again/).waitFor();
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
}

const pictures = async (browser: Browser, { folder, geometries, locales, stage, scale, page: built }: Wish): Promise<number> => {
  const shipped = await loadShipped();
  let taken = 0;
  for (const geometry of geometries) {
    for (const locale of locales) {
      const kiosk = shipped.kioskOf(geometry);
      const host = await startTestHost({ kiosk, media: shipped.media, page: built });
      const page = await newKioskPage(browser, GEOMETRIES[geometry], {
        deviceScaleFactor: scale,
        ...(locale === 'en' ? { locale: 'en-GB' } : {}),
      });
      page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
      page.on('console', (line) => {
        if (line.type() === 'error' || line.type() === 'warning') process.stderr.write(`console: ${line.text()}\n`);
      });
      if (!stage) await page.addInitScript(() => Object.assign(HTMLCanvasElement.prototype, { getContext: () => null }));
      let number = 0;
      const shot = async (name: string, restMs = REST_MS): Promise<void> => {
        number += 1;
        await page.waitForTimeout(restMs);
        const path = join(folder, `${geometry}-${locale}-${String(number).padStart(2, '0')}-${name}`);
        if (scale === 1) await page.screenshot({ path: `${path}.png` });
        else await page.screenshot({ path: `${path}.jpg`, type: 'jpeg', quality: 82 });
        taken += 1;
      };
      await page.goto(host.url);
      try {
        await visit({ page, host, kiosk, locale, shot });
        await seldom({ page, host, kiosk, locale, shot });
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
  },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write(
    'usage: node tests/e2e/screenshots.ts FOLDER [--geometry portrait|landscape|tablet] [--locale fr|en] [--stage none] [--scale 0.36]\n',
  );
  process.exitCode = 2;
} else {
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    const geometries = (['portrait', 'landscape', 'tablet'] as const).filter(
      (one) => values.geometry === undefined || values.geometry === one,
    );
    const locales = (['fr', 'en'] as const).filter((one) => values.locale === undefined || values.locale === one);
    const taken = await pictures(browser, {
      folder,
      geometries,
      locales,
      stage: values.stage !== 'none',
      scale: Number(values.scale),
      page: values.page,
    });
    process.stdout.write(`${taken} pictures in ${folder}\n`);
  } finally {
    await browser.close();
  }
}
