import type { ComponentChildren } from 'preact';
import type { ViewName } from '#contract/host-api.ts';

interface ViewProps {
  readonly name: ViewName;
  readonly children: ComponentChildren;
  /** More names for the style sheet. */
  readonly class?: string;
  readonly onPress?: () => void;
}

/** The one `main` of the page. */
export const View = ({ name, children, class: className = '', onPress }: ViewProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: a touch anywhere does what the button inside does; keys have the button
  <main data-view={name} class={`view view--${name} ${className}`} onClick={onPress}>
    {children}
  </main>
);
