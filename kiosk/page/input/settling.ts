/** As long as this, a new view takes no touch: the second tap of a hasty finger was meant for the view before. */
export const SETTLING_MS = 250;

interface Clock {
  readonly after: (ms: number, then: () => void) => () => void;
}

export interface Settling {
  /** The view shown now, told at every move of the machine: another one than before is a new view. */
  readonly shown: (viewKey: string) => void;
  /** A new step within a view is here. */
  readonly begin: () => void;
}

/**
 * Puts `data-settling` on the root while a view or a step arrives; the style sheet then lets no touch through (keys pass).
 * A finger that went down in this time, or before it, presses nothing when it comes up.
 */
export const settlingOf = (root: Pick<HTMLElement, 'dataset'>, clock: Clock): Settling => {
  let last: string | null = null;
  let cancel = (): void => undefined;
  const begin = (): void => {
    cancel();
    root.dataset['settling'] = '';
    cancel = clock.after(SETTLING_MS, () => {
      delete root.dataset['settling'];
    });
  };
  return {
    shown: (viewKey) => {
      const isNew = last !== null && viewKey !== last;
      last = viewKey;
      if (isNew) begin();
    },
    begin,
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
