import type { PowerSaveBlocker } from 'electron';

const CHECK_MS = 60_000;

/** Keeps the display on. Windows is known to drop the request: it is looked after and made again. Returns how to end it. */
export const keepAwake = (blocker: PowerSaveBlocker): (() => void) => {
  let id = blocker.start('prevent-display-sleep');
  const timer = setInterval(() => {
    if (!blocker.isStarted(id)) id = blocker.start('prevent-display-sleep');
  }, CHECK_MS);
  return () => {
    clearInterval(timer);
    blocker.stop(id);
  };
};
