/**
 * What a damaged disk took, by its places: neither number is used twice and no gap stays unexplained. No reference to `incarnation`:
 * its row may be among what was lost. And what the office must know of the terminal, as long as it holds.
 */
export const lossesAndTroubles = /* sql */ `
  CREATE TABLE loss (
    incarnation TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq),
    noted_at TEXT NOT NULL,
    PRIMARY KEY (incarnation, first_seq)
  ) STRICT;
  CREATE TABLE trouble (
    code TEXT PRIMARY KEY,
    since TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
`;
