import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { routes } from '#contract/host-api.ts';
import { isUntimed } from '#play/access.ts';
import { isSudden, questionOf, type TriviaMove, type TriviaRules, type TriviaState } from '#play/games/trivia/state.ts';
import { contentText, useKiosk } from '../../kiosk.ts';
import { useFitted } from '../../parts/fitting.ts';
import { Heading } from '../../parts/heading.tsx';
import { Picture } from '../../parts/picture.tsx';
import { Words } from '../../parts/words.tsx';
import { Buzzers } from './buzzers.tsx';
import { Clock } from './clock.tsx';
import { Race } from './race.tsx';
import { WrongSign } from './signs.tsx';
import type { Say } from './texts.ts';

interface AskingProps {
  readonly rules: TriviaRules;
  readonly state: TriviaState;
  readonly move: (move: TriviaMove) => void;
  readonly say: Say;
}

/** Whose turn it is, in a sentence. */
const turnIn = ({ phase, given }: TriviaState, say: Say): string => {
  if (phase.kind === 'answering') return say('turn', { number: phase.player + 1 });
  const last = given.at(-1);
  return last === undefined ? say('buzz') : say('again', { number: last.player + 1 });
};

/** The question, its choices, and for two and more the buzzers. */
export const Asking = ({ rules, state, move, say }: AskingProps) => {
  const kiosk = useKiosk();
  const { context, locale, arrive, uptimeMs } = kiosk;
  const { phase, asked, points, given } = state;
  const list = useRef<HTMLDivElement>(null);
  useFitted(list, '.tile__plate', `${locale} ${asked} ${given.length}`);
  // The second tap of a hasty finger was meant for what stood here before.
  useLayoutEffect(arrive, [asked]);
  const together = points.length > 1;
  const answering = phase.kind === 'answering';
  useEffect(() => {
    // Who buzzed with a key goes on from here.
    if (together && answering) list.current?.querySelector<HTMLElement>('.tile:not([aria-disabled=true])')?.focus({ preventScroll: true });
  }, [together, answering]);

  const endsAt = phase.kind === 'open' || phase.kind === 'answering' ? phase.endsAt : null;
  const totalMs = useRef({ endsAt: 0, ms: 1 });
  if (endsAt !== null && totalMs.current.endsAt !== endsAt) totalMs.current = { endsAt, ms: Math.max(1, endsAt - uptimeMs()) };

  const question = questionOf(rules, state);
  const quiz = context.visit.campaign?.quiz;
  if (question === null || quiz === undefined) return null;
  const untimed = isUntimed(context.access);
  return (
    <>
      <Race rules={rules} state={state} say={say} />
      <div class="plate plate--question">
        <div class="asked">
          <p class="progress progress--steps">
            {isSudden(rules, state) ? say('sudden') : say('progress', { number: asked + 1, total: rules.perGame })}
          </p>
          {endsAt !== null && !untimed && <Clock endsAt={endsAt} totalMs={totalMs.current.ms} say={say} />}
        </div>
        <Heading step={`trivia ${asked}`} class="heading--question" fitted>
          {contentText(kiosk, question.text)}
        </Heading>
      </div>
      <div class={`deck ${together ? 'deck--buzzers' : ''}`}>
        <div ref={list} class="tiles trivia__choices" data-look="words" data-count={question.choices.length}>
          {state.choices.map((place) => {
            const choice = question.choices[place];
            if (choice === undefined) return null;
            const wrong = given.some((one) => one.choice === place);
            const rests = !answering || wrong;
            return (
              <button
                key={choice.id}
                type="button"
                class={`tile ${choice.picture === null ? 'tile--bare' : ''}`}
                aria-disabled={rests}
                data-resting={rests ? '' : undefined}
                onClick={() => {
                  if (!rests) move({ kind: 'answer', choice: place });
                }}
              >
                {choice.picture !== null && (
                  <span class="tile__picture">
                    <Picture src={routes.packMedia(quiz, choice.picture.file)} alt={contentText(kiosk, choice.picture.alt)} />
                  </span>
                )}
                <span class="tile__plate">
                  <span class="tile__text">
                    <span>
                      <Words text={contentText(kiosk, choice.text)} />
                    </span>
                    {wrong && (
                      <span class="trivia__wrong">
                        <WrongSign /> {say('wrong')}
                      </span>
                    )}
                  </span>
                </span>
              </button>
            );
          })}
        </div>
        {together && (
          <p class="plate plate--small trivia__turn" aria-live="polite">
            {turnIn(state, say)}
          </p>
        )}
        {together && <Buzzers state={state} move={move} say={say} />}
      </div>
    </>
  );
};
