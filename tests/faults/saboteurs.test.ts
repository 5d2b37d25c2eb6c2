import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startCentralUnderTest } from './support/central-under-test.ts';
import { playSchedule } from './support/run-schedule.ts';
import { SABOTEURS, sabotaged } from './support/saboteurs.ts';
import { scheduleOf } from './support/schedule.ts';
import { SUITE_SEEDS } from './support/seeds.ts';

/** What happens within a schedule is up to the machine: where the one that found it does not, the next ones may. */
const MOST_TRIES = 5;

/** Those that are found without waiting for something that never comes; `npm run faults -- --sabotage NAME` shows each of them. */
test.for(['loss not told', 'ingest not idempotent'] as const)('the judge sees a product that is broken: %s', async (name) => {
  using folder = temporaryFolder('sabotage');
  const content = join(folder.path, 'content');
  writeSmallContent(content);
  const env = sabotaged(name);
  const central = await startCentralUnderTest(join(folder.path, 'central'), env);
  const { foundBy } = SABOTEURS[name];
  const broken: string[] = [];
  try {
    for (const seed of [foundBy, ...SUITE_SEEDS.filter((one) => one !== foundBy)].slice(0, MOST_TRIES)) {
      const played = await playSchedule(scheduleOf(seed), { folder: join(folder.path, `schedule-${seed}`), content, central, env });
      // That it takes long is no proof on a busy machine.
      broken.push(...played.findings.map((finding) => finding.rule).filter((rule) => rule !== 'converges'));
      if (broken.length > 0) break;
    }
  } finally {
    await central.stop();
  }
  expect(broken, SABOTEURS[name].what).not.toEqual([]);
});
