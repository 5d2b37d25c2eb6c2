import type { SessionId } from '#contract/ids.ts';

/** The host's backstop deadline is minutes away; a sign of life each half minute is enough. */
export const SIGN_EVERY_MS = 30_000;

interface SignOfLife {
  readonly every: (ms: number, then: () => void) => void;
  readonly session: () => SessionId | null;
  readonly seen: (session: SessionId) => void;
}

/**
 * Tells the host that the page lives as long as a session runs, by the page's own clock and not by touches: who asked for time may
 * read for long. A page whose timers froze gives no sign, and the host ends its session.
 */
export const giveSignsOfLife = ({ every, session, seen }: SignOfLife): void =>
  every(SIGN_EVERY_MS, () => {
    const running = session();
    if (running !== null) seen(running);
  });
