import { BrowserWindow } from 'electron';

/** The night sea: what shows before the page has painted. Never white. */
const BACKGROUND = '#0b2f45';

/** The one window. `windowed` for the desk: with a frame and developer tools. */
export const openWindow = ({ windowed }: { readonly windowed: boolean }): BrowserWindow => {
  const window = new BrowserWindow({
    show: false,
    backgroundColor: BACKGROUND,
    kiosk: !windowed,
    frame: windowed,
    autoHideMenuBar: true,
    ...(windowed ? { width: 540, height: 960 } : { alwaysOnTop: true }),
    webPreferences: {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      devTools: windowed,
      // A kiosk is looked at all day, also when Windows thinks that its window is covered.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  return window;
};
