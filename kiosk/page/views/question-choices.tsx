import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AnswerValue } from '#contract/answer.ts';
import type { MultipleQuestion, RankingQuestion, SingleQuestion } from '#contract/compiled-quiz.ts';
import { routes } from '#contract/host-api.ts';
import type { ChoiceId } from '#contract/ids.ts';
import { contentText, useKiosk } from '../kiosk.ts';
import { restingRect } from '../measures.ts';
import { Button } from '../parts/button.tsx';
import { useFitted } from '../parts/fitting.ts';
import { Tile } from '../parts/tile.tsx';

interface ChoicesProps {
  readonly question: SingleQuestion | MultipleQuestion | RankingQuestion;
  readonly given: AnswerValue | null;
}

/** How many must be put together, at least and at most; null: one touch answers. */
const boundsOf = (question: ChoicesProps['question']): { readonly min: number; readonly max: number } | null => {
  if (question.kind === 'ranking') return { min: question.places, max: question.places };
  return question.kind === 'multiple' ? question : null;
};

/** More than this stand closer together. */
const FEW = 6;

/**
 * The choices as large tiles, with their pictures or as words alone. One of them answers at once; several are put together, or in order,
 * then *Continue*.
 */
export const Choices = ({ question, given }: ChoicesProps) => {
  const kiosk = useKiosk();
  const { context, locale, say, stage, busy, answer } = kiosk;
  const quiz = context.visit.campaign?.quiz;
  const [chosen, setChosen] = useState<readonly ChoiceId[]>(given?.kind === 'choices' ? given.choices : []);
  const list = useRef<HTMLDivElement>(null);
  const pictureOf = (file: string): string => (quiz ? routes.packMedia(quiz, file) : '');
  const tiles = question.choices.map((choice) => ({ ...choice, url: choice.picture && pictureOf(choice.picture.file) }));

  const look = tiles.some(({ url }) => url !== null) ? 'pictures' : 'words';
  useFitted(list, '.tile__plate', locale);

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const place = (): void =>
      stage.place(
        [...element.querySelectorAll<HTMLElement>('[data-picture]')].flatMap((spot) => {
          const tile = tiles.find((one) => one.id === spot.dataset['picture']);
          return tile?.url ? [{ id: tile.id, picture: tile.url, rect: restingRect(spot), selected: chosen.includes(tile.id) }] : [];
        }),
      );
    place();
    const watch = new ResizeObserver(place);
    for (const spot of element.querySelectorAll('[data-picture]')) watch.observe(spot);
    watch.observe(element);
    return () => watch.disconnect();
  }, [stage, question.id, chosen]);
  useLayoutEffect(() => () => stage.place([]), [stage]);

  const bounds = boundsOf(question);
  const ordered = question.kind === 'ranking';
  const full = bounds !== null && chosen.length >= bounds.max;
  const press = (id: ChoiceId): void => {
    if (busy) return;
    if (bounds === null) {
      setChosen([id]);
      stage.touch(id, 'chosen');
      answer(question.id, { kind: 'choices', choices: [id] });
    } else if (chosen.includes(id)) setChosen(chosen.filter((one) => one !== id));
    else if (!full) {
      setChosen([...chosen, id]);
      stage.touch(id, 'chosen');
    }
  };

  return (
    <>
      <div ref={list} class="tiles" data-look={look} data-count={tiles.length} data-many={tiles.length > FEW ? '' : undefined}>
        {tiles.map(({ id, text, url, picture }) => (
          <Tile
            key={id}
            id={id}
            text={contentText(kiosk, text)}
            picture={url}
            alt={picture ? contentText(kiosk, picture.alt) : ''}
            selected={chosen.includes(id)}
            resting={full && !chosen.includes(id)}
            place={ordered && chosen.includes(id) ? chosen.indexOf(id) + 1 : null}
            onPress={() => press(id)}
          />
        ))}
      </div>
      {bounds !== null && (
        <div class="onward">
          <p class="plate plate--small" aria-live="polite">
            {chosen.length === 0
              ? say(ordered ? 'question.order' : 'question.choose')
              : say('question.chosen', { count: chosen.length, max: bounds.max })}
          </p>
          <Button
            class="button--large"
            disabled={busy || chosen.length < bounds.min}
            onPress={() => answer(question.id, { kind: 'choices', choices: chosen })}
          >
            {say('question.continue')}
          </Button>
        </div>
      )}
    </>
  );
};
