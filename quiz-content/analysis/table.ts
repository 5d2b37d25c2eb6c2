import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Condition } from '#contract/condition.ts';
import type { QuestionId } from '#contract/ids.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { fieldByKey } from '#fields/values.ts';
import { type Atom, atomsByQuestion, atomsOf, partsOf, type Test, type Truth, testOf } from './condition-parts.ts';
import { saysOfFields } from './groups.ts';
import { type AnswerClass, answersOf, type Taps } from './table-question.ts';

/** A condition, or a part of one. Equal conditions of two questions are two of these. */
export interface TablePart {
  readonly condition: Condition;
  readonly test: Test;
  readonly parts: readonly TablePart[];
}

/** A question as the analysis plays it. */
export interface TableQuestion {
  readonly index: number;
  readonly question: CompiledQuestion;
  readonly classes: readonly AnswerClass[];
  readonly taps: Taps;
  /** The most points one answer brings, in the order of the outcomes. */
  readonly best: readonly number[];
  /** Its condition; null: it is always asked. */
  readonly when: TablePart | null;
  /** The condition and all its parts. */
  readonly parts: readonly TablePart[];
  /** The places of the questions that the condition looks at. */
  readonly sees: readonly number[];
  /** The place of the last question whose condition looks at this one; -1: none does. */
  readonly seenUntil: number;
  readonly filled: readonly number[];
}

export interface TableField {
  readonly key: FieldKey;
  /** Lists are asked in parts; of any other field the latest answer is kept. */
  readonly list: boolean;
  /** How many questions can fill it. */
  readonly questions: number;
}

/**
 * A quiz made ready for being played thousands of times: every answer with what it brings, every condition as a look into a table.
 * What answers bring and what conditions hold for is asked of the rules of play, once.
 */
export interface Table {
  readonly quiz: CompiledQuiz;
  readonly firstMonth: string;
  readonly questions: readonly TableQuestion[];
  readonly fields: readonly TableField[];
}

const partOf = (condition: Condition, truths: ReadonlyMap<Atom, Truth>): TablePart => ({
  condition,
  test: testOf(condition, truths),
  parts: partsOf(condition).map((part) => partOf(part, truths)),
});

const withParts = (part: TablePart): readonly TablePart[] => [part, ...part.parts.flatMap(withParts)];

const isListKey = (key: FieldKey): boolean => {
  const { type } = fieldByKey(key);
  return type.kind === 'enum-list' || (type.kind === 'reference' && type.list);
};

/** For each question the place of the last one whose condition looks at it: until then its answer must be remembered. */
const lastLooks = (quiz: CompiledQuiz): ReadonlyMap<QuestionId, number> =>
  new Map(
    quiz.questions.flatMap(({ when }, index) => (when === null ? [] : atomsOf(when).map(({ question }) => [question, index] as const))),
  );

const filledBy = (classes: readonly AnswerClass[]): readonly number[] => {
  const fields = new Set<number>();
  for (const { fills } of classes) for (const { field } of fills) fields.add(field);
  return [...fields];
};

/** The table of a quiz. `firstMonth` is the month that the terminal offers first. */
export const tableOf = (quiz: CompiledQuiz, firstMonth: string): Table => {
  const places = new Map(quiz.questions.map(({ id }, index) => [id, index]));
  const atoms = atomsByQuestion(quiz);
  const last = lastLooks(quiz);
  const truths = new Map<Atom, Truth>();
  const keys: FieldKey[] = [];
  const fieldAt = (key: FieldKey): number => {
    const known = keys.indexOf(key);
    return known === -1 ? keys.push(key) - 1 : known;
  };
  const saysOf = saysOfFields();
  const questions = quiz.questions.map((question, index): TableQuestion => {
    const about = atoms.get(question.id) ?? [];
    const answers = answersOf(question, firstMonth, { outcomes: quiz.outcomes, atoms: about, fieldAt, saysOf });
    for (const [atom, holds] of answers.truths) truths.set(atom, { question: index, holds });
    const { when } = question;
    // A condition names earlier questions only: their truths are known by now.
    const whole = when === null ? null : partOf(when, truths);
    return {
      index,
      question,
      classes: answers.classes,
      taps: answers.taps,
      best: quiz.outcomes.map(({ id }) => question.best[id] ?? 0),
      when: whole,
      parts: whole === null ? [] : withParts(whole),
      sees: when === null ? [] : [...new Set(atomsOf(when).flatMap((atom) => places.get(atom.question) ?? []))],
      seenUntil: last.get(question.id) ?? -1,
      filled: filledBy(answers.classes),
    };
  });
  const fields = keys.map((key, place) => ({
    key,
    list: isListKey(key),
    questions: questions.filter(({ filled }) => filled.includes(place)).length,
  }));
  return { quiz, firstMonth, questions, fields };
};

/** Classes of answers with what is told apart left to `keyOf`: those with the same key are one. */
export const joined = (classes: readonly AnswerClass[], keyOf: (one: AnswerClass) => string): readonly AnswerClass[] => {
  const byKey = new Map<string, AnswerClass & { share: number }>();
  for (const one of classes) {
    const key = keyOf(one);
    const before = byKey.get(key);
    if (before === undefined) byKey.set(key, { ...one });
    else before.share += one.share;
  }
  return [...byKey.values()];
};
