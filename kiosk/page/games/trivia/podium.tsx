import { useLayoutEffect } from 'preact/hooks';
import { leadersOf, rankingOf, type TriviaMove, type TriviaRules, type TriviaState } from '#play/games/trivia/state.ts';
import { useKiosk } from '../../kiosk.ts';
import { DayBoard } from '../../leaderboard/day-board.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Sail } from './sails.tsx';
import type { Say } from './texts.ts';

interface PodiumProps {
  readonly rules: TriviaRules;
  readonly state: TriviaState;
  readonly move: (move: TriviaMove) => void;
  readonly say: Say;
}

/** Who won, in a sentence. */
export const finishIn = (rules: TriviaRules, state: TriviaState, say: Say): string => {
  const leaders = leadersOf(state);
  const [first = 0] = leaders;
  if (state.points.length === 1) return say('alone', { count: state.points[0] ?? 0, total: rules.perGame });
  return leaders.length === 1 ? say('wins', { number: first + 1 }) : say('tie');
};

/** Who came in where, and the leaderboard of the day. */
export const Podium = ({ rules, state, move, say }: PodiumProps) => {
  const { arrive } = useKiosk();
  useLayoutEffect(arrive, []);
  return (
    <DayBoard points={Math.max(...state.points)} onward={say('next')} done={() => move({ kind: 'next' })}>
      <div class="plate plate--question">
        <Heading step="trivia podium" class="heading--question" fitted>
          {finishIn(rules, state, say)}
        </Heading>
        {state.points.length > 1 && (
          <ol class="podium" aria-label={say('ranking')}>
            {rankingOf(state).map(({ player, points, place }) => (
              <li key={player} class="podium__one" data-first={place === 1 ? '' : undefined}>
                <Sail player={player} />
                <span>{say('placed', { place, number: player + 1, count: points })}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </DayBoard>
  );
};
