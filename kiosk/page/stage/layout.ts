import type { ViewName } from '#contract/host-api.ts';

/** A rectangle in CSS pixels of the viewport. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The canvas as it stands; `unit` is a hundredth of its shorter side, the measure of everything drawn. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
  readonly portrait: boolean;
}

export const frameOf = (width: number, height: number): Frame => ({
  width,
  height,
  unit: Math.min(width, height) / 100,
  portrait: height >= width,
});

/**
 * The square where the result's emblem lies on wet sand. The page keeps text and controls off it.
 * Portrait: in the middle, its centre at 28 % of the height. Landscape: in the left third, at half height.
 */
export const emblemRect = (width: number, height: number): Rect => {
  const { portrait } = frameOf(width, height);
  const side = Math.round(portrait ? Math.min(width * 0.41, height * 0.22) : Math.min(width * 0.25, height * 0.46));
  const centre = portrait ? { x: width / 2, y: height * 0.282 } : { x: width * 0.19, y: height * 0.5 };
  return { x: Math.round(centre.x - side / 2), y: Math.round(centre.y - side / 2), width: side, height: side };
};

/** How high the horizon hangs, as shares of the height: the sky is for the attract loop, the beach for the game. */
const HORIZON: Readonly<Record<ViewName, readonly [portrait: number, landscape: number]>> = {
  attract: [0.47, 0.48],
  language: [0.3, 0.36],
  games: [0.3, 0.36],
  question: [0.215, 0.3],
  result: [0.105, 0.15],
  age: [0.26, 0.34],
  consent: [0.2, 0.28],
  contact: [0.2, 0.28],
  review: [0.2, 0.28],
  thanks: [0.36, 0.42],
  fault: [0.36, 0.42],
  closed: [0.44, 0.5],
  operator: [0.16, 0.2],
};

export const horizonOf = (view: ViewName, frame: Frame): number => frame.height * HORIZON[view][frame.portrait ? 0 : 1];

/** Where the water's edge stands in the middle of the view, for a horizon and a tide. */
export const shoreAt = (tide: number, horizon: number, frame: Frame): number => {
  const beach = frame.height - horizon;
  const share = Math.min(1, Math.max(0, tide));
  return horizon + beach * (0.17 + 0.7 * share);
};

/** The edge after the result's wave ran back: just above the emblem's pool. */
export const uncoveredShore = (frame: Frame): number => {
  const emblem = emblemRect(frame.width, frame.height);
  return emblem.y - emblem.height * 0.17;
};
