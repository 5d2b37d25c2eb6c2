import { test } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test was left out: `build/level-report.ts` reads it, and counts a skipped test without it as failed. */
    skipReason?: string;
  }
}

/**
 * The only way to leave a test out: with the condition and a reason, which the closing lines of `npm test` repeat.
 * Everything else is a failure to be repaired; `.skip` and `.only` are lint errors.
 */
export const testUnless = (missing: boolean, reason: string, name: string, body: () => Promise<void> | void, timeoutMs?: number): void => {
  test(
    name,
    async (context) => {
      if (missing) {
        context.task.meta.skipReason = reason;
        return context.skip(reason);
      }
      await body();
    },
    timeoutMs,
  );
};
