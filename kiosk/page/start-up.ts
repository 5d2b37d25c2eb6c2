import type { KioskErrorCode } from '#contract/errors.ts';
import type { KioskState } from '#contract/host-api.ts';
import { faultOf } from '#play/fault.ts';
import { report } from './report.ts';
import { backOff } from './waiting.ts';

interface StartUp {
  readonly load: () => Promise<KioskState>;
  /** Ends early when the visitor asks to try again. */
  readonly pause: (ms: number) => Promise<void>;
  /** The host does not answer, or has nothing to show: something calm must be shown. */
  readonly failed: (code: KioskErrorCode) => void;
}

/** Asks the host until it answers. */
export const loadPatiently = async ({ load, pause, failed }: StartUp): Promise<KioskState> => {
  for (let failures = 1; ; failures += 1) {
    try {
      return await load();
    } catch (cause) {
      const { code } = faultOf(cause);
      if (failures === 1) report('loading the kiosk', code);
      failed(code);
      await pause(backOff(failures));
    }
  }
};
