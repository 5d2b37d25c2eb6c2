/** A UUIDv7 as one number without its version and variant, which stay as they are. */
const numberOf = (id: string): bigint => {
  const bits = BigInt(`0x${id.replaceAll('-', '')}`);
  const [time, first, second] = [bits >> 80n, (bits >> 64n) & 0xfffn, bits & ((1n << 62n) - 1n)];
  return (time << 74n) | (first << 62n) | second;
};

const idOf = (number: bigint): string => {
  const [time, first, second] = [number >> 74n, (number >> 62n) & 0xfffn, number & ((1n << 62n) - 1n)];
  const hex = ((time << 80n) | (7n << 76n) | (first << 64n) | (2n << 62n) | second).toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/**
 * Ids that only rise, whatever the wall clock does: one that would not be above the last becomes the last plus one. `last`: the newest
 * that was ever given out, null when there was none.
 */
export const risingIds = (mint: () => string, last: string | null): (() => string) => {
  let newest = last ?? '';
  return () => {
    const minted = mint();
    newest = minted > newest ? minted : idOf(numberOf(newest) + 1n);
    return newest;
  };
};
