import { CHECKS, runCheck } from './checks.ts';
import { runLevel } from './run-level.ts';

// The quick half of `npm test`, for every few minutes of work: types, lint, zones, unit tests.

const timed = async <T>(work: () => Promise<T>): Promise<{ result: T; seconds: string }> => {
  const started = performance.now();
  const result = await work();
  return { result, seconds: `${((performance.now() - started) / 1000).toFixed(1)} s` };
};

let sound = true;
for (const check of CHECKS) {
  const { result, seconds } = await timed(() => runCheck(check));
  console.log(`${result.passed ? 'ok  ' : 'FAIL'}  ${check.name.padEnd(6)} ${seconds}`);
  if (!result.passed) console.log(result.report);
  sound &&= result.passed;
}

const { result: unit, seconds } = await timed(() => runLevel('unit'));
console.log(`${unit.failed.length === 0 ? 'ok  ' : 'FAIL'}  unit   ${seconds}  ${unit.passed} passed, ${unit.failed.length} failed`);
for (const { name, message } of unit.failed) console.log(`\n✗ ${name}\n${message}`);

process.exitCode = sound && unit.failed.length === 0 ? 0 : 1;
