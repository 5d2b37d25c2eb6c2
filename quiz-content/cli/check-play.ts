import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyse, BUDGET_SECONDS } from '#analysis/analyse.ts';
import { counts, type Finding } from '#analysis/finding.ts';
import { spotsIn } from '#analysis/place-in-file.ts';
import type { CheckedPack } from '#compiler/compile-content.ts';
import type { Diagnostic } from '#compiler/diagnostic.ts';
import { inside } from '#compiler/load.ts';
import type { PlacedFinding } from './found.ts';

/** The compiler says already that two questions that are always asked fill the same field: that is one mistake. */
const isSaidAlready = ({ code, path }: Finding, diagnostics: readonly Diagnostic[]): boolean =>
  code === 'ANALYSIS_FIELD_TWICE' && diagnostics.some((one) => one.code === 'CONTENT_FIELD_TWICE' && one.at[1] === path[1]);

/** What a pack will do that its author should know. A pack with a mistake is not played: what it would do is not what is meant. */
export const findingsOfPlay = async (pack: CheckedPack): Promise<readonly PlacedFinding[]> => {
  const { quiz, folder, diagnostics, budgetSeconds = BUDGET_SECONDS } = pack;
  if (quiz === null) return [];
  const { findings } = analyse(quiz, { seed: 1, firstMonth: new Date().toISOString().slice(0, 7), budget: budgetSeconds });
  // What is only worth knowing stands in the report of `simulate`: a check of a quiz that is right says nothing.
  const wanted = findings.filter((one) => counts(one) && !isSaidAlready(one, diagnostics));
  if (wanted.length === 0) return [];
  const spotOf = spotsIn(await readFile(join(folder.path, 'quiz.json'), 'utf8'));
  const file = inside(folder, 'quiz.json').shown;
  return wanted.map((one) => ({ ...one, file, ...(spotOf(one.path) ?? { line: 1, column: 1 }) }));
};
