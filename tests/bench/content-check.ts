import { join } from 'node:path';
import { type ParseError, parseTree } from 'jsonc-parser';
import { analyse } from '#analysis/analyse.ts';
import { counts } from '#analysis/finding.ts';
import { checkPackFolder } from '#compiler/load.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import type { Bench, Figure } from './figure.ts';
import { writeLargePack } from './large-pack.ts';
import { surveyLinter } from './peers.ts';
import { surveyOf } from './survey.ts';

const RUNS = 21;
/** The peer takes seconds, and leaves hundreds of megabytes for whoever comes after it: it has turns of its own. */
const PEER_RUNS = 3;
const WARM_UPS = 3;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

type Times = readonly number[];

/** Milliseconds of each thing, turn by turn: a slow moment of the machine meets all things of its turn. */
const inTurns = async (things: Readonly<Record<string, () => unknown>>, runs: number): Promise<(name: string) => Times> => {
  const entries = Object.entries(things);
  const times = new Map<string, number[]>(entries.map(([name]) => [name, []]));
  for (let run = -WARM_UPS; run < runs; run += 1)
    // Forwards, then backwards: nobody always comes after the one whose garbage is left.
    for (const [name, thing] of run % 2 === 0 ? entries : entries.toReversed()) {
      const before = performance.now();
      await thing();
      // The first turns warm the machine up and do not count.
      if (run >= 0) times.get(name)?.push(performance.now() - before);
    }
  return (name) => times.get(name) ?? [];
};

/** How many times as long, turn by turn. */
const against = (times: Times, others: Times): number => median(times.map((time, turn) => time / (others[turn] ?? Number.NaN)));

const compiled = async (folder: string, name: string): Promise<CompiledQuiz> => {
  const { quiz, diagnostics } = await checkPackFolder({ path: join(folder, name), shown: name });
  if (quiz === null || diagnostics.length > 0)
    throw new Error(`the pack of the bench is wrong: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  return quiz;
};

/** As `content check` does it; nobody plays so many questions in three minutes. */
const analysed = (quiz: CompiledQuiz): void => {
  const { findings } = analyse(quiz, { seed: 1, firstMonth: '2026-07', budget: 100_000 });
  const counting = findings.filter(counts);
  if (counting.length > 0) throw new Error(`the pack of the bench has findings: ${JSON.stringify(counting.slice(0, 3))}`);
};

/** A pack of 500 questions in four languages: read, checked, compiled and analysed, beside the parser alone and beside a peer's linter. */
export const contentCheckBench: Bench = async (say) => {
  using folder = temporaryFolder('bench-content');
  const packs = { small: writeLargePack(folder.path, 'fifty', 50), large: writeLargePack(folder.path, 'five-hundred', 500) };
  say(`500 questions: ${Math.round(packs.large.length / 1000)} kB; 50 questions: ${Math.round(packs.small.length / 1000)} kB`);
  const everything = async (name: string): Promise<void> => analysed(await compiled(folder.path, name));
  const ready = await compiled(folder.path, 'five-hundred');
  const bytes = Buffer.from(packs.large);
  const parse = (): void => {
    const errors: ParseError[] = [];
    if (parseTree(bytes.toString('utf8'), errors) === undefined || errors.length > 0) throw new Error('the parser found nothing');
  };
  const lint = await surveyLinter(say);
  const survey = surveyOf(JSON.parse(packs.large));
  const timesOf = await inTurns(
    {
      small: () => everything('fifty'),
      large: () => everything('five-hundred'),
      parse,
      compile: () => compiled(folder.path, 'five-hundred'),
      analysis: () => analysed(ready),
    },
    RUNS,
  );
  const peerTimes = lint === null ? null : (await inTurns({ peer: () => lint(survey) }, PEER_RUNS))('peer');
  const [small, large, parsing] = [timesOf('small'), timesOf('large'), timesOf('parse')];
  const peer = peerTimes === null ? null : median(peerTimes);
  const figure = (name: string, ours: number, unit: Figure['unit'], beside: number | null, limit: number | null): Figure => ({
    bench: 'content-check',
    figure: name,
    ours,
    unit,
    peer: beside,
    limit,
  });
  return [
    figure("500 questions checked, compiled and analysed (peer: SurveyJS' linter)", median(large), 'ms', peer, 3 * median(parsing)),
    figure('the same bytes, only parsed into a tree', median(parsing), 'ms', null, null),
    figure('500 questions against parsing alone', against(large, parsing), '×', peer === null ? null : peer / median(parsing), 3),
    figure('of that: checked and compiled', median(timesOf('compile')), 'ms', null, null),
    figure('of that: analysed', median(timesOf('analysis')), 'ms', null, null),
    figure('50 questions checked, compiled and analysed', median(small), 'ms', null, null),
    figure('500 questions against 50', against(large, small), '×', null, 12),
  ];
};
