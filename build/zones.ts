import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { OPTIONS, RULES } from './zone-rules.ts';

const FOLDERS = ['quiz-content', 'kiosk', 'sync-agent', 'build', 'tests'];
const SOURCE = /\.(?:ts|tsx|mjs)$/;
const NOT_OURS = /(?:^|\/)(?:node_modules|dist|out|peers|examples)\//;

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** The files of a cycle, in order; empty for all else. */
  readonly cycle: readonly string[];
  /** What to do instead. */
  readonly comment: string;
}

export interface ZoneReport {
  readonly files: number;
  /** Source files that were not read: with a TypeScript it does not know, dependency-cruiser passes over them in silence. */
  readonly unread: readonly string[];
  readonly violations: readonly Violation[];
}

const sourcesOf = (root: string): string[] =>
  FOLDERS.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.split(sep).join('/')}`);
    } catch {
      return []; // A made-up tree has some of the folders only.
    }
  }).filter((file) => SOURCE.test(file) && !NOT_OURS.test(file));

const violationsOf = (result: ICruiseResult): Violation[] =>
  result.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to,
    cycle: (cycle ?? []).map((step) => step.name),
    comment: RULES.find(({ name }) => name === rule.name)?.comment ?? '',
  }));

/** Holds the rules of `zone-rules.ts` against the tree at `root`. */
export const checkZones = async (root: string): Promise<ZoneReport> => {
  const sources = sourcesOf(root);
  const folders = FOLDERS.filter((folder) => sources.some((file) => file.startsWith(`${folder}/`)));
  const { output } = await cruise(folders, {
    ...OPTIONS,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...RULES] },
  });
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output.slice(0, 200)}`);
  const read = new Set(output.modules.filter((module) => !module.couldNotResolve).map((module) => module.source));
  return { files: sources.length, unread: sources.filter((file) => !read.has(file)), violations: violationsOf(output) };
};

/** The report in words, one line a finding; empty when all is well. */
export const describeZones = ({ files, unread, violations }: ZoneReport): string[] => [
  ...(files === 0 ? ['no source file was found at all'] : []),
  ...unread.map((file) => `${file}: was not read, so none of its imports were checked`),
  ...violations.map(
    ({ rule, from, to, cycle, comment }) => `${from} → ${cycle.length > 0 ? cycle.join(' → ') : to}\n    ${rule}: ${comment}`,
  ),
];
