/** How quickly the picture is painted: chosen by what happens, and by what this terminal can do. */
export interface Pace {
  /** The mean time between frames at full speed, in milliseconds. */
  readonly meanMs: number;
  /** Frames that the mean rests on. */
  readonly frames: number;
  /** This terminal cannot keep up: half the frames, so that touches and questions have the processor. */
  readonly slow: boolean;
}

/** Frames a second when little happens. */
export const CALM_FPS = 30;
/** Frames a second when nobody is near: the day at the sea goes on, and the processor rests. */
export const ASLEEP_FPS = 12;
/** After this long without a touch, a key or a new view the picture may be calmer. */
const CALM_AFTER_MS = 10_000;
/** After this long nobody stands here, or somebody reads. */
const ASLEEP_AFTER_MS = 30_000;
const LONG_FRAME_MS = 27;
const ENOUGH_FRAMES = 120;
/** A pause (a hidden window, a halted machine) says nothing about the speed. */
const PAUSE_MS = 250;

export const freshPace: Pace = { meanMs: 16.7, frames: 0, slow: false };

/** After one more frame at full speed. Once slow, always slow: a picture that changes its pace is worse than a calm one. */
export const paceAfter = (pace: Pace, frameMs: number): Pace => {
  if (pace.slow || frameMs > PAUSE_MS) return pace;
  const meanMs = pace.meanMs + (frameMs - pace.meanMs) * 0.02;
  const frames = pace.frames + 1;
  return { meanMs, frames, slow: frames >= ENOUGH_FRAMES && meanMs > LONG_FRAME_MS };
};

/** Frames a second at most; 0 is as many as the display shows. */
export const fpsFor = (pace: Pace, quietMs: number): number => {
  if (quietMs > ASLEEP_AFTER_MS) return ASLEEP_FPS;
  return pace.slow || quietMs > CALM_AFTER_MS ? CALM_FPS : 0;
};
