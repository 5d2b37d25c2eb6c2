/** The water's lines as sums of slow sines. `along` is 0 at the left edge and 1 at the right, `clock` counts seconds. */

const TURN = Math.PI * 2;

/** A long swell, about −1 … 1. */
export const swell = (along: number, clock: number, phase = 0): number =>
  0.55 * Math.sin(TURN * (along * 0.9 - clock * 0.045) + phase) +
  0.3 * Math.sin(TURN * (along * 2.1 + clock * 0.07) + phase * 1.7 + 1.3) +
  0.15 * Math.sin(TURN * (along * 4.7 - clock * 0.11) + phase * 2.3 + 2.1);

/** The lobes of water that lick up the sand: round below, pinched where two meet; 0 … 1. */
export const lobes = (along: number, clock: number, count: number, phase = 0): number => {
  const drift = along * count + 0.35 * Math.sin(TURN * along * 0.8 + clock * 0.21 + phase) + clock * 0.03 + phase;
  const bow = Math.sin(Math.PI * drift);
  return Math.sqrt(bow * bow + 0.05) * (0.72 + 0.28 * Math.sin(TURN * along * 1.3 + phase * 3 + clock * 0.13));
};

/** The whole edge breathing in and out with each swash, −1 … 1. */
export const breath = (clock: number): number => 0.7 * Math.sin(clock * 0.95) + 0.3 * Math.sin(clock * 0.41 + 1);

/** How much of a crest shows here: long pieces with gaps, 0 … 1. */
export const crest = (along: number, clock: number, phase: number): number =>
  Math.max(
    0,
    Math.sin(TURN * (along * 1.7 - clock * 0.05) + phase) * 0.75 + Math.sin(TURN * (along * 3.9 + clock * 0.03) + phase * 2.1) * 0.45,
  );

/** The shore runs slantwise: the water comes nearer at the left. `depth` is its distance from the horizon, `unit` the frame's measure. */
export const slant = (along: number, unit: number, depth: number): number => (0.5 - along) * Math.min(unit * 9, depth * 0.14);
