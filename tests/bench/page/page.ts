import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { GEOMETRIES, launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { Bench, Figure } from '../figure.ts';
import { peersAreInstalled } from '../peers.ts';
import { answerTwelve, type Latencies, type Player } from './answering.ts';
import { hotMoments } from './games.ts';
import { type Load, loadCold } from './loading.ts';
import { serveOurs, servePeer } from './served.ts';
import { keptAfter } from './sessions.ts';
import { writeShortGame } from './short-game.ts';
import { metricsOf } from './watch.ts';

// long: one bench with its six questions, each a few lines.

/** A fanless terminal is about four times slower than the machines that software is written on. */
const THROTTLE = 4;
const ROUNDS = 5;
/** So long the page is looked at while it rests; it is calm after ten seconds, and asleep after thirty. */
const IDLE_MS = 8_000;
const CALM_MS = 14_000;
const ASLEEP_MS = 36_000;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const worst = (values: readonly number[]): number => values.reduce((most, one) => Math.max(most, one), 0);

const figure = (name: string, ours: number, unit: Figure['unit'], peer: number | null, limit: number | null): Figure => ({
  bench: 'page',
  figure: name,
  ours,
  unit,
  peer,
  limit,
});

const OURS: Omit<Player, 'url'> = {
  name: 'ours',
  title: 'main h1',
  begin: async (page) => {
    await page.locator('main[data-view="attract"] button').first().tap();
    await page.locator('main[data-view="question"]').waitFor();
  },
  choice: (page, words) => page.getByRole('button', { name: words, exact: true }),
};
const PEER: Omit<Player, 'url'> = {
  name: 'SurveyJS',
  title: '.sd-question__title',
  begin: (page) => page.locator('.sd-question__title').first().waitFor(),
  choice: (page, words) => page.getByText(words, { exact: true }),
};

/** Both played in turns in one browser, so that a slow moment of the machine meets both. */
const inTurns = async (browser: Browser, ours: Player, peer: Player | null, still: boolean) => {
  const [mine, theirs]: [Latencies[], Latencies[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push(await answerTwelve(browser, ours, THROTTLE, still));
    if (peer !== null) theirs.push(await answerTwelve(browser, peer, THROTTLE, still));
  }
  return { mine, theirs };
};

/** By Element Timing where the browser told of nearly every title of both, else by frames. */
const answering = (what: string, { mine, theirs }: Awaited<ReturnType<typeof inTurns>>): readonly Figure[] => {
  const of = (all: readonly Latencies[], by: 'painted' | 'framed'): readonly number[] => all.flatMap((one) => one[by]);
  const told = (all: readonly Latencies[]): boolean => all.length === 0 || of(all, 'painted').length >= 0.9 * of(all, 'framed').length;
  const by = told(mine) && told(theirs) ? 'painted' : 'framed';
  const [ours, peer] = [median(of(mine, by)), theirs.length === 0 ? null : median(of(theirs, by))];
  const how = by === 'painted' ? 'Element Timing' : 'first frame';
  return [
    figure(`answer → next question seen, ${what} (${how})`, ours, 'ms', peer, peer === null ? null : 1.2 * peer),
    figure(`the same against SurveyJS, ${what}`, peer === null ? Number.NaN : ours / peer, '×', null, 1.2),
    figure(
      `longest task during play, ${what}, slowed ${THROTTLE} times`,
      worst(mine.flatMap(({ long }) => long).map(({ ms }) => ms)),
      'ms',
      worst(theirs.flatMap(({ long }) => long).map(({ ms }) => ms)),
      null,
    ),
  ];
};

const loading = async (browser: Browser, ours: Player, peer: Player | null): Promise<readonly Figure[]> => {
  const [mine, theirs]: [Load[], Load[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    mine.push(
      await loadCold(
        browser,
        ours,
        THROTTLE,
        () => (document.documentElement.dataset['stage'] ?? 'none') !== 'none' && document.fonts.status === 'loaded',
      ),
    );
    if (peer !== null) theirs.push(await loadCold(browser, peer, THROTTLE, () => document.fonts.status === 'loaded'));
  }
  const both = (key: keyof Load): readonly [number, number | null] => [
    median(mine.map((one) => one[key])),
    theirs.length === 0 ? null : median(theirs.map((one) => one[key])),
  ];
  const [playable, peerPlayable] = both('playable');
  const [complete, peerComplete] = both('complete');
  const [kilobytes, peerKilobytes] = both('kilobytes');
  return [
    figure('cold: the first words that can be played (peer: first question)', playable, 'ms', peerPlayable, peerPlayable),
    figure('cold: fonts and the stage too', complete, 'ms', peerComplete, null),
    figure('transferred', kilobytes, 'kB', peerKilobytes, null),
  ];
};

/** Tasks over 50 ms while somebody plays, on this machine as it is. Without graphics hardware the sea is painted by the main thread. */
const straining = async (browser: Browser, ours: Player, still: boolean, say: (line: string) => void): Promise<readonly Figure[]> => {
  const rounds: Latencies[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await answerTwelve(browser, ours, 1, still));
  const long = rounds.flatMap((one) => one.long);
  for (const { ms, why } of long.toSorted((a, b) => b.ms - a.ms).slice(0, 5)) say(`a task of ${ms.toFixed(0)} ms: ${why}`);
  const what = still ? 'the stage still' : 'over the moving sea';
  return [
    figure(`tasks over 50 ms in ${ROUNDS} plays, ${what}, not slowed`, long.length, 'count', null, 0),
    figure(`the longest of them, ${what}`, worst(long.map(({ ms }) => ms)), 'ms', null, 50),
  ];
};

/** How busy a page is that nobody touches: at once, when it has calmed down, and when nobody has been near for long. */
const resting = async (browser: Browser, url: string): Promise<readonly Figure[]> => {
  const page = await newKioskPage(browser, GEOMETRIES.portrait);
  try {
    const session = await page.context().newCDPSession(page);
    const whole = await browser.newBrowserCDPSession();
    await session.send('Performance.enable');
    await page.goto(url);
    await page.locator('main[data-view="attract"]').waitFor();
    await page.waitForFunction(() => (document.documentElement.dataset['stage'] ?? 'none') !== 'none');
    const spent = async () => {
      const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
      return {
        // Its processor's time, not the clock's: other work of this machine is not counted.
        main: (await metricsOf(session)).get('ThreadTime') ?? Number.NaN,
        all: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
        at: performance.now() / 1000,
      };
    };
    const share = async (what: string): Promise<readonly Figure[]> => {
      const before = await spent();
      await page.waitForTimeout(IDLE_MS);
      const after = await spent();
      const seconds = after.at - before.at;
      return [
        figure(`attract ${what}: main thread busy`, ((after.main - before.main) / seconds) * 100, '%', null, null),
        figure(
          `attract ${what}: processor of the whole browser, in shares of one core`,
          ((after.all - before.all) / seconds) * 100,
          '%',
          null,
          null,
        ),
      ];
    };
    const found = [...(await share('at full speed'))];
    await page.waitForTimeout(CALM_MS - IDLE_MS);
    found.push(...(await share('calm')));
    await page.waitForTimeout(ASLEEP_MS - CALM_MS - IDLE_MS);
    return [...found, ...(await share('when nobody is near'))];
  } finally {
    await page.context().close();
  }
};

const FEW = 100;
const MANY = 2_000;

const remembering = async (browser: Browser, url: string, say: (line: string) => void): Promise<readonly Figure[]> => {
  const [few, many] = await keptAfter(browser, url, [FEW, MANY], say);
  if (few === undefined || many === undefined) throw new Error('the sessions were not counted');
  const after = `after ${MANY} sessions (limit: 1.05 × after ${FEW})`;
  return [
    figure(`heap ${after}`, many.heapMB, 'MB', null, 1.05 * few.heapMB),
    figure(`nodes ${after}`, many.nodes, 'count', null, 1.05 * few.nodes),
    figure(`listeners ${after}`, many.listeners, 'count', null, 1.05 * few.listeners),
    figure(`textures, canvases and pictures ${after}`, many.pictures, 'count', null, 1.05 * few.pictures),
  ];
};

type Say = (line: string) => void;
interface Place {
  readonly browser: Browser;
  readonly ours: Player;
  readonly peer: Player | null;
  readonly folder: string;
  readonly say: Say;
}
type Part = (place: Place) => Promise<readonly Figure[]>;

const PARTS = {
  answers: async ({ browser, ours, peer }) => [
    ...answering('the stage still', await inTurns(browser, ours, peer, true)),
    ...answering('over the same moving sea', await inTurns(browser, ours, peer && { ...peer, url: `${peer.url}#sea` }, false)),
  ],
  load: ({ browser, ours, peer }) => loading(browser, ours, peer),
  strain: async ({ browser, ours, say }) => [
    ...(await straining(browser, ours, true, say)),
    ...(await straining(browser, ours, false, say)),
  ],
  rest: ({ browser, ours }) => resting(browser, ours.url),
  memory: async ({ browser, folder, say }) => {
    const served = await serveOurs(join(folder, 'short'), writeShortGame);
    try {
      return await remembering(browser, served.url, say);
    } finally {
      await served.stop();
    }
  },
  games: ({ browser, folder }) => hotMoments(browser, folder, THROTTLE),
} as const satisfies Readonly<Record<string, Part>>;

/** The page of a terminal, with its host and its disk, beside SurveyJS with the same twelve questions. */
const benchOf =
  (parts: readonly Part[], besidePeer: boolean): Bench =>
  async (say) => {
    using folder = temporaryFolder('bench-page');
    const hasPeers = besidePeer && peersAreInstalled(say);
    const served = { ours: await serveOurs(folder.path), peer: hasPeers ? await servePeer(folder.path) : null };
    const browser = await launchBrowser();
    const ours: Player = { ...OURS, url: served.ours.url };
    const peer: Player | null = served.peer && { ...PEER, url: served.peer.url };
    try {
      const found: Figure[] = [];
      for (const part of parts) {
        for (const one of await part({ browser, ours, peer, folder: folder.path, say })) {
          found.push(one);
          say(`${one.figure}: ${one.ours.toFixed(1)} ${one.unit} (peer ${one.peer?.toFixed(1) ?? '–'})`);
        }
      }
      return found;
    } finally {
      await browser.close();
      await served.ours.stop();
      await served.peer?.stop();
    }
  };

export const pageBench: Bench = benchOf(Object.values(PARTS), true);

/** Each question of it alone. */
export const pageBenches: Readonly<Record<string, Bench>> = {
  'page-answers': benchOf([PARTS.answers], true),
  'page-load': benchOf([PARTS.load], true),
  'page-strain': benchOf([PARTS.strain], false),
  'page-rest': benchOf([PARTS.rest], false),
  'page-memory': benchOf([PARTS.memory], false),
  'page-games': benchOf([PARTS.games], false),
};
