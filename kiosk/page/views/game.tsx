import { roundShown } from '#play/visit.ts';
import { useGameView } from '../games/use-game-view.ts';
import { useKiosk } from '../kiosk.ts';
import { View } from '../parts/view.tsx';

/** The game that is played now. A board that cannot be fetched is a view that cannot be drawn: the visit ends in words. */
export const GameRound = () => {
  const { context } = useKiosk();
  const round = roundShown(context);
  const view = useGameView(round?.kind ?? null);
  if (view === 'failed') throw new Error(`the game ${round?.kind} cannot be shown`);
  return round === null || view === 'loading' ? <View name="question">{null}</View> : <view.Board round={round} />;
};
