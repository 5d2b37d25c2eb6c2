import { routes } from '#contract/host-api.ts';
import {
  isLastLevel,
  isLevelDone,
  type MemoryMove,
  type MemoryRules,
  type MemoryState,
  memory,
  pairsFound,
} from '#play/games/memory/memory.ts';
import { contentText, useKiosk } from '../../kiosk.ts';
import { sayerOf } from '../../locales/texts.ts';
import { Button } from '../../parts/button.tsx';
import { Heading } from '../../parts/heading.tsx';
import { Picture } from '../../parts/picture.tsx';
import { type BoardProps, defineGameView, type ScoreProps } from '../game-view.tsx';
import './memory.css';
import de from './texts/de.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import nl from './texts/nl.json' with { type: 'json' };

const textsIn = sayerOf<keyof typeof fr>({ fr, en, nl, de });

const Board = ({ rules, state, move }: BoardProps<MemoryRules, MemoryState, MemoryMove>) => {
  const kiosk = useKiosk();
  const { context, locale } = kiosk;
  const say = textsIn(locale);
  const quiz = context.visit.campaign?.quiz;
  const done = isLevelDone(state);
  if (quiz === undefined) return null;
  return (
    <>
      <div class="plate plate--question">
        <p class="progress">{say('level', { number: state.level + 1, total: rules.levels.length })}</p>
        <Heading step={`memory ${state.level}`} class="heading--question" fitted>
          {say(done ? 'done' : 'heading')}
        </Heading>
      </div>
      <div class="deck">
        <div class="memory">
          {state.cards.map(({ pair, found }, card) => {
            const shell = rules.pairs[pair];
            const up = found || state.open.includes(card);
            return (
              <button
                key={card}
                type="button"
                class="button button--plain memory__card"
                aria-pressed={up}
                data-found={found ? '' : undefined}
                onClick={() => move({ kind: 'turn', card })}
              >
                {up && shell !== undefined ? (
                  <>
                    <Picture class="memory__picture" src={routes.packMedia(quiz, shell.picture.file)} alt="" />
                    <span class="memory__name">{contentText(kiosk, shell.name)}</span>
                  </>
                ) : (
                  <span class="memory__back">{say('card', { number: card + 1 })}</span>
                )}
              </button>
            );
          })}
        </div>
        {done && !isLastLevel(rules, state) && (
          <div class="pair">
            <Button class="button--large" onPress={() => move({ kind: 'next' })}>
              {say('next')}
            </Button>
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
