import type { Browser } from 'playwright-core';
import { GEOMETRIES, launchBrowser, newKioskPage } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { Bench, Figure } from '../figure.ts';
import { peersAreInstalled } from '../peers.ts';
import { answerTwelve, type Latencies, type Player } from './answering.ts';
import { type Load, loadCold } from './loading.ts';
import { serveOurs, servePeer } from './served.ts';
import { keptAfter } from './sessions.ts';
import { metricsOf } from './watch.ts';

// long: one bench with its five questions, each a few lines.

/** A fanless terminal is about four times slower than the machines that software is written on. */
const THROTTLE = 4;
const ROUNDS = 5;
const IDLE_MS = 20_000;

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
      worst(mine.flatMap(({ long }) => long)),
      'ms',
      worst(theirs.flatMap(({ long }) => long)),
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

/** CPU of the page at rest, in the first seconds of the attract loop and when it has calmed down. */
const resting = async (browser: Browser, url: string): Promise<readonly Figure[]> => {
  const page = await newKioskPage(browser, GEOMETRIES.portrait);
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(url);
    await page.locator('main[data-view="attract"]').waitFor();
    await page.waitForFunction(() => (document.documentElement.dataset['stage'] ?? 'none') !== 'none');
    const share = async (): Promise<number> => {
      const before = (await metricsOf(session)).get('TaskDuration') ?? Number.NaN;
      await page.waitForTimeout(IDLE_MS);
      return (((await metricsOf(session)).get('TaskDuration') ?? Number.NaN) - before) / (IDLE_MS / 1000);
    };
    const [early, late] = [await share(), await share()];
    return [
      figure(`attract, first ${IDLE_MS / 1000} s: main thread busy`, early * 100, '%', null, null),
      figure(`attract, the ${IDLE_MS / 1000} s after: main thread busy`, late * 100, '%', null, null),
    ];
  } finally {
    await page.context().close();
  }
};

const remembering = async (browser: Browser, url: string, say: (line: string) => void): Promise<readonly Figure[]> => {
  const [few, many] = await keptAfter(browser, url, [100, 2000], say);
  if (few === undefined || many === undefined) throw new Error('the sessions were not counted');
  return [
    figure('heap after 2,000 sessions (limit: 1.05 × after 100)', many.heapMB, 'MB', null, 1.05 * few.heapMB),
    figure('nodes after 2,000 sessions', many.nodes, 'count', null, 1.05 * few.nodes),
    figure('listeners after 2,000 sessions', many.listeners, 'count', null, 1.05 * few.listeners),
    figure('textures after 2,000 sessions', many.textures, 'count', null, 1.05 * few.textures),
  ];
};

/** The page of a terminal, with its host and its disk, beside SurveyJS with the same twelve questions. */
export const pageBench: Bench = async (say) => {
  using folder = temporaryFolder('bench-page');
  const hasPeers = peersAreInstalled(say);
  const served = { ours: await serveOurs(folder.path), peer: hasPeers ? await servePeer(folder.path) : null };
  const browser = await launchBrowser();
  const ours: Player = { ...OURS, url: served.ours.url };
  const peer: Player | null = served.peer && { ...PEER, url: served.peer.url };
  try {
    const found: Figure[] = [];
    const note = (figures: readonly Figure[]): void => {
      found.push(...figures);
      for (const one of figures) say(`${one.figure}: ${one.ours.toFixed(1)} ${one.unit} (peer ${one.peer?.toFixed(1) ?? '–'})`);
    };
    note(answering('the stage still', await inTurns(browser, ours, peer, true)));
    note(answering('over the same moving sea', await inTurns(browser, ours, peer && { ...peer, url: `${peer.url}#sea` }, false)));
    note(await loading(browser, ours, peer));
    note(await resting(browser, ours.url));
    note(await remembering(browser, ours.url, say));
    return found;
  } finally {
    await browser.close();
    await served.ours.stop();
    await served.peer?.stop();
  }
};
