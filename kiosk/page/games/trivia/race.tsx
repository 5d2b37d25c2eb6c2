import type { TriviaRules, TriviaState } from '#play/games/trivia/state.ts';
import { Buoy, Sail } from './sails.tsx';
import type { Say } from './texts.ts';

/** So many points are the buoy: alone all of them; together a little more than a fair share. */
const goalOf = ({ perGame }: TriviaRules, points: readonly number[]): number =>
  Math.max(points.length === 1 ? perGame : Math.ceil(perGame / points.length) + 1, ...points, 1);

interface RaceProps {
  readonly rules: TriviaRules;
  readonly state: TriviaState;
  readonly say: Say;
}

/** Who is how far: each sail on its own lane, and the same in words. */
export const Race = ({ rules, state: { points, rivals }, say }: RaceProps) => (
  <ol class="race" data-lanes={points.length} aria-label={say('race')}>
    {points.map((own, player) => (
      <li
        key={player}
        class="race__lane"
        data-out={rivals.includes(player) ? undefined : ''}
        style={{ '--way': own / goalOf(rules, points) }}
      >
        <span class="unseen">{say('lane', { number: player + 1, count: own })}</span>
        <span class="race__way" aria-hidden="true">
          <span class="race__sail">
            <Sail player={player} />
            <span class="race__points">{own}</span>
          </span>
        </span>
        <Buoy />
      </li>
    ))}
  </ol>
);
