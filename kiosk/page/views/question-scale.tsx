import { useRef, useState } from 'preact/hooks';
import type { AnswerValue } from '#contract/answer.ts';
import type { ScaleQuestion } from '#contract/compiled-quiz.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Rope } from '../parts/rope.tsx';

interface ScaleProps {
  readonly question: ScaleQuestion;
  readonly given: AnswerValue | null;
}

/** Where a key goes from a position on the rope; null for a key that goes nowhere. */
const aimOf = (key: string, from: number, { min, max }: ScaleQuestion): number | null => {
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(max, from + 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(min, from - 1);
  if (key === 'Home') return min;
  return key === 'End' ? max : null;
};

/** A rope of buoys between two words. Touching a buoy answers; arrows go along the rope, and none is chosen beforehand. */
export const Scale = ({ question, given }: ScaleProps) => {
  const kiosk = useKiosk();
  const { busy, answer } = kiosk;
  const { min, max } = question;
  const [chosen, setChosen] = useState<number | null>(given?.kind === 'number' ? given.number : null);
  const row = useRef<HTMLFieldSetElement>(null);
  const [low, high] = [contentText(kiosk, question.low), contentText(kiosk, question.high)];
  const positions = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const sagAt = (position: number): number => 1 - ((2 * (position - min)) / (max - min) - 1) ** 2;

  const press = (number: number): void => {
    if (busy) return;
    setChosen(number);
    answer(question.id, { kind: 'number', number });
  };
  const goAlong = (event: KeyboardEvent, position: number): void => {
    const aim = aimOf(event.key, position, question);
    if (aim === null) return;
    event.preventDefault();
    row.current?.querySelector<HTMLElement>(`[data-position="${aim}"]`)?.focus();
  };

  return (
    <div class="scale" style={{ '--count': String(positions.length) }}>
      <div class="scale__water">
        <Rope />
        <fieldset ref={row} class="scale__row" aria-label={`${low} – ${high}`}>
          {positions.map((position) => (
            <button
              key={position}
              type="button"
              class="buoy"
              data-position={position}
              style={{ '--sag': sagAt(position).toFixed(3) }}
              aria-pressed={chosen === position}
              tabIndex={position === (chosen ?? min) ? 0 : -1}
              onClick={() => press(position)}
              onKeyDown={(event) => goAlong(event, position)}
            >
              <span class="buoy__ring">
                <span class="buoy__number">{position}</span>
              </span>
              {position === min && <span class="unseen"> {low}</span>}
              {position === max && <span class="unseen"> {high}</span>}
            </button>
          ))}
        </fieldset>
      </div>
      <div class="scale__ends" aria-hidden="true">
        <p class="plate plate--small">{low}</p>
        <p class="plate plate--small">{high}</p>
      </div>
    </div>
  );
};
