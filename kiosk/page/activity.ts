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
  /** Somebody is there: told to the machine each time. */
  readonly active: () => void;
  /** The same for the host, seldom. */
  readonly seen: () => void;
}

/** A finger or a key anywhere on the page is a visitor. Returns what ends the watching. */
export const watchActivity = ({ target, now, active, seen }: Activity): (() => void) => {
  const mayTell = oncePer(SEEN_EVERY_MS);
  const noticed = (): void => {
    active();
    if (mayTell(now())) seen();
  };
  const kinds = ['pointerdown', 'keydown'];
  for (const kind of kinds) target.addEventListener(kind, noticed, { capture: true });
  return () => {
    for (const kind of kinds) target.removeEventListener(kind, noticed, { capture: true });
  };
};
