import type { Site } from '#contract/content.ts';

/** What a seated arm reaches, above the floor: EN 301 549 §8.3 allows up to 1,220 mm, the French rules for public places begin at 900 mm. */
export const REACH_MM = { lowest: 900, highest: 1220 } as const;
/** Less than this holds no game: what can be played is better than what can be reached. */
const LEAST_MM = 200;

/** What dividing leaves over is no pixel. */
const ROUNDING = 1e-6;

export interface ReachBand {
  /** Its lower and its upper edge, in CSS pixels above the lower edge of the display. */
  readonly fromPx: number;
  readonly toPx: number;
  /** Does it lie wholly within reach? Otherwise it lies as near as the display allows. */
  readonly within: boolean;
}

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** The part of the display that an arm reaches from a wheelchair. */
export const reachBandOf = ({
  geometry,
  pixelPitchMm,
  bottomEdgeMm,
}: Pick<Site, 'geometry' | 'pixelPitchMm' | 'bottomEdgeMm'>): ReachBand => {
  const heightMm = geometry.heightPx * pixelPitchMm;
  const topMm = bottomEdgeMm + heightMm;
  const leastMm = Math.min(LEAST_MM, heightMm);
  const fromMm = between(bottomEdgeMm, REACH_MM.lowest, topMm - leastMm);
  const toMm = between(fromMm + leastMm, REACH_MM.highest, topMm);
  return {
    fromPx: Math.max(0, Math.ceil((fromMm - bottomEdgeMm) / pixelPitchMm - ROUNDING)),
    toPx: Math.floor((toMm - bottomEdgeMm) / pixelPitchMm + ROUNDING),
    within: fromMm >= REACH_MM.lowest && toMm <= REACH_MM.highest,
  };
};
