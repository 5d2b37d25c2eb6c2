import { expect, test } from 'vitest';
import { oncePer, watchActivity } from '#page/activity.ts';

test('the host is told of a busy visitor each half minute, not at every touch', () => {
  const target = new EventTarget();
  const told: string[] = [];
  let now = 1_000;
  const stop = watchActivity({ target, now: () => now, active: (phase) => told.push(phase), seen: () => told.push('seen') });
  target.dispatchEvent(new Event('pointerdown'));
  now += 10_000;
  target.dispatchEvent(new Event('keydown'));
  now += 19_999;
  target.dispatchEvent(new Event('pointerdown'));
  now += 1;
  target.dispatchEvent(new Event('pointerdown'));
  expect(told).toEqual(['begun', 'seen', 'begun', 'begun', 'begun', 'seen']);
  target.dispatchEvent(new Event('click'));
  expect(told.at(-1)).toBe('done');
  stop();
  target.dispatchEvent(new Event('pointerdown'));
  expect(told).toHaveLength(7);
});

test('a pointer that only moves is nobody', () => {
  const target = new EventTarget();
  let calls = 0;
  watchActivity({ target, now: () => 0, active: () => (calls += 1), seen: () => (calls += 1) });
  target.dispatchEvent(new Event('pointermove'));
  expect(calls).toBe(0);
});

test('the first call is let through at any time, also at zero', () => {
  const may = oncePer(30_000);
  expect([may(0), may(29_999), may(30_000), may(30_001)]).toEqual([true, false, true, false]);
});
