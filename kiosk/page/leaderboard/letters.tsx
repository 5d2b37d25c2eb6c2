import { useLayoutEffect, useState } from 'preact/hooks';
import { INITIALS, initialsFault, LETTERS } from '#play/initials.ts';
import { useKiosk } from '../kiosk.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import type { Say } from './texts.ts';

interface LettersProps {
  readonly say: Say;
  /** Called with three letters that may be written. */
  readonly enter: (initials: string) => void;
  readonly leave: () => void;
}

/** Three letters, picked one by one. */
export const Letters = ({ say, enter, leave }: LettersProps) => {
  const { arrive } = useKiosk();
  const [picked, setPicked] = useState('');
  const [refused, setRefused] = useState(false);
  useLayoutEffect(arrive, []);
  const pick = (letter: string): void => {
    setRefused(false);
    setPicked((before) => (before.length < INITIALS ? before + letter : before));
  };
  const done = (): void => {
    if (initialsFault(picked) === 'better_left') {
      setRefused(true);
      setPicked('');
    } else enter(picked);
  };
  return (
    <div class="deck letters">
      <div class="plate letters__plate">
        <Heading step="letters" class="heading--middle">
          {say('pick')}
        </Heading>
        <p class="unseen" aria-live="polite">
          {say('letters', { letters: picked === '' ? say('none') : [...picked].join(' ') })}
        </p>
        <p class="letters__slots" aria-hidden="true">
          {Array.from({ length: INITIALS }, (_, at) => (
            <span key={at} class="letters__slot">
              {picked[at] ?? ''}
            </span>
          ))}
        </p>
        <p class="letters__hint" data-refused={refused ? '' : undefined} aria-live="polite">
          {say(refused ? 'better' : 'forgotten')}
        </p>
      </div>
      <div class="letters__keys">
        {LETTERS.map((letter) => (
          <button key={letter} type="button" class="button button--plain letters__key" onClick={() => pick(letter)}>
            {letter}
          </button>
        ))}
      </div>
      <div class="pair">
        <Button tone="plain" class="button--large" disabled={picked === ''} onPress={() => setPicked(picked.slice(0, -1))}>
          {say('erase')}
        </Button>
        <Button class="button--large" disabled={initialsFault(picked) === 'incomplete'} onPress={done}>
          {say('enter')}
        </Button>
        <Button tone="plain" class="button--large" onPress={leave}>
          {say('not')}
        </Button>
      </div>
    </div>
  );
};
