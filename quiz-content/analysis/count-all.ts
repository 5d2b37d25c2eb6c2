import type { Answer } from '#contract/answer.ts';
import type { Chance } from '#play/chance.ts';
import { Situations } from './situations.ts';
import type { Table, TablePart, TableQuestion } from './table.ts';
import type { AnswerClass } from './table-question.ts';

/** What the analysis has to work with. */
export interface Terrain {
  readonly table: Table;
  readonly chance: Chance;
  /** How many steps (a situation × a class of answers) may be counted for one question of the analysis before chance takes over. */
  readonly exactSteps: number;
  /** How many visits are played then. */
  readonly visits: number;
  /** Told how many of the visits are played, now and then. */
  readonly progress?: (played: number) => void;
}

/** Of all visits, the share in which a condition, or a part of one, held. */
export type Held = Map<TablePart, number>;

/** Adds what an answer brings to the numbers of a visit, which begin at `from`. `share` of all visits give it there. */
export type Add = (numbers: Float64Array, from: number, answer: AnswerClass, share: number) => void;

/** What is gathered of a visit, question by question, as numbers. Visits with the same numbers are counted together. */
export interface Gathering {
  readonly width: number;
  /** The answers to a question; those that bring the same may be joined. */
  readonly classesOf: (question: TableQuestion) => readonly AnswerClass[];
  /** How an answer to this question is added; null: whatever is answered changes nothing. */
  readonly addFor: (question: TableQuestion) => Add | null;
  /** Sums of which only the largest matters: for each, what being asked a question adds. */
  readonly costs?: readonly Float64Array[];
}

/** Visits that come to the same. */
export interface End {
  readonly share: number;
  readonly numbers: Float64Array;
  /** Keeps the answers of one of them for later. */
  readonly keep: () => Answers;
}

export type Answers = () => readonly Answer[];

export interface Counted {
  readonly held: Held;
  /** Calls for each end. The numbers are only right during the call. */
  readonly each: (take: (end: End) => void) => void;
  /** For each of the costs the largest sum of one visit. */
  readonly longest: readonly number[];
}

/** More at once would fill the machine's memory before the steps are used up. */
const MOST_SITUATIONS = 150_000;

/** A column of the row for each answer that a later condition still looks at, free again after the last look. */
const columnsOf = (questions: readonly TableQuestion[]): { readonly columns: ReadonlyMap<number, number>; readonly count: number } => {
  const columns = new Map<number, number>();
  const freeFrom: number[] = [];
  for (const { index, seenUntil } of questions) {
    if (seenUntil === -1) continue;
    const free = freeFrom.findIndex((from) => from < index);
    const column = free === -1 ? freeFrom.length : free;
    freeFrom[column] = seenUntil;
    columns.set(index, column);
  }
  return { columns, count: freeFrom.length };
};

const NO_COSTS: readonly Float64Array[] = [];

/**
 * Counts all visits at once through some of the questions, in their order, keeping together those that nothing can tell apart any more.
 * Null as soon as that is sure to take more than the terrain's steps. The questions must hold all those that their conditions look at.
 */
export const countAll = (
  { table, exactSteps }: Pick<Terrain, 'table' | 'exactSteps'>,
  questions: readonly TableQuestion[],
  gathering: Gathering,
): Counted | null => {
  const costs = gathering.costs ?? NO_COSTS;
  const held: Held = new Map();
  const { columns, count } = columnsOf(questions);
  const width = count + gathering.width;
  const looks = { of: new Int32Array(table.questions.length), visits: 1 };
  const [row, grown] = [new Float64Array(width), new Float64Array(width)];
  const numbers = grown.subarray(count);
  const [longest, longer] = [new Float64Array(costs.length), new Float64Array(costs.length)];
  const classes: (readonly AnswerClass[])[] = [];
  const adds = questions.map((question) => gathering.addFor(question));
  // At least so many for each situation: answers that bring nothing and that nobody looks at are one.
  const stepsOf = ({ classes: all, seenUntil }: TableQuestion, at: number): number =>
    adds[at] === null && seenUntil === -1 ? 1 : all.length;
  let stepsLeft = questions.reduce((sum, question, at) => sum + stepsOf(question, at), 0);
  let steps = 0;
  const levels = [new Situations(width, costs.length)];
  levels[0]?.take(row, 1, 0, -1, longest);
  for (const [place, question] of questions.entries()) {
    const now = levels[place];
    if (now === undefined) throw new RangeError('there is a level for every question');
    if (steps + now.size * stepsLeft > exactSteps || now.size > MOST_SITUATIONS) return null;
    stepsLeft -= stepsOf(question, place);
    const answers = gathering.classesOf(question);
    classes.push(answers);
    const next = new Situations(width, costs.length);
    const add = adds[place];
    const own = question.seenUntil === -1 ? undefined : columns.get(question.index);
    const seen = question.sees.map((at) => ({ at, column: columns.get(at) ?? 0, last: table.questions[at]?.seenUntil === question.index }));
    for (let from = 0; from < now.size; from += 1) {
      now.read(from, row, longest);
      const share = now.shareOf(from);
      for (const { at, column, last } of seen) {
        looks.of[at] = row[column] ?? 0;
        if (last) row[column] = 0;
      }
      for (const part of question.parts) if (part.test(looks, 0)) held.set(part, (held.get(part) ?? 0) + share);
      if (question.when !== null && !question.when.test(looks, 0)) {
        next.take(row, share, from, -1, longest);
        continue;
      }
      steps += answers.length;
      for (const [at, cost] of costs.entries()) longer[at] = (longest[at] ?? 0) + (cost[question.index] ?? 0);
      for (let at = 0; at < answers.length; at += 1) {
        const answer = answers[at];
        if (answer === undefined) continue;
        grown.set(row);
        if (own !== undefined) grown[own] = answer.look;
        add?.(grown, count, answer, share * answer.share);
        next.take(grown, share * answer.share, from, at, longer);
      }
      if (steps + next.size * stepsLeft > exactSteps) return null;
    }
    levels.push(next);
    now.forgetRows();
  }
  const answersBack = (index: number): readonly Answer[] => {
    const answers: Answer[] = [];
    let at = index;
    for (let place = questions.length; place > 0; place -= 1) {
      const { before, answer } = levels[place]?.cameBy(at) ?? { before: 0, answer: -1 };
      const [question, given] = [questions[place - 1], classes[place - 1]?.[answer]];
      if (question !== undefined && given !== undefined) answers.push({ question: question.question.id, value: given.value });
      at = before;
    }
    return answers.reverse();
  };
  const last = levels[questions.length] ?? new Situations(width, costs.length);
  const most = costs.map(() => 0);
  for (let index = 0; costs.length > 0 && index < last.size; index += 1) {
    last.read(index, row, longest);
    for (const kind of most.keys()) most[kind] = Math.max(most[kind] ?? 0, longest[kind] ?? 0);
  }
  return {
    held,
    longest: most,
    each: (take) => {
      for (let index = 0; index < last.size; index += 1) {
        last.read(index, grown, longest);
        take({ share: last.shareOf(index), numbers, keep: () => () => answersBack(index) });
      }
    },
  };
};
