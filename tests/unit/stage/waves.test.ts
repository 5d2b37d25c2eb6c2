import { describe, expect, it } from 'vitest';
import { blade, heap, lens, outline, plate } from '#page/stage/curve.ts';
import { breath, crest, lobes, slant, swell } from '#page/stage/waves.ts';
import { seededChance } from '#play/chance.ts';

const samples = Array.from({ length: 400 }, (_, index) => ({ along: (index % 20) / 19, clock: Math.floor(index / 20) * 7.3 }));

describe('the water’s lines', () => {
  it('stay within the heights that the layers reckon with', () => {
    for (const { along, clock } of samples) {
      expect(Math.abs(swell(along, clock, 2))).toBeLessThanOrEqual(1);
      expect(Math.abs(breath(clock))).toBeLessThanOrEqual(1);
      expect(lobes(along, clock, 4.2)).toBeGreaterThanOrEqual(0);
      expect(lobes(along, clock, 4.2)).toBeLessThanOrEqual(1.03);
      expect(crest(along, clock, 1)).toBeGreaterThanOrEqual(0);
    }
  });

  it('move slowly: a sixtieth of a second is never seen as a jump', () => {
    for (const { along, clock } of samples) {
      expect(Math.abs(swell(along, clock + 1 / 60) - swell(along, clock))).toBeLessThan(0.02);
      expect(Math.abs(lobes(along, clock + 1 / 60, 4.2) - lobes(along, clock, 4.2))).toBeLessThan(0.03);
    }
  });

  it('comes nearer at the left, and lies level at the horizon', () => {
    expect(slant(0, 10, 500)).toBeGreaterThan(slant(1, 10, 500));
    expect(slant(0, 10, 0)).toBe(0);
  });
});

describe('outlines', () => {
  const shapes: Record<string, number[]> = {
    outline: outline([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ]),
    lens: lens(5, 5, 10, 2),
    heap: heap(
      [
        { x: 0, r: 4 },
        { x: 5, r: 3 },
      ],
      0.8,
      1,
    ),
    blade: blade(0, 0, 10, 3, 1),
    plate: plate(100, 50, 12, 1),
  };

  it.each(Object.entries(shapes))('%s gives whole points with finite numbers', (_name, points) => {
    expect(points.length % 2).toBe(0);
    expect(points.length).toBeGreaterThanOrEqual(6);
    expect(points.every(Number.isFinite)).toBe(true);
  });

  it('a plate is as large as it was asked for', () => {
    const points = plate(100, 50, 12, 0);
    const xs = points.filter((_, index) => index % 2 === 0);
    const ys = points.filter((_, index) => index % 2 === 1);
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)].map(Math.round)).toEqual([-50, 50, -25, 25]);
  });
});

describe('seeded chance', () => {
  it('gives the same row for the same seed, another for another, all in [0, 1)', () => {
    const row = (seed: number) => {
      const next = seededChance(seed);
      return Array.from({ length: 50 }, next);
    };
    expect(row(7)).toEqual(row(7));
    expect(row(7)).not.toEqual(row(8));
    expect(row(7).every((value) => value >= 0 && value < 1)).toBe(true);
  });
});
