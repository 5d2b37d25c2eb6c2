import type { AnswerValue } from '#contract/answer.ts';
import type { CompiledChoice, CompiledQuestion } from '#contract/compiled-quiz.ts';
import { COUNTRY_CODES } from '#fields/countries.ts';
import { DEPARTMENT_CODES } from '#fields/departments.ts';
import { unreachable } from '#fields/result.ts';

/** One thing a visitor can say, and how often somebody says it who answers at random: `weight` ÷ the sum over the question. */
export interface PossibleAnswer {
  readonly value: AnswerValue;
  readonly weight: number;
}

/** Every set of `min` to `max` choices, in the order of the choices. */
const subsets = (choices: readonly CompiledChoice[], min: number, max: number): readonly (readonly CompiledChoice[])[] => {
  let made: readonly (readonly CompiledChoice[])[] = [[]];
  for (const choice of choices) made = [...made, ...made.filter((set) => set.length < max).map((set) => [...set, choice])];
  return made.filter((set) => set.length >= min);
};

/** Every order of `places` choices. Six choices and four places make 360. */
const orders = (choices: readonly CompiledChoice[], places: number): readonly (readonly CompiledChoice[])[] =>
  places === 0
    ? [[]]
    : choices.flatMap((first) =>
        orders(
          choices.filter((one) => one !== first),
          places - 1,
        ).map((rest) => [first, ...rest]),
      );

/** `count` months from `first` (`YYYY-MM`) on. */
const monthsFrom = (first: string, count: number): readonly string[] => {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return Array.from({ length: count }, (_, step) => {
    const index = year * 12 + month - 1 + step;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
};

const evenly = (values: readonly AnswerValue[], each = 1): readonly PossibleAnswer[] => values.map((value) => ({ value, weight: each }));

const givenTo = (question: CompiledQuestion, firstMonth: string): readonly PossibleAnswer[] => {
  switch (question.kind) {
    case 'single':
      return evenly(question.choices.map(({ id }) => ({ kind: 'choices', choices: [id] })));
    case 'multiple':
      return evenly(
        subsets(question.choices, question.min, question.max).map((set) => ({ kind: 'choices', choices: set.map(({ id }) => id) })),
      );
    case 'ranking':
      return evenly(orders(question.choices, question.places).map((order) => ({ kind: 'choices', choices: order.map(({ id }) => id) })));
    case 'number':
    case 'scale':
      return evenly(
        Array.from({ length: question.max - question.min + 1 }, (_, step) => ({ kind: 'number', number: question.min + step })),
      );
    case 'month':
      return evenly(monthsFrom(firstMonth, question.months).map((month) => ({ kind: 'month', month })));
    case 'commune':
      return evenly(question.communes.map(({ code }) => ({ kind: 'commune', code })));
    case 'origin': {
      // France is named by a département; the list of countries leaves it out unless the author offers it first.
      const countries = COUNTRY_CODES.filter((code) => code !== 'FR' || question.countries.includes('FR'));
      return [
        ...evenly(
          DEPARTMENT_CODES.map((code) => ({ kind: 'department', code })),
          1 / DEPARTMENT_CODES.length,
        ),
        ...evenly(
          countries.map((code) => ({ kind: 'country', code })),
          1 / countries.length,
        ),
      ];
    }
    default:
      return unreachable(question);
  }
};

/**
 * Every answer that can be given to a question. All weigh the same, skipping included; of the origin a département and a country
 * weigh the same, however many there are of each. `firstMonth` is the month that the terminal offers first.
 */
export const possibleAnswers = (question: CompiledQuestion, firstMonth: string): readonly PossibleAnswer[] => [
  ...givenTo(question, firstMonth),
  ...(question.optional ? evenly([{ kind: 'skipped' }]) : []),
];
