import { useEffect, useRef } from 'preact/hooks';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';

/** Says in time that the visit is about to be wiped. Any touch or key says "I'm here"; the button is for who looks for one. */
export const IdleWarning = () => {
  const { context, say, send } = useKiosk();
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div class="warning">
      <div
        ref={dialog}
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="idle-heading"
        aria-describedby="idle-text"
        class="plate warning__plate"
      >
        <p class="warning__count" aria-hidden="true">
          {context.countdown}
        </p>
        <h2 id="idle-heading" class="heading heading--middle">
          {say('idle.heading')}
        </h2>
        <p id="idle-text" class="text" aria-live="polite">
          {say('idle.text', { count: context.countdown })}
        </p>
        <Button tone="sun" class="button--large" onPress={() => send({ type: 'visitor.active' })}>
          {say('idle.here')}
        </Button>
      </div>
    </div>
  );
};
