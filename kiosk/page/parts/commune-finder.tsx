import { useEffect, useRef, useState } from 'preact/hooks';
import type { Commune } from '#contract/compiled-quiz.ts';
import { communesMatching } from '#play/places.ts';
import { Keyboard } from '../input/keyboard.tsx';
import { useKiosk } from '../kiosk.ts';
import { isShallow } from '../measures.ts';
import { Button } from './button.tsx';
import { CommuneButton } from './commune-button.tsx';

/** More matches than this are a list nobody reads: one more letter is quicker. */
const SHOWN = 6;
const SHOWN_SHALLOW = 3;
const LONGEST = 40;

interface CommuneFinderProps {
  readonly communes: readonly Commune[];
  readonly before: string | null;
  readonly busy: boolean;
  readonly choose: (code: string) => void;
  /** Back to the shortcuts; null when there are none. */
  readonly leave: (() => void) | null;
}

/** Finds a commune while one types the beginning of its name, or its postcode. */
export const CommuneFinder = ({ communes, before, busy, choose, leave }: CommuneFinderProps) => {
  const { say, context, locale } = useKiosk();
  const { geometry, pixelPitchMm } = context.kiosk.site;
  const shallow = isShallow(geometry.heightPx, pixelPitchMm);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // What was touched to come here is gone: typing can begin at once.
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const found = communesMatching(communes, typed);
  const matches = found.slice(0, shallow ? SHOWN_SHALLOW : SHOWN);
  const beyond = found.length - matches.length;

  const hint = (): string => {
    if (typed.trim() === '') return say('commune.start');
    if (found.length === 0) return say('commune.none');
    return beyond > 0 ? say('commune.more', { count: beyond }) : '';
  };

  return (
    <div class="finder">
      <label class="plate finder__field">
        <span class="field__label">{say('commune.field')}</span>
        <input
          ref={input}
          class="field__input"
          type="text"
          data-public=""
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellcheck={false}
          maxLength={LONGEST}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [only] = matches;
            if (event.key === 'Enter' && only !== undefined && found.length === 1 && !busy) choose(only.code);
          }}
        />
        <span class="finder__word" aria-live="polite">
          {hint()}
        </span>
      </label>
      <div class="finder__matches">
        {matches.map((commune) => (
          <CommuneButton key={commune.code} commune={commune} chosen={commune.code === before} disabled={busy} choose={choose} />
        ))}
      </div>
      <div class="finder__keys">
        <Keyboard layout="search" locale={locale} shallow={shallow} field={() => input.current} change={setTyped} />
      </div>
      {leave !== null && (
        <Button tone="plain" class="finder__leave" onPress={leave}>
          {say('origin.shortcuts')}
        </Button>
      )}
    </div>
  );
};
