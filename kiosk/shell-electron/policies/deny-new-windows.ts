import type { WebContents } from 'electron';

/**
 * A second window has no lock, no way back and maybe another origin.
 * @see https://www.electronjs.org/docs/latest/tutorial/security#14-disable-or-limit-creation-of-new-windows
 */
export const denyNewWindows = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};
