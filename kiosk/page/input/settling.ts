/** As long as this, a new view takes no touch: the second tap of a hasty finger was meant for the view before. */
export const SETTLING_MS = 250;

interface Clock {
  readonly after: (ms: number, then: () => void) => () => void;
}

/**
 * Puts `data-settling` on the root while a new view arrives; the style sheet then lets no touch through (keys pass).
 * A finger that went down in this time, or before it, presses nothing when it comes up.
 */
export const settlingOf = (root: HTMLElement, clock: Clock): ((viewKey: string) => void) => {
  let shown: string | null = null;
  let cancel = (): void => undefined;
  return (viewKey) => {
    if (viewKey === shown) return;
    const first = shown === null;
    shown = viewKey;
    if (first) return;
    cancel();
    root.dataset['settling'] = '';
    cancel = clock.after(SETTLING_MS, () => {
      delete root.dataset['settling'];
    });
  };
};

/** Any touch finishes the movement between two views: nobody waits for it. */
export const hurryOnTouch = (root: HTMLElement): void => {
  root.addEventListener(
    'pointerdown',
    () => {
      for (const animation of root.ownerDocument.getAnimations()) {
        const timing = animation.effect?.getComputedTiming();
        if (timing?.endTime !== undefined && Number.isFinite(Number(timing.endTime))) animation.finish();
      }
    },
    { capture: true },
  );
};
