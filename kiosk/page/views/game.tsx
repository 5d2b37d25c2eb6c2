import { roundShown } from '#play/visit.ts';
import { useGameView } from '../games/use-game-view.ts';
import { useKiosk } from '../kiosk.ts';
import { View } from '../parts/view.tsx';

/** The game that is played now. */
export const GameRound = () => {
  const { context } = useKiosk();
  const round = roundShown(context);
  const view = useGameView(round?.kind ?? null);
  return round === null || view === null ? <View name="question">{null}</View> : <view.Board round={round} />;
};
