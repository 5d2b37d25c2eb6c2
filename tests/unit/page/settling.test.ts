import { expect, test } from 'vitest';
import { SETTLING_MS, settlingOf } from '#page/input/settling.ts';

/** As much of an element as the settling touches, and a clock that is moved by hand. */
const made = () => {
  const dataset: Record<string, string> = {};
  const waiting: { at: number; then: () => void }[] = [];
  let now = 0;
  const settling = settlingOf(
    { dataset },
    {
      after: (ms, then) => {
        const one = { at: now + ms, then };
        waiting.push(one);
        return () => waiting.splice(waiting.indexOf(one), 1);
      },
    },
  );
  const pass = (ms: number): void => {
    now += ms;
    for (const one of waiting.filter(({ at }) => at <= now)) {
      waiting.splice(waiting.indexOf(one), 1);
      one.then();
    }
  };
  return { settling, pass, rests: () => 'settling' in dataset };
};

test('touches rest for a quarter of a second after a view changed, not at the very first view', () => {
  const { settling, pass, rests } = made();
  settling.shown('attract');
  expect(rests()).toBe(false);
  settling.shown('question 0');
  expect(rests()).toBe(true);
  pass(SETTLING_MS - 1);
  expect(rests()).toBe(true);
  pass(1);
  expect(rests()).toBe(false);
});

test('a machine that moves without changing the view swallows no touch, in a step of the view either', () => {
  const { settling, pass, rests } = made();
  settling.shown('question 1');
  settling.begin();
  pass(SETTLING_MS);
  // What the machine says when a finger goes down: somebody is there.
  settling.shown('question 1');
  expect(rests()).toBe(false);
});

test('a second change within the time begins the time anew', () => {
  const { settling, pass, rests } = made();
  settling.shown('question 0');
  settling.shown('question 1');
  pass(SETTLING_MS - 10);
  settling.shown('question 2');
  pass(20);
  expect(rests()).toBe(true);
  pass(SETTLING_MS);
  expect(rests()).toBe(false);
});
