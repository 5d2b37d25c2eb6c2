import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryDelay } from '#agent/backoff.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('waits grow from a second to a quarter of an hour, and there is no last one', () => {
  expect([1, 2, 3, 11, 1000].map((failures) => retryDelay(failures, 0.9999999))).toEqual([1000, 2000, 4000, 900_000, 900_000]);
  expect(retryDelay(1000, 0)).toBe(0);
});

test('a wait that was asked for is never cut short, and a fleet does not come back at once', () => {
  fc.assert(
    fc.property(fc.nat(50), chance, fc.double({ min: 0, max: 3600, noNaN: true }), (failures, drawn, seconds) => {
      expect(retryDelay(failures, drawn, { seconds, signed: true })).toBeGreaterThanOrEqual(Math.round(seconds * 1000) - 1);
    }),
  );
  const fleet = Array.from({ length: 100 }, (_, at) => retryDelay(1, at / 100, { seconds: 60, signed: true }));
  expect(Math.min(...fleet)).toBe(60_000);
  expect(Math.max(...fleet)).toBeGreaterThan(85_000);
});

test('nobody is left alone for longer than an hour, and for a proxy not longer than a quarter of one', () => {
  expect(retryDelay(1, 0, { seconds: 1e9, signed: true })).toBe(3600_000);
  expect(retryDelay(1, 0, { seconds: 1e9, signed: false })).toBe(900_000);
  expect(retryDelay(1, 0, { seconds: -5, signed: false })).toBe(0);
});
