import { describe, expect, it } from 'vitest';
import { poseOf, REVEAL, reveal, SETTLE_MS, surge, surgeMs } from '#page/stage/motion.ts';

const pose = (change: Partial<Parameters<typeof poseOf>[0]>) =>
  poseOf({ phase: 'none', sinceTouchMs: 0, sinceArrivalMs: 1e9, clock: 0, seed: 0.4, afloat: 0, still: false, ...change });

describe('the tide', () => {
  it.each([
    [0, 0.1],
    [0.2, 0.9],
    [1, 0],
  ])('comes from %d to rest at exactly %d, in 600 to 900 ms', (from, to) => {
    expect(surgeMs(from, to)).toBeGreaterThanOrEqual(600);
    expect(surgeMs(from, to)).toBeLessThanOrEqual(900);
    expect(surge(from, to, 0)).toBeCloseTo(from, 6);
    expect(surge(from, to, 899.9)).toBeCloseTo(to, 2);
    expect(surge(from, to, 900)).toBe(to);
    expect(surge(from, to, 1e9)).toBe(to);
  });

  it('runs a little too far and comes back, like a wave, but never far over', () => {
    const heights = Array.from({ length: 90 }, (_, step) => surge(0, 1, step * 10));
    expect(Math.max(...heights)).toBeGreaterThan(1);
    expect(Math.max(...heights)).toBeLessThan(1.12);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
  });

  it('never jumps between two frames', () => {
    for (let ms = 0; ms < 1000; ms += 16) expect(Math.abs(surge(0, 1, ms + 16) - surge(0, 1, ms))).toBeLessThan(0.16);
  });
});

describe('the reveal', () => {
  it('has run over the beach before it begins to run back, and ends', () => {
    expect(reveal(0)).toEqual({ over: 0, back: 0, sparkle: 0 });
    expect(reveal(REVEAL.over)).toMatchObject({ over: 1, back: 0 });
    expect(reveal(REVEAL.free)).toMatchObject({ over: 1, back: 1 });
    expect(reveal(1e9)).toEqual({ over: 1, back: 1, sparkle: 0 });
  });

  it('sparkles only while the emblem is being uncovered and shortly after', () => {
    expect(reveal(1000).sparkle).toBe(0);
    expect(reveal(1800).sparkle).toBeGreaterThan(0);
    expect(reveal(REVEAL.gone).sparkle).toBe(0);
  });
});

describe('a tile', () => {
  it('answers a touch in the very first frame', () => {
    const touched = pose({ phase: 'down', sinceTouchMs: 0 });
    expect(touched.scale).toBeLessThan(pose({}).scale);
    expect(touched.drop).toBeGreaterThan(pose({}).drop);
    expect(touched.ring).toBeGreaterThan(0);
  });

  it('lies at its place again when the finger has gone', () => {
    expect(pose({ phase: 'up', sinceTouchMs: SETTLE_MS })).toMatchObject({ scale: 1, ring: 0, splash: 0 });
    expect(pose({ phase: 'up', sinceTouchMs: SETTLE_MS }).drop).toBeCloseTo(pose({}).drop, 6);
  });

  it('lifts when it is chosen and has settled within 320 ms', () => {
    expect(SETTLE_MS).toBeLessThanOrEqual(320);
    const chosen = pose({ phase: 'chosen', sinceTouchMs: SETTLE_MS });
    expect(chosen.scale).toBeGreaterThan(1);
    expect(chosen.drop).toBeLessThan(pose({}).drop);
    expect(chosen).toEqual({ ...pose({ phase: 'chosen', sinceTouchMs: 320 }), ring: chosen.ring, splash: chosen.splash });
  });

  it('comes ashore and stays near its rectangle however the water moves', () => {
    expect(pose({ sinceArrivalMs: 0 }).scale).toBeLessThan(1);
    for (let clock = 0; clock < 60; clock += 0.5) {
      const afloat = pose({ clock, afloat: 1 });
      expect(Math.abs(afloat.drop)).toBeLessThan(0.03);
      expect(Math.abs(afloat.tilt)).toBeLessThan(0.02);
    }
  });

  it('does not move by itself with reduced motion, whatever the clock says', () => {
    for (const phase of ['none', 'down', 'up', 'chosen'] as const) {
      const first = pose({ still: true, phase, sinceTouchMs: 0, sinceArrivalMs: 0, clock: 0, afloat: 1 });
      expect(pose({ still: true, phase, sinceTouchMs: 200, sinceArrivalMs: 90, clock: 41, afloat: 1 })).toEqual(first);
      expect(first).toMatchObject({ ring: 0, splash: 0, tilt: 0 });
    }
  });
});
