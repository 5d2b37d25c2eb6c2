import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, runCheck } from './checks.ts';
import { closingLine, type Found } from './level-report.ts';
import { LEVELS, NEEDS_BUNDLE } from './levels.ts';
import { ROOT, runNode } from './run-command.ts';
import { hasTests, runLevel } from './run-level.ts';

// Everything, in the order in which a mistake is cheapest to find. The last line is what others read: keep its form.

const failed: Found[] = [];
const skipped: Found[] = [];
let passed = 0;

const minutesSince = (started: number): string => `${((performance.now() - started) / 60_000).toFixed(2)} min`;
const row = (name: string, started: number, says: string): void =>
  console.log(`${name.padEnd(14)} ${minutesSince(started).padStart(9)}   ${says}`);
const showFailure = ({ name, message }: Found): void => console.log(`\n✗ ${name}\n${message}\n`);
const fail = (found: Found): void => {
  failed.push(found);
  showFailure(found);
};

/** Flow and e2e tests drive the page as it is shipped. Without a bundle they would all fail for one reason: say it once. */
const bundle = async (): Promise<void> => {
  const started = performance.now();
  const ran = await runNode(['build/bundle.mjs']);
  row('bundle', started, ran.code === 0 ? 'built' : 'FAILED');
  if (ran.code !== 0) fail({ name: 'bundle', message: ran.output });
};

const begun = performance.now();
for (const check of CHECKS) {
  const started = performance.now();
  const { passed: sound, report } = await runCheck(check);
  row(check.name, started, sound ? '1 passed' : '1 failed');
  if (sound) passed += 1;
  else fail({ name: check.name, message: report });
}

let bundled = !existsSync(join(ROOT, 'build', 'bundle.mjs'));
for (const level of LEVELS.filter(hasTests)) {
  if (NEEDS_BUNDLE.has(level) && !bundled) {
    await bundle();
    bundled = true;
  }
  const started = performance.now();
  const report = await runLevel(level);
  row(level, started, closingLine({ passed: report.passed, failed: report.failed.length, skipped: report.skipped.length }));
  passed += report.passed;
  skipped.push(...report.skipped);
  report.failed.forEach(fail);
}

console.log(`\nall of it took ${minutesSince(begun)}`);
for (const { name, message } of skipped) console.log(`skipped: ${name}\n         ${message}`);
if (failed.length > 0) console.log(`failed:\n${failed.map(({ name }) => `  ${name}`).join('\n')}`);
console.log(closingLine({ passed, failed: failed.length, skipped: skipped.length }));
process.exitCode = failed.length === 0 ? 0 : 1;
