import { describe, expect, it } from 'vitest';
import { VIEWS } from '#contract/host-api.ts';
import { emblemRect, frameOf, horizonOf, shoreAt, uncoveredShore } from '#page/stage/layout.ts';

const GEOMETRIES = [
  [1080, 1920],
  [1920, 1080],
  [1280, 800],
  [800, 1280],
] as const;

describe('the layout of the beach', () => {
  it.each(GEOMETRIES)('keeps the emblem inside the view at %i×%i', (width, height) => {
    const { x, y, width: wide, height: high } = emblemRect(width, height);
    expect(wide).toBe(high);
    expect(wide).toBeGreaterThan(Math.min(width, height) * 0.35);
    expect(x).toBeGreaterThan(0);
    expect(y).toBeGreaterThan(0);
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(y + high).toBeLessThanOrEqual(height);
  });

  it('lays the emblem in the middle at 28 % of a portrait view, and in the left third of a landscape one', () => {
    const portrait = emblemRect(1080, 1920);
    expect(portrait.x + portrait.width / 2).toBeCloseTo(540, -1);
    expect(portrait.y + portrait.height / 2).toBeCloseTo(541, -1);
    const landscape = emblemRect(1920, 1080);
    expect(landscape.x + landscape.width).toBeLessThanOrEqual(640);
    expect(landscape.y + landscape.height / 2).toBeCloseTo(540, -1);
  });

  it.each(GEOMETRIES)('leaves room for sea between the horizon and the uncovered emblem at %i×%i', (width, height) => {
    const frame = frameOf(width, height);
    expect(uncoveredShore(frame)).toBeGreaterThan(horizonOf('result', frame) + 2 * frame.unit);
    expect(uncoveredShore(frame)).toBeLessThan(emblemRect(width, height).y);
  });

  it.each(GEOMETRIES)('lets every answer move the water in every view at %i×%i, and keeps it in sight', (width, height) => {
    const frame = frameOf(width, height);
    for (const view of VIEWS) {
      const horizon = horizonOf(view, frame);
      const levels = [0, 0.25, 0.5, 0.75, 1].map((tide) => shoreAt(tide, horizon, frame));
      for (const [index, level] of levels.entries()) {
        expect(level).toBeGreaterThan(index === 0 ? horizon : (levels[index - 1] ?? height) + height * 0.04);
        expect(level).toBeLessThan(height);
      }
      expect(shoreAt(7, horizon, frame)).toBe(shoreAt(1, horizon, frame));
      expect(shoreAt(-7, horizon, frame)).toBe(shoreAt(0, horizon, frame));
    }
  });
});
