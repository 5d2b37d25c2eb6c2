import { type Analysis, analyse } from '#analysis/analyse.ts';
import type { Terrain } from '#analysis/count-all.ts';
import { exploreOne } from '#analysis/explore.ts';
import { outcomeInquiry } from '#analysis/outcome-tally.ts';
import { type Outcomes, outcomesOf } from '#analysis/outcomes.ts';
import { type Reach, reachOf } from '#analysis/reach.ts';
import { routesOf } from '#analysis/routes.ts';
import { tableOf } from '#analysis/table.ts';
import { bestScore } from '#compiler/maximum.ts';
import type {
  CompiledChoice,
  CompiledOutcome,
  CompiledQuestion,
  CompiledQuiz,
  LocalText,
  MultipleQuestion,
  NumberQuestion,
  OriginQuestion,
  ScaleQuestion,
  SingleQuestion,
} from '#contract/compiled-quiz.ts';
import { idOf } from '#contract/ids.ts';
import type { FieldValue } from '#fields/types.ts';
import { seededChance } from '#play/chance.ts';

type Weights = Readonly<Record<string, number>>;
type Rest = 'field' | 'optional' | 'when' | 'hint' | 'text';
type Some<Question> = Partial<Pick<Question & CompiledQuestion, Rest>>;

/** A text in two languages that no other place has. */
export const text = (words: string): LocalText => ({ fr: `${words} (fr)`, en: `${words} (en)` });

const base = (id: string) => ({
  id: idOf('question', id),
  text: text(id),
  hint: null,
  field: null,
  optional: false,
  when: null,
  best: {},
});

export const choice = (id: string, weights: Weights = {}, value: FieldValue | null = null): CompiledChoice => ({
  id: idOf('choice', id),
  text: text(id),
  picture: null,
  value,
  weights,
});

export const single = (id: string, choices: readonly CompiledChoice[], some: Some<SingleQuestion> = {}): SingleQuestion => ({
  kind: 'single',
  look: 'words',
  ...base(id),
  choices,
  ...some,
});

export const multiple = (
  id: string,
  choices: readonly CompiledChoice[],
  [min, max]: readonly [number, number],
  some: Some<MultipleQuestion> = {},
): MultipleQuestion => ({ kind: 'multiple', ...base(id), choices, min, max, ...some });

export const number = (id: string, [min, max]: readonly [number, number], some: Some<NumberQuestion> = {}): NumberQuestion => ({
  kind: 'number',
  ...base(id),
  min,
  max,
  ...some,
});

export const scale = (
  id: string,
  [min, max]: readonly [number, number],
  bands: readonly (readonly [number, Weights])[],
  some: Some<ScaleQuestion> = {},
): ScaleQuestion => ({
  kind: 'scale',
  ...base(id),
  min,
  max,
  low: text(`${id} low`),
  high: text(`${id} high`),
  bands: bands.map(([from, weights]) => ({ from, weights, value: null })),
  ...some,
});

export const origin = (id: string, some: Some<OriginQuestion> = {}): OriginQuestion => ({
  kind: 'origin',
  ...base(id),
  departments: ['85'],
  countries: ['GB'],
  ...some,
});

const outcome = (id: string): CompiledOutcome => ({
  id: idOf('outcome', id),
  title: text(`title ${id}`),
  text: text(`text ${id}`),
  advice: text(`advice ${id}`),
  picture: { file: `${id}.svg`, alt: text(`picture ${id}`) },
  card: null,
  maximum: 1,
});

/** The best that one answer can bring each outcome, as the compiler works it out. */
const bestOf = (question: CompiledQuestion, outcomes: readonly string[]): Weights => {
  const weights =
    'choices' in question
      ? question.choices.map((one) => one.weights)
      : question.kind === 'scale'
        ? question.bands.map((one) => one.weights)
        : [];
  if (weights.length === 0) return {};
  const [min, max] = question.kind === 'multiple' ? [question.min, question.max] : [1, 1];
  const bounds = { min, max, optional: question.optional };
  return Object.fromEntries(
    outcomes.map((id) => [
      id,
      bestScore(
        weights.map((one) => one[id] ?? 0),
        bounds,
      ),
    ]),
  );
};

/** A compiled quiz of these questions; without outcomes it is a survey. */
export const quizOf = (questions: readonly CompiledQuestion[], outcomes: readonly string[] = []): CompiledQuiz => ({
  formatVersion: 2,
  id: idOf('pack', 'small'),
  version: 'v1',
  kind: outcomes.length === 0 ? 'survey' : 'personality',
  locales: ['fr', 'en'],
  defaultLocale: 'fr',
  title: text('title'),
  invitation: text('invitation'),
  cover: null,
  reward: null,
  game: null,
  questions: questions.map((question) => ({ ...question, best: bestOf(question, outcomes) })),
  outcomes: outcomes.map(outcome),
});

const FIRST_MONTH = '2026-07';

export const terrainOf = (quiz: CompiledQuiz, some: Partial<Terrain> = {}): Terrain => ({
  table: tableOf(quiz, FIRST_MONTH),
  chance: seededChance(1),
  exactSteps: 1_000_000,
  visits: 2_000,
  ...some,
});

/** One part of the analysis alone. */
export const reachIn = (quiz: CompiledQuiz, some: Partial<Terrain> = {}): Reach => {
  const terrain = terrainOf(quiz, some);
  return reachOf(terrain.table, routesOf(terrain, []));
};

export const outcomesIn = (quiz: CompiledQuiz, some: Partial<Terrain> = {}): Outcomes | null => {
  const terrain = terrainOf(quiz, some);
  return outcomesOf(
    quiz,
    exploreOne(terrain, () => outcomeInquiry(terrain.table)),
  );
};

export const analysisOf = (quiz: CompiledQuiz, budget = 180): Analysis => analyse(quiz, { seed: 1, firstMonth: FIRST_MONTH, budget });

/** The codes of what was found, in order. */
export const codesOf = ({ findings }: Pick<Analysis, 'findings'>): readonly string[] => findings.map(({ code }) => code);
