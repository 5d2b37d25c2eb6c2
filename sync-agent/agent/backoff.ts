const FIRST_MS = 1000;
const LONGEST_MS = 15 * 60_000;

/**
 * Full jitter: a time drawn evenly from 0 to a ceiling that doubles with each failure in a row, from 1 s to 15 min.
 * There is no last try. After an outage a fleet does not come back at the same instant. `chance` lies in [0, 1).
 */
export const retryDelay = (failures: number, chance: number): number =>
  Math.round(chance * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, failures - 1))));
