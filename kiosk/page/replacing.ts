import type { HostEvent, KioskState } from '#contract/host-api.ts';
import type { KioskContext, KioskEvent } from '#play/visit.ts';
import { faultOf, isAtRest } from '#play/visit.ts';
import { report } from './report.ts';

interface Replacing {
  readonly load: () => Promise<KioskState>;
  readonly context: () => KioskContext;
  readonly send: (event: KioskEvent) => void;
}

export interface Replacement {
  readonly hear: (event: HostEvent) => void;
  /** To be called whenever the machine moved: what is waiting goes in between two visitors. */
  readonly settle: () => void;
}

/** What the host tells: new content waits until nobody plays; a session that the host has ended ends here as well. */
export const replacementOf = ({ load, context, send }: Replacing): Replacement => {
  let waiting: KioskState | null = null;
  const settle = (): void => {
    if (waiting === null || !isAtRest(context())) return;
    const kiosk = waiting;
    waiting = null;
    send({ type: 'kiosk.replaced', kiosk });
  };
  const reload = (): void => {
    load().then(
      (kiosk) => {
        waiting = kiosk;
        settle();
      },
      (cause: unknown) => report('loading the new content', faultOf(cause).code),
    );
  };
  const hear = (event: HostEvent): void => {
    if (event.kind !== 'session-ended') reload();
    else if (event.session === context().visit.session) send({ type: 'visitor.left' });
  };
  return { hear, settle };
};
