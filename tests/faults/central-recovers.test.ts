import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { processesNaming } from '#tests/support/processes.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';
import { startCentralUnderTest } from './support/central-under-test.ts';

test('central that is told to stop while its PostgreSQL recovers from a crash stops both, and the next start finds a sound base', async () => {
  using folder = temporaryFolder('recovers');
  const central = await startCentralUnderTest(folder.path);
  const log = join(folder.path, 'central/postgres.log');
  await central.killBackend();
  await waitUntil(() => readFileSync(log, 'utf8').includes('reinitializing'), 'PostgreSQL to recover', { everyMs: 5 });
  await central.stop();
  expect(processesNaming(join(folder.path, 'central/postgres'))).toEqual([]);
  await central.start();
  await central.untilAnswering();
  await central.stop();
});
