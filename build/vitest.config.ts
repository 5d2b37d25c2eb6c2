import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LEVELS, type Level } from './levels.ts';

/** Milliseconds one test may take. Processes and browsers start slowly on a busy machine; a unit never waits for anything. */
const patience: Record<Level, number> = {
  unit: 5_000,
  contract: 10_000,
  property: 60_000,
  architecture: 60_000,
  flow: 120_000,
  faults: 120_000,
  accessibility: 60_000,
  e2e: 60_000,
  electron: 60_000,
};

/** One at a time: these tests own real processes and measure what happens between them. */
const alone: ReadonlySet<Level> = new Set(['flow', 'faults', 'electron']);

/** What ships is built once for all files of these. */
const playsWhatShips: ReadonlySet<Level> = new Set(['faults', 'accessibility', 'e2e']);

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    /** A test that passes the second time has found something the first time. */
    retry: 0,
    projects: LEVELS.map((level) => ({
      extends: true as const,
      test: {
        name: level,
        include: [`tests/${level}/**/*.test.{ts,tsx}`],
        testTimeout: patience[level],
        hookTimeout: Math.max(patience[level], 60_000),
        maxWorkers: alone.has(level) ? 1 : Math.min(4, availableParallelism()),
        fileParallelism: !alone.has(level),
        sequence: { groupOrder: LEVELS.indexOf(level) },
        globalSetup: playsWhatShips.has(level) ? ['tests/support/shipped-level.ts'] : [],
      },
    })),
  },
});
