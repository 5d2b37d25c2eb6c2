import { createContext } from 'preact';
import type { PackId, SessionId } from '#contract/ids.ts';
import type { EnterScore, Leaderboard } from '#contract/leaderboard.ts';

/** What a leaderboard asks of the host. A rejection is a `KioskError`. */
export interface LeaderboardCalls {
  readonly loadLeaderboard: (pack: PackId) => Promise<Leaderboard>;
  readonly enterScore: (session: SessionId, score: EnterScore) => Promise<Leaderboard>;
}

/** Null: there is no host that keeps one, and no leaderboard shows. */
export const LeaderboardContext = createContext<LeaderboardCalls | null>(null);
