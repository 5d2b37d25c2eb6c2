import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import { type ServedHost, serveHost } from '#shell-http/serve-host.ts';
import type { Print } from './cache.ts';
import type { Variant } from './content/variant.ts';
import { deedsOf } from './drive/deeds.ts';
import type { Journey, Stuck } from './drive/journey.ts';
import type { Play } from './drive/plays.ts';
import { around } from './inspect/around.ts';
import type { Darkroom } from './inspect/darkroom.ts';
import { judge, onEdges, onPixels } from './inspect/judge.ts';
import type { Box, Seen, SeenText } from './inspect/seen.ts';
import type { Shot } from './plan.ts';
import { browserScript, OWN_PATH } from './terminal/browser-files.ts';
import { type StagedTerminal, stageTerminal } from './terminal/staged-terminal.ts';

/** A picture that is due, and the languages it is due in. */
export interface Due {
  readonly shot: Shot;
  readonly locales: readonly Locale[];
}

interface RenderOptions {
  readonly browser: Browser;
  readonly darkroom: Darkroom;
  readonly variant: Variant;
  readonly plays: readonly Play[];
  readonly due: readonly Due[];
  readonly out: string;
  /** Where a picture goes, relative to `out`. */
  readonly pictureOf: (shot: Shot, locale: Locale) => string;
  readonly taken: (shot: Shot, locale: Locale, print: Print) => void;
  /** The page did not go on: this picture and those after it in the same visit are missing. */
  readonly stuck: (shot: Shot, locale: Locale, where: Stuck) => void;
}

/** Until the stage has painted what the view put on it. */
const REST_MS = 220;
/** The stage is loaded after the first view: on a busy machine that takes its time. */
const STAGE_MS = 10_000;
/** The stage uncovers a result slowly, even for who asked for calm. */
const REVEAL_MS = 900;

const SCRIPTS: Readonly<Record<string, string>> = {
  [`${OWN_PATH}finger.js`]: join(import.meta.dirname, 'drive/finger.ts'),
  [`${OWN_PATH}look.js`]: join(import.meta.dirname, 'inspect/look.ts'),
};

/** The staged terminal, with the scripts that walk and look beside the page: the page itself loads none of them. */
const serve = (terminal: StagedTerminal): Promise<ServedHost> =>
  serveHost(
    {
      close: () => undefined,
      fetch: async (request) => {
        const script = SCRIPTS[new URL(request.url).pathname];
        return script === undefined ? terminal.fetch(request) : browserScript(script);
      },
    },
    0,
  );

/** The answer: null, or where the walk got stuck. */
const walk = (page: Page, journey: Journey): Promise<Stuck | null> =>
  page.evaluate<Stuck | null>(`import('${OWN_PATH}finger.js').then((finger) => finger.walk(window, ${JSON.stringify(journey)}))`);

const withLook = <Value>(page: Page, call: string): Promise<Value> =>
  page.evaluate<Value>(`import('${OWN_PATH}look.js').then((eye) => ${call})`);

interface Camera {
  readonly page: Page;
  readonly session: CDPSession;
}

/** The page as it is, without the frames that the library's own way waits for: the eye has waited already. */
const shoot = async ({ session }: Camera, format: 'jpeg' | 'png', part?: Box): Promise<Buffer> => {
  const clip = part === undefined ? {} : { clip: { ...part, scale: 1 } };
  const quality = format === 'jpeg' ? { quality: 78 } : {};
  const { data } = await session.send('Page.captureScreenshot', { format, optimizeForSpeed: true, ...quality, ...clip });
  return Buffer.from(data, 'base64');
};

/** The contrasts of texts whose ground only the pixels know. */
const contrastsOf = async (camera: Camera, darkroom: Darkroom, texts: readonly SeenText[]): Promise<readonly number[]> => {
  if (texts.length === 0) return [];
  await withLook(camera.page, '{ globalThis.showTexts = eye.hideTexts(); }');
  const part = around(texts.map(({ box }) => box));
  const ground = await shoot(camera, 'png', part);
  await camera.page.evaluate('globalThis.showTexts()');
  const from = ({ x, y, ...size }: Box): Box => ({ x: x - part.x, y: y - part.y, ...size });
  return darkroom.contrastsOn(
    ground,
    texts.map((text) => ({ ...text, box: from(text.box) })),
  );
};

interface Moment {
  readonly picture: string;
  readonly restMs: number;
  readonly missing: readonly string[];
}

const photograph = async (camera: Camera, { picture, restMs, missing }: Moment, options: RenderOptions): Promise<Print> => {
  const { darkroom, out, variant } = options;
  const seen = await withLook<Seen>(camera.page, `eye.staged(${STAGE_MS}).then(() => eye.rest(${restMs})).then(() => eye.look())`);
  await mkdir(dirname(join(out, picture)), { recursive: true });
  await writeFile(join(out, picture), await shoot(camera, 'jpeg'));
  const edged = onEdges(seen).map(({ box }) => box);
  const edges = edged.length === 0 ? [] : await darkroom.edgesOf(await shoot(camera, 'png'), edged);
  const pixelContrasts = await contrastsOf(camera, darkroom, onPixels(seen));
  const flaws = judge({ seen, pixelContrasts, edges, missing, pixelPitchMm: variant.site.pixelPitchMm });
  return { picture, flaws, texts: seen.texts.map(({ text, lang, box }) => ({ text, lang, box })) };
};

const journeyTo = (shot: Shot, quiz: CompiledQuiz, plays: readonly Play[], locale: Locale): Journey => ({
  locale,
  answers: deedsOf(quiz, plays[shot.play]?.answers ?? [], locale),
  to: shot.stop,
});

/** It stands at its stop and speaks another language: the thanks have no corner that switches it any more. */
const isInOtherLanguage = ({ at, lang }: Stuck, { stop }: Shot, locale: Locale): boolean => at === stop.view && lang !== locale;

/**
 * One visit: the shots in the order of their views, each in all its languages before the walk goes on. The answer: what can only be seen
 * by a visitor who chose that language at the start.
 */
const visit = async (
  camera: Camera,
  shots: readonly Due[],
  missing: Set<string>,
  quiz: CompiledQuiz,
  options: RenderOptions,
): Promise<readonly Due[]> => {
  const { plays, pictureOf, taken, stuck } = options;
  let spoken: Locale | null = null;
  const later: Due[] = [];
  for (const { shot, locales } of shots) {
    missing.clear();
    // The language that the page speaks already comes first.
    const inTurn = locales.toSorted((a, b) => Number(b === spoken) - Number(a === spoken));
    for (const [index, locale] of inTurn.entries()) {
      const where = await walk(camera.page, journeyTo(shot, quiz, plays, locale));
      if (where !== null && spoken !== null && isInOtherLanguage(where, shot, locale)) {
        later.push({ shot, locales: [locale] });
        continue;
      }
      if (where !== null) {
        stuck(shot, locale, where);
        return later;
      }
      spoken = locale;
      const restMs = shot.stop.view === 'result' && index === 0 ? REVEAL_MS : REST_MS;
      taken(shot, locale, await photograph(camera, { picture: pictureOf(shot, locale), restMs, missing: [...missing] }, options));
    }
  }
  return later;
};

/** Walks one visitor after the other through the page, and photographs what is due. */
export const render = async (options: RenderOptions): Promise<void> => {
  const { browser, variant, due } = options;
  const [quiz] = variant.content.quizzes;
  if (quiz === undefined || due.length === 0) return;
  const terminal = await stageTerminal(variant);
  const served = await serve(terminal);
  const { widthPx: width, heightPx: height } = variant.site.geometry;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    reducedMotion: 'reduce',
    locale: quiz.defaultLocale,
    timezoneId: 'Europe/Paris',
  });
  try {
    const page = await context.newPage();
    const camera: Camera = { page, session: await context.newCDPSession(page) };
    const missing = new Set<string>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      // Recordings of the voice lie there too; a quiz may have none.
      if (response.status() >= 400 && /^\/media\/.*\.(svg|png)$/.test(pathname)) missing.add(pathname);
    });
    const visits = [...Map.groupBy(due, ({ shot: { scene, play } }) => `${scene} ${play}`).values()];
    for (let shots = visits.shift(); shots !== undefined; shots = visits.shift()) {
      const [first] = shots;
      if (first === undefined) continue;
      terminal.setMode({ scene: first.shot.scene, reducedMotion: true });
      await page.goto(served.url);
      // Each language that is left has a visitor of its own.
      visits.push(...(await visit(camera, shots, missing, quiz, options)).map((one) => [one]));
    }
  } finally {
    await context.close();
    await served.close();
    await terminal.remove();
  }
};
