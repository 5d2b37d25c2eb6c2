import { useEffect, useState } from 'preact/hooks';
import { report } from '../report.ts';
import type { GameView } from './game-view.tsx';
import { GAME_VIEWS } from './kinds.ts';

const fetched = new Map<string, GameView>();

/** Fetches how a kind is shown, so that it is there when it is needed. */
export const fetchGameView = async (kind: string): Promise<GameView | null> => {
  const known = fetched.get(kind);
  if (known !== undefined) return known;
  const view = (await GAME_VIEWS[kind]?.()) ?? null;
  if (view !== null) fetched.set(kind, view);
  return view;
};

/** How this kind is shown; null as long as it is on its way. */
export const useGameView = (kind: string | null): GameView | null => {
  const [, came] = useState(0);
  const view = kind === null ? null : (fetched.get(kind) ?? null);
  useEffect(() => {
    if (kind === null || view !== null) return;
    fetchGameView(kind).then(
      () => came((times) => times + 1),
      () => report(`the game ${kind}`, 'KIOSK_PAGE_FAULT'),
    );
  }, [kind, view]);
  return view;
};
