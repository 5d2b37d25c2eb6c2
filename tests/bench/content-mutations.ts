import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Judged, judgeAll, OPERATORS } from '#tests/support/mutations/judge.ts';
import { PROJECT } from '#tests/support/process.ts';
import { type Bench, type Figure, table } from './figure.ts';
import { type SurveyLinter, surveyLinter } from './peers.ts';
import { surveyOf } from './survey.ts';

const EACH = 25;
const SEED = 7;

/** What the peer makes of the same mistake. `none`: nothing of it arrives in the equivalent survey. */
type Peer = 'found' | 'silent' | 'none' | 'no JSON';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the linter says of a survey, as one text; a linter that throws says that. */
const saidOf = (lint: SurveyLinter, survey: unknown): readonly string[] => {
  try {
    return lint(survey).map(({ ruleId, path, message }) => `${ruleId} ${path} ${message}`);
  } catch (cause) {
    return [`it threw: ${String(cause)}`];
  }
};

/** Only what it says about the broken survey and not about the whole one counts. */
const byPeer = (lint: SurveyLinter, { before, mutation }: Judged): Peer => {
  const quiz = parsed(mutation.text);
  if (quiz === undefined) return 'no JSON';
  const [whole, broken] = [surveyOf(parsed(before)), surveyOf(quiz)];
  if (JSON.stringify(whole) === JSON.stringify(broken)) return 'none';
  const known = new Set(saidOf(lint, whole));
  return saidOf(lint, broken).some((said) => !known.has(said)) ? 'found' : 'silent';
};

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
const count = (judged: readonly Judged[], wanted: (one: Judged) => boolean): number => judged.filter(wanted).length;

const HEAD = ['mistake', 'planted', 'found', 'at its place', 'one finding', 'SurveyJS: can hold it', 'found'];

const row = (name: string, judged: readonly Judged[], peers: readonly Peer[]): readonly string[] => {
  const held = peers.filter((peer) => peer === 'found' || peer === 'silent').length;
  const refused = peers.filter((peer) => peer === 'no JSON').length;
  return [
    name,
    String(judged.length),
    String(count(judged, ({ diagnostics }) => diagnostics.length > 0)),
    String(count(judged, ({ atPlace }) => atPlace)),
    String(count(judged, ({ diagnostics }) => diagnostics.length === 1)),
    peers.length === 0 ? 'not installed' : refused > 0 ? 'JSON.parse refuses' : String(held),
    peers.length === 0 || refused > 0 ? '' : String(peers.filter((peer) => peer === 'found').length),
  ];
};

/**
 * Mistakes planted at random places of the shipped packs: how many the compiler finds, where, and with how many findings; beside it
 * SurveyJS' linter on the equivalent survey with the same mistake. The linter takes an object: a file that is no JSON never reaches it.
 */
export const contentMutationsBench: Bench = async (say) => {
  const packs = join(PROJECT, 'quiz-content/packs');
  const judged = await judgeAll(
    readdirSync(packs).map((name) => join(packs, name)),
    EACH,
    SEED,
  );
  const lint = await surveyLinter(say);
  const peers = new Map(lint === null ? [] : judged.map((one) => [one, byPeer(lint, one)] as const));
  const peersOf = (some: readonly Judged[]): Peer[] => some.flatMap((one) => peers.get(one) ?? []);
  const rows = Object.keys(OPERATORS).map((name) => {
    const some = judged.filter(({ operator }) => operator === name);
    return row(name, some, peersOf(some));
  });
  say(table([HEAD, ...rows, row('all', judged, peersOf(judged)).map((cell, column) => (column > 4 ? '' : cell))]));

  const reached = peersOf(judged).filter((peer) => peer === 'found' || peer === 'silent');
  const peer = lint === null ? null : percent(reached.filter((one) => one === 'found').length, reached.length);
  const figure = (name: string, wanted: (one: Judged) => boolean, beside: number | null, limit: number | null): Figure => ({
    bench: 'content-mutations',
    figure: name,
    ours: percent(count(judged, wanted), judged.length),
    unit: '%',
    peer: beside,
    limit,
  });
  return [
    figure('mistakes found (peer: of those that its survey can hold)', ({ diagnostics }) => diagnostics.length > 0, peer, null),
    figure('mistakes found at their place, by line', ({ atPlace }) => atPlace, null, 98),
    figure('mistakes with exactly one finding', ({ diagnostics }) => diagnostics.length === 1, null, 98),
  ];
};
