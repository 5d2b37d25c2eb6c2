import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { unreachable } from '#fields/result.ts';
import { seededChance } from '#play/chance.ts';
import { holds } from '#play/path.ts';
import { outcomeOf } from '#play/scoring.ts';

/** One visitor: what was answered, in the order of the questions asked, and what came out. */
export interface Play {
  readonly answers: readonly Answer[];
  /** Null for a survey. */
  readonly outcome: string | null;
}

export interface Plays {
  /** Together they show every question and every outcome that can be found. The first one comes first. */
  readonly plays: readonly Play[];
  readonly unseen: { readonly questions: readonly string[]; readonly outcomes: readonly string[] };
}

/** Numbers that the page offers as buttons; above them one counts up. */
const DIRECT = 8;

const month = (now: Date, later: number): string => {
  const at = new Date(Date.UTC(now.getFullYear(), now.getMonth() + later, 1));
  return at.toISOString().slice(0, 7);
};

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);

/** Answers a hand can give with one touch or two. */
export const answersTo = (question: CompiledQuestion, now: Date): readonly AnswerValue[] => {
  switch (question.kind) {
    case 'single':
      return question.choices.map(({ id }) => ({ kind: 'choices', choices: [id] }));
    case 'multiple': {
      const ids = question.choices.map(({ id }) => id);
      const some = Math.max(1, question.min);
      return ids.map((_, start) => ({ kind: 'choices', choices: [...ids.slice(start), ...ids].slice(0, some) }));
    }
    case 'ranking': {
      const ids = question.choices.map(({ id }) => id);
      return ids.map((_, start) => ({ kind: 'choices', choices: [...ids.slice(start), ...ids].slice(0, question.places) }));
    }
    case 'number':
      return range(question.min, Math.min(question.max, question.min + DIRECT - 1)).map((number) => ({ kind: 'number', number }));
    case 'scale':
      return range(question.min, question.max).map((number) => ({ kind: 'number', number }));
    case 'month':
      return range(0, Math.min(question.months, 6) - 1).map((later) => ({ kind: 'month', month: month(now, later) }));
    case 'commune': {
      const codes = question.shortcuts.length > 0 ? question.shortcuts : question.communes.slice(0, 1).map(({ code }) => code);
      return codes.map((code) => ({ kind: 'commune', code }));
    }
    case 'origin':
      return [
        ...question.departments.map((code): AnswerValue => ({ kind: 'department', code })),
        ...question.countries.slice(0, 4).map((code): AnswerValue => ({ kind: 'country', code })),
      ];
    default:
      return unreachable(question);
  }
};

type Choose = (question: CompiledQuestion, possible: readonly AnswerValue[]) => AnswerValue | undefined;

const playOf = (quiz: CompiledQuiz, possible: ReadonlyMap<string, readonly AnswerValue[]>, choose: Choose): Play => {
  const answers: Answer[] = [];
  for (const question of quiz.questions) {
    if (question.when !== null && !holds(question.when, answers)) continue;
    const value = choose(question, possible.get(question.id) ?? []);
    if (value !== undefined) answers.push({ question: question.id, value });
  }
  return { answers, outcome: outcomeOf(quiz, answers)?.id ?? null };
};

export const pointsFor = (outcome: string, question: CompiledQuestion, value: AnswerValue): number => {
  if (question.kind === 'scale' && value.kind === 'number')
    return question.bands.findLast((band) => value.number >= band.from)?.weights[outcome] ?? 0;
  if (value.kind !== 'choices' || !('choices' in question)) return 0;
  return question.choices
    .filter(({ id }) => value.choices.includes(id))
    .reduce((sum, { weights }) => {
      const others = Object.entries(weights).reduce((most, [id, points]) => (id === outcome ? most : Math.max(most, points)), 0);
      return sum + (weights[outcome] ?? 0) - others / 100;
    }, 0);
};

export const best = (values: readonly AnswerValue[], worth: (value: AnswerValue) => number): AnswerValue | undefined =>
  values.reduce<AnswerValue | undefined>((top, value) => (top === undefined || worth(value) > worth(top) ? value : top), undefined);

const triesFor = (quiz: CompiledQuiz): number => (quiz.questions.length > 60 ? 300 : 4_000);

/**
 * Every question and every outcome at least once: those of the first plays that are given, then by playing for each outcome, then by
 * seeded chance.
 */
export const playsOf = (quiz: CompiledQuiz, now: Date, given: readonly Play[] = []): Plays => {
  const possible = new Map(quiz.questions.map((question) => [question.id, answersTo(question, now)] as const));
  const questions = new Set<string>(quiz.questions.map(({ id }) => id));
  const outcomes = new Set<string>(quiz.outcomes.map(({ id }) => id));
  const plays: Play[] = [];
  const add = (play: Play): void => {
    plays.push(play);
    for (const { question } of play.answers) questions.delete(question);
    if (play.outcome !== null) outcomes.delete(play.outcome);
  };
  const take = (play: Play): void => {
    const isNew = play.answers.some(({ question }) => questions.has(question)) || (play.outcome !== null && outcomes.has(play.outcome));
    if (isNew) add(play);
  };
  for (const play of given) add(play);
  take(playOf(quiz, possible, (_, values) => values[0]));
  for (const { id } of quiz.outcomes)
    take(playOf(quiz, possible, (question, values) => best(values, (one) => pointsFor(id, question, one))));
  // The same every time: a proof must not change by itself.
  const chance = seededChance(1);
  for (let tried = 0; tried < triesFor(quiz) && questions.size + outcomes.size > 0; tried += 1)
    take(playOf(quiz, possible, (_, values) => values[Math.floor(chance() * values.length)]));
  return { plays, unseen: { questions: [...questions], outcomes: [...outcomes] } };
};
