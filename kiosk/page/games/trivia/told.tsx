import { useLayoutEffect } from 'preact/hooks';
import { questionOf, rivalsOfNext, type TriviaMove, type TriviaRules, type TriviaState } from '#play/games/trivia/state.ts';
import { contentText, useKiosk } from '../../kiosk.ts';
import { Button } from '../../parts/button.tsx';
import { Heading } from '../../parts/heading.tsx';
import { TickSign } from '../../parts/icons.tsx';
import { Race } from './race.tsx';
import { WrongSign } from './signs.tsx';
import type { Say } from './texts.ts';

interface ToldProps {
  readonly rules: TriviaRules;
  readonly state: TriviaState;
  readonly move: (move: TriviaMove) => void;
  readonly say: Say;
}

const verdictOf = ({ phase, given, points }: TriviaState, say: Say): string => {
  const point = phase.kind === 'told' ? phase.point : null;
  if (point !== null) return points.length === 1 ? say('right') : say('rightFor', { number: point + 1 });
  if (given.some(({ choice }) => choice !== null)) return say('missed');
  return points.length === 1 ? say('late') : say('nobody');
};

/** The right answer, why it is so, and who says so. Nothing runs here: it waits for a touch. */
export const Told = ({ rules, state, move, say }: ToldProps) => {
  const kiosk = useKiosk();
  const question = questionOf(rules, state);
  useLayoutEffect(kiosk.arrive, [state.asked]);
  const right = question?.choices[question.right];
  if (question === null || right === undefined) return null;
  const isRight = state.phase.kind === 'told' && state.phase.point !== null;
  return (
    <>
      <Race rules={rules} state={state} say={say} />
      <div class="plate plate--question">
        <p class="progress">{contentText(kiosk, question.text)}</p>
        <Heading step={`trivia told ${state.asked}`} class="heading--question trivia__verdict">
          <span class="trivia__sign">{isRight ? <TickSign /> : <WrongSign />}</span> {verdictOf(state, say)}
        </Heading>
      </div>
      <div class="deck">
        <div class="plate told">
          <p class="progress">{say('answer')}</p>
          <p class="told__answer">{contentText(kiosk, right.text)}</p>
          <p class="text told__reason">{contentText(kiosk, question.reason)}</p>
          <p class="text text--small">{say('source', { label: question.source.label })}</p>
        </div>
        <Button class="button--large" onPress={() => move({ kind: 'next' })}>
          {say(rivalsOfNext(rules, state).length === 0 ? 'last' : 'next')}
        </Button>
      </div>
    </>
  );
};
