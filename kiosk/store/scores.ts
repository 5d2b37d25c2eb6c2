import { z } from 'zod';
import { rowsOf } from './rows.ts';
import type { Store } from './store.ts';

const scoreRow = z.object({ id: z.number(), initials: z.string(), points: z.number(), place: z.number() });
export type Score = z.infer<typeof scoreRow>;

interface NewScore {
  readonly day: string;
  readonly pack: string;
  readonly initials: string;
  readonly points: number;
}

/** Writes a score down, or changes the one with this id. Returns its id. */
export const writeScore = (store: Store, id: number | null, { day, pack, initials, points }: NewScore): number => {
  const written = store.db
    .prepare(
      `INSERT INTO score (id, day, pack, initials, points) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET day = excluded.day, initials = excluded.initials, points = excluded.points RETURNING id`,
    )
    .get(id, day, pack, initials, points);
  return z.object({ id: z.number() }).parse(written).id;
};

/** The scores of a game on a day, the best first; of equal ones the earlier. `also`: this one is listed even when others are better. */
export const bestScores = (store: Store, pack: string, day: string, count: number, also: number | null): Score[] =>
  rowsOf(
    scoreRow,
    store.db
      .prepare(
        `WITH ranked AS (
           SELECT id, initials, points, rank() OVER (ORDER BY points DESC) AS place, row_number() OVER (ORDER BY points DESC, id) AS line
           FROM score WHERE pack = ? AND day = ?
         ) SELECT id, initials, points, place FROM ranked WHERE line <= ? OR id = ? ORDER BY line`,
      )
      .all(pack, day, count, also),
  );

/** Forgets the scores of every other day; `secure_delete` leaves nothing of them in the file. */
export const forgetScoresBut = (store: Store, day: string): void => {
  store.db.prepare('DELETE FROM score WHERE day <> ?').run(day);
};
