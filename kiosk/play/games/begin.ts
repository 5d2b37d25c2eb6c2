import { seedOf } from '../chance.ts';
import type { Visit } from '../visit.ts';
import type { AnyGame, Now, Round } from './game.ts';

/** The first round of the visit's game; null: its quiz has none, or one that these games cannot play. */
export const beginRound = ({ campaign, session }: Visit, games: readonly AnyGame[], now: Now): Round | null => {
  const game = campaign?.quiz.game ?? null;
  if (game === null || session === null) return null;
  const begun = games.find(({ kind }) => kind === game.kind)?.begin(game.rules, seedOf(session), now);
  return begun?.ok === true ? begun.value : null;
};
