import type { ComponentChildren, FunctionComponent } from 'preact';
import type { Game, Round } from '#play/games/game.ts';
import { nowFor } from '#play/play-setup.ts';
import { useKiosk } from '../kiosk.ts';
import { View } from '../parts/view.tsx';

/** What the board of a game is given. */
export interface BoardProps<Rules, State, Move> {
  readonly rules: Rules;
  readonly state: State;
  /** Makes a move out of the newest state, whatever is drawn; one that cannot be made does nothing. */
  readonly move: (move: Move) => void;
}

export interface ScoreProps<Rules, State> {
  readonly rules: Rules;
  readonly state: State;
}

/** How one kind of game is shown. */
export interface GameView {
  readonly kind: string;
  readonly Board: FunctionComponent<{ readonly round: Round }>;
  /** What the result tells of the game. */
  readonly Score: FunctionComponent<{ readonly round: Round }>;
}

/** The board is the whole view: a heading on its plate, and what is touched, as in any other view. */
const GameFrame = ({ kind, children }: { readonly kind: string; readonly children: ComponentChildren }) => (
  <View name="question" class={`view--game view--${kind}`} game={kind}>
    {children}
  </View>
);

/** A game and its two pictures. Rounds of another kind show nothing: the page never hands one over. */
export const defineGameView = <Rules, State, Move>(
  game: Game<Rules, State, Move>,
  parts: {
    readonly Board: FunctionComponent<BoardProps<Rules, State, Move>>;
    readonly Score: FunctionComponent<ScoreProps<Rules, State>>;
  },
): GameView => ({
  kind: game.kind,
  Board: ({ round }) => {
    const { context, roundNow, send, uptimeMs } = useKiosk();
    const look = game.look(round);
    if (look === null) return null;
    const move = (made: Move): void => {
      const before = roundNow();
      if (before === null) return;
      const after = game.moved(before, made, nowFor(context.access, uptimeMs()));
      if (after !== before) send({ type: 'game.moved', before, after });
    };
    return (
      <GameFrame kind={game.kind}>
        <parts.Board rules={look.rules} state={look.state} move={move} />
      </GameFrame>
    );
  },
  Score: ({ round }) => {
    const look = game.look(round);
    return look === null ? null : <parts.Score rules={look.rules} state={look.state} />;
  },
});
