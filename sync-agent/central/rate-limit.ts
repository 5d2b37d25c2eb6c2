/** How often one address may try something that can be guessed. Time is passed in. */
export interface RateLimit {
  /** False when this address has used up its tries. */
  readonly allows: (address: string, at: Date) => boolean;
  readonly countTry: (address: string, at: Date) => void;
  readonly forget: (address: string) => void;
}

const MAX_ADDRESSES = 10_000;

export const makeRateLimit = (tries: number, windowMs: number): RateLimit => {
  const seen = new Map<string, number[]>();
  const recent = (address: string, at: Date): number[] => (seen.get(address) ?? []).filter((time) => time > at.getTime() - windowMs);
  return {
    allows: (address, at) => recent(address, at).length < tries,
    countTry: (address, at) => {
      // Somebody with many addresses must not fill the memory; forgetting all of them is the lesser harm.
      if (seen.size >= MAX_ADDRESSES && !seen.has(address)) seen.clear();
      seen.set(address, [...recent(address, at), at.getTime()]);
    },
    forget: (address) => {
      seen.delete(address);
    },
  };
};
