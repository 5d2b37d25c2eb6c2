import { useEffect, useRef } from 'preact/hooks';
import { routes } from '#contract/host-api.ts';
import { isUntimed } from '#play/access.ts';
import {
  isLastLevel,
  isLevelDone,
  type MemoryMove,
  type MemoryRules,
  type MemoryState,
  memory,
  openCards,
  pairsFound,
} from '#play/games/memory/memory.ts';
import { contentText, useKiosk } from '../../kiosk.ts';
import { sayerOf } from '../../locales/texts.ts';
import { Button } from '../../parts/button.tsx';
import { useFitted } from '../../parts/fitting.ts';
import { Heading } from '../../parts/heading.tsx';
import { type BoardProps, defineGameView, type ScoreProps } from '../game-view.tsx';
import { columnsFor } from './columns.ts';
import { Shell } from './shell.tsx';
import './memory.css';
import './memory-ways.css';
import de from './texts/de.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import nl from './texts/nl.json' with { type: 'json' };

const textsIn = sayerOf<keyof typeof fr>({ fr, en, nl, de });

/** How much wider than high the sand between the words and the corner is. */
const SAND = { portrait: 0.82, landscape: 2.6 } as const;

/** What the last touch brought to light: seen above the sand, and said. */
const News = ({ rules, state }: Pick<BoardProps<MemoryRules, MemoryState, MemoryMove>, 'rules' | 'state'>) => {
  const kiosk = useKiosk();
  const say = textsIn(kiosk.locale);
  const last = state.turned.at(-1);
  const card = last === undefined ? undefined : state.cards[last];
  const shell = card && rules.pairs[card.pair];
  if (last === undefined || card === undefined || shell === undefined)
    return (
      <div class="memory__news" aria-live="polite">
        <p class="text">{say('begin')}</p>
        {isUntimed(kiosk.context.access) && <p class="text text--small">{say('calm')}</p>}
      </div>
    );
  const values = { number: last + 1, name: contentText(kiosk, shell.name) };
  return (
    <div class="memory__news" aria-live="polite">
      <p class="text">{say(card.found ? 'pair' : openCards(state).length === 1 ? 'one' : 'differ', values)}</p>
      {card.found && shell.fact !== null && <p class="text text--small">{contentText(kiosk, shell.fact)}</p>}
    </div>
  );
};

const Board = ({ rules, state, move }: BoardProps<MemoryRules, MemoryState, MemoryMove>) => {
  const kiosk = useKiosk();
  const say = textsIn(kiosk.locale);
  const sand = useRef<HTMLDivElement>(null);
  const quiz = kiosk.context.visit.campaign?.quiz;
  const done = isLevelDone(state);
  const open = openCards(state);
  const { arrive } = kiosk;
  // The tail of the touch that found the last pair must not reach the buttons that come.
  useEffect(() => {
    if (done) arrive();
  }, [done, arrive]);
  useFitted(sand, '.shell__name', `${kiosk.locale} ${state.level} ${open.join()} ${pairsFound(state)}`);
  if (quiz === undefined) return null;
  const words = { closed: say('closed'), found: say('found') };
  const columns = {
    '--portrait': columnsFor(state.cards.length, SAND.portrait),
    '--landscape': columnsFor(state.cards.length, SAND.landscape),
  };
  return (
    <>
      {/* The end of a level is news as a whole: what is made anew is what the voice tells, after the shell under it is gone. */}
      <div class="plate plate--question memory__asked">
        <div>
          <p class="progress">{say('level', { number: state.level + 1, total: rules.levels.length })}</p>
          <Heading key={`${done}`} step={`memory ${state.level} ${done}`} class="heading--question" fitted>
            {say(done ? 'done' : 'heading')}
          </Heading>
        </div>
        <News key={`${done}`} rules={rules} state={state} />
      </div>
      <div class="deck memory__deck">
        <div ref={sand} class="memory" style={columns} inert={done}>
          {state.cards.map(({ pair, found }, place) => {
            const shell = rules.pairs[pair];
            const up = shell !== undefined && (found || open.includes(place));
            return (
              <Shell
                key={`${state.level} ${place}`}
                place={place}
                shown={up ? { src: routes.packMedia(quiz, shell.picture.file), name: contentText(kiosk, shell.name) } : null}
                found={found}
                words={words}
                press={() => move({ kind: 'turn', card: place })}
              />
            );
          })}
        </div>
        {done && (
          <div class="pair">
            {!isLastLevel(rules, state) && (
              <Button class="button--large" onPress={() => move({ kind: 'next' })}>
                {say('next')}
              </Button>
            )}
            <Button class="button--large" onPress={() => move({ kind: 'stop' })}>
              {say('stop')}
            </Button>
          </div>
        )}
      </div>
    </>
  );
};

const Score = ({ state }: ScoreProps<MemoryRules, MemoryState>) => {
  const { locale } = useKiosk();
  const say = textsIn(locale);
  return (
    <p class="text score">
      {say('score', { count: pairsFound(state) })} {say('turns', { count: state.turns })}
    </p>
  );
};

export const memoryView = defineGameView(memory, { Board, Score });
