import { test } from 'vitest';

/**
 * The only way to leave a test out: with the condition and a reason, which the closing lines of `npm test` repeat.
 * Everything else is a failure to be repaired; `.skip` and `.only` are lint errors.
 */
export const testUnless = (missing: boolean, reason: string, name: string, body: () => Promise<void> | void, timeoutMs?: number): void => {
  test(
    name,
    async (context) => {
      if (missing) return context.skip(reason);
      await body();
    },
    timeoutMs,
  );
};
