import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkQuiz } from '#compiler/check-quiz.ts';
import type { Diagnostic } from '#compiler/diagnostic.ts';
import { packsBeside } from '#compiler/load.ts';
import { placeAt, readSource } from '#compiler/source.ts';
import { type Chance, seededChance } from '#play/chance.ts';
import { type Draft, draftOf, type Mutation } from './draft.ts';
import { FORM_OPERATORS } from './operators-form.ts';
import { MEANING_OPERATORS, TEXT_OPERATORS } from './operators-meaning.ts';
import { SYNTAX_OPERATORS } from './operators-syntax.ts';

type Operator = (draft: Draft, chance: Chance) => Mutation | null;

/** The mistakes that authors make, each planted at a place that chance chooses. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  ...SYNTAX_OPERATORS,
  ...FORM_OPERATORS,
  ...MEANING_OPERATORS,
  ...TEXT_OPERATORS,
};

/** A mutated file and what the compiler says about it. */
export interface Judged {
  readonly operator: string;
  readonly pack: string;
  readonly before: string;
  readonly mutation: Mutation;
  readonly diagnostics: readonly Diagnostic[];
  readonly atPlace: boolean;
}

const check = async (text: string, folder: string): Promise<readonly Diagnostic[]> => {
  const { source, diagnostics } = readSource('quiz.json', Buffer.from(text));
  if (source === null) return diagnostics;
  return [
    ...diagnostics,
    ...(
      await checkQuiz(source, basename(folder), { path: join(folder, 'media'), shown: 'media' }, packsBeside({ path: folder, shown: '' }))
    ).diagnostics,
  ];
};

const isAtPlace = ({ text, spans }: Mutation, { line, file }: Diagnostic): boolean =>
  file === 'quiz.json' && spans.some(([from, to]) => placeAt(text, Math.max(0, from)).line <= line && line <= placeAt(text, to).line);

/** Chance may choose a place where an operator has nothing to break: it is asked again. */
const TRIES = 50;

const mutated = (operator: Operator, draft: Draft, chance: Chance): Mutation | null => {
  for (let count = 0; count < TRIES; count += 1) {
    const mutation = operator(draft, chance);
    if (mutation !== null && mutation.text !== draft.text) return mutation;
  }
  return null;
};

export const quizIn = (folder: string): string => readFileSync(join(folder, 'quiz.json'), 'utf8');

/** Every operator, `each` times in each pack, always at the same places for the same seed. */
export const judgeAll = async (folders: readonly string[], each: number, seed: number): Promise<readonly Judged[]> => {
  const judged: Judged[] = [];
  for (const folder of folders) {
    const before = quizIn(folder);
    const draft = draftOf(before);
    for (const [index, [name, operator]] of Object.entries(OPERATORS).entries()) {
      const chance = seededChance(seed + index * 1009);
      for (let count = 0; count < each; count += 1) {
        const mutation = mutated(operator, draft, chance);
        if (mutation === null) break;
        const diagnostics = await check(mutation.text, folder);
        const atPlace = diagnostics.some((found) => isAtPlace(mutation, found));
        judged.push({ operator: name, pack: basename(folder), before, mutation, diagnostics, atPlace });
      }
    }
  }
  return judged;
};

/** What went wrong with a mutation, to be read by whoever mends the compiler. */
export const describeJudged = ({ operator, pack, mutation, diagnostics, atPlace }: Judged): string => {
  const place = placeAt(mutation.text, Math.max(0, mutation.spans[0]?.[0] ?? 0));
  const line = mutation.text.split('\n')[place.line - 1]?.trim().slice(0, 100);
  const found = diagnostics.map(({ code, line: at, column, message }) => `    ${at}:${column} ${code} ${message.slice(0, 120)}`);
  return [`${operator} in ${pack}, line ${place.line}:${place.column}${atPlace ? '' : ' (not at its place)'}: ${line}`, ...found].join(
    '\n',
  );
};
