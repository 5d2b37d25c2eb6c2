/** What the terminal lets be heard: few sounds, all of water and wood. */
export const SOUND_NAMES = ['choice', 'back', 'onward', 'wave', 'warning', 'sent', 'gain', 'miss'] as const;
export type SoundName = (typeof SOUND_NAMES)[number];

/** A struck or blown tone. Times in seconds, pitches in hertz, `gain` from 0 to 1. */
export interface Tone {
  readonly kind: 'tone';
  readonly wave: 'sine' | 'triangle';
  readonly from: number;
  /** Where the pitch glides to while the tone fades. */
  readonly to: number;
  readonly at: number;
  readonly lasts: number;
  readonly gain: number;
}

/** Water: noise through a band that opens and closes. */
export interface Water {
  readonly kind: 'water';
  /** The middle of the band at its beginning, its height and its end. */
  readonly band: readonly [number, number, number];
  readonly at: number;
  readonly lasts: number;
  readonly gain: number;
}

export type Part = Tone | Water;

const mallet = (pitch: number, at: number, gain = 0.16): readonly Part[] => [
  { kind: 'tone', wave: 'sine', from: pitch, to: pitch * 0.997, at, lasts: 0.42, gain },
  // The knock of the wood, gone before the tone is heard as such.
  { kind: 'tone', wave: 'triangle', from: pitch * 3.9, to: pitch * 3.6, at, lasts: 0.05, gain: gain * 0.35 },
];

/** G4, C5, E5, G5: an open chord that no order of touches makes sour. */
const [LOW, MIDDLE, HIGH, TOP] = [392, 523.25, 659.25, 783.99] as const;

export const SOUNDS: Readonly<Record<SoundName, readonly Part[]>> = {
  choice: mallet(MIDDLE, 0),
  back: mallet(LOW, 0, 0.12),
  onward: [...mallet(MIDDLE, 0, 0.1), ...mallet(HIGH, 0.09, 0.12)],
  wave: [
    { kind: 'water', band: [300, 1400, 500], at: 0, lasts: 1.9, gain: 0.2 },
    { kind: 'water', band: [1800, 3600, 2400], at: 0.5, lasts: 1.2, gain: 0.05 },
    ...mallet(MIDDLE, 0.75, 0.09),
    ...mallet(HIGH, 0.93, 0.09),
    ...mallet(TOP, 1.11, 0.1),
  ],
  // Two calls of a bell buoy: heard across a hall, but no alarm.
  warning: [...mallet(TOP, 0, 0.2), ...mallet(HIGH, 0.28, 0.2), ...mallet(TOP, 0.9, 0.16), ...mallet(HIGH, 1.18, 0.16)],
  gain: [...mallet(HIGH, 0, 0.12), ...mallet(TOP, 0.1, 0.14)],
  // A knock on driftwood: another tone than the gain, not a punishment.
  miss: [...mallet(LOW, 0, 0.1), ...mallet(LOW, 0.12, 0.08)],
  sent: [...mallet(LOW, 0, 0.12), ...mallet(MIDDLE, 0.1, 0.12), ...mallet(TOP, 0.2, 0.12)],
};

/** When the last part has faded, in seconds. */
export const lengthOf = (parts: readonly Part[]): number => parts.reduce((end, { at, lasts }) => Math.max(end, at + lasts), 0);
