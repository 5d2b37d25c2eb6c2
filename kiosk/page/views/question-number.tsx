import { useState } from 'preact/hooks';
import type { AnswerValue } from '#contract/answer.ts';
import type { NumberQuestion } from '#contract/compiled-quiz.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';

/** As many numbers as stand in a grid of large buttons; above them one counts up. */
const DIRECT = 8;

interface NumberChoiceProps {
  readonly question: NumberQuestion;
  readonly given: AnswerValue | null;
}

/** One touch for a small number; the last one opens a counter that starts where the buttons end. */
export const NumberChoice = ({ question, given }: NumberChoiceProps) => {
  const { say, answer, arrive, busy } = useKiosk();
  const before = given?.kind === 'number' ? given.number : null;
  const last = Math.min(question.max, question.min + DIRECT - 1);
  const [count, setCount] = useState<number | null>(before !== null && before > last ? before : null);
  const tell = (number: number): void => answer(question.id, { kind: 'number', number });
  const move = (to: number | null) => (): void => {
    arrive();
    setCount(to);
  };

  if (count === null) {
    const direct = Array.from({ length: last - question.min + 1 }, (_, step) => question.min + step);
    return (
      <div class="numbers">
        {direct.map((number) => (
          <Button key={number} tone="plain" class="numbers__one" pressed={number === before} disabled={busy} onPress={() => tell(number)}>
            {number}
          </Button>
        ))}
        {last < question.max && (
          <Button tone="plain" class="numbers__more" disabled={busy} onPress={move(last + 1)}>
            {say('number.more', { from: last + 1 })}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div class="counter">
      <Button tone="plain" class="counter__step" disabled={count <= last + 1} onPress={() => setCount(count - 1)}>
        {say('number.minus')}
      </Button>
      <p class="plate counter__count" aria-live="polite">
        {count}
      </p>
      <Button tone="plain" class="counter__step" disabled={count >= question.max} onPress={() => setCount(count + 1)}>
        {say('number.plus')}
      </Button>
      <Button tone="plain" class="counter__fewer" onPress={move(null)}>
        {say('number.fewer', { min: question.min, max: last })}
      </Button>
      <Button class="counter__confirm" disabled={busy} onPress={() => tell(count)}>
        {say('number.confirm', { count })}
      </Button>
    </div>
  );
};
