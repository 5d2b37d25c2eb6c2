/** A line of the day's leaderboard of a game. Nothing in it says who it was. */
export interface LeaderboardLine {
  /** From 1; equal points, equal place. */
  readonly place: number;
  readonly initials: string;
  readonly points: number;
  /** Was it written by the session that asks? */
  readonly own: boolean;
}

/** The best scores of a game on this terminal, today. The best first; the session's own line stands at its end when it is not among them. */
export interface Leaderboard {
  readonly lines: readonly LeaderboardLine[];
}

export interface EnterScore {
  /** Three letters, see `play/initials.ts`. */
  readonly initials: string;
  readonly points: number;
}

/** No game of ours gives more. */
export const MOST_POINTS = 1_000;
