/** The next number from 0 up to, not including, 1. Passed in wherever something is left to chance, so that a seed gives the same report. */
export type Chance = () => number;

/** Mulberry32: small, quick, and good enough to choose answers. The same seed gives the same numbers on every machine. */
export const seededChance = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
