import { useEffect, useState } from 'preact/hooks';
import { report } from '../report.ts';
import type { GameView } from './game-view.tsx';
import { GAME_VIEWS } from './kinds.ts';

/** How a kind is shown; `loading`: it is on its way; `failed`: this page cannot show it. */
type Shown = GameView | 'loading' | 'failed';

const fetched = new Map<string, GameView>();
let missed = false;

/** Was there a board that could not be fetched? It stays away until the page is loaded anew. */
export const isBoardMissing = (): boolean => missed;

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
      () => {
        missed = true;
        report(`fetching the board of ${kind}`, 'KIOSK_UNKNOWN_FILE');
        setFailed(kind);
      },
    );
  }, [kind, view]);
  if (view !== undefined) return view;
  return kind !== null && failed === kind ? 'failed' : 'loading';
};
