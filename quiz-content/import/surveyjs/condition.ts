import { choicesOf, type DraftCondition, type DraftQuestion } from '../draft.ts';
import { type Expression, type Literal, parseExpression } from './expression.ts';

type Comparison = Extract<Expression, { readonly name: string }>;

const isNumeric = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

/** The answers of a question for which `fits` holds, as a condition; null when none of them does. */
const anyAnswer = (question: DraftQuestion, fits: (value: number) => boolean): DraftCondition | null => {
  const names = choicesOf(question).map(({ name }) => name);
  if (names.length === 0 || !names.every(isNumeric)) return null;
  const fitting = names.filter((name) => fits(Number(name)));
  return fitting.length === 0 ? null : { question: question.name, anyOf: fitting };
};

const least = (question: DraftQuestion, bound: number, isIncluded: boolean): DraftCondition | null => {
  const { kind } = question.asks;
  // Numbers and scales are answered with whole numbers.
  if (kind === 'number' || kind === 'scale')
    return { question: question.name, atLeast: isIncluded ? Math.ceil(bound) : Math.floor(bound) + 1 };
  return anyAnswer(question, (value) => (isIncluded ? value >= bound : value > bound));
};

const most = (question: DraftQuestion, bound: number, isIncluded: boolean): DraftCondition | null => {
  const { kind } = question.asks;
  if (kind !== 'number' && kind !== 'scale') return anyAnswer(question, (value) => (isIncluded ? value <= bound : value < bound));
  const beyond = least(question, bound, !isIncluded);
  return beyond === null ? null : { all: [{ question: question.name, answered: true }, { not: beyond }] };
};

/** An answer in the words of the source; null when the question cannot be answered like this. */
const answerOf = (question: DraftQuestion, literal: Literal): string | number | null => {
  const { kind } = question.asks;
  if (kind === 'number' || kind === 'scale') return isNumeric(String(literal)) ? Number(literal) : null;
  if (kind === 'month') return String(literal);
  return choicesOf(question).some(({ name }) => name === String(literal)) ? String(literal) : null;
};

const compared = ({ operator, literals, isList }: Comparison, question: DraftQuestion): DraftCondition | null => {
  const isMultiple = question.asks.kind === 'multiple';
  const answers = literals.flatMap((literal) => answerOf(question, literal) ?? []);
  const isWhole = answers.length === literals.length;
  const [answer] = answers;
  const [literal] = literals;
  const is: DraftCondition | null = isWhole && !isList && answer !== undefined ? { question: question.name, is: answer } : null;
  const anyOf: DraftCondition | null = isWhole && answers.length > 0 ? { question: question.name, anyOf: answers } : null;
  const bound = !isMultiple && !isList && literal !== undefined && isNumeric(String(literal)) ? Number(literal) : null;
  const not = (condition: DraftCondition | null): DraftCondition | null => (condition === null ? null : { not: condition });
  switch (operator) {
    case 'empty':
    case 'notEmpty':
      return { question: question.name, answered: operator === 'notEmpty' };
    // Several answers are equal to a list and to nothing less; of one answer, containing is about its letters.
    case 'equal':
      return isMultiple ? null : is;
    case 'notEqual':
      return isMultiple ? null : not(is);
    case 'contains':
      return isMultiple ? is : null;
    case 'lacks':
      return isMultiple ? not(is) : null;
    case 'anyOf':
      return anyOf;
    case 'noneOf':
      return not(anyOf);
    case 'allOf':
      return isWhole && isMultiple && answers.length > 0 ? { all: answers.map((one) => ({ question: question.name, is: one })) } : null;
    case 'atLeast':
    case 'greater':
      return bound === null ? null : least(question, bound, operator === 'atLeast');
    default:
      return bound === null ? null : most(question, bound, operator === 'atMost');
  }
};

const mapped = (expression: Expression, questions: ReadonlyMap<string, DraftQuestion>): DraftCondition | null => {
  if ('name' in expression) {
    const question = questions.get(expression.name);
    return question === undefined ? null : compared(expression, question);
  }
  if ('not' in expression) {
    const inner = mapped(expression.not, questions);
    return inner === null ? null : { not: inner };
  }
  const parts = ('all' in expression ? expression.all : expression.any).map((part) => mapped(part, questions));
  const whole = parts.filter((part) => part !== null);
  if (whole.length < parts.length) return null;
  return 'all' in expression ? { all: whole } : { any: whole };
};

/** A `visibleIf` as a condition on answers of these questions; null when it says anything that a condition cannot. */
export const conditionOf = (visibleIf: string, questions: ReadonlyMap<string, DraftQuestion>): DraftCondition | null => {
  const expression = parseExpression(visibleIf);
  return expression === null ? null : mapped(expression, questions);
};
