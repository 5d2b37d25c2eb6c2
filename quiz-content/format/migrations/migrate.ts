import { quiz1to2 } from './quiz-1-to-2.ts';

type Json = Readonly<Record<string, unknown>>;

/** What makes a file of the version before `to` one of `to`. Pure, on parsed JSON; it may meet anything, and leaves alone what it does not know. */
export interface Migration {
  readonly to: number;
  readonly migrate: (written: Json) => Json;
}

/** One step for every version after the first, in order. */
export const QUIZ_MIGRATIONS: readonly Migration[] = [{ to: 2, migrate: quiz1to2 }];

/** The file in the newest version that the steps lead to. A version that no step begins at is left to the check of the form. */
export const migrated = (written: unknown, steps: readonly Migration[]): unknown => {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return written;
  let now: Json = { ...written };
  for (const { to, migrate } of steps) if (now.formatVersion === to - 1) now = migrate(now);
  return now;
};
