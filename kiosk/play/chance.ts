/** The next number from 0 up to, not including, 1. Passed in wherever something is left to chance, so that a seed gives the same again. */
export type Chance = () => number;

/** A number in [0, 1), and the seed for the next one. */
export interface Draw {
  readonly value: number;
  readonly seed: number;
}

const after = (seed: number): number => (seed + 0x6d2b79f5) | 0;

const mixed = (state: number): number => {
  let mix = Math.imul(state ^ (state >>> 15), 1 | state);
  mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
  return ((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296;
};

/** Mulberry32: small, quick, well spread, and the same on every machine. Nothing here needs secrets from chance. */
export const draw = (seed: number): Draw => {
  const next = after(seed);
  return { value: mixed(next), seed: next };
};

/** The same as a row of numbers. */
export const seededChance = (seed: number): Chance => {
  let state = seed | 0;
  return () => {
    state = after(state);
    return mixed(state);
  };
};

/** The list in another order (Fisher and Yates), and the seed for what comes next. Every order is equally likely. */
export const shuffled = <Thing>(things: readonly Thing[], seed: number): { readonly things: readonly Thing[]; readonly seed: number } => {
  const pool = [...things];
  const order: Thing[] = [];
  let at = seed;
  while (pool.length > 0) {
    const { value, seed: next } = draw(at);
    at = next;
    order.push(...pool.splice(Math.floor(value * pool.length), 1));
  }
  return { things: order, seed: at };
};

/** The seed of a session (FNV-1a over its id): nobody else has it, and a repeated start begins the same game. */
export const seedOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash;
};
