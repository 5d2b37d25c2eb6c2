/** How things move, as pure functions of the milliseconds since they began. */

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** Slow, quick, slow. */
export const ease = (share: number): number => {
  const s = clamp(share);
  return s * s * (3 - 2 * s);
};

/** Quick at first, then long: what runs up a beach. */
export const runOut = (share: number): number => 1 - (1 - clamp(share)) ** 3;

/** How long the wave between two views takes; a larger way takes longer. */
export const surgeMs = (from: number, to: number): number => 600 + 300 * clamp(Math.abs(to - from) * 2);

/** From one height to the other with one overshoot, like a spring; exactly `to` at the end and after. */
export const surge = (from: number, to: number, ms: number): number => {
  const share = clamp(ms / surgeMs(from, to));
  if (share >= 1) return to;
  const decay = Math.exp(-5 * share) * Math.cos(share * Math.PI * 1.5);
  return from + (to - from) * (1 - decay * (1 - share * share));
};

export interface Reveal {
  /** How far the wave has run over the view: 0 where the tide stood, 1 past the lower edge. */
  readonly over: number;
  /** How far it has run back: 0 not yet, 1 the emblem lies free. */
  readonly back: number;
  /** The sparkle over the emblem: 0 not yet or over, else its share. */
  readonly sparkle: number;
}

export const REVEAL = { over: 620, held: 740, free: 1640, gone: 3200 } as const;

/** The result's wave: up in 620 ms, back until 1640 ms, the sparkle until 3200 ms. */
export const reveal = (ms: number): Reveal => ({
  over: runOut(ms / REVEAL.over),
  back: ease((ms - REVEAL.held) / (REVEAL.free - REVEAL.held)),
  sparkle: ms < 1250 || ms >= REVEAL.gone ? 0 : (ms - 1250) / (REVEAL.gone - 1250),
});

export type TouchPhase = 'none' | 'down' | 'up' | 'chosen';

export interface Pose {
  /** Downwards in units of the tile's shorter side. */
  readonly drop: number;
  readonly scale: number;
  /** Radians. */
  readonly tilt: number;
  /** The ring that spreads from a touch: its share of the way, 0 when there is none. */
  readonly ring: number;
  readonly splash: number;
}

/** How long a tile needs to answer a touch, and to come ashore. */
export const SETTLE_MS = 300;
const RING_MS = 520;

/** The touch alone: down dips at once, up comes back, chosen lifts. */
const touched = (phase: TouchPhase, ms: number): { drop: number; scale: number } => {
  const share = runOut(ms / SETTLE_MS);
  if (phase === 'down') return { drop: 0.02 + 0.01 * share, scale: 0.97 - 0.02 * share };
  if (phase === 'up') return { drop: 0.03 * (1 - share), scale: 0.95 + 0.05 * share };
  if (phase === 'chosen') return { drop: 0.03 - 0.055 * share, scale: 0.95 + 0.08 * share };
  return { drop: 0, scale: 1 };
};

/**
 * Where a tile lies: it comes ashore in `SETTLE_MS`, bobs (`afloat` 0 on sand … 1 in water) and answers touches.
 * `still` (reduced motion) leaves only the dip and the lift, without a way between.
 */
export const poseOf = (input: {
  readonly phase: TouchPhase;
  readonly sinceTouchMs: number;
  readonly sinceArrivalMs: number;
  readonly clock: number;
  readonly seed: number;
  readonly afloat: number;
  readonly still: boolean;
}): Pose => {
  const answer = touched(input.phase, input.still ? SETTLE_MS : input.sinceTouchMs);
  if (input.still) return { ...answer, tilt: 0, ring: 0, splash: 0 };
  const arrival = 1 - runOut(input.sinceArrivalMs / SETTLE_MS);
  const bob = 0.25 + 0.75 * input.afloat;
  const swing = input.clock * 1.15 + input.seed * 6.283;
  const active = input.phase === 'down' || input.phase === 'chosen';
  const ring = active && input.sinceTouchMs < RING_MS ? Math.max(0.02, input.sinceTouchMs / RING_MS) : 0;
  return {
    drop: answer.drop + 0.016 * bob * Math.sin(swing) + arrival * 0.12,
    scale: answer.scale * (1 - 0.08 * arrival),
    tilt: 0.011 * bob * Math.sin(swing * 0.77 + 1) + arrival * 0.05 * (input.seed - 0.5),
    ring,
    splash: input.phase === 'chosen' && input.sinceTouchMs < RING_MS ? Math.max(0.02, input.sinceTouchMs / RING_MS) : 0,
  };
};
