export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  /** Put in order: the first counts `max` times, the next once less. */
  readonly ranked?: boolean;
}

/**
 * The most points a visitor can collect with one question, when `points` are those of its choices:
 * the best `max` of them, but at least `min` even where they cost points, or nothing when the question may be skipped.
 */
export const bestScore = (points: readonly number[], { min, max, optional, ranked = false }: Bounds): number => {
  // Most questions take one answer: no need to sort.
  if (min === 1 && max === 1 && points.length > 0) {
    let most = optional ? 0 : Number.NEGATIVE_INFINITY;
    for (const point of points) if (point > most) most = point;
    return most;
  }
  const best = points.toSorted((a, b) => b - a).slice(0, max);
  const times = (index: number): number => (ranked ? max - index : 1);
  const sum = best.reduce((total, point, index) => (index < min || point > 0 ? total + point * times(index) : total), 0);
  return optional ? Math.max(0, sum) : sum;
};
