import { expect, test } from 'vitest';
import { afterPageLoss, beforeRelaunch, type Reloads } from '#shell-electron/recovery.ts';

const losses = (times: readonly number[]) => {
  let reloads: Reloads = [];
  return times.map((time) => {
    const next = afterPageLoss(reloads, time);
    reloads = next.reloads;
    return next.step;
  });
};

test('three losses within a minute reload, ever later; the fourth starts the app again', () => {
  expect(losses([0, 1000, 2000, 3000])).toEqual([
    { kind: 'reload', delayMs: 250 },
    { kind: 'reload', delayMs: 500 },
    { kind: 'reload', delayMs: 1000 },
    { kind: 'relaunch' },
  ]);
});

test('a loss an hour never starts the app again', () => {
  const hourly = Array.from({ length: 48 }, (_, hour) => hour * 3_600_000);
  expect(new Set(losses(hourly).map((step) => JSON.stringify(step)))).toEqual(new Set(['{"kind":"reload","delayMs":250}']));
});

test('the minute slides: the fourth loss counts only those of the last sixty seconds', () => {
  expect(losses([0, 30_000, 40_000, 60_000])[3]).toEqual({ kind: 'reload', delayMs: 1000 });
});

test('an app that cannot live is started again ever later, at most once a minute', () => {
  expect(beforeRelaunch(0, 3000)).toEqual({ relaunched: 1, delayMs: 1000 });
  expect(beforeRelaunch(3, 3000)).toEqual({ relaunched: 4, delayMs: 8000 });
  expect(beforeRelaunch(500, 3000).delayMs).toBe(60_000);
});

test('an app that lived for ten minutes has recovered', () => {
  expect(beforeRelaunch(12, 600_000)).toEqual({ relaunched: 1, delayMs: 1000 });
});
