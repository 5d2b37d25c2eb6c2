import { useLayoutEffect, useRef } from 'preact/hooks';
import { routes } from '#contract/host-api.ts';
import { cardAt, type Fate, keptOf, type SwipeMove, type SwipeRules, type SwipeState, swipe } from '#play/games/swipe/swipe.ts';
import { contentText, useKiosk } from '../../kiosk.ts';
import { sayerOf } from '../../locales/texts.ts';
import { Button } from '../../parts/button.tsx';
import { useFitted } from '../../parts/fitting.ts';
import { Heading } from '../../parts/heading.tsx';
import { Picture } from '../../parts/picture.tsx';
import { type BoardProps, defineGameView, type ScoreProps } from '../game-view.tsx';
import { Line } from './line.tsx';
import { type Lies, Postcard } from './postcard.tsx';
import { KiteSign, PegSign } from './signs.tsx';
import { useFling } from './use-fling.ts';
import './swipe.css';
import './wishes.css';
import './swipe-ways.css';
import de from './texts/de.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import nl from './texts/nl.json' with { type: 'json' };

const textsIn = sayerOf<keyof typeof fr>({ fr, en, nl, de });

/** Cards that lie under the top one and are seen. */
const PEEKING: readonly Lies[] = ['top', 'next', 'later'];

const Board = ({ rules, state, move }: BoardProps<SwipeRules, SwipeState, SwipeMove>) => {
  const kiosk = useKiosk();
  const say = textsIn(kiosk.locale);
  const top = useRef<HTMLDivElement>(null);
  const deck = useRef<HTMLDivElement>(null);
  const turn = state.fates.length;
  const left = rules.cards.length - turn;
  const kept = keptOf(rules, state);
  const [keep, fly] = [contentText(kiosk, rules.keep), contentText(kiosk, rules.fly)];
  const waiting = useRef<{ readonly fate: Fate; readonly turn: number } | null>(null);
  const decide = (fate: Fate): void => {
    // What the host writes down now comes first; who is faster is not forgotten.
    waiting.current = kiosk.busy ? { fate, turn } : null;
    if (kiosk.busy) return;
    // The tail of this touch must not reach the next card.
    kiosk.arrive();
    move({ kind: fate, turn });
  };
  useLayoutEffect(() => {
    const wanted = waiting.current;
    if (!kiosk.busy && wanted?.turn === turn) decide(wanted.fate);
  }, [kiosk.busy, turn]);
  useFling(top, turn, decide);
  useFitted(deck, '.postcard__words', `${kiosk.locale} ${turn}`);

  const gone = state.fates.at(-1);
  const shown = [
    ...(gone === undefined ? [] : [{ at: turn - 1, lies: gone }]),
    ...PEEKING.map((lies, behind) => ({ at: turn + behind, lies })),
  ];
  return (
    <>
      <div class="plate plate--question swipe__asked">
        <p class="progress">{say('left', { count: left })}</p>
        <Heading step="swipe" class="heading--question" fitted>
          {contentText(kiosk, rules.prompt)}
        </Heading>
      </div>
      <Line kept={kept} words={kept.length === 0 ? say('keptNone') : say('kept', { count: kept.length })} />
      <div class="deck swipe">
        <div ref={deck} class="swipe__cards" aria-live="polite">
          {shown.map(({ at, lies }) => {
            const card = cardAt(rules, state, at);
            return (
              card && (
                <Postcard key={card.question} card={card} turn={at} lies={lies} keep={keep} fly={fly} held={lies === 'top' ? top : null} />
              )
            );
          })}
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a key that is held down decides once; the buttons do the rest */}
        <div class="pair swipe__pair" onKeyDown={(event) => event.repeat && event.preventDefault()}>
          <Button class="button--large swipe__fly" tone="plain" onPress={() => decide('fly')}>
            <KiteSign />
            <span>{fly}</span>
          </Button>
          <Button class="button--large swipe__keep" onPress={() => decide('keep')}>
            <PegSign />
            <span>{keep}</span>
          </Button>
        </div>
      </div>
    </>
  );
};

/** As many postcards as are seen at a glance; the others are counted. */
const SEEN = 6;

const Score = ({ rules, state }: ScoreProps<SwipeRules, SwipeState>) => {
  const kiosk = useKiosk();
  const say = textsIn(kiosk.locale);
  const quiz = kiosk.context.visit.campaign?.quiz;
  const kept = keptOf(rules, state);
  if (kept.length === 0) return <p class="text score">{say('scoreNone')}</p>;
  return (
    <div class="score wishes">
      <p class="text">{say('score', { count: kept.length })}</p>
      <ul class="wishes__cards">
        {kept.slice(0, SEEN).map(({ question, picture, text }) => (
          <li key={question} class="wishes__card">
            {quiz && <Picture src={routes.packMedia(quiz, picture.file)} alt="" />}
            <span>{contentText(kiosk, text)}</span>
          </li>
        ))}
      </ul>
      {kept.length > SEEN && <p class="text text--small">{say('more', { count: kept.length - SEEN })}</p>}
    </div>
  );
};

export const swipeView = defineGameView(swipe, { Board, Score });
