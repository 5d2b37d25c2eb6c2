import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '#tests/support/process.ts';

const readme = readFileSync(join(PROJECT, 'sync-agent/README.md'), 'utf8');
const rows = (readme.split('## Who might want what')[1] ?? '')
  .split('\n## ')[0]
  ?.split('\n')
  .filter((line) => /^\| (?!who |---)/.test(line));
const shownBy = (rows ?? []).map((row) => row.split('|').at(-2)?.trim() ?? '');

test('every threat names a test that exists, or says that none shows it', () => {
  expect(shownBy.length).toBeGreaterThan(15);
  const missing = shownBy.filter((cell) => {
    const named = /^`(tests\/[^`]+)`: (.+)$/.exec(cell);
    if (named === null) return !/no test/.test(cell);
    const [, file = '', name = ''] = named;
    return !existsSync(join(PROJECT, file)) || !readFileSync(join(PROJECT, file), 'utf8').includes(name);
  });
  expect(missing).toEqual([]);
});
