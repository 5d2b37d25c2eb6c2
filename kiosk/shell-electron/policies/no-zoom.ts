import type { App, WebContents } from 'electron';

/** Two fingers must not enlarge the page, nor a swipe leave it. To be called before the app is ready; the page's CSS says the same. */
export const noTouchGestures = (app: App): void => {
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
};

/** Chromium forgets the limits with each page, so they are set with each. */
export const noZoom = (contents: WebContents, log: (line: string) => void): void => {
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    contents.setVisualZoomLevelLimits(1, 1).catch((cause: unknown) => log(`zoom stays possible: ${String(cause)}`));
  });
};
