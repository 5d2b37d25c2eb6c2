import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { buildPage } from '#proof/terminal/built-page.ts';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startLanes } from './support/lanes.ts';
import { type Played, playSchedule } from './support/run-schedule.ts';
import { SABOTEUR_NAMES, type SaboteurName, sabotaged } from './support/saboteurs.ts';
import { FAULT_KINDS, onlySteps, scheduleOf, stepLines } from './support/schedule.ts';
import { failureText } from './support/tell-failure.ts';

const whole = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number.');
  return Number(text);
};
const numbers = (text: string): number[] => text.split(',').map(whole);

const saboteur = (text: string): SaboteurName => {
  const found = SABOTEUR_NAMES.find((name) => name === text);
  if (found === undefined) throw new InvalidArgumentError(`one of ${SABOTEUR_NAMES.join(', ')}.`);
  return found;
};

const options = z.object({
  seed: z.number().optional(),
  steps: z.array(z.number()).optional(),
  count: z.number(),
  from: z.number(),
  lanes: z.number().min(1),
  sabotage: z.enum(SABOTEUR_NAMES).optional(),
});

const command = (): Command =>
  new Command('faults')
    .description('Plays schedules of faults on real processes: host, agent, central, PostgreSQL, and a network that does as it is told.')
    .option('--seed <number>', 'plays this schedule alone, with its transcript', whole)
    .option('--steps <numbers>', 'of that schedule these steps alone, as 1,4,7', numbers)
    .option('--count <number>', 'plays so many schedules', whole, 30)
    .option('--from <number>', 'the first of them', whole, 1)
    .option('--lanes <number>', 'so many at the same time, each with a central of its own', whole, 2)
    .option('--sabotage <name>', 'a product that is broken in a known way, until a schedule finds it', saboteur)
    .addHelpText('after', '\nExit codes: 0 every rule held, 1 one did not.');

const summary = (played: readonly Played[], seconds: number): string => {
  const failed = played.filter(({ findings }) => findings.length > 0);
  const sum = (count: (one: Played) => number): number => played.reduce((total, one) => total + count(one), 0);
  const rows = FAULT_KINDS.map((kind) => {
    const times = sum((one) => one.kinds.filter((other) => other === kind).length);
    const bad = failed.filter((one) => one.kinds.includes(kind)).length;
    return `${kind.padEnd(20)} ${String(times).padStart(6)} times${bad === 0 ? '' : `, in ${bad} schedules that failed`}`;
  });
  const seeds = failed.map(({ schedule }) => schedule.seed).toSorted((a, b) => a - b);
  return [
    ...rows,
    `${played.length} schedules, ${sum((one) => one.visits)} visits, ${sum((one) => one.arrived)} in central, ${(seconds / 60).toFixed(1)} min;` +
      ` failed: ${seeds.length === 0 ? 'none' : seeds.join(', ')}`,
  ].join('\n');
};

/** `npm run faults`: 0 when every rule held, 1 when one did not. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const given = options.parse(command().parse(argv, { from: 'user' }).opts());
  using folder = temporaryFolder('faults');
  const content = join(folder.path, 'content');
  writeSmallContent(content);
  await buildPage();
  const env = given.sabotage === undefined ? {} : sabotaged(given.sabotage);
  const single = given.seed !== undefined;
  const seeds = given.seed !== undefined ? [given.seed] : Array.from({ length: given.count }, (_, index) => given.from + index);
  const played: Played[] = [];
  let found = false;
  const began = performance.now();
  const lanes = await startLanes(folder.path, single ? 1 : given.lanes, env);

  const play = async (seed: number): Promise<void> => {
    const all = scheduleOf(seed);
    const schedule = given.steps === undefined ? all : onlySteps(all, given.steps);
    const outcome = await lanes.take(async (central) =>
      // A saboteur that was found once is found.
      found && given.sabotage !== undefined
        ? null
        : playSchedule(schedule, { folder: join(folder.path, `schedule-${seed}`), content, central, env }),
    );
    if (outcome === null) return;
    played.push(outcome);
    const held = outcome.findings.length === 0;
    found ||= !held;
    if (!held) console.log(failureText(outcome));
    else if (single) console.log([...stepLines(schedule), ...outcome.transcript].join('\n'));
    const seconds = (outcome.ms / 1000).toFixed(1);
    console.log(`${played.length}/${seeds.length}  seed ${seed}  ${seconds} s  ${outcome.visits} visits  ${held ? 'ok' : 'FAILED'}`);
  };
  try {
    await Promise.all(seeds.map(play));
  } finally {
    await lanes.stop();
  }
  console.log(summary(played, (performance.now() - began) / 1000));
  return found ? 1 : 0;
};
