import type { WebContents } from 'electron';

/**
 * A `<webview>` may bring Node into a page. There is none in ours, so whoever attaches one is not us.
 * @see https://www.electronjs.org/docs/latest/tutorial/security#12-verify-webview-options-before-creation
 */
export const denyWebviews = (contents: WebContents): void => {
  contents.on('will-attach-webview', (event) => event.preventDefault());
};
