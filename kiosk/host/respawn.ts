/** After so long a life the next end counts as a first one. */
const SETTLED_MS = 60_000;
const FIRST_MS = 250;
const LONGEST_MS = 60_000;

/** How often in a row a child process has ended, this time counted; it lived `uptimeMs` this time. */
export const failuresAfter = (failures: number, uptimeMs: number): number => (uptimeMs >= SETTLED_MS ? 1 : failures + 1);

/** How long to wait before it is started again: doubled with every end in a row, never given up. */
export const nextDelay = (failures: number): number => Math.min(FIRST_MS * 2 ** Math.min(Math.max(failures - 1, 0), 30), LONGEST_MS);
