import { useEffect, useState } from 'preact/hooks';
import { useKiosk } from '../../kiosk.ts';
import type { Say } from './texts.ts';

/** So many seconds before the end it says so. */
const HURRY_SECONDS = 5;
const LOOK_MS = 200;

interface ClockProps {
  readonly endsAt: number;
  /** How long it ran from the beginning: the length of the rope. */
  readonly totalMs: number;
  readonly say: Say;
}

/** What is left of the time: a rope that the tide takes, and the same in words. It only shows: the game ends by its own clock. */
export const Clock = ({ endsAt, totalMs, say }: ClockProps) => {
  const { uptimeMs } = useKiosk();
  const leftOf = (): number => Math.max(0, endsAt - uptimeMs());
  const [left, setLeft] = useState(leftOf);
  useEffect(() => {
    setLeft(leftOf());
    const timer = setInterval(() => setLeft(leftOf()), LOOK_MS);
    return () => clearInterval(timer);
  }, [endsAt]);
  const seconds = Math.ceil(left / 1_000);
  const hurry = seconds <= HURRY_SECONDS;
  return (
    <div class="clock" data-hurry={hurry ? '' : undefined}>
      <span class="clock__rope" aria-hidden="true">
        <span class="clock__left" style={{ transform: `scaleX(${Math.min(1, left / totalMs)})` }} />
      </span>
      <p class="clock__words" role="timer">
        {hurry && <span class="clock__hurry">{say('hurry')} </span>}
        {say('seconds', { count: seconds })}
      </p>
    </div>
  );
};
