import { noiseFor, paintSound } from './paint-sound.ts';
import { SOUNDS, type SoundName } from './sounds.ts';

export interface Sound {
  /** At `volume` from 0 to 1; returns at once. */
  play(name: SoundName, volume: number): void;
}

export interface SoundOptions {
  /** Made with the first sound: browsers let a page be heard once it was touched. */
  readonly makeContext: () => AudioContext;
  readonly chance: () => number;
  /** The terminal has no ears and no mouth, or lost them: told once, and the page goes on in silence. */
  readonly failed: (cause: unknown) => void;
}

/** The terminal's sounds, made in code: no file to load, nothing to license. */
export const soundOf = ({ makeContext, chance, failed }: SoundOptions): Sound => {
  let made: { readonly context: AudioContext; readonly noise: AudioBuffer } | null = null;
  let broken = false;
  const fail = (cause: unknown): void => {
    if (!broken) failed(cause);
    broken = true;
  };
  return {
    play: (name, volume) => {
      if (broken || volume <= 0) return;
      try {
        if (made === null) {
          const context = makeContext();
          made = { context, noise: noiseFor(context, chance) };
        }
        const { context, noise } = made;
        if (context.state === 'suspended') context.resume().catch(fail);
        const level = context.createGain();
        level.gain.value = volume;
        level.connect(context.destination);
        paintSound(context, level, SOUNDS[name], context.currentTime + 0.01, noise);
      } catch (cause) {
        fail(cause);
      }
    },
  };
};
