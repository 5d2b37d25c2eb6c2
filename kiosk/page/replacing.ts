import type { HostEvent, KioskState } from '#contract/host-api.ts';
import { faultOf } from '#play/fault.ts';
import type { KioskContext, KioskEvent } from '#play/visit.ts';
import { isAtRest } from '#play/visit.ts';
import { report } from './report.ts';
import { backOff } from './waiting.ts';

interface Replacing {
  readonly load: () => Promise<KioskState>;
  readonly context: () => KioskContext;
  readonly send: (event: KioskEvent) => void;
  readonly pause: (ms: number) => Promise<void>;
}

export interface Replacement {
  readonly hear: (event: HostEvent) => void;
  /** To be called whenever the machine moved: what is waiting goes in between two visitors. */
  readonly settle: () => void;
}

/** What the host tells: new content waits until nobody plays; a session that the host has ended ends here as well. */
export const replacementOf = ({ load, context, send, pause }: Replacing): Replacement => {
  let waiting: KioskState | null = null;
  /** Only the newest news is followed. */
  let turn = 0;
  const settle = (): void => {
    if (waiting === null || !isAtRest(context())) return;
    const kiosk = waiting;
    waiting = null;
    send({ type: 'kiosk.replaced', kiosk });
  };
  /** Asks until the host gives it: what it has told once it will not tell again. */
  const reload = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    for (let failures = 1; mine === turn; failures += 1) {
      const kiosk = await load().catch((cause: unknown) => {
        if (failures === 1) report('loading the new content', faultOf(cause).code);
        return null;
      });
      if (mine !== turn) return;
      if (kiosk !== null) {
        waiting = kiosk;
        settle();
        return;
      }
      await pause(backOff(failures));
    }
  };
  const hear = (event: HostEvent): void => {
    if (event.kind !== 'session-ended') reload().catch((cause: unknown) => report('loading the new content', faultOf(cause).code));
    else if (event.session === context().visit.session) send({ type: 'visitor.left' });
  };
  return { hear, settle };
};
