import { describe, expect, it } from 'vitest';
import { VIEWS } from '#contract/host-api.ts';
import { colourOf, lit, mix } from '#page/stage/colour.ts';
import { blend, lookAt, lookFor, lookOf } from '#page/stage/day.ts';
import { paletteOf } from '#page/stage/palette.ts';

const BRAND = { atlantic: '#0E5A78', lagoon: '#157A8F', coral: '#C8401C', sun: '#F4B63F' };

const channels = (colour: number): readonly number[] => [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255];

describe('colours', () => {
  it('mixes channel by channel and never leaves 24 bits', () => {
    expect(mix(0x000000, 0xffffff, 0.5)).toBe(0x808080);
    expect(mix(0x102030, 0x405060, 0)).toBe(0x102030);
    expect(mix(0x102030, 0x405060, 1)).toBe(0x405060);
    expect(lit(0x804020, 0xffffff)).toBe(0x804020);
    expect(lit(0x804020, 0x000000)).toBe(0);
  });

  it.each(['', 'red', '#12345', '#12345g', 'url(x)'])('does not let the brand colour %j break the picture', (text) => {
    expect(colourOf(text, 0x123456)).toBe(0x123456);
  });
});

describe('the day at the sea', () => {
  it('ends where it began, so that the loop has no seam', () => {
    expect(lookAt(0.99999).skyTop).toBe(lookAt(0).skyTop);
    expect(lookAt(1)).toEqual(lookAt(0));
    expect(lookAt(17.25)).toEqual(lookAt(0.25));
  });

  it('never changes colour with a jump', () => {
    const steps = 2400;
    let widest = 0;
    for (let step = 0; step < steps; step += 1) {
      const [now, next] = [lookAt(step / steps), lookAt((step + 1) / steps)];
      for (const key of ['skyTop', 'skyMid', 'skyLow', 'light'] as const) {
        const before = channels(now[key]);
        widest = Math.max(widest, ...channels(next[key]).map((value, index) => Math.abs(value - (before[index] ?? 0))));
      }
    }
    expect(widest).toBeGreaterThan(0);
    expect(widest).toBeLessThanOrEqual(4);
  });

  it('has a noon, a storm, a sunset and a night', () => {
    const hours = Array.from({ length: 120 }, (_, second) => lookAt(second / 120));
    expect(hours.some((look) => look.storm === 1)).toBe(true);
    expect(hours.some((look) => look.night === 1)).toBe(true);
    expect(hours.some((look) => look.sunHigh > 0.7)).toBe(true);
    expect(hours.some((look) => look.glow === 1)).toBe(true);
  });

  it('gives every view a look, and stays in range for a tide out of range', () => {
    for (const view of VIEWS) expect(lookFor(view, 0.5).light).toBeGreaterThan(0);
    expect(lookFor('question', 9)).toEqual(lookFor('question', 1));
    expect(lookFor('question', -9)).toEqual(lookFor('question', 0));
  });

  it('blends from one look to the other exactly', () => {
    expect(blend(lookOf('noon'), lookOf('night'), 0)).toEqual(lookOf('noon'));
    expect(blend(lookOf('noon'), lookOf('night'), 1)).toEqual(lookOf('night'));
  });
});

describe('the palette', () => {
  it('takes sea, awnings and sun from the brand, and keeps the beach', () => {
    const [ours, theirs] = [
      paletteOf(BRAND, lookOf('noon')),
      paletteOf({ ...BRAND, lagoon: '#7A1E5B', coral: '#00AA44', sun: '#66CCFF' }, lookOf('noon')),
    ];
    for (const tone of ['sea4', 'coral', 'sun', 'sunDisc', 'chosen'] as const) expect(theirs[tone]).not.toBe(ours[tone]);
    for (const tone of ['sand', 'wet', 'pine', 'plate'] as const) expect(theirs[tone]).toBe(ours[tone]);
  });

  it('darkens the beach at night', () => {
    const sum = (colour: number) => channels(colour).reduce((total, value) => total + value, 0);
    expect(sum(paletteOf(BRAND, lookOf('night')).sand)).toBeLessThan(sum(paletteOf(BRAND, lookOf('noon')).sand) * 0.6);
  });
});
