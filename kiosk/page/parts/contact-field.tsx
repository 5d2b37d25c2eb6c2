import type { TypedContact } from '#play/contact.ts';
import { useKiosk } from '../kiosk.ts';

interface ContactFieldProps {
  readonly name: keyof TypedContact;
  readonly text: string;
  readonly active: boolean;
  /** What would make it right; null: nothing to say. */
  readonly problem: string | null;
  /** Good to know while nothing is wrong. */
  readonly note: string | null;
  readonly keep: (element: HTMLInputElement | null) => void;
  readonly change: (text: string) => void;
  readonly enter: () => void;
  readonly leave: () => void;
  readonly goOn: () => void;
}

/** One field with its help below: said when it is left or wanted, next to it, and what was typed stays. */
export const ContactField = ({ name, text, active, problem, note, keep, change, enter, leave, goOn }: ContactFieldProps) => {
  const { say } = useKiosk();
  return (
    <div class={`field field--${name}`} data-wrong={problem === null ? undefined : ''} data-active={active ? '' : undefined}>
      <label class="field__label" for={`field-${name}`}>
        {say(`contact.${name}`)}
      </label>
      <input
        id={`field-${name}`}
        ref={keep}
        class="field__input"
        type="text"
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellcheck={false}
        maxLength={name === 'email' ? 254 : 80}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={`help-${name}`}
        onInput={(event) => change(event.currentTarget.value)}
        onFocus={enter}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') goOn();
        }}
      />
      <span id={`help-${name}`} class="field__help" role={problem === null ? undefined : 'alert'}>
        {problem ?? note ?? ''}
      </span>
    </div>
  );
};
