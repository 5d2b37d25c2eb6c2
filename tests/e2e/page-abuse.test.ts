import type { CDPSession, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { seededChance } from '#play/chance.ts';
import type { RealTerminal } from '#tests/support/terminal.ts';
import { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { playSteps } from './support/play-steps.ts';
import { shippedVisit } from './support/shipped-visit.ts';
import { atView, settled } from './support/walk.ts';

// long: what hands do to a terminal, and what must hold after each of it.

const SIZE = { width: 1080, height: 1920 };
const SECONDS = Number(process.env['ESTRAN_ABUSE_SECONDS'] ?? 60);
const SEED = Number(process.env['ESTRAN_ABUSE_SEED'] ?? 1);

const { openPage, openTerminal } = useTerminals();
let terminal: RealTerminal;
let page: Page;
let client: CDPSession;
let troubles: string[];
const watch = async (one: Page): Promise<void> => {
  one.on('pageerror', (error) => troubles.push(error.message));
  one.on('console', (line) => {
    if (/Content Security Policy|Refused to|KIOSK_PAGE_FAULT/.test(line.text())) troubles.push(line.text());
  });
  one.on('framenavigated', (frame) => {
    if (frame.url() !== terminal.url) troubles.push(`navigated to ${frame.url()}`);
  });
  one.on('popup', (popup) => troubles.push(`opened ${popup.url()}`));
  one.on('download', (download) => troubles.push(`downloads ${download.url()}`));
  one.on('dialog', (dialog) => troubles.push(`asks ${dialog.message()}`));
  // A context menu that nobody took away, a selection, a drag: each is noted where it would have happened.
  await one.addInitScript(() => {
    Object.assign(window, { noted: [] });
    const note = (what: string): void => Reflect.get(window, 'noted').push(what);
    for (const kind of ['contextmenu', 'dragstart', 'selectstart'])
      window.addEventListener(kind, (event) => {
        const typing = event.target instanceof HTMLInputElement;
        if (!event.defaultPrevented && !typing) note(kind);
      });
    window.addEventListener('beforeunload', () => note('unload'));
  });
};
beforeEach(async () => {
  troubles = [];
  terminal = await openTerminal({ site: 'hall-portrait', idle: { afterSeconds: 600, warningSeconds: 20 } });
  page = await openPage(terminal.url, { size: SIZE, reducedMotion: 'reduce', before: watch });
  client = await page.context().newCDPSession(page);
  await atView(page, 'attract');
});

interface Point {
  readonly x: number;
  readonly y: number;
}
const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[] = []): Promise<unknown> =>
  client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
const swipe = async (from: Point, to: Point, fingers: readonly Point[] = [{ x: 0, y: 0 }]): Promise<void> => {
  const at = (part: number): Point[] =>
    fingers.map((by) => ({ x: from.x + (to.x - from.x) * part + by.x, y: from.y + (to.y - from.y) * part + by.y }));
  await touch('touchStart', at(0));
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', at(part));
  await touch('touchEnd');
};
const pinch = async ({ x, y }: Point, from: number, to: number): Promise<void> => {
  const at = (distance: number): Point[] => [
    { x: x - distance, y },
    { x: x + distance, y },
  ];
  await touch('touchStart', at(from));
  for (const part of [0.3, 0.6, 1]) await touch('touchMove', at(from + (to - from) * part));
  await touch('touchEnd');
};

/** What must hold whatever was done. */
const unharmed = async (): Promise<void> => {
  const state = await page.evaluate(() => ({
    scale: visualViewport?.scale,
    zoom: devicePixelRatio,
    scrolled: [window.scrollX, window.scrollY, visualViewport?.offsetLeft, visualViewport?.offsetTop],
    selected: document.activeElement instanceof HTMLInputElement ? '' : String(getSelection()),
    noted: Reflect.get(window, 'noted'),
    views: document.querySelectorAll('main[data-view]').length,
    address: location.href,
  }));
  expect(state).toEqual({ scale: 1, zoom: 1, scrolled: [0, 0, 0, 0], selected: '', noted: [], views: 1, address: terminal.url });
  expect(troubles).toEqual([]);
  expect(terminal.logged).toEqual([]);
};

/** No question of a session has two answers: neither on disk nor in what was captured. */
const oneAnswerEach = (): void => {
  const twice: unknown = terminal.beside.db
    .prepare('SELECT count(*) FROM (SELECT 1 FROM answer GROUP BY session, question HAVING count(*) > 1)')
    .pluck()
    .get();
  expect(twice).toBe(0);
  for (const { answers } of terminal.events()) expect(new Set(answers.map(({ question }) => question)).size).toBe(answers.length);
};

/** Back to attract by what is offered, as a visitor would: nothing may keep anybody. */
const startAgain = async (): Promise<void> => {
  const view = (): Promise<string | undefined> => page.evaluate(() => document.querySelector<HTMLElement>('main')?.dataset['view']);
  for (let tries = 0; tries < 12; tries += 1) {
    await page.waitForTimeout(350);
    if ((await page.getByRole('dialog').count()) > 0) {
      await page.getByRole('dialog').last().locator('.dialog__foot .button, .button').last().tap({ timeout: 3_000 });
      continue;
    }
    const now = await view();
    if (now === 'attract') return;
    const way =
      now === 'thanks'
        ? page.locator('.choices .button').first()
        : now === 'language'
          ? page.locator('main .button').first()
          : page.locator('.corner__button:not(.corner__list *)').last();
    await way.tap({ timeout: 3_000 });
  }
  throw new Error(`stuck at ${await view()}`);
};

/** A whole visit from attract to thanks, recorded as the model says. */
const canBeFinished = async (): Promise<void> => {
  await startAgain();
  await settled(page);
  const before = terminal.events().length;
  const visit = await shippedVisit(terminal, 'fr');
  await playSteps(page, visit.steps);
  await waitUntil(() => terminal.events().length > before, 'the event of the visit');
  expect(terminal.events().at(-1)).toMatchObject({ endedBy: 'finished' });
  expect(
    terminal
      .events()
      .at(-1)
      ?.answers.map(({ question }) => question),
  ).toEqual(visit.way.answers.map(({ question }) => question));
};

const KEYS = [
  'Tab',
  'Enter',
  'Space',
  'Escape',
  'Backspace',
  'ArrowUp',
  'ArrowLeft',
  'F1',
  'F3',
  'F12',
  'Control+A',
  'Control+P',
  'Control+S',
  'Control+Equal',
  'Control+Minus',
  'Alt+ArrowLeft',
  'a',
  '5',
];

test('random hands for a while: never stuck, nothing answered twice, nothing harmed', { timeout: (SECONDS + 90) * 1000 }, async () => {
  const chance = seededChance(SEED);
  const place = (): Point => ({ x: Math.floor(chance() * SIZE.width), y: Math.floor(chance() * SIZE.height) });
  /** Half of the taps hit something: a hall of tapping on plates of words would never come far. */
  const aimed = async (): Promise<Point> => {
    const spots = await page.locator('main button:visible, .dialog button:visible').evaluateAll((all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }),
    );
    return spots[Math.floor(chance() * spots.length)] ?? place();
  };
  const tap = async (point: Point): Promise<void> => {
    await touch('touchStart', [point]);
    await touch('touchEnd');
  };
  const deeds: readonly (() => Promise<unknown>)[] = [
    async () => tap(await aimed()),
    async () => tap(await aimed()),
    async () => tap(await aimed()),
    async () => tap(place()),
    async () => {
      const spot = await aimed();
      await tap(spot);
      await tap(spot);
    },
    () => swipe(place(), place()),
    () => pinch(place(), 30 + chance() * 200, 30 + chance() * 200),
    () => page.keyboard.press(KEYS[Math.floor(chance() * KEYS.length)] ?? 'Tab'),
  ];
  const end = Date.now() + SECONDS * 1000;
  let done = 0;
  for (; Date.now() < end; done += 1) {
    await deeds[Math.floor(chance() * deeds.length)]?.();
    if (done % 40 === 0) await unharmed();
  }
  await unharmed();
  oneAnswerEach();
  await canBeFinished();
  oneAnswerEach();
  console.log(`seed ${SEED}: ${done} deeds in ${SECONDS} s, ${terminal.events().length} visits`);
});

test('ten fingers at once, coming and going, choose one thing at most and break nothing', async () => {
  const visit = await shippedVisit(terminal, 'fr');
  await visit.until(page, ({ after }) => after.context.view === 'question');
  const fingers = Array.from({ length: 10 }, (_, index) => ({ x: 120 + (index % 5) * 200, y: 700 + Math.floor(index / 5) * 500 }));
  for (let time = 0; time < 4; time += 1) {
    for (let count = 1; count <= 10; count += 1) await touch(count === 1 ? 'touchStart' : 'touchStart', fingers.slice(0, count));
    for (let count = 9; count >= 0; count -= 1) await touch('touchEnd', fingers.slice(0, count));
  }
  await unharmed();
  oneAnswerEach();
  await swipe({ x: 300, y: 1500 }, { x: 300, y: 300 }, fingers.slice(0, 5));
  await unharmed();
  await canBeFinished();
});

test('a long press, a pinch, a swipe from each edge and a dragged picture change nothing', async () => {
  const visit = await shippedVisit(terminal, 'fr');
  const views = ['language', 'games', 'question'];
  const middle = { x: SIZE.width / 2, y: SIZE.height / 2 };
  let played = 0;
  for (const view of ['attract', ...views]) {
    if (view !== 'attract') {
      const end = visit.steps.findIndex(({ after }) => after.context.view === view) + 1;
      await playSteps(page, visit.steps.slice(played, end));
      played = end;
    }
    // Beside the controls: a long press on one of them presses it when it comes up, as it should.
    const heading = await page.locator('main h1').boundingBox();
    const words = heading === null ? middle : { x: heading.x + 10, y: heading.y + 10 };
    if (view !== 'attract') {
      await touch('touchStart', [words]);
      await page.waitForTimeout(900);
      await touch('touchEnd');
    }
    await pinch(middle, 40, 400);
    await pinch(middle, 400, 40);
    for (const [from, to] of [
      [
        { x: 1, y: 900 },
        { x: 700, y: 900 },
      ],
      [
        { x: SIZE.width - 2, y: 900 },
        { x: 300, y: 900 },
      ],
      [
        { x: 500, y: 1 },
        { x: 500, y: 900 },
      ],
      [
        { x: 500, y: SIZE.height - 2 },
        { x: 500, y: 900 },
      ],
    ] as const)
      await swipe(from, to);
    await client.send('Input.synthesizePinchGesture', { x: middle.x, y: middle.y, scaleFactor: 2.5 });
    for (const picture of await page.locator('img:visible, [data-picture]:visible').all()) {
      const box = await picture.boundingBox();
      if (box === null) continue;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 + 180, box.y + box.height + 300, { steps: 4 });
      await page.mouse.up();
    }
    await page.mouse.dblclick(words.x, words.y);
    await page.mouse.click(words.x, words.y, { button: 'right' });
    // Chromium takes the first touch after a swipe as its end, and makes no click of it: here it lands beside the controls.
    if (view !== 'attract') {
      await touch('touchStart', [words]);
      await touch('touchEnd');
      await page.waitForTimeout(400);
    }
    if (view === 'attract') await startAgain();
    else await atView(page, view);
    await unharmed();
  }
  expect(terminal.beside.db.prepare('SELECT count(*) FROM answer').pluck().get()).toBe(0);
  await canBeFinished();
});

test('a wheel, a hundred keys at once and every way a keyboard has to leave a page lead nowhere', async () => {
  const visit = await shippedVisit(terminal, 'fr');
  await visit.until(page, ({ after }) => after.context.view === 'question');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await page.mouse.wheel(0, 900);
  for (const key of KEYS) for (let time = 0; time < 6; time += 1) await page.keyboard.press(key);
  await unharmed();
  oneAnswerEach();
  await canBeFinished();
});
