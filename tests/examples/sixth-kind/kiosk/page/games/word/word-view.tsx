import { type BoardProps, defineGameView, type ScoreProps } from '#page/games/game-view.tsx';
import { contentText, useKiosk } from '#page/kiosk.ts';
import { sayerOf } from '#page/locales/texts.ts';
import { Button } from '#page/parts/button.tsx';
import { Heading } from '#page/parts/heading.tsx';
import { isFound, missesOf, type WordMove, type WordRules, type WordState, word, wordOf } from '#play/games/word/word.ts';
import './word.css';
import de from './texts/de.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import nl from './texts/nl.json' with { type: 'json' };

const textsIn = sayerOf<keyof typeof fr>({ fr, en, nl, de });
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const Board = ({ rules, state, move }: BoardProps<WordRules, WordState, WordMove>) => {
  const kiosk = useKiosk();
  const say = textsIn(kiosk.locale);
  const whole = wordOf(rules, state);
  const hint = rules.words[state.word]?.hint ?? {};
  return (
    <>
      <div class="plate plate--question">
        <p class="progress" aria-live="polite">
          {say('left', { count: rules.misses - missesOf(rules, state) })}
        </p>
        <Heading step="word" class="heading--question" fitted>
          {contentText(kiosk, hint)}
        </Heading>
        <p class="text word">{[...whole].map((letter) => (state.letters.includes(letter) ? letter : '–')).join(' ')}</p>
      </div>
      <div class="deck word__letters">
        {LETTERS.map((letter) => (
          <Button key={letter} tone="plain" disabled={state.letters.includes(letter)} onPress={() => move({ letter })}>
            {letter}
          </Button>
        ))}
      </div>
    </>
  );
};

const Score = ({ rules, state }: ScoreProps<WordRules, WordState>) => {
  const say = textsIn(useKiosk().locale);
  return <p class="text score">{say(isFound(rules, state) ? 'found' : 'missed', { word: wordOf(rules, state) })}</p>;
};

export const wordView = defineGameView(word, { Board, Score });
