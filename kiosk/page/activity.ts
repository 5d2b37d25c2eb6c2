/** The host's backstop deadline is minutes away; a sign of life each half minute is enough. */
export const SEEN_EVERY_MS = 30_000;

interface Activity {
  readonly target: EventTarget;
  /** Somebody is there: told each time, when a touch or a key begins and when it is done. */
  readonly active: (phase: 'begun' | 'done') => void;
}

/** A finger or a key anywhere on the page is a visitor. Returns what ends the watching. */
export const watchActivity = ({ target, active }: Activity): (() => void) => {
  const begun = (): void => active('begun');
  const done = (): void => active('done');
  const watched = { pointerdown: begun, keydown: begun, click: done, keyup: done } as const;
  for (const [kind, told] of Object.entries(watched)) target.addEventListener(kind, told, { capture: true });
  return () => {
    for (const [kind, told] of Object.entries(watched)) target.removeEventListener(kind, told, { capture: true });
  };
};
