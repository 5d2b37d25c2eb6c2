import type { Locale } from '../locales/locale.ts';
import type { Phrase } from './phrases.ts';

/** What speaks a phrase. It ends when the phrase is said, or when it is stopped. */
export interface Speaker {
  readonly speak: (phrase: Phrase, volume: number) => Promise<void>;
  /** At once. */
  readonly stop: () => void;
}

/** A speaker that cannot say everything. */
export interface Source extends Speaker {
  /** Can it say this phrase? Asked before each one. */
  readonly knows: (phrase: Phrase) => Promise<boolean>;
  /** Has it words in this language at all? */
  readonly speaks: (locale: Locale) => Promise<boolean>;
}

interface Clock {
  readonly after: (ms: number, then: () => void) => () => void;
}

/** As long as reading takes: the captions of a terminal that has no voice. */
const READING_MS = 55;
const SHORTEST_MS = 600;

/** Says nothing for as long as one needs to read. */
export const silentSpeaker = ({ after }: Clock): Speaker => {
  let end = (): void => undefined;
  return {
    speak: ({ text }) =>
      new Promise((resolve) => {
        const cancel = after(Math.max(SHORTEST_MS, text.length * READING_MS), resolve);
        end = () => {
          cancel();
          resolve();
        };
      }),
    stop: () => end(),
  };
};

/** The first source that knows the phrase says it; what none knows stands in the caption alone. */
export const speakerOf = (sources: readonly Source[], silent: Speaker): Speaker => {
  let speaking: Speaker = silent;
  let turn = 0;
  const stop = (): void => {
    turn += 1;
    speaking.stop();
  };
  const firstThatKnows = async (phrase: Phrase): Promise<Speaker> => {
    for (const source of sources) if (await source.knows(phrase)) return source;
    return silent;
  };
  return {
    speak: async (phrase, volume) => {
      const mine = turn;
      const chosen = await firstThatKnows(phrase);
      if (mine !== turn) return;
      speaking = chosen;
      await chosen.speak(phrase, volume);
    },
    stop,
  };
};

/** The languages of these that no source speaks: the terminal will be silent in them. */
export const mutedLocales = async (sources: readonly Source[], locales: readonly Locale[]): Promise<readonly Locale[]> => {
  const muted: Locale[] = [];
  for (const locale of locales) {
    const spoken = await Promise.all(sources.map((source) => source.speaks(locale)));
    if (!spoken.includes(true)) muted.push(locale);
  }
  return muted;
};
