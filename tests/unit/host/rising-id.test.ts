import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { risingIds } from '#host/rising-id.ts';
import { uuid7 } from '#wire/event.ts';

const at = (time: number, rest = '000-8000-000000000000'): string => {
  const hex = time.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${rest}`;
};

test('ids rise when the clock goes back a year, stands still or jumps ahead', () => {
  const times = [2_000_000_000_000, 1_968_000_000_000, 1_968_000_000_001, 2_032_000_000_000, 2_000_000_000_000, 2_000_000_000_000];
  let asked = 0;
  const next = risingIds(() => at(times[asked++] ?? 0), null);
  const ids = times.map(() => next());
  for (const [index, id] of ids.entries()) {
    expect(uuid7.safeParse(id).success, id).toBe(true);
    if (index > 0) expect(id > (ids[index - 1] ?? '')).toBe(true);
  }
});

test('an id goes on behind the newest one of the run before', () => {
  const last = at(2_000_000_000_000, 'fff-bfff-ffffffffffff');
  expect(risingIds(uuidv7, last)()).toBe(at(2_000_000_000_001));
  expect(risingIds(() => at(1), at(2, '000-bfff-ffffffffffff'))()).toBe(at(2, '001-8000-000000000000'));
});
