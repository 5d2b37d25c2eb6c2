import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { buildPage } from '#proof/terminal/built-page.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startCentralUnderTest } from './support/central-under-test.ts';
import { playSchedule } from './support/run-schedule.ts';
import { SABOTEUR_NAMES, type SaboteurName, sabotaged } from './support/saboteurs.ts';
import { FAULT_KINDS, type FaultKind, onlySteps, scheduleOf, stepLines } from './support/schedule.ts';
import { failureText } from './support/tell-failure.ts';

const whole = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number.');
  return value;
};
const numbers = (text: string): number[] => text.split(',').map(whole);

const saboteur = (text: string): SaboteurName => {
  const found = SABOTEUR_NAMES.find((name) => name === text);
  if (found === undefined) throw new InvalidArgumentError(`one of ${SABOTEUR_NAMES.join(', ')}.`);
  return found;
};

const options = z.object({
  sabotage: z.enum(SABOTEUR_NAMES).optional(),
  seed: z.number().optional(),
  steps: z.array(z.number()).optional(),
  count: z.number().optional(),
  from: z.number(),
  lanes: z.number(),
});

const command = (): Command =>
  new Command('faults')
    .description('Plays schedules of faults on real processes: host, agent, central, PostgreSQL, and a network that does as it is told.')
    .option('--seed <number>', 'plays this schedule alone, with its transcript', whole)
    .option('--steps <numbers>', 'of that schedule these steps alone, as 1,4,7', numbers)
    .option('--count <number>', 'plays so many schedules', whole)
    .option('--from <number>', 'the first of them', whole, 1)
    .option('--sabotage <name>', `a product that is broken in a known way; what it finds must not be nothing`, saboteur)
    .option('--lanes <number>', 'so many at the same time, each with a central of its own', whole, 1);

/** `npm run faults`: 0 when every rule held, 1 when one did not. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const given = options.parse(command().parse(argv, { from: 'user' }).opts());
  using folder = temporaryFolder('faults');
  const content = join(folder.path, 'content');
  writeSmallContent(content);
  await buildPage();
  const env = given.sabotage === undefined ? {} : sabotaged(given.sabotage);
  const single = given.seed !== undefined;
  const waiting = single ? [given.seed] : Array.from({ length: given.count ?? 30 }, (_, index) => given.from + index);
  const total = waiting.length;
  const played = new Map<FaultKind, { times: number; failed: number }>(FAULT_KINDS.map((kind) => [kind, { times: 0, failed: 0 }]));
  const failed: number[] = [];
  let [done, visits, arrived] = [0, 0, 0];
  const began = performance.now();

  const lane = async (name: number): Promise<void> => {
    const central = await startCentralUnderTest(join(folder.path, `central-${name}`), env);
    try {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const all = scheduleOf(seed);
        const schedule = given.steps === undefined ? all : onlySteps(all, given.steps);
        if (single) console.log(stepLines(schedule).join('\n'));
        const outcome = await playSchedule(schedule, { folder: join(folder.path, `schedule-${seed}`), content, central, env });
        done += 1;
        visits += outcome.visits;
        arrived += outcome.arrived;
        for (const kind of outcome.kinds) {
          const row = played.get(kind);
          if (row === undefined) continue;
          row.times += 1;
          if (outcome.findings.length > 0) row.failed += 1;
        }
        if (outcome.findings.length > 0) {
          failed.push(seed);
          console.log(failureText(outcome));
          // A saboteur that was found once is found.
          if (given.sabotage !== undefined) waiting.length = 0;
        } else if (single) console.log(outcome.transcript.join('\n'));
        const seconds = (outcome.ms / 1000).toFixed(1);
        console.log(
          `${done}/${total}  seed ${seed}  ${seconds} s  ${outcome.visits} visits  ${outcome.findings.length === 0 ? 'ok' : 'FAILED'}`,
        );
      }
    } finally {
      await central.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(given.lanes, total)) }, (_, name) => lane(name)));
  for (const [kind, { times, failed: bad }] of played)
    if (times > 0)
      console.log(`${kind.padEnd(20)} ${String(times).padStart(5)} times${bad === 0 ? '' : `, ${bad} in schedules that failed`}`);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  console.log(
    `${total} schedules, ${visits} visits, ${arrived} in central, ${minutes} min; failed: ${failed.length === 0 ? 'none' : failed.join(', ')}`,
  );
  return failed.length === 0 ? 0 : 1;
};
