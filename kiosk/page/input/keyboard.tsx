import { useState } from 'preact/hooks';
import { useKiosk } from '../kiosk.ts';
import type { Locale } from '../locales/locale.ts';
import { CapsSign, EraseSign } from '../parts/icons.tsx';
import { ERASE } from './insert.ts';
import { isSpecial, type LayoutName, rowsFor, type Special } from './layouts.ts';

interface KeyboardProps {
  readonly layout: LayoutName;
  readonly locale: Locale;
  readonly shallow: boolean;
  readonly press: (key: string) => void;
}

const wide = (key: string): string => (key.length === 1 ? '' : key === 'space' || key === 'erase' ? `key--wide key--${key}` : 'key--wide');

/** The keyboard of the terminal: real buttons with names, in the order of the visitor's own keyboard. */
export const Keyboard = ({ layout, locale, shallow, press }: KeyboardProps) => {
  const { say } = useKiosk();
  const [shifted, setShifted] = useState(true);
  const [digits, setDigits] = useState(false);
  const capitals = layout === 'name' && shifted;

  const special = (key: Special): void => {
    if (key === 'shift') setShifted(!shifted);
    else if (key === 'digits' || key === 'letters') setDigits(key === 'digits');
    else press(key === 'erase' ? ERASE : ' ');
  };
  const touch = (key: string): void => {
    if (isSpecial(key)) special(key);
    else press(capitals ? key.toLocaleUpperCase(locale) : key);
    // One capital begins a name; the next letters are small.
    if (capitals && !isSpecial(key)) setShifted(false);
  };
  const face = (key: string) => {
    if (key === 'erase')
      return (
        <>
          <EraseSign />
          <span class="key__word">{say('keys.erase')}</span>
        </>
      );
    if (key === 'shift')
      return (
        <>
          <CapsSign />
          <span class="unseen">{say('keys.shift')}</span>
        </>
      );
    if (key === 'digits' && layout === 'name') return 'é è';
    return isSpecial(key) ? say(`keys.${key}`) : capitals ? key.toLocaleUpperCase(locale) : key;
  };

  return (
    <fieldset class={`keyboard keyboard--${layout}`} aria-label={say('keys.label')} data-shallow={shallow ? '' : undefined}>
      {rowsFor({ layout, locale, shallow, digits }).map((keys) => (
        <div key={keys.join('')} class="keyboard__row">
          {keys.map((key) => (
            <button
              key={key}
              type="button"
              class={`key ${wide(key)} ${isSpecial(key) ? 'key--special' : ''}`}
              aria-pressed={key === 'shift' ? shifted : undefined}
              // The caret stays in the field: a key must not take the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => touch(key)}
            >
              {face(key)}
            </button>
          ))}
        </div>
      ))}
    </fieldset>
  );
};
