import type { KioskError } from '#contract/errors.ts';
import type { PackId, SessionId } from '#contract/ids.ts';
import type { EnterScore, Leaderboard } from '#contract/leaderboard.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { initialsFault } from '#play/initials.ts';
import { bestScores, forgetScoresBut, writeScore } from '#store/scores.ts';
import type { LoggedSession } from '#store/session-log.ts';
import type { Store } from '#store/store.ts';

/** As many lines as a view shows beside the letters. */
const LINES = 5;

/** Today where the terminal stands: the scores of the day end with it. */
const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export interface LeaderboardEnvironment {
  readonly store: Store;
  readonly now: () => Date;
  /** A session that has not ended. */
  readonly running: (id: SessionId) => Result<LoggedSession, KioskError>;
  /** False when the disk has room for answers alone. */
  readonly mayWrite: () => boolean;
}

/** The day's leaderboards of this terminal, one for each pack. */
export interface Leaderboards {
  readonly of: (pack: PackId) => Leaderboard;
  /** One line for each session; entered again it changes the line. */
  readonly enter: (session: SessionId, score: EnterScore) => Result<Leaderboard, KioskError>;
  /** Forgets what is not of today. Cheap when there is nothing to do. */
  readonly forget: () => void;
}

export const makeLeaderboards = ({ store, now, running, mayWrite }: LeaderboardEnvironment): Leaderboards => {
  /** Which line a session wrote is kept in memory alone: on disk nothing leads from the letters to a visit. */
  const written = new Map<SessionId, number>();
  let day: string | null = null;

  const forget = (): void => {
    const today = dayOf(now());
    if (today === day) return;
    forgetScoresBut(store, today);
    written.clear();
    day = today;
  };
  const linesOf = (pack: string, own: number | null): Leaderboard => {
    forget();
    return {
      lines: bestScores(store, pack, dayOf(now()), LINES, own).map(({ id, initials, points, place }) => ({
        place,
        initials,
        points,
        own: id === own,
      })),
    };
  };

  return {
    of: (pack) => linesOf(pack, null),
    enter: (id, { initials, points }) => {
      const session = running(id);
      if (!session.ok) return session;
      const fault = initialsFault(initials);
      // The letters themselves are not told: a detail is logged.
      if (fault !== null) return err({ code: 'KIOSK_BAD_INITIALS', detail: fault });
      forget();
      const { quiz } = session.value;
      // The list as it stands, without the new line: a game is played, not a disk.
      if (!mayWrite()) return ok(linesOf(quiz, null));
      const line = writeScore(store, written.get(id) ?? null, { day: dayOf(now()), pack: quiz, initials, points });
      written.set(id, line);
      return ok(linesOf(quiz, line));
    },
    forget,
  };
};
