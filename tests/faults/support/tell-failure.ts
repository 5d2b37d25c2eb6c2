import { RULES } from './judge.ts';
import type { Played } from './run-schedule.ts';
import { stepLines } from './schedule.ts';

/** All that is needed to see what went wrong, and to play it again. */
export const failureText = ({ schedule, findings, transcript }: Played): string =>
  [
    `seed ${schedule.seed} failed. Again: npm run faults -- --seed ${schedule.seed} --steps ${schedule.steps.map(({ number }) => number).join(',')}`,
    ...stepLines(schedule),
    'what was seen:',
    ...transcript,
    'what does not hold:',
    ...findings.map(({ rule, what }) => `  ${rule} (${RULES[rule]}): ${what}`),
  ].join('\n');
