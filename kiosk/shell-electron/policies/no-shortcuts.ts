import type { Input, WebContents } from 'electron';

/** The keys of a keyboard that somebody plugs in; what the system itself takes (Ctrl+Alt+Del, Alt+Tab) only the system can lock. */
const FORBIDDEN = /^(?:F\d{1,2}|Browser\w+|Launch\w+|PrintScreen|ContextMenu)$/;

/** Would this key do something to the window instead of the page? Ctrl and Alt together are AltGr, which types `@` and `€`. */
export const isShortcut = ({ key, control, alt, meta }: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean =>
  FORBIDDEN.test(key) || meta || control !== alt;

/** No key closes, reloads, zooms or leaves the kiosk. */
export const noShortcuts = (contents: WebContents): void => {
  contents.on('before-input-event', (event, input) => {
    if (isShortcut(input)) event.preventDefault();
  });
};
