import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  /** `deep` for what goes on, `sun` for the one invitation of a view, `plain` for the rest. */
  readonly tone?: 'deep' | 'sun' | 'plain';
  readonly class?: string;
  readonly disabled?: boolean;
  readonly lang?: string;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** Only where no text stands on it. */
  readonly label?: string;
}

/** A button acts when the finger comes up; sliding off takes it back. */
export const Button = ({
  children,
  onPress,
  tone = 'deep',
  class: className = '',
  disabled,
  lang,
  pressed,
  expanded,
  label,
}: ButtonProps) => (
  <button
    type="button"
    class={`button button--${tone} ${className}`}
    onClick={onPress}
    disabled={disabled ?? false}
    lang={lang}
    aria-pressed={pressed}
    aria-expanded={expanded}
    aria-label={label}
  >
    {children}
  </button>
);
