import { expect, test } from 'vitest';
import { closingLine, readLevelReport } from '#build/level-report.ts';

const report = (tests: readonly object[], file: object = {}) =>
  JSON.stringify({ success: true, testResults: [{ name: 'a.test.ts', status: 'passed', message: '', assertionResults: tests, ...file }] });
const one = (status: string, more: object = {}) => ({ fullName: `is ${status}`, status, failureMessages: [], meta: {}, ...more });

test('passed, failed and skipped tests are told apart', () => {
  const found = readLevelReport(
    report([
      one('passed'),
      one('failed', { failureMessages: ['expected 1 to be 2'] }),
      one('skipped', { meta: { skipReason: 'no printer' } }),
    ]),
    1,
    '',
  );
  expect(found).toEqual({
    passed: 1,
    failed: [{ name: 'a.test.ts › is failed', message: 'expected 1 to be 2' }],
    skipped: [{ name: 'a.test.ts › is skipped', message: 'no printer' }],
  });
});

test('a test left out without a reason has failed', () => {
  expect(readLevelReport(report([one('skipped')]), 0, '').failed[0]?.message).toContain('without a reason');
  expect(readLevelReport(report([one('todo')]), 0, '').failed).toHaveLength(1);
});

test('a file that does not load has failed, though none of its tests has', () => {
  const found = readLevelReport(report([], { status: 'failed', message: 'SyntaxError' }), 1, '');
  expect(found.failed).toEqual([{ name: 'a.test.ts', message: 'SyntaxError' }]);
});

test('a failure is told without the lines of the runner', () => {
  const stack =
    'Error: high water\n    at tide (/estran/a.test.ts:3:5)\n    at file:///estran/node_modules/vitest/dist/run.js:1:2\n    at new Promise (<anonymous>)';
  const found = readLevelReport(report([one('failed', { failureMessages: [stack] })]), 1, '');
  expect(found.failed[0]?.message).toBe('Error: high water\n    at tide (/estran/a.test.ts:3:5)');
});

test('a runner that dies counts as one failure, with its last words', () => {
  const found = readLevelReport(null, 134, 'out of memory');
  expect(found.failed[0]?.message).toMatch(/ended with 134[\s\S]*out of memory/);
});

test('an error outside of every test is a failure', () => {
  const found = readLevelReport(report([one('passed')]), 1, 'Unhandled rejection: the store is closed');
  expect(found.failed[0]?.message).toContain('the store is closed');
});

test('a level in which nothing ran has failed', () => {
  expect(readLevelReport(report([]), 0, '').failed).toHaveLength(1);
});

test('a report of another form is a failure, not a pass', () => {
  expect(readLevelReport('{"success":true}', 0, '').failed[0]?.message).toContain('cannot be read');
});

test('the closing line names skipped tests only when there are some', () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});
