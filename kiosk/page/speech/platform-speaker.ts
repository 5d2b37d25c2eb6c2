import type { Locale } from '../locales/locale.ts';
import type { Source } from './speaker.ts';

/** The part of the browser's speech that is used. */
export interface Synthesis {
  readonly getVoices: () => readonly SpeechSynthesisVoice[];
  readonly speak: (utterance: SpeechSynthesisUtterance) => void;
  readonly cancel: () => void;
  readonly addEventListener: (kind: 'voiceschanged', told: () => void) => void;
}

interface PlatformSpeaker {
  /** Null: this browser has no speech. */
  readonly synthesis: Synthesis | null;
  readonly makeUtterance: (text: string) => SpeechSynthesisUtterance;
  readonly after: (ms: number, then: () => void) => () => void;
}

/** A browser tells its voices late, or never. */
const PATIENCE_MS = 2_000;

/** Of the voices of a language, one of the machine itself before one that asks the network; a terminal may have none. */
export const voiceFor = <Voice extends Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>>(
  voices: readonly Voice[],
  locale: Locale,
): Voice | null => {
  const speaking = voices.filter(({ lang }) => lang.slice(0, 2).toLowerCase() === locale && /^..(?:$|[-_])/.test(lang));
  const rank = ({ localService, default: preferred }: Voice): number => (localService ? 2 : 0) + (preferred ? 1 : 0);
  return speaking.toSorted((a, b) => rank(b) - rank(a))[0] ?? null;
};

/** The voices of the machine. */
export const platformSpeaker = ({ synthesis, makeUtterance, after }: PlatformSpeaker): Source => {
  const ready =
    synthesis === null || synthesis.getVoices().length > 0
      ? Promise.resolve()
      : new Promise<void>((resolve) => {
          synthesis.addEventListener('voiceschanged', resolve);
          after(PATIENCE_MS, resolve);
        });
  const voiceOf = async (locale: Locale): Promise<SpeechSynthesisVoice | null> => {
    await ready;
    return synthesis === null ? null : voiceFor(synthesis.getVoices(), locale);
  };
  let end = (): void => undefined;
  return {
    speaks: async (locale) => (await voiceOf(locale)) !== null,
    knows: async ({ locale }) => (await voiceOf(locale)) !== null,
    speak: async ({ text, locale }, volume) => {
      const voice = await voiceOf(locale);
      if (synthesis === null || voice === null) return;
      await new Promise<void>((resolve) => {
        end = resolve;
        const utterance = makeUtterance(text);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.volume = volume;
        utterance.addEventListener('end', () => resolve());
        // A voice that fails is like one that is done: the caption has said it, and the next phrase follows.
        utterance.addEventListener('error', () => resolve());
        synthesis.speak(utterance);
      });
    },
    stop: () => {
      synthesis?.cancel();
      end();
    },
  };
};
