import { isUntimed } from '#play/access.ts';
import { MOST_PLAYERS, type TriviaMove, type TriviaState } from '#play/games/trivia/state.ts';
import { useKiosk } from '../../kiosk.ts';
import { Button } from '../../parts/button.tsx';
import { Heading } from '../../parts/heading.tsx';
import { TickSign } from '../../parts/icons.tsx';
import { Sail } from './sails.tsx';
import type { Say } from './texts.ts';

interface WhoProps {
  readonly state: TriviaState;
  readonly move: (move: TriviaMove) => void;
  readonly say: Say;
}

const COUNTS = Array.from({ length: MOST_PLAYERS }, (_, index) => index + 1);

/** How many play, and with or without a clock. */
export const Who = ({ state, move, say }: WhoProps) => {
  const { access } = useKiosk().context;
  // Who asked the terminal for time, or listens, plays without a clock anyhow.
  const untimed = isUntimed(access);
  return (
    <>
      <div class="plate plate--question">
        <Heading step="trivia who" class="heading--question" fitted>
          {say('whoHeading')}
        </Heading>
        <p class="text text--hint">{say('whoText')}</p>
      </div>
      <div class="deck">
        <div class="fleet">
          {COUNTS.map((count) => (
            <button
              key={count}
              type="button"
              class="button button--plain fleet__one"
              onClick={() => move({ kind: 'start', players: count })}
            >
              <span class="fleet__sails" aria-hidden="true">
                {COUNTS.slice(0, count).map((player) => (
                  <Sail key={player} player={player - 1} />
                ))}
              </span>
              <span>{say('players', { count })}</span>
            </button>
          ))}
        </div>
        <div class="calm">
          <Button
            tone="plain"
            class="calm__button"
            pressed={state.calm || untimed}
            disabled={untimed}
            onPress={() => move({ kind: 'calm', on: !state.calm })}
          >
            {(state.calm || untimed) && <TickSign />}
            {say('calm')}
          </Button>
          <p class="plate plate--small">{say('calmHint')}</p>
        </div>
      </div>
    </>
  );
};
