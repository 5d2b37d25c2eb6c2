import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Condition } from '#contract/condition.ts';
import type { QuestionId } from '#contract/ids.ts';
import { holds } from '#play/path.ts';
import { possibleAnswers } from './answer-space.ts';
import type { Chance } from './chance.ts';
import { atomsAbout, lastLookAt, partsOf } from './condition-parts.ts';

/** What somebody wants to know of a whole visit, gathered question by question. Visits with the same key are counted together. */
export interface Gathering<Sum> {
  readonly start: Sum;
  /** What an answer brings, as far as it matters here: answers that bring the same are taken as one. */
  readonly brings: (question: CompiledQuestion, value: AnswerValue) => string;
  readonly add: (sum: Sum, question: CompiledQuestion, value: AnswerValue) => Sum;
  readonly keyOf: (sum: Sum) => string;
}

/** Visits that come to the same: `answers` are those of one of them, `weight` the share of all visits. */
export interface End<Sum> {
  readonly answers: readonly Answer[];
  readonly weight: number;
  readonly sum: Sum;
}

/** Of all visits, the share in which the condition of a question, or a part of it, held. */
export type Held = ReadonlyMap<Condition, number>;

export interface Exploration<Sum> {
  readonly ends: readonly End<Sum>[];
  readonly held: ReadonlyMap<QuestionId, Held>;
  /** How many visits were played by chance; null: all there are were counted, the figures are exact. */
  readonly simulated: number | null;
}

export interface Terrain {
  readonly quiz: CompiledQuiz;
  readonly firstMonth: string;
  readonly chance: Chance;
  /** How many steps (a situation × an answer) may be counted before chance takes over. */
  readonly exactSteps: number;
  /** How many visits are played then. */
  readonly visits: number;
}

interface AnswerClass {
  readonly value: AnswerValue;
  /** Share of the question's answers. */
  readonly share: number;
  /** What conditions can see of it. */
  readonly seen: string;
}

const classesOf = <Sum>({ quiz, firstMonth }: Terrain, question: CompiledQuestion, brings: Gathering<Sum>['brings']): AnswerClass[] => {
  const possible = possibleAnswers(question, firstMonth);
  const total = possible.reduce((sum, { weight }) => sum + weight, 0);
  const atoms = atomsAbout(quiz, question.id);
  const classes = new Map<string, AnswerClass>();
  for (const { value, weight } of possible) {
    const answer: readonly Answer[] = [{ question: question.id, value }];
    const seen = atoms.map((atom) => (holds(atom, answer) ? '1' : '0')).join('');
    const key = `${seen} ${brings(question, value)}`;
    const before = classes.get(key);
    classes.set(key, { value: before?.value ?? value, seen, share: (before?.share ?? 0) + weight / total });
  }
  return [...classes.values()];
};

/** The answers of a visit so far, the latest first: thousands of visits share what they have in common. */
type Trail = { readonly answer: Answer; readonly before: Trail } | null;

const answersAlong = (trail: Trail): readonly Answer[] => {
  const answers: Answer[] = [];
  for (let step = trail; step !== null; step = step.before) answers.push(step.answer);
  return answers.reverse();
};

/** What later conditions can still see, by question. */
type Memory = ReadonlyMap<QuestionId, string>;

interface Situation<Sum> {
  readonly trail: Trail;
  weight: number;
  readonly sum: Sum;
  readonly memory: Memory;
}

/** Notes for a condition and all its parts how often they hold. */
const look = (condition: Condition, answers: readonly Answer[], weight: number, held: Map<Condition, number>): void => {
  held.set(condition, (held.get(condition) ?? 0) + (holds(condition, answers) ? weight : 0));
  for (const part of partsOf(condition)) look(part, answers, weight, held);
};

type Tally = Map<QuestionId, Map<Condition, number>>;

const isAsked = ({ id, when }: CompiledQuestion, answers: () => readonly Answer[], weight: number, tally: Tally): boolean => {
  if (when === null) return true;
  const held = tally.get(id) ?? new Map<Condition, number>();
  tally.set(id, held);
  const given = answers();
  look(when, given, weight, held);
  return holds(when, given);
};

const nameOf = (memory: Memory): string => [...memory].map(([id, seen]) => `${id}${seen}`).join(' ');

/** More at once would fill the machine's memory before the steps are used up. */
const MOST_SITUATIONS = 150_000;

/** Counts all visits at once, keeping together those that nothing can tell apart any more. Null when that takes too many steps. */
const countAll = <Sum>(terrain: Terrain, gathering: Gathering<Sum>): Exploration<Sum> | null => {
  const { quiz, exactSteps } = terrain;
  const held: Tally = new Map();
  const last = lastLookAt(quiz);
  let situations: Situation<Sum>[] = [{ trail: null, weight: 1, sum: gathering.start, memory: new Map() }];
  let steps = 0;
  for (const [index, question] of quiz.questions.entries()) {
    const classes = classesOf(terrain, question, gathering.brings);
    const remembered = (last.get(question.id) ?? -1) > index;
    const someForgotten = [...last.values()].includes(index);
    const next = new Map<string, Situation<Sum>>();
    for (const { trail, weight, sum, memory } of situations) {
      const asked = isAsked(question, () => answersAlong(trail), weight, held);
      const kept = someForgotten ? new Map([...memory].filter(([id]) => last.get(id) !== index)) : memory;
      const keptName = nameOf(kept);
      if (!asked) {
        const key = `${keptName}|${gathering.keyOf(sum)}`;
        const there = next.get(key);
        if (there === undefined) next.set(key, { trail, weight, sum, memory: kept });
        else there.weight += weight;
        continue;
      }
      steps += classes.length;
      if (steps > exactSteps || next.size > MOST_SITUATIONS) return null;
      for (const { value, share, seen } of classes) {
        const grown = gathering.add(sum, question, value);
        const key = `${remembered ? `${keptName} ${question.id}${seen}` : keptName}|${gathering.keyOf(grown)}`;
        const there = next.get(key);
        if (there !== undefined) {
          there.weight += weight * share;
          continue;
        }
        const also = remembered ? new Map([...kept, [question.id, seen]]) : kept;
        next.set(key, {
          trail: { answer: { question: question.id, value }, before: trail },
          weight: weight * share,
          sum: grown,
          memory: also,
        });
      }
    }
    situations = [...next.values()];
  }
  return { ends: situations.map(({ trail, weight, sum }) => ({ answers: answersAlong(trail), weight, sum })), held, simulated: null };
};

const drawFrom = (classes: readonly AnswerClass[], chance: Chance): AnswerClass | undefined => {
  let left = chance();
  for (const one of classes) {
    left -= one.share;
    if (left < 0) return one;
  }
  return classes.at(-1);
};

/** Plays visits by chance. */
const playSome = <Sum>(terrain: Terrain, gathering: Gathering<Sum>): Exploration<Sum> => {
  const { quiz, chance, visits } = terrain;
  const classes = new Map(quiz.questions.map((question) => [question.id, classesOf(terrain, question, gathering.brings)]));
  const held: Tally = new Map();
  const ends = new Map<string, End<Sum>>();
  for (let visit = 0; visit < visits; visit += 1) {
    const answers: Answer[] = [];
    let { start: sum } = gathering;
    for (const question of quiz.questions) {
      const asked = isAsked(question, () => answers, 1 / visits, held);
      const drawn = asked ? drawFrom(classes.get(question.id) ?? [], chance) : undefined;
      if (drawn === undefined) continue;
      answers.push({ question: question.id, value: drawn.value });
      sum = gathering.add(sum, question, drawn.value);
    }
    const key = gathering.keyOf(sum);
    const before = ends.get(key);
    ends.set(key, { answers: before?.answers ?? answers, sum, weight: (before?.weight ?? 0) + 1 / visits });
  }
  return { ends: [...ends.values()], held, simulated: visits };
};

/**
 * Every visit there can be, of visitors who answer at random, or some of them played by chance where counting all takes too long.
 * Whether a question is asked is for the rules of play to say.
 */
export const explore = <Sum>(terrain: Terrain, gathering: Gathering<Sum>): Exploration<Sum> =>
  countAll(terrain, gathering) ?? playSome(terrain, gathering);
