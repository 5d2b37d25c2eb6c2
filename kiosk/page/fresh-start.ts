import type { KioskState } from '#contract/host-api.ts';
import { isAtRest, type KioskContext } from '#play/visit.ts';
import { loadPatiently } from './start-up.ts';

interface FreshStart {
  /** Is there something that only a page loaded anew can fetch? A browser remembers a module that it could not get. */
  readonly needed: () => boolean;
  readonly context: () => KioskContext;
  readonly load: () => Promise<KioskState>;
  readonly pause: (ms: number) => Promise<void>;
  readonly reload: () => void;
}

/**
 * To be called whenever the machine moved: loads the page anew between two visitors when that is needed, and only from a host that
 * answers, since nothing would come up in the place of this page.
 */
export const freshStartOf = ({ needed, context, load, pause, reload }: FreshStart): (() => void) => {
  let asking = false;
  const whenTheHostAnswers = async (): Promise<void> => {
    await loadPatiently({ load, pause, failed: () => undefined });
    asking = false;
    // Somebody may have come meanwhile: then after them.
    if (isAtRest(context())) reload();
  };
  return () => {
    if (asking || !needed() || !isAtRest(context())) return;
    asking = true;
    void whenTheHostAnswers();
  };
};
