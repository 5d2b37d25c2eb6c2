import { plainWords, type VoiceIndex } from '#contract/voice.ts';
import type { Locale } from '../locales/locale.ts';
import type { Source } from './speaker.ts';

interface ClipSpeaker {
  /** The clips of a language; null when the content has none. */
  readonly loadIndex: (locale: Locale) => Promise<VoiceIndex | null>;
  /** Plays a file of that language's clips. `stopped` ends it at once. */
  readonly play: (locale: Locale, file: string, volume: number, stopped: AbortSignal) => Promise<void>;
}

/** The clips that were made beforehand and travel with the content. */
export const clipSpeaker = ({ loadIndex, play }: ClipSpeaker): Source => {
  const indexes = new Map<Locale, Promise<VoiceIndex | null>>();
  const indexOf = (locale: Locale): Promise<VoiceIndex | null> => {
    const known = indexes.get(locale) ?? loadIndex(locale);
    indexes.set(locale, known);
    return known;
  };
  let stopping = new AbortController();
  const fileOf = async (locale: Locale, text: string): Promise<string | undefined> => (await indexOf(locale))?.clips[plainWords(text)];
  return {
    speaks: async (locale) => (await indexOf(locale)) !== null,
    knows: async ({ text, locale }) => (await fileOf(locale, text)) !== undefined,
    speak: async ({ text, locale }, volume) => {
      stopping = new AbortController();
      const { signal } = stopping;
      const file = await fileOf(locale, text);
      if (file !== undefined && !signal.aborted) await play(locale, file, volume, signal);
    },
    stop: () => stopping.abort(),
  };
};
