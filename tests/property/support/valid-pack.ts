import fc from 'fast-check';
import { LOCALES } from '#fields/types.ts';
import type { Draft, Json } from '#tests/unit/compiler/support/packs.ts';
import { conditionOn } from './conditions.ts';
import { isDraft, questionOf, textIn } from './questions.ts';

/** One question for the origin at the most: two of them say the same thing twice. */
const withOneOrigin = (questions: readonly Draft[]): readonly Draft[] => {
  const first = questions.findIndex(({ kind }) => kind === 'origin');
  if (first === -1) return questions;
  return questions
    .filter(({ kind }, index) => kind !== 'origin' || index === first)
    .map((question) => (question.field === 'origin_commune_insee' ? { ...question, field: 'none' } : question));
};

const LISTS = ['choices', 'bands'] as const;
const silenced = (question: Draft): Draft => {
  const without = (answer: Json): Json =>
    isDraft(answer) ? Object.fromEntries(Object.entries(answer).filter(([key]) => key !== 'value')) : answer;
  const lists = LISTS.flatMap((key) => {
    const list = question[key];
    return Array.isArray(list) ? [[key, list.map(without)] as const] : [];
  });
  return { ...question, field: 'none', ...Object.fromEntries(lists) };
};

const factsOf = ({ kind, field }: Draft): readonly string[] => {
  const origin = ['origin_department', 'origin_country'];
  if (kind === 'origin') return origin;
  if (field === 'origin_commune_insee') return [field, ...origin];
  return field === 'none' || field === 'themes' ? [] : [String(field)];
};

/** No fact is asked twice, unless in place of another question: the second time the answers say nothing. */
const withoutRepeats = (questions: readonly Draft[]): readonly Draft[] => {
  const told = new Set<string>(questions.filter(({ kind }) => kind === 'origin').flatMap(factsOf));
  return questions.map((question) => {
    if ('when' in question || question.kind === 'origin') return question;
    const facts = factsOf(question);
    if (facts.some((fact) => told.has(fact))) return silenced(question);
    for (const fact of facts) told.add(fact);
    return question;
  });
};

const withPipe = (text: Json | undefined, name: string): Json => {
  if (typeof text === 'string') return `${text} {answer:${name}}`;
  return isDraft(text)
    ? Object.fromEntries(Object.entries(text).map(([locale, words]) => [locale, `${String(words)} {answer:${name}}`]))
    : '';
};

/** The texts of some questions name an earlier answer that everybody gives. */
const withPipes = (questions: readonly Draft[], picks: readonly number[]): readonly Draft[] =>
  questions.map((question, index) => {
    const sure = questions.slice(0, index).filter((one) => !('when' in one) && one.optional !== true);
    const named = sure[(picks[index] ?? 0) % (sure.length + 1)];
    return named === undefined ? question : { ...question, text: withPipe(question.text, String(named.id)) };
  });

const MOST = 6;

/** The ways through a quiz: every question after the first may have a condition on those before it. */
const withPaths = (questions: readonly Draft[]): fc.Arbitrary<readonly Draft[]> =>
  fc.tuple(
    ...questions.map((question, index) =>
      index === 0
        ? fc.constant(question)
        : fc.option(conditionOn(questions.slice(0, index)), { freq: 2 }).map((when) => (when === null ? question : { ...question, when })),
    ),
  );

const questionsOf = (locales: readonly string[], outcomes: readonly string[]): fc.Arbitrary<Json[]> => {
  // Gives every outcome more points than all other questions can take away.
  const last: Draft = {
    kind: 'single',
    text: 'And last',
    field: 'none',
    choices: outcomes.map((name): Json => ({ id: name, text: name, weights: { [name]: 90 } })),
  };
  return fc
    .record({
      asked: fc
        .array(questionOf(locales, outcomes), { minLength: 2, maxLength: MOST })
        .map((questions) => withOneOrigin(questions).map((question, index): Draft => ({ id: `question-${index}`, ...question })))
        .chain(withPaths),
      picks: fc.array(fc.nat(), { minLength: MOST + 1, maxLength: MOST + 1 }),
    })
    .map(({ asked, picks }) => {
      const whole = outcomes.length === 0 ? asked : [...asked, { id: 'question-last', ...last }];
      return [...withPipes(withoutRepeats(whole), picks)];
    });
};

const personality = (locales: readonly string[], count: number): fc.Arbitrary<Draft> => {
  const outcomes = ['north', 'east', 'south', 'west'].slice(0, count);
  const text = textIn(locales);
  const outcome = fc.record(
    { title: text, text, advice: text, card: text, picture: fc.record({ file: fc.constant('picture.svg'), alt: text }) },
    { requiredKeys: ['title', 'text', 'advice', 'picture'] },
  );
  return fc.record({
    ...head(locales, 'personality'),
    outcomes: fc.record(Object.fromEntries(outcomes.map((name) => [name, outcome]))),
    tieOrder: fc.shuffledSubarray(outcomes, { minLength: outcomes.length }),
    questions: questionsOf(locales, outcomes),
  });
};

const head = (locales: readonly string[], kind: 'personality' | 'survey') => ({
  formatVersion: fc.constant(2),
  id: fc.constant('small'),
  kind: fc.constant(kind),
  locales: fc.constant<Json>([...locales]),
  defaultLocale: fc.constantFrom(...locales),
  title: textIn(locales),
  invitation: textIn(locales),
  cover: fc.record({ file: fc.constant('picture.svg'), alt: textIn(locales) }),
});
/** What a quiz may do without. */
const withoutCover = (quiz: Draft): Draft => Object.fromEntries(Object.entries(quiz).filter(([key]) => key !== 'cover'));
const mayLackCover = (quiz: fc.Arbitrary<Draft>): fc.Arbitrary<Draft> =>
  fc.tuple(quiz, fc.boolean()).map(([whole, lacks]) => (lacks ? withoutCover(whole) : whole));

const inSomeLocales = fc.shuffledSubarray([...LOCALES], { minLength: 1 });

/** A quiz with outcomes that is right. */
const validPersonality: fc.Arbitrary<Draft> = fc
  .tuple(inSomeLocales, fc.integer({ min: 2, max: 4 }))
  .chain(([locales, count]) => personality(locales, count));

/** A quiz without outcomes that is right. */
const validSurvey: fc.Arbitrary<Draft> = inSomeLocales.chain((locales) =>
  fc.record({ ...head(locales, 'survey'), questions: questionsOf(locales, []) }),
);

/** Any quiz that is right: every kind of question, every form of condition, earlier answers in texts. */
export const validPack: fc.Arbitrary<Draft> = mayLackCover(
  fc.oneof({ weight: 3, arbitrary: validPersonality }, { weight: 1, arbitrary: validSurvey }),
);
