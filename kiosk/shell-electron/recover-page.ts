import type { WebContents } from 'electron';
import { afterPageLoss, type Reloads } from './recovery.ts';
import { START_URL } from './scheme.ts';

/** A page that hangs may come back within this time. */
const HANG_MS = 10_000;
/** `ERR_ABORTED`: the load was replaced by another one. */
const ABORTED = -3;

export interface Recovery {
  readonly now: () => number;
  readonly log: (line: string) => void;
  /** Reloading did not help. */
  readonly relaunch: () => void;
}

/** Brings a page back that crashed, hangs or did not load: see `recovery.ts` for how often. */
export const recoverPage = (contents: WebContents, { now, log, relaunch }: Recovery): void => {
  let reloads: Reloads = [];
  let hanging: NodeJS.Timeout | undefined;

  const lost = (why: string): void => {
    clearTimeout(hanging);
    const next = afterPageLoss(reloads, now());
    reloads = next.reloads;
    log(`the page is lost (${why}): ${next.step.kind}`);
    if (next.step.kind === 'relaunch') {
      relaunch();
      return;
    }
    setTimeout(() => {
      // A load that fails says so through did-fail-load, too; this keeps the rejection from ending the process.
      contents.loadURL(START_URL).catch((cause: unknown) => log(`loading failed: ${String(cause)}`));
    }, next.step.delayMs);
  };

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason !== 'clean-exit') lost(`${reason}, exit code ${exitCode}`);
  });
  contents.on('did-fail-load', (_event, errorCode, errorDescription, _url, isMainFrame) => {
    if (isMainFrame && errorCode !== ABORTED) lost(errorDescription);
  });
  contents.on('unresponsive', () => {
    clearTimeout(hanging);
    hanging = setTimeout(() => {
      log('the page hangs: its process is ended');
      // Reloading in the same tick would be cancelled: `render-process-gone` reloads. When even that does not come, start again.
      contents.forcefullyCrashRenderer();
      hanging = setTimeout(relaunch, HANG_MS);
    }, HANG_MS);
  });
  contents.on('responsive', () => clearTimeout(hanging));
};
