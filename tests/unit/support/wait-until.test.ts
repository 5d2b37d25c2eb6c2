import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

test('a condition that never comes fails with what was waited for', async () => {
  await expect(waitUntil(() => false, 'the tide', { withinMs: 30, everyMs: 5 })).rejects.toThrow('waited 30 ms for the tide');
});

test('a condition that throws at first is asked again', async () => {
  let asked = 0;
  const answer = await waitUntil(
    () => {
      asked += 1;
      if (asked < 3) throw new Error('not yet');
      return asked;
    },
    'the third time',
    { everyMs: 1 },
  );
  expect(answer).toBe(3);
});

test('zero is an answer, not a reason to wait', async () => {
  expect(await waitUntil(() => 0, 'a number', { withinMs: 20 })).toBe(0);
});

test('a temporary folder is gone after its block, with all that lies in it', () => {
  let path = '';
  {
    using folder = temporaryFolder();
    path = folder.path;
    writeFileSync(join(path, 'file'), 'x');
    expect(existsSync(path)).toBe(true);
  }
  expect(existsSync(path)).toBe(false);
});
