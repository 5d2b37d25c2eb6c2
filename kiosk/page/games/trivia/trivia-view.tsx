import { rankingOf, type TriviaMove, type TriviaRules, type TriviaState } from '#play/games/trivia/state.ts';
import { trivia } from '#play/games/trivia/trivia.ts';
import { useKiosk } from '../../kiosk.ts';
import { type BoardProps, defineGameView, type ScoreProps } from '../game-view.tsx';
import { Asking } from './asking.tsx';
import { finishIn, Podium } from './podium.tsx';
import { textsIn } from './texts.ts';
import { Told } from './told.tsx';
import { Who } from './who.tsx';
import './trivia.css';

const Board = ({ rules, state, move }: BoardProps<TriviaRules, TriviaState, TriviaMove>) => {
  const say = textsIn(useKiosk().locale);
  switch (state.phase.kind) {
    case 'who':
      return <Who state={state} move={move} say={say} />;
    case 'open':
    case 'answering':
      return <Asking rules={rules} state={state} move={move} say={say} />;
    case 'told':
      return <Told rules={rules} state={state} move={move} say={say} />;
    case 'podium':
    case 'over':
      return <Podium rules={rules} state={state} move={move} say={say} />;
  }
};

const Score = ({ rules, state }: ScoreProps<TriviaRules, TriviaState>) => {
  const say = textsIn(useKiosk().locale);
  return (
    <p class="text score">
      {finishIn(rules, state, say)}
      {state.points.length > 1 &&
        rankingOf(state).map(({ player, points, place }) => (
          <span key={player}>
            {' '}
            <span class="whole">{say('placed', { place, number: player + 1, count: points })}.</span>
          </span>
        ))}
    </p>
  );
};

export const triviaView = defineGameView(trivia, { Board, Score });
