import { expect, test } from 'vitest';
import { largeLetterPx } from '#page/measures.ts';
import { REACH_MM, reachBandOf } from '#page/reach.ts';
import { siteOf } from '#tests/e2e/support/site-of.ts';

const site = (widthPx: number, heightPx: number, pixelPitchMm: number, bottomEdgeMm: number) => ({
  ...siteOf('portrait'),
  geometry: { widthPx, heightPx },
  pixelPitchMm,
  bottomEdgeMm,
});

test('the band of a high display lies between 900 and 1,220 mm above the floor', () => {
  const totem = site(1080, 1920, 0.369, 865);
  const { fromPx, toPx, within } = reachBandOf(totem);
  expect(865 + fromPx * 0.369).toBeGreaterThanOrEqual(REACH_MM.lowest);
  expect(865 + fromPx * 0.369).toBeLessThan(REACH_MM.lowest + 1);
  expect(865 + toPx * 0.369).toBeLessThanOrEqual(REACH_MM.highest);
  expect(865 + toPx * 0.369).toBeGreaterThan(REACH_MM.highest - 1);
  expect(within).toBe(true);
});

test('a display that lies in the band is used whole', () => {
  const tablet = site(1280, 800, 0.17, 960);
  expect(reachBandOf(tablet)).toEqual({ fromPx: 0, toPx: 800, within: true });
});

test('a display that hangs too high is used from its lower edge on, and says that it is out of reach', () => {
  const { fromPx, toPx, within } = reachBandOf(site(1920, 1080, 0.277, 1150));
  expect(fromPx).toBe(0);
  expect(toPx * 0.277).toBeGreaterThan(199);
  expect(toPx * 0.277).toBeLessThan(202);
  expect(within).toBe(false);
});

test('a display that stands too low is used up to its upper edge, and says that it is out of reach', () => {
  const { fromPx, toPx, within } = reachBandOf(site(1920, 1080, 0.277, 400));
  expect(toPx).toBe(1080);
  expect((toPx - fromPx) * 0.277).toBeGreaterThan(198);
  expect(within).toBe(false);
});

test('a capital of large text measures 7.33 mm from 600 mm away, whatever the display', () => {
  for (const pixelPitchMm of [0.17, 0.248, 0.277, 0.369]) {
    const capitalMm = largeLetterPx({ viewingDistanceMm: 600, pixelPitchMm }) * 0.668 * pixelPitchMm;
    expect(capitalMm).toBeGreaterThanOrEqual(7.33);
    expect(capitalMm).toBeLessThan(7.4);
  }
});
