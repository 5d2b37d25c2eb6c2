import type { Page } from 'playwright-core';
import { SAID } from '#page/speech/said.ts';
import type { RealTerminal, TerminalOptions } from '#tests/support/terminal.ts';
import type { useTerminals } from '#tests/support/use-terminals.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

/** Something the terminal said. */
export interface Heard {
  readonly text: string;
  readonly locale: string;
  readonly phrases: readonly { readonly text: string; readonly locale: string }[];
}

/** The keys of an ordinary keyboard, as a site has them that says nothing else. */
const KEYS = {
  speech: 'F1',
  next: 'ArrowDown',
  previous: 'ArrowUp',
  choose: 'Enter',
  back: 'Escape',
  repeat: 'F2',
  louder: '+',
  softer: '-',
} as const;
export type Key = keyof typeof KEYS;

/** A visitor who cannot see: hears what is said, presses keys, and knows nothing else of the page. */
export interface Ear {
  readonly heard: readonly Heard[];
  readonly last: () => string;
  readonly press: (key: Key) => Promise<void>;
  /** Types on a keyboard of one's own. */
  readonly type: (text: string) => Promise<void>;
  /** Waits until something like this has been said since `from`. */
  readonly hears: (words: RegExp, from?: number) => Promise<string>;
  /** Goes on until something like this is said. */
  readonly goTo: (words: RegExp) => Promise<string>;
  /** Goes there and chooses it; returns when something was said about it. */
  readonly pick: (words: RegExp) => Promise<string>;
}

/** Nothing more is said for so long: the terminal waits for a key. */
const QUIET_MS = 120;
const STOPS = 120;

/** To be called before the page is opened. */
const listenTo = async (page: Page): Promise<Ear> => {
  const heard: Heard[] = [];
  let lastAt = 0;
  await page.exposeFunction('estranHeard', (said: Heard) => {
    heard.push(said);
    lastAt = performance.now();
  });
  await page.addInitScript((kind) => {
    document.addEventListener(kind, (event) => {
      if (event instanceof CustomEvent) Reflect.get(window, 'estranHeard')(event.detail);
    });
  }, SAID);
  const last = (): string => heard.at(-1)?.text ?? '';
  const after = (count: number, what: string): Promise<unknown> =>
    waitUntil(() => heard.length > count && performance.now() - lastAt > QUIET_MS, what, { withinMs: 10_000, everyMs: 10 });
  const press = async (key: Key): Promise<void> => {
    const count = heard.length;
    await page.keyboard.press(KEYS[key]);
    if (key === 'next' || key === 'previous') await waitUntil(() => heard.length > count, `words after ${key}`, { everyMs: 3 });
    else await after(count, `words after ${key}, the last were: ${last()}`);
  };
  const goTo = async (words: RegExp): Promise<string> => {
    for (let stop = 0; stop < STOPS && !words.test(last()); stop += 1) await press('next');
    if (!words.test(last()))
      throw new Error(`never heard ${words} among:\n${[...new Set(heard.slice(-STOPS).map(({ text }) => text))].join('\n')}`);
    return last();
  };
  return {
    heard,
    last,
    press,
    goTo,
    type: (text) => page.keyboard.type(text),
    hears: async (words, from = 0) => {
      await waitUntil(() => heard.slice(from).some(({ text }) => words.test(text)), `to hear ${words}; the last was: ${last()}`, {
        withinMs: 40_000,
      });
      return heard.slice(from).find(({ text }) => words.test(text))?.text ?? '';
    },
    pick: async (words) => {
      await press('next');
      const found = await goTo(words);
      await press('choose');
      return found;
    },
  };
};

interface ByEar {
  readonly terminal: RealTerminal;
  readonly page: Page;
  readonly ear: Ear;
}

/** A terminal in the hall, and an ear before it that hears the first word. */
export const openByEar = async (
  { openTerminal, openPage }: ReturnType<typeof useTerminals>,
  { before, ...options }: Partial<TerminalOptions> & { readonly before?: (page: Page) => unknown } = {},
): Promise<ByEar> => {
  const terminal = await openTerminal({ site: 'hall-portrait', ...options });
  let ear: Ear | null = null;
  const page = await openPage(terminal.url, {
    before: async (one) => {
      ear = await listenTo(one);
      await before?.(one);
    },
  });
  await waitUntil(async () => (await page.locator('[data-caption]').count()) === 1, 'the voice to be there');
  if (ear === null) throw new Error('the page was not listened to');
  return { terminal, page, ear };
};
