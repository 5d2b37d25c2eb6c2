import type { Site } from '#contract/content.ts';

/** What a visitor may switch on to play in another way. All are off when a visit begins, and off again when it is over. */
export const ACCESS_MODES = ['speech', 'largeText', 'lowReach', 'highContrast', 'reducedMotion', 'untimed'] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];
export type AccessModes = Readonly<Record<AccessMode, boolean>>;

export const PLAIN_ACCESS: AccessModes = {
  speech: false,
  largeText: false,
  lowReach: false,
  highContrast: false,
  reducedMotion: false,
  untimed: false,
};

export const isPlain = (access: AccessModes): boolean => ACCESS_MODES.every((mode) => !access[mode]);

/** Does nothing run out for this visitor? Who asked for time, or must listen to the end, plays without a clock (WCAG 2.2.1). */
export const isUntimed = ({ untimed, speech }: AccessModes): boolean => untimed || speech;

/** How the terminal speaks and sounds to this visitor. */
export interface Voice {
  /** From 0 to 1. */
  readonly volume: number;
  /** Did the visitor ask to hear what they type? Otherwise a name or an address is never said aloud (EN 301 549 §5.1.3.8). */
  readonly saysPrivate: boolean;
}

/** Softer or louder by this much. */
export const VOLUME_STEP = 0.2;

export const voiceOf = (site: Site): Voice => ({ volume: site.volume, saysPrivate: false });

/** One step louder (1) or softer (-1); speech never falls silent by its own volume key. */
export const withVolume = (voice: Voice, step: 1 | -1): Voice => ({
  ...voice,
  volume: Math.min(1, Math.max(VOLUME_STEP, Math.round((voice.volume + step * VOLUME_STEP) * 10) / 10)),
});
