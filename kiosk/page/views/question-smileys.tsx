import { useRef, useState } from 'preact/hooks';
import type { AnswerValue } from '#contract/answer.ts';
import type { SingleQuestion } from '#contract/compiled-quiz.ts';
import type { ChoiceId } from '#contract/ids.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { Face, moodsOf } from '../parts/face.tsx';
import { useFitted } from '../parts/fitting.ts';
import { TickSign } from '../parts/icons.tsx';
import { Words } from '../parts/words.tsx';

interface SmileysProps {
  readonly question: SingleQuestion;
  readonly given: AnswerValue | null;
}

/** Faces from sad to happy, each with its words, in one line. */
export const Smileys = ({ question, given }: SmileysProps) => {
  const kiosk = useKiosk();
  const { locale, busy, answer } = kiosk;
  const [chosen, setChosen] = useState<ChoiceId | null>(given?.kind === 'choices' ? (given.choices[0] ?? null) : null);
  const list = useRef<HTMLDivElement>(null);
  useFitted(list, '.smiley__text', locale);
  const moods = moodsOf(question.choices.length);
  const press = (id: ChoiceId): void => {
    if (busy) return;
    setChosen(id);
    answer(question.id, { kind: 'choices', choices: [id] });
  };
  return (
    <div ref={list} class="smileys" data-count={question.choices.length}>
      {question.choices.map(({ id, text }, index) => (
        <button key={id} type="button" class="smiley" aria-pressed={chosen === id} onClick={() => press(id)}>
          <Face mood={moods[index] ?? 2} />
          <span class="smiley__text">
            <Words text={contentText(kiosk, text)} />
          </span>
          {chosen === id && (
            <span class="tile__tick">
              <TickSign />
            </span>
          )}
        </button>
      ))}
    </div>
  );
};
