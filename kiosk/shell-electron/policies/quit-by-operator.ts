import type { App, BrowserWindow } from 'electron';

/** The app ends by a signal of whoever runs the machine, never from the window: no key, no gesture, no closed window ends it. */
export const quitByOperatorOnly = (app: App, window: BrowserWindow, stop: () => void): void => {
  app.on('before-quit', (event) => event.preventDefault());
  window.on('close', (event) => event.preventDefault());
  window.on('session-end', stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};
