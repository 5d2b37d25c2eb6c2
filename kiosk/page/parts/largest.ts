/**
 * The largest of `low`, `low + step`, … `high` that fits, else `low`. What is larger than something that does not fit does not fit
 * either, so a handful of tries is enough: each one lays the view out anew. The last try made is the one that is returned.
 */
export const largestThatFits = (low: number, high: number, step: number, fits: (size: number) => boolean): number => {
  if (high <= low || fits(high)) return Math.max(low, high);
  let [most, least] = [Math.max(0, Math.ceil((high - low) / step) - 1), 0];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(low + middle * step)) least = middle;
    else most = middle - 1;
  }
  const size = low + least * step;
  fits(size);
  return size;
};
