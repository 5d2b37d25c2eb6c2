/** The schedules of `npm test`: chosen so that every kind of fault is among them (`tests/unit/faults/schedule.test.ts`). */
export const SUITE_SEEDS: readonly number[] = Array.from({ length: 30 }, (_, index) => index + 1);
