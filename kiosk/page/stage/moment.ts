import type { Container } from 'pixi.js';
import type { Look } from './day.ts';
import type { Frame } from './layout.ts';
import type { Palette } from './palette.ts';

/** All that the layers need to paint one frame. Each layer is a pure function of it. */
export interface Moment {
  /** Seconds of the slow things: swell, clouds, bobbing. */
  readonly clock: number;
  readonly frame: Frame;
  /** Heights in CSS pixels from the top. */
  readonly horizon: number;
  readonly shore: number;
  readonly wetDown: number;
  readonly look: Look;
  /** How wildly the result's wave rushes, 0 … 1. */
  readonly rush: number;
  /** The front of that wave while it runs up, as a height in CSS pixels; null when there is none. */
  readonly breaker: number | null;
  /** Reduced motion: nothing drifts or bobs. */
  readonly still: boolean;
  /** The attract loop's own hour, 0 … 1; null in every other view. */
  readonly hour: number | null;
}

/** A layer of the picture. */
export interface Layer {
  readonly root: Container;
  /** Draws everything anew for a size; called at first and on resize. */
  build(frame: Moment['frame']): void;
  paint(moment: Moment): void;
  recolour(palette: Palette): void;
}
