import type { ComponentChildren } from 'preact';
import type { ViewName } from '#contract/host-api.ts';

interface ViewProps {
  readonly name: ViewName;
  readonly children: ComponentChildren;
  /** More names for the style sheet. */
  readonly class?: string;
  /** The kind of the game that is played. */
  readonly game?: string;
  readonly onPress?: () => void;
}

/** The one `main` of the page. */
export const View = ({ name, children, class: className = '', game, onPress }: ViewProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: a touch anywhere does what the button inside does; keys have the button
  <main data-view={name} data-game={game} class={`view view--${name} ${className}`} onClick={onPress}>
    {children}
  </main>
);
