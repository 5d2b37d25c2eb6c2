import { useEffect, useState } from 'preact/hooks';
import type { GameView } from './game-view.tsx';
import { GAME_VIEWS } from './kinds.ts';

/** How a kind is shown; `loading`: it is on its way; `failed`: this page cannot show it. */
type Shown = GameView | 'loading' | 'failed';

const fetched = new Map<string, GameView>();

const fetchGameView = async (kind: string): Promise<GameView> => {
  const fetching = GAME_VIEWS[kind];
  if (fetching === undefined) throw new RangeError(`the page has no view of the game ${kind}`);
  const view = await fetching();
  fetched.set(kind, view);
  return view;
};

/** How this kind is shown. It is fetched when it is played; from then on it is there at once. */
export const useGameView = (kind: string | null): Shown => {
  const [failed, setFailed] = useState<string | null>(null);
  const [, came] = useState(0);
  const view = kind === null ? undefined : fetched.get(kind);
  useEffect(() => {
    if (kind === null || view !== undefined) return;
    fetchGameView(kind).then(
      () => came((times) => times + 1),
      () => setFailed(kind),
    );
  }, [kind, view]);
  if (view !== undefined) return view;
  return kind !== null && failed === kind ? 'failed' : 'loading';
};
