import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSmallContent } from '#tests/support/small-content.ts';
import { type TemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startLanes } from './support/lanes.ts';
import { playSchedule } from './support/run-schedule.ts';
import { FAULT_KINDS, type FaultKind, scheduleOf } from './support/schedule.ts';
import { SUITE_SEEDS } from './support/seeds.ts';
import { failureText } from './support/tell-failure.ts';

let folder: TemporaryFolder;
let content: string;
let lanes: Awaited<ReturnType<typeof startLanes>>;
const happened = new Set<FaultKind>();

beforeAll(async () => {
  folder = temporaryFolder('faults');
  content = join(folder.path, 'content');
  writeSmallContent(content);
  // Most of a schedule is waiting for processes to start: two at a time keep two processors at work.
  lanes = await startLanes(folder.path, 2);
});
afterAll(async () => {
  await lanes?.stop();
  folder?.remove();
});

const MORE_SEEDS = 10_000;

const holds = async (seed: number): Promise<void> => {
  const played = await lanes.take((central) =>
    playSchedule(scheduleOf(seed), { folder: join(folder.path, `schedule-${seed}`), content, central }),
  );
  for (const kind of played.kinds) happened.add(kind);
  expect(played.findings, failureText(played)).toEqual([]);
};

test.concurrent.for(SUITE_SEEDS)('from the tap to central every answer arrives once, whatever fails: schedule %i', holds);

test('every kind of fault came to pass in one of them, or in one more', { timeout: 300_000 }, async () => {
  const missing = (): readonly FaultKind[] => FAULT_KINDS.filter((kind) => !happened.has(kind));
  // What lies in wait for a contact or for an event that was sent may find none on a slow machine: then others are played that hold it.
  for (let seed = MORE_SEEDS; missing().length > 0 && seed < MORE_SEEDS + 400; seed += 1) {
    if (scheduleOf(seed).steps.some(({ kind }) => missing().includes(kind))) await holds(seed);
  }
  expect(missing()).toEqual([]);
});
