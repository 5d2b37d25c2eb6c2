const FIRST_MS = 1000;
const LONGEST_MS = 15 * 60_000;
const LONGEST_ASKED_MS = 3600_000;

/** A wait that was asked for. Only what central signed may be longer than our own longest wait. */
export interface AskedWait {
  readonly seconds: number;
  readonly signed: boolean;
}

/** How long nothing at all is sent, because it was asked for: milliseconds. */
export const askedMs = (asked: AskedWait): number =>
  Math.max(0, Math.min(asked.signed ? LONGEST_ASKED_MS : LONGEST_MS, Math.round(asked.seconds * 1000)));

/**
 * Full jitter: a time drawn evenly from 0 to a ceiling that doubles with each failure in a row, from 1 s to 15 min.
 * There is no last try. After an outage a fleet does not come back at the same instant: also not after a wait that all of it was asked
 * for, to which as much as half of it is added. `chance` lies in [0, 1).
 */
export const retryDelay = (failures: number, chance: number, asked: AskedWait = { seconds: 0, signed: true }): number => {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, failures - 1)));
  const floor = askedMs(asked);
  return Math.round(floor + chance * Math.max(ceiling, floor / 2));
};
