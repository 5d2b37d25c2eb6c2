import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

export const PEERS = join(import.meta.dirname, 'peers');
const LINTER = join(PEERS, 'node_modules/survey-core/fesm/linter/index.mjs');
/** What is there when the whole package of peers is. */
const NEEDED = [
  'survey-core/package.json',
  'survey-core-2/package.json',
  'survey-js-ui/package.json',
  'pouchdb-node/package.json',
  'express-pouchdb/package.json',
  'pg-copy-streams/package.json',
];

const finding = z.looseObject({ ruleId: z.string(), path: z.string(), message: z.string() });
export type PeerFinding = z.output<typeof finding>;
export type SurveyLinter = (survey: unknown) => readonly PeerFinding[];

const linterModule = z.looseObject({
  lintSurvey: z.custom<(survey: unknown) => { readonly findings: readonly PeerFinding[] }>((value) => typeof value === 'function'),
});

/** The peers are no part of the product: they are installed here when a bench first asks for them. False when that did not work. */
export const peersAreInstalled = (say: (line: string) => void): boolean => {
  if (NEEDED.every((file) => existsSync(join(PEERS, 'node_modules', file)))) return true;
  say('installing the peers (npm ci in tests/bench/peers)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const ran = spawnSync(npm, ['ci', '--ignore-scripts'], { cwd: PEERS, encoding: 'utf8', shell: process.platform === 'win32' });
  if (ran.status === 0) return true;
  say(`the peers could not be installed, ours is measured alone:\n${ran.stderr}`);
  return false;
};

/** SurveyJS' linter; null when there is none: the bench then measures ours alone. */
export const surveyLinter = async (say: (line: string) => void): Promise<SurveyLinter | null> => {
  if (!peersAreInstalled(say)) return null;
  const loaded: unknown = await import(pathToFileURL(LINTER).href);
  const { lintSurvey } = linterModule.parse(loaded);
  return (survey) => z.array(finding).parse(lintSurvey(survey).findings);
};
