import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LevelReport, readLevelReport } from './level-report.ts';
import type { Level } from './levels.ts';
import { ROOT, runNode } from './run-command.ts';

const TEST_FILE = /\.test\.tsx?$/;

/** Is there anything to run? */
export const hasTests = (level: Level): boolean => {
  const folder = join(ROOT, 'tests', level);
  return existsSync(folder) && readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => TEST_FILE.test(file));
};

/** Runs one level in a process of its own: what it leaks ends with it. */
export const runLevel = async (level: Level): Promise<LevelReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'estran-report-'));
  const file = join(folder, 'report.json');
  try {
    const ran = await runNode([
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'build/vitest.config.ts',
      '--project',
      level,
      '--reporter=json',
      `--outputFile=${file}`,
    ]);
    return readLevelReport(existsSync(file) ? readFileSync(file, 'utf8') : null, ran.code, ran.output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
