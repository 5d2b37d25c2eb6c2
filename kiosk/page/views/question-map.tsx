import { useRef, useState } from 'preact/hooks';
import type { AnswerValue } from '#contract/answer.ts';
import type { MapQuestion } from '#contract/compiled-quiz.ts';
import { routes } from '#contract/host-api.ts';
import type { ChoiceId } from '#contract/ids.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { useFitted } from '../parts/fitting.ts';
import { Picture } from '../parts/picture.tsx';
import { Tile } from '../parts/tile.tsx';

interface MapProps {
  readonly question: MapQuestion;
  readonly given: AnswerValue | null;
}

/** A drawn map with a numbered buoy on each place, and the same places in words beside it: either answers at once. */
export const MapChoice = ({ question, given }: MapProps) => {
  const kiosk = useKiosk();
  const { context, locale, busy, answer } = kiosk;
  const quiz = context.visit.campaign?.quiz;
  const [chosen, setChosen] = useState<ChoiceId | null>(given?.kind === 'choices' ? (given.choices[0] ?? null) : null);
  const list = useRef<HTMLDivElement>(null);
  useFitted(list, '.tile__plate', locale);
  const press = (id: ChoiceId): void => {
    if (busy) return;
    setChosen(id);
    answer(question.id, { kind: 'choices', choices: [id] });
  };
  const numberOf = (id: ChoiceId): number => question.choices.findIndex((choice) => choice.id === id) + 1;
  return (
    <div class="map">
      <div class="map__sheet">
        {quiz && (
          <Picture class="map__drawing" src={routes.packMedia(quiz, question.map.file)} alt={contentText(kiosk, question.map.alt)} />
        )}
        {question.spots.map(({ choice, x, y }) => {
          const text = question.choices.find(({ id }) => id === choice)?.text ?? {};
          return (
            <button
              key={choice}
              type="button"
              class="map__spot"
              style={{ left: `${x}%`, top: `${y}%` }}
              aria-pressed={chosen === choice}
              aria-label={`${numberOf(choice)} ${contentText(kiosk, text)}`}
              onClick={() => press(choice)}
            >
              {numberOf(choice)}
            </button>
          );
        })}
      </div>
      <div ref={list} class="tiles map__words" data-look="words" data-count={question.choices.length} data-many="">
        {question.choices.map(({ id, text }) => (
          <Tile
            key={id}
            id={id}
            text={contentText(kiosk, text)}
            picture={null}
            alt=""
            selected={chosen === id}
            resting={false}
            place={numberOf(id)}
            onPress={() => press(id)}
          />
        ))}
      </div>
    </div>
  );
};
