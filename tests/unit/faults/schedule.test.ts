import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAULT_KINDS, onlySteps, scheduleOf, stepLines } from '#tests/faults/support/schedule.ts';
import { SUITE_SEEDS } from '#tests/faults/support/seeds.ts';

const anySeed = fc.integer({ min: 0, max: 1_000_000 });

test('a seed gives the same schedule each time, and another seed another one', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      expect(scheduleOf(seed)).toEqual(scheduleOf(seed));
      expect(scheduleOf(seed + 1)).not.toEqual({ ...scheduleOf(seed), seed: seed + 1 });
    }),
    { numRuns: 50 },
  );
});

test('every step begins while visitors are there, and each visit begins with its start', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      const { actions, steps } = scheduleOf(seed);
      expect(actions[0]?.kind).toBe('start');
      expect(actions.filter(({ kind }) => kind === 'start')).toHaveLength(
        actions.filter(({ kind }) => kind === 'end' || kind === 'vanish').length,
      );
      expect(steps.length).toBeGreaterThan(1);
      expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
      for (const { at, lasts, times } of steps) {
        expect(at).toBeLessThan(actions.length);
        expect(Math.min(lasts, times)).toBeGreaterThan(0);
      }
    }),
  );
});

test('what would make the outcome of another fault unreadable is never in the same schedule', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      const kinds = scheduleOf(seed).steps.map(({ kind }) => kind);
      for (const [one, other] of [
        ['revoked', 'backup restored'],
        ['event rewritten', 'backup restored'],
        ['log cut', 'row altered'],
      ] as const)
        expect(kinds.includes(one) && kinds.includes(other)).toBe(false);
      expect(kinds.filter((kind) => kind === 'disk full').length).toBeLessThan(2);
    }),
  );
});

test('some steps alone are those steps, unchanged', () => {
  const whole = scheduleOf(SUITE_SEEDS[0] ?? 1);
  const part = onlySteps(whole, [2]);
  expect(part.steps).toEqual(whole.steps.filter(({ number }) => number === 2));
  expect(part.actions).toBe(whole.actions);
  expect(stepLines(part)).toHaveLength(1);
});

test('the suite has every kind of fault in it', () => {
  const planned = new Set(SUITE_SEEDS.flatMap((seed) => scheduleOf(seed).steps.map(({ kind }) => kind)));
  expect(FAULT_KINDS.filter((kind) => !planned.has(kind))).toEqual([]);
  expect(new Set(SUITE_SEEDS).size).toBe(30);
});
