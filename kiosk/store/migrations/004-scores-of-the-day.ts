/** The day's leaderboards. No session, no hour, nothing that leads to a visitor: the row is gone when its day is over. */
export const scoresOfTheDay = /* sql */ `
  CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    pack TEXT NOT NULL,
    initials TEXT NOT NULL CHECK (length(initials) = 3),
    points INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX score_best ON score (pack, day, points DESC);
`;
