/** Lets the first call through, then one per `everyMs`. Pure: the time is passed in. */
export const oncePer = (everyMs: number): ((nowMs: number) => boolean) => {
  let last = Number.NEGATIVE_INFINITY;
  return (nowMs) => {
    if (nowMs - last < everyMs) return false;
    last = nowMs;
    return true;
  };
};

/** The host's backstop deadline is minutes away; a sign of life each half minute is enough. */
const SEEN_EVERY_MS = 30_000;

interface Activity {
  readonly target: EventTarget;
  readonly now: () => number;
  /** Somebody is there: told each time, when a touch or a key begins and when it is done. */
  readonly active: (phase: 'begun' | 'done') => void;
  /** The same for the host, seldom. */
  readonly seen: () => void;
}

/** A finger or a key anywhere on the page is a visitor. Returns what ends the watching. */
export const watchActivity = ({ target, now, active, seen }: Activity): (() => void) => {
  const mayTell = oncePer(SEEN_EVERY_MS);
  const begun = (): void => {
    active('begun');
    if (mayTell(now())) seen();
  };
  const done = (): void => active('done');
  const watched = { pointerdown: begun, keydown: begun, click: done, keyup: done } as const;
  for (const [kind, told] of Object.entries(watched)) target.addEventListener(kind, told, { capture: true });
  return () => {
    for (const [kind, told] of Object.entries(watched)) target.removeEventListener(kind, told, { capture: true });
  };
};
