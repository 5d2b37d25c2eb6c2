import { expect, test } from 'vitest';
import type { SessionId } from '#contract/ids.ts';
import { idOf } from '#contract/ids.ts';
import { watchActivity } from '#page/activity.ts';
import { giveSignsOfLife, SIGN_EVERY_MS } from '#page/sign-of-life.ts';

test('a touch and a key are a visitor when they begin and when they are done', () => {
  const target = new EventTarget();
  const told: string[] = [];
  const stop = watchActivity({ target, active: (phase) => told.push(phase) });
  for (const kind of ['pointerdown', 'click', 'keydown', 'keyup']) target.dispatchEvent(new Event(kind));
  expect(told).toEqual(['begun', 'done', 'begun', 'done']);
  stop();
  target.dispatchEvent(new Event('pointerdown'));
  expect(told).toHaveLength(4);
});

test('a pointer that only moves is nobody', () => {
  const target = new EventTarget();
  let calls = 0;
  watchActivity({ target, active: () => (calls += 1) });
  target.dispatchEvent(new Event('pointermove'));
  expect(calls).toBe(0);
});

test('the host hears of a page that lives while a session runs, also when nobody touches it', () => {
  const session = idOf('session', '01900000-0000-7000-8000-00000000000a');
  let running: SessionId | null = null;
  const seen: SessionId[] = [];
  const clocks: { ms: number; tick: () => void }[] = [];
  giveSignsOfLife({ every: (ms, tick) => clocks.push({ ms, tick }), session: () => running, seen: (one) => seen.push(one) });
  expect(clocks.map(({ ms }) => ms)).toEqual([SIGN_EVERY_MS]);
  clocks[0]?.tick();
  running = session;
  clocks[0]?.tick();
  clocks[0]?.tick();
  expect(seen).toEqual([session, session]);
});
