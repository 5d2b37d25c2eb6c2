import type { WebContents } from 'electron';
import { isKioskUrl } from '../scheme.ts';

/**
 * The window never leaves `app://kiosk/`: not by a link, not in a frame, not by a redirect.
 * @see https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation
 */
export const stayOnKiosk = (contents: WebContents): void => {
  const guard = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isKioskUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', guard);
  contents.on('will-frame-navigate', guard);
  contents.on('will-redirect', guard);
};
