import { ROOT, runNode } from './run-command.ts';
import { checkZones, describeZones } from './zones.ts';

export interface Outcome {
  readonly passed: boolean;
  /** What to read when it failed. */
  readonly report: string;
}

/** A check that needs no test runner. */
export interface Check {
  readonly name: 'types' | 'lint' | 'zones';
  run(): Promise<Outcome>;
}

const TSC = 'node_modules/typescript7/bin/tsc';
const BIOME = 'node_modules/@biomejs/biome/bin/biome';

const typesOf = async (project: string): Promise<Outcome> => {
  const ran = await runNode([TSC, '--project', project, '--pretty', 'false']);
  return { passed: ran.code === 0, report: ran.output };
};

const types = async (): Promise<Outcome> => {
  // The second one has neither DOM nor Node: the pure zones must do without both.
  const both = [await typesOf('tsconfig.json'), await typesOf('build/tsconfig.pure.json')];
  return { passed: both.every(({ passed }) => passed), report: both.map(({ report }) => report).join('') };
};

const lint = async (): Promise<Outcome> => {
  const ran = await runNode([
    BIOME,
    'check',
    '--config-path',
    'build',
    '--max-diagnostics',
    '200',
    '--error-on-warnings',
    '--colors',
    'off',
  ]);
  const counted = Number(/Checked (\d+) files/.exec(ran.output)?.[1] ?? 0);
  if (ran.code === 0 && counted === 0) return { passed: false, report: `Biome checked no file at all:\n${ran.output}` };
  return { passed: ran.code === 0, report: ran.output };
};

const zones = async (): Promise<Outcome> => {
  const lines = describeZones(await checkZones(ROOT));
  return { passed: lines.length === 0, report: lines.join('\n') };
};

export const CHECKS: readonly Check[] = [
  { name: 'types', run: types },
  { name: 'lint', run: lint },
  { name: 'zones', run: zones },
];

/** Runs one check; a check that throws has failed. */
export const runCheck = async (check: Check): Promise<Outcome> => {
  try {
    return await check.run();
  } catch (cause) {
    return { passed: false, report: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
};
