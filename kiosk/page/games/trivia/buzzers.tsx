import { useLayoutEffect, useRef } from 'preact/hooks';
import { mayBuzz, type TriviaMove, type TriviaState } from '#play/games/trivia/state.ts';
import { Sail } from './sails.tsx';
import type { Say } from './texts.ts';

interface BuzzersProps {
  readonly state: TriviaState;
  readonly move: (move: TriviaMove) => void;
  readonly say: Say;
}

/**
 * One large buzzer for each player, in the corners that lie nearest to their hands, and on the keys 1 to 4. They act when the finger comes up,
 * like any button, but by its own pointer: where several fingers touch at once, a browser makes a click of none of them.
 */
export const Buzzers = ({ state, move, say }: BuzzersProps) => {
  const { phase, points } = state;
  const down = useRef(new Map<number, number>());
  const buzz = (player: number): void => move({ kind: 'buzz', player });

  // At once: a quick hand presses before the next frame.
  useLayoutEffect(() => {
    const pressed = ({ key, ctrlKey, altKey, metaKey, repeat }: KeyboardEvent): void => {
      const player = ['1', '2', '3', '4'].indexOf(key);
      if (player !== -1 && !ctrlKey && !altKey && !metaKey && !repeat) buzz(player);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });

  const lifted = (event: PointerEvent, player: number): void => {
    const began = down.current.get(event.pointerId) === player;
    down.current.delete(event.pointerId);
    const under = document.elementFromPoint(event.clientX, event.clientY);
    // Slid off before it came up: taken back.
    const { currentTarget } = event;
    if (began && currentTarget instanceof Element && under !== null && currentTarget.contains(under)) buzz(player);
  };

  const free = mayBuzz(state);
  return (
    <div class="buzzers" data-count={points.length}>
      {points.map((_, player) => {
        const turn = phase.kind === 'answering' && phase.player === player;
        const rests = phase.kind !== 'open' || !free.includes(player);
        return (
          <button
            key={player}
            type="button"
            class={`button button--plain buzzer buzzer--${player + 1}`}
            aria-disabled={rests && !turn}
            aria-pressed={turn}
            aria-keyshortcuts={`${player + 1}`}
            onPointerDown={(event) => down.current.set(event.pointerId, player)}
            onPointerUp={(event) => lifted(event, player)}
            onPointerCancel={(event) => down.current.delete(event.pointerId)}
            onClick={() => buzz(player)}
          >
            <Sail player={player} class="buzzer__sail" />
            <span class="buzzer__name">{say('sail', { number: player + 1 })}</span>
          </button>
        );
      })}
    </div>
  );
};
