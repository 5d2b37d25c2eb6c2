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

test.concurrent.for(SUITE_SEEDS)('from the tap to central every answer arrives once, whatever fails: schedule %i', async (seed) => {
  const played = await lanes.take((central) =>
    playSchedule(scheduleOf(seed), { folder: join(folder.path, `schedule-${seed}`), content, central }),
  );
  for (const kind of played.kinds) happened.add(kind);
  expect(played.findings, failureText(played)).toEqual([]);
});

test('every kind of fault came to pass in one of them', () => {
  expect(FAULT_KINDS.filter((kind) => !happened.has(kind))).toEqual([]);
});
