/** At most so many reloads … */
const RELOADS = 3;
/** … within this time; the next failure starts the app again. */
const WINDOW_MS = 60_000;
const FIRST_DELAY_MS = 250;
/** A relaunched app that lived so long has recovered. */
const RECOVERED_MS = 600_000;
const LONGEST_RELAUNCH_MS = 60_000;

/** When the page was reloaded, oldest first. */
export type Reloads = readonly number[];

export type RecoveryStep = { readonly kind: 'reload'; readonly delayMs: number } | { readonly kind: 'relaunch' };

/** The page died at `now`: what comes next, and what to remember of it. */
export const afterPageLoss = (reloads: Reloads, now: number): { readonly reloads: Reloads; readonly step: RecoveryStep } => {
  const recent = reloads.filter((time) => now - time < WINDOW_MS);
  if (recent.length >= RELOADS) return { reloads: recent, step: { kind: 'relaunch' } };
  return { reloads: [...recent, now], step: { kind: 'reload', delayMs: FIRST_DELAY_MS * 2 ** recent.length } };
};

/** The app starts itself again, having lived `uptimeMs` as relaunch number `relaunched`: how long to wait first, and the next number. */
export const beforeRelaunch = (relaunched: number, uptimeMs: number): { readonly relaunched: number; readonly delayMs: number } => {
  const inARow = uptimeMs >= RECOVERED_MS ? 0 : relaunched;
  return { relaunched: inARow + 1, delayMs: Math.min(1000 * 2 ** Math.min(inARow, 20), LONGEST_RELAUNCH_MS) };
};
