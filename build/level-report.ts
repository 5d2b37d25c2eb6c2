import { z } from 'zod';

/** The part of Vitest's JSON report that counts. */
const vitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo', 'disabled']),
          failureMessages: z.array(z.string()).nullish(),
          meta: z.object({ skipReason: z.string().optional() }).optional(),
        }),
      ),
    }),
  ),
});

export interface Found {
  readonly name: string;
  readonly message: string;
}

export interface LevelReport {
  readonly passed: number;
  readonly failed: readonly Found[];
  readonly skipped: readonly Found[];
}

const crashed = (message: string): LevelReport => ({ passed: 0, failed: [{ name: 'the whole level', message }], skipped: [] });

/** The runner's own lines of a stack say nothing about the failure. */
const withoutRunner = (message: string): string =>
  message
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules\/vitest\/|^\s+at new Promise \(<anonymous>\)$/.test(line))
    .join('\n');

/**
 * Counts what a level's run says. `json` is null when the run left no report behind. A run that ended badly without one failing test
 * still counts as a failure: something outside the tests went wrong.
 */
export const readLevelReport = (json: string | null, code: number | null, output: string): LevelReport => {
  if (json === null) return crashed(`the test runner ended with ${code} and left no report:\n${output.slice(-4000)}`);
  const report = vitestReport.safeParse(JSON.parse(json));
  if (!report.success) return crashed(`the report cannot be read: ${z.prettifyError(report.error)}`);
  const failed: Found[] = [];
  const skipped: Found[] = [];
  let passed = 0;
  for (const file of report.data.testResults) {
    const failedBefore = failed.length;
    for (const { fullName, status, failureMessages, meta } of file.assertionResults) {
      const name = `${file.name} › ${fullName}`;
      if (status === 'passed') passed += 1;
      else if (status === 'failed') failed.push({ name, message: withoutRunner((failureMessages ?? []).join('\n')) || 'no message' });
      else if (meta?.skipReason !== undefined) skipped.push({ name, message: meta.skipReason });
      else failed.push({ name, message: 'left out without a reason; tests/support/skip.ts is the way to leave a test out' });
    }
    // A file that could not even be loaded has no tests to blame.
    if (file.status === 'failed' && failed.length === failedBefore)
      failed.push({ name: file.name, message: file.message || 'failed to load' });
  }
  if (passed + failed.length + skipped.length === 0) return crashed(`not one test was run:\n${output.slice(-4000)}`);
  if (code !== 0 && failed.length === 0) {
    failed.push({ name: 'outside the tests', message: `the test runner ended with ${code}:\n${output.slice(-4000)}` });
  }
  return { passed, failed, skipped };
};

/** The last line of `npm test`. */
export const closingLine = ({ passed, failed, skipped }: { passed: number; failed: number; skipped: number }): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
