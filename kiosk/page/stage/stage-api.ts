import type { ViewName } from '#contract/host-api.ts';

/**
 * What the views say to the stage, and all they may know of it. The stage paints behind the controls and never holds
 * anything up: every call returns at once, and with `renderer: 'none'` each one is harmless.
 */
export interface Stage {
  readonly renderer: 'webgl' | 'canvas' | 'none';
  /** What the place looks like now. Called at each view change; the stage finds its own way from the last scene. */
  show(scene: Scene): void;
  /** Where the DOM put the pictures; called after layout, on resize, and with `[]` when there are none. */
  place(tiles: readonly Tile[]): void;
  /** A finger went down or up on a tile, or it was chosen: it dips, a ring spreads, it settles. */
  touch(tile: string, phase: 'down' | 'up' | 'chosen'): void;
  /** Pauses the clock, for pictures that are equal each time. `at` in milliseconds since the scene began. */
  freeze(at: number): void;
  destroy(): void;
}

export interface Scene {
  readonly view: ViewName;
  /** How far the tide stands: 0 low water (nothing answered), 1 high water (all answered). */
  readonly tide: number;
  /** Only with the result: the emblem that the wave uncovers. A URL of an SVG. */
  readonly emblem: string | null;
  readonly reducedMotion: boolean;
  /** From the brand, `#rrggbb`. */
  readonly colours: { readonly atlantic: string; readonly lagoon: string; readonly coral: string; readonly sun: string };
}

export interface Tile {
  /** The choice's id; unique within the view. */
  readonly id: string;
  /** URL of the choice's SVG. */
  readonly picture: string;
  /** Where the picture goes, in CSS pixels of the viewport. */
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly selected: boolean;
}

export interface StageOptions {
  readonly canvas: HTMLCanvasElement;
  /** Called when the renderer is lost for good (three losses): the page goes on without it. */
  readonly onLost: () => void;
  /** A number in [0, 1): chance is passed in, so that pictures can be equal each time. */
  readonly chance: () => number;
  /** The 2D renderer even where the graphics hardware would do; the stage chooses for itself without it. */
  readonly prefer?: 'canvas';
}
