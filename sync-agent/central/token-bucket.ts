/** How often one terminal may ask: `burst` at once, `perSecond` for ever. Time is passed in. */
export interface TokenBuckets {
  /** Takes a token: 0. Without one: after how many whole seconds there is one again. */
  readonly take: (who: string, at: Date) => number;
}

/** Full buckets are forgotten when there are so many: whoever comes back finds a full one anyway. */
const MOST_KEPT = 10_000;

export const makeTokenBuckets = (burst: number, perSecond: number): TokenBuckets => {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const levelAt = (bucket: { tokens: number; at: number }, now: number): number =>
    // A clock that was set back gives nothing and takes nothing.
    Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  const forgetFull = (now: number): void => {
    for (const [who, bucket] of buckets) if (levelAt(bucket, now) >= burst) buckets.delete(who);
  };
  return {
    take: (who, at) => {
      const now = at.getTime();
      const found = buckets.get(who);
      if (found === undefined && buckets.size >= MOST_KEPT) forgetFull(now);
      const level = found === undefined ? burst : levelAt(found, now);
      const granted = level >= 1;
      buckets.set(who, { tokens: granted ? level - 1 : level, at: now });
      return granted ? 0 : Math.max(1, Math.ceil((1 - level) / perSecond));
    },
  };
};
