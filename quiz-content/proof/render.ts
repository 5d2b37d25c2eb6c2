import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Locale } from '#fields/types.ts';
import { type ServedHost, serveHost } from '#shell-http/serve-host.ts';
import type { Print } from './cache.ts';
import type { Variant } from './content/variant.ts';
import { deedsOf } from './drive/deeds.ts';
import type { Journey } from './drive/journey.ts';
import type { Play } from './drive/plays.ts';
import type { Darkroom } from './inspect/darkroom.ts';
import { judge, onEdges, onPixels } from './inspect/judge.ts';
import type { Seen } from './inspect/seen.ts';
import type { Shot } from './plan.ts';
import { browserScript, OWN_PATH } from './terminal/browser-files.ts';
import { type StagedTerminal, stageTerminal } from './terminal/staged-terminal.ts';

/** One language on one site under one brand. */
export interface Job {
  readonly variant: Variant;
  readonly locale: Locale;
  /** Where the pictures of it go, relative to the proof's folder. */
  readonly folder: string;
}

interface RenderOptions extends Job {
  readonly browser: Browser;
  readonly darkroom: Darkroom;
  readonly plays: readonly Play[];
  readonly shots: readonly Shot[];
  readonly out: string;
  readonly taken: (shot: Shot, print: Print) => void;
  /** The page did not go on: this picture and those after it in the same visit are missing. */
  readonly stuck: (shot: Shot, where: string) => void;
}

/** Until the stage has painted what the view put on it. */
const REST_MS = 220;
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
const walk = (page: Page, journey: Journey): Promise<string | null> =>
  page.evaluate<string | null>(`import('${OWN_PATH}finger.js').then((finger) => finger.walk(window, ${JSON.stringify(journey)}))`);

const withLook = <Value>(page: Page, call: string): Promise<Value> =>
  page.evaluate<Value>(`import('${OWN_PATH}look.js').then((eye) => ${call})`);

const photograph = async (page: Page, shot: Shot, missing: readonly string[], options: RenderOptions): Promise<Print> => {
  const { darkroom, out, folder, variant } = options;
  await withLook(page, `eye.rest(${shot.stop.view === 'result' ? REVEAL_MS : REST_MS})`);
  const seen = await withLook<Seen>(page, 'eye.look()');
  const picture = `${folder}/${shot.id}.jpg`;
  await mkdir(dirname(join(out, picture)), { recursive: true });
  await page.screenshot({ path: join(out, picture), type: 'jpeg', quality: 78 });
  const edged = onEdges(seen).map(({ box }) => box);
  const edges = edged.length === 0 ? [] : await darkroom.edgesOf(await page.screenshot(), edged);
  const unsure = onPixels(seen);
  let pixelContrasts: readonly number[] = [];
  if (unsure.length > 0) {
    await withLook(page, '{ globalThis.showTexts = eye.hideTexts(); }');
    const ground = await page.screenshot();
    await page.evaluate('globalThis.showTexts()');
    pixelContrasts = await darkroom.contrastsOn(ground, unsure);
  }
  const flaws = judge({ seen, pixelContrasts, edges, missing, pixelPitchMm: variant.site.pixelPitchMm });
  return { picture, flaws, texts: seen.texts.map(({ text, lang, box }) => ({ text, lang, box })) };
};

const journeyTo = (shot: Shot, quiz: CompiledQuiz, plays: readonly Play[], locale: Locale): Journey => ({
  locale,
  answers: deedsOf(quiz, plays[shot.play]?.answers ?? [], locale),
  to: shot.stop,
});

/** Walks one visitor after the other through the page, and photographs what is on the list.  */
export const render = async (options: RenderOptions): Promise<void> => {
  const { browser, variant, locale, plays, shots, taken, stuck } = options;
  const [quiz] = variant.content.quizzes;
  if (quiz === undefined || shots.length === 0) return;
  const terminal = await stageTerminal(variant);
  const served = await serve(terminal);
  const { widthPx: width, heightPx: height } = variant.site.geometry;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    reducedMotion: 'reduce',
    locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
  });
  try {
    const page = await context.newPage();
    const missing = new Set<string>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (response.status() >= 400 && pathname.startsWith('/media/')) missing.add(pathname);
    });
    const visits = Map.groupBy(shots, ({ scene, play }) => `${scene} ${play}`);
    for (const visit of visits.values()) {
      const [first] = visit;
      if (first === undefined) continue;
      terminal.setMode({ scene: first.scene, reducedMotion: true });
      await page.goto(served.url);
      for (const shot of visit) {
        missing.clear();
        const where = await walk(page, journeyTo(shot, quiz, plays, locale));
        if (where !== null) {
          stuck(shot, where);
          break;
        }
        taken(shot, await photograph(page, shot, [...missing], options));
      }
    }
  } finally {
    await context.close();
    await served.close();
    await terminal.remove();
  }
};
