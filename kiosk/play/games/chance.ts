/** A number in [0, 1), and the seed for the next one. */
export interface Draw {
  readonly value: number;
  readonly seed: number;
}

/** Mulberry32: small, well spread, and the same on every machine. Games need no secrets from chance. */
export const draw = (seed: number): Draw => {
  const next = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(next ^ (next >>> 15), 1 | next);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return { value: ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296, seed: next };
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

/** The seed of a session's game (FNV-1a over its id): nobody else has it, and a repeated start begins the same game. */
export const seedOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash;
};
