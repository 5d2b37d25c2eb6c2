import type { Fate } from '#play/games/swipe/swipe.ts';

/** Where a finger was, and when. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Milliseconds. */
  readonly at: number;
}

/** A card pulled as far as this share of its width is meant. */
const FAR = 0.26;
/** A flick is meant from here on: pixels a millisecond, and this share of the width. */
const FAST = 0.55;
const FLICKED = 0.07;
/** How far back the speed is measured: a finger that stopped before it let go has none. */
const LATELY_MS = 90;

/** How far a card is pulled towards one side: -1 it flies, 1 it is kept, between them it is undecided. */
export const pullOf = (dx: number, width: number): number => Math.max(-1, Math.min(1, dx / (width * FAR)));

/** What a finger that lets go means for the card; null: nothing, it springs back. `trail`: where the finger was, the last spot is where it let go. */
export const fateOf = (trail: readonly Spot[], width: number): Fate | null => {
  const [first, last] = [trail[0], trail.at(-1)];
  if (first === undefined || last === undefined) return null;
  const dx = last.x - first.x;
  // Along the card, not across it.
  if (Math.abs(dx) < Math.abs(last.y - first.y) / 2) return null;
  const fate: Fate = dx > 0 ? 'keep' : 'fly';
  if (Math.abs(dx) >= width * FAR) {
    // Pulled out and on its way back: not meant.
    return speedOf(trail) * Math.sign(dx) < -FAST ? null : fate;
  }
  return Math.abs(dx) >= width * FLICKED && speedOf(trail) * Math.sign(dx) >= FAST ? fate : null;
};

const speedOf = (trail: readonly Spot[]): number => {
  const last = trail.at(-1);
  const since = trail.find(({ at }) => last !== undefined && last.at - at <= LATELY_MS);
  if (last === undefined || since === undefined || last.at === since.at) return 0;
  return (last.x - since.x) / (last.at - since.at);
};
