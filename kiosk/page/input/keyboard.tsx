import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SimpleKeyboard } from 'simple-keyboard/build/index.modern.esm.js';
import { useKiosk } from '../kiosk.ts';
import type { Locale } from '../locales/locale.ts';
import { beginsName, keysOf, type Layer, type LayoutName, layoutFor } from './layouts.ts';

interface KeyboardProps {
  readonly layout: LayoutName;
  readonly locale: Locale;
  readonly shallow: boolean;
  /** Where the keys go; null: nowhere. */
  readonly field: () => HTMLInputElement | null;
  /** The field has this text now. */
  readonly change: (text: string) => void;
}

const beforeCaret = (field: HTMLInputElement | null): string => field?.value.slice(0, field.selectionStart ?? field.value.length) ?? '';

/** How the library is used: real buttons that act when the finger comes up, never repeat, and leave the focus to the field. */
const MANNERS = {
  theme: '',
  useButtonTag: true,
  useMouseEvents: true,
  preventMouseDownDefault: true,
  disableButtonHold: true,
  enableLayoutCandidates: false,
} as const;

/** The keyboard of the terminal: real buttons with names, in the order of the visitor's own keyboard. */
export const Keyboard = ({ layout, locale, shallow, field, change }: KeyboardProps) => {
  const { say } = useKiosk();
  const place = useRef<HTMLDivElement>(null);
  const keyboard = useRef<SimpleKeyboard | null>(null);
  const firstLayer = (): Layer => (layout === 'name' && beginsName(beforeCaret(field())) ? 'shift' : 'default');
  const [layer, setLayer] = useState(firstLayer);

  const press = (key: string): void => {
    if (key === '{signs}') setLayer('signs');
    else if (key === '{letters}') setLayer(firstLayer());
    else if (key === '{shift}') setLayer(layer === 'shift' ? 'default' : 'shift');
  };
  const type = (text: string, caret: number): void => {
    const input = field();
    if (input === null || text.length > input.maxLength) return;
    // The caret must be set after the new text is in the field, so the field gets it before the view is drawn again.
    input.value = text;
    input.setSelectionRange(caret, caret);
    input.focus({ preventScroll: true });
    change(text);
    if (layer !== 'signs') setLayer(firstLayer());
  };
  const latest = useRef({ field, press, type });
  latest.current = { field, press, type };

  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const menuBefore = window.oncontextmenu;
    const made = new SimpleKeyboard(place.current, {
      ...MANNERS,
      // The library types into a text of its own: it gets the field's before each key, and forgets it after.
      beforeInputUpdate: (own) => {
        const input = latest.current.field();
        own.setInput(input?.value ?? '');
        own.setCaretPosition(input?.selectionStart ?? null, input?.selectionEnd ?? null);
      },
      onKeyPress: (key) => latest.current.press(key),
      onChange: (text) => {
        const caret = made.getCaretPosition() ?? text.length;
        made.clearInput();
        latest.current.type(text, caret);
      },
    });
    // It takes the window's context menu and never gives it back.
    window.oncontextmenu = menuBefore;
    keyboard.current = made;
    return () => {
      keyboard.current = null;
      made.clearInput();
      made.destroy();
    };
  }, []);

  // Another field, another beginning.
  useLayoutEffect(() => setLayer(firstLayer()), [layout]);

  useLayoutEffect(() => {
    const rows = layoutFor({ layout, locale, shallow });
    const keys = keysOf(rows);
    const focused = document.activeElement?.getAttribute('data-skbtnuid')?.split('-')[1];
    const special = keys.filter((key) => key.startsWith('{'));
    const more = layout === 'name' ? 'é è' : say('keys.digits');
    keyboard.current?.setOptions({
      layout: rows,
      layoutName: layer,
      display: {
        '{bksp}': say('keys.erase'),
        '{shift}': say('keys.shift'),
        '{space}': say('keys.space'),
        '{signs}': more,
        '{letters}': say('keys.letters'),
      },
      buttonTheme: [
        { class: 'key', buttons: keys.join(' ') },
        { class: 'key--special', buttons: special.join(' ') },
        { class: 'key--word', buttons: keys.filter((key) => key.length > 1 && !key.startsWith('{')).join(' ') },
      ].filter(({ buttons }) => buttons !== ''),
      buttonAttributes: [
        { attribute: 'type', value: 'button' },
        { attribute: 'aria-pressed', value: String(layer === 'shift'), buttons: '{shift}' },
      ],
    });
    // The keys were made anew: who walks over them with a keypad stays where they were.
    if (focused !== undefined) place.current?.querySelector<HTMLElement>(`[data-skbtnuid$='-${focused}']`)?.focus();
  }, [layout, locale, shallow, layer, say]);

  return (
    <fieldset class={`keyboard keyboard--${layout}`} aria-label={say('keys.label')} data-shallow={shallow ? '' : undefined}>
      <div ref={place} class="keyboard__keys" />
    </fieldset>
  );
};
