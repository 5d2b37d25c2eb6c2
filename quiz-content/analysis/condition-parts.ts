import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Condition } from '#contract/condition.ts';
import type { QuestionId } from '#contract/ids.ts';

/** The parts that a condition joins; none for one that looks at an answer itself. */
export const partsOf = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
};

type Atom = Extract<Condition, { readonly question: QuestionId }>;
const isAtom = (condition: Condition): condition is Atom => 'question' in condition;

/** What a condition asks of single answers. */
export const atomsOf = (condition: Condition): readonly Atom[] =>
  isAtom(condition) ? [condition] : partsOf(condition).flatMap((part) => atomsOf(part));

/** All that the quiz asks about the answer to one question, anywhere. */
export const atomsAbout = (quiz: CompiledQuiz, question: QuestionId): readonly Atom[] =>
  quiz.questions.flatMap(({ when }) => (when === null ? [] : atomsOf(when).filter((atom) => atom.question === question)));

/** For each question the place of the last one whose condition looks at it; until then its answer must be remembered. */
export const lastLookAt = (quiz: CompiledQuiz): ReadonlyMap<QuestionId, number> =>
  new Map(
    quiz.questions.flatMap(({ when }, index) =>
      when === null ? [] : atomsOf(when).map((atom): [QuestionId, number] => [atom.question, index]),
    ),
  );

/** A condition in words close to those of the file. */
export const conditionInWords = (condition: Condition): string => {
  if (!isAtom(condition)) return JSON.stringify(condition);
  if ('is' in condition) return `${condition.question} is ${condition.is}`;
  if ('anyOf' in condition) return `${condition.question} anyOf ${condition.anyOf.join(', ')}`;
  if ('atLeast' in condition) return `${condition.question} atLeast ${condition.atLeast}`;
  return `${condition.question} answered ${condition.answered}`;
};
