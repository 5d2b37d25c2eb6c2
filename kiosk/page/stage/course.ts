import { blend, DAY_SECONDS, type Look, lookAt, lookFor } from './day.ts';
import { type Frame, horizonOf, shoreAt, uncoveredShore } from './layout.ts';
import { ease, REVEAL, reveal, surge } from './motion.ts';
import type { Scene } from './stage-api.ts';

/** Where the view stands at one instant: what the next scene starts from. */
export interface Standing {
  /** Share of the height. */
  readonly horizon: number;
  readonly tide: number;
  readonly look: Look;
}

export interface Course extends Standing {
  /** Heights in CSS pixels. */
  readonly shore: number;
  readonly wetDown: number;
  readonly hour: number | null;
  readonly rush: number;
  readonly breaker: number | null;
  readonly emblem: { readonly visible: boolean; readonly sparkle: number };
}

const hourOf = (scene: Scene, ageMs: number): number | null =>
  scene.view === 'attract' && !scene.reducedMotion ? (ageMs / 1000 / DAY_SECONDS) % 1 : null;

/** In the attract loop two tides pass in a day; everywhere else the page says how high the water stands. */
const tideOf = (scene: Scene, hour: number | null): number =>
  hour === null ? scene.tide : 0.2 + 0.17 * (1 - Math.cos(hour * Math.PI * 4));

const lookOfScene = (scene: Scene, hour: number | null): Look => (hour === null ? lookFor(scene.view, scene.tide) : lookAt(hour));

/** Where a scene stands once everything in it has come to rest. */
export const restOf = (scene: Scene, frame: Frame): Standing => {
  const hour = hourOf(scene, 0);
  return { horizon: horizonOf(scene.view, frame) / frame.height, tide: tideOf(scene, hour), look: lookOfScene(scene, hour) };
};

const DRYING_MS = 24_000;

/**
 * The way of a scene, as a function of its age: nothing is kept from frame to frame, so any instant can be painted
 * again and again. With reduced motion everything stands at its end from the beginning.
 */
export const courseOf = (scene: Scene, from: Standing, ageMs: number, frame: Frame): Course => {
  const age = scene.reducedMotion ? Math.max(ageMs, 60_000) : ageMs;
  const hour = hourOf(scene, ageMs);
  const goal = horizonOf(scene.view, frame) / frame.height;
  const horizonShare = from.horizon + (goal - from.horizon) * ease(age / 900);
  const horizon = horizonShare * frame.height;
  const look = blend(from.look, lookOfScene(scene, hour), ease(age / 1200));
  const tide = surge(from.tide, tideOf(scene, hour), age);
  const level = shoreAt(tide, horizon, frame);
  const common = { horizon: horizonShare, tide, look, hour };
  if (scene.view === 'result' && scene.emblem !== null) {
    const wave = reveal(age);
    const start = shoreAt(from.tide, horizon, frame);
    const high = start + (frame.height * 1.13 - start) * wave.over;
    const shore = high + (uncoveredShore(frame) - high) * wave.back;
    // The front starts far out, so that the wave is seen to come even where the tide was already high.
    const out = horizon + (frame.height - horizon) * 0.12;
    const breaker = wave.over < 1 ? out + (frame.height * 1.2 - out) * wave.over ** 1.25 : null;
    const wetDown = Math.max(shore, frame.height * (1.15 - 0.3 * ease((age - REVEAL.free) / DRYING_MS)) * wave.over);
    return {
      ...common,
      shore,
      wetDown,
      rush: wave.over * (1 - wave.back),
      breaker,
      emblem: { visible: age >= REVEAL.over, sparkle: scene.reducedMotion ? 0 : wave.sparkle },
    };
  }
  const before = shoreAt(from.tide, horizon, frame);
  const wetDown = Math.max(level, before - (before - level) * 0.8 * ease(age / DRYING_MS)) + frame.unit * 3;
  return { ...common, shore: level, wetDown, rush: 0, breaker: null, emblem: { visible: false, sparkle: 0 } };
};
