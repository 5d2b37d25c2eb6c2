import { z } from 'zod';
import type { QuestionKind } from './questions.ts';

type Json = Record<string, unknown>;

const named = z.looseObject({ id: z.string() });
const listOf = <Item>(item: z.ZodType<Item>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((entries) => entries.flatMap((entry) => item.safeParse(entry).data ?? []));

/** What an editor must know of a quiz, as far as it is readable: half of a quiz is what an author mostly has. */
const readable = z.looseObject({
  locales: listOf(z.string()),
  outcomes: z.record(z.string(), z.unknown()).catch({}),
  // An id of another form is a mistake, and would be a pattern of its own.
  questions: listOf(z.looseObject({ id: z.string().regex(/^[a-z0-9_-]+$/), choices: listOf(named).optional() })),
});

const REFER = '#/$defs/';
const refer = (name: string): Json => ({ $ref: `${REFER}${name}` });
/** Keys by name, so that editors offer them; `propertyNames`, so that no other passes. */
const onlyKeys = (keys: readonly string[]): Json => ({
  properties: Object.fromEntries(keys.map((key) => [key, {}])),
  propertyNames: { enum: keys },
});
const each = (keys: readonly string[], schema: Json): Json => Object.fromEntries(keys.map((key) => [key, schema]));
/** JSON Schema's `if` and `then`. Set by name: an object literal with `then` looks like a promise to the linter. */
const rule = (condition: Json, consequence: Json): Json =>
  Object.fromEntries([
    ['if', condition],
    ['then', consequence],
  ]);

const WITH_CHOICES: readonly QuestionKind[] = ['single', 'picture', 'smiley', 'map', 'multiple', 'ranking'];
const ofKind = (kind: QuestionKind, properties: Json): Json =>
  rule({ properties: { kind: { const: kind } }, required: ['kind'] }, { properties });

type Questions = z.output<typeof readable>['questions'];

const answersTo = (id: string): string => `answers-${id}`;
const hasAnswers = ({ choices }: Questions[number]): boolean => choices !== undefined && choices.length > 0;

/** What a condition can say of one question's answers. */
const answersOf = ({ id, choices = [] }: Questions[number]): Json => {
  const ids = { enum: choices.map((choice) => choice.id) };
  return rule({ properties: { question: { const: id } }, required: ['question'] }, { properties: { is: ids, anyOf: { items: ids } } });
};

/** A condition on some of the questions. `name`: where it stands in the schema, for the conditions inside of it. */
const conditionOn = (questions: Questions, name: string): Json => {
  const inner = refer(name);
  const answers = questions.filter(hasAnswers).map(({ id }) => refer(answersTo(id)));
  return {
    properties: {
      question: questions.length === 0 ? false : { enum: questions.map(({ id }) => id) },
      all: { items: inner },
      any: { items: inner },
      not: inner,
    },
    ...(answers.length === 0 ? {} : { allOf: answers }),
  };
};

/** Lists of earlier questions grow with the square of a quiz: a longer one is offered all of its questions everywhere. */
const MOST_PLACES = 60;

const before = (id: string): string => `before-${id}`;
/** A pattern and no `const`: editors offer constants, and would offer the ids of others for a new question. */
const isOneOf = (questions: Questions): Json => ({
  properties: { id: { pattern: `^(?:${questions.map(({ id }) => id).join('|')})$` } },
  required: ['id'],
});

/** A question is offered the questions before it. One that came since has no place yet, and is offered all. */
const conditionsIn = (questions: Questions): { readonly rules: readonly Json[]; readonly defs: Json } => {
  const everywhere = { properties: { when: refer('condition') } };
  const defs = {
    condition: conditionOn(questions, 'condition'),
    ...Object.fromEntries(questions.filter(hasAnswers).map((question) => [answersTo(question.id), answersOf(question)])),
  };
  if (questions.length === 0 || questions.length > MOST_PLACES) return { rules: [everywhere], defs };
  const places = questions.map(({ id }, at) => [before(id), conditionOn(questions.slice(0, at), before(id))] as const);
  return {
    rules: [
      rule({ not: isOneOf(questions) }, everywhere),
      ...questions.map((question) => rule(isOneOf([question]), { properties: { when: refer(before(question.id)) } })),
    ],
    defs: { ...defs, ...Object.fromEntries(places) },
  };
};

/**
 * The JSON Schema of one pack: that of the format, and the names that only this pack has, as the exact text that is checked in beside it.
 * `formatSchema` is where the format's own lies, seen from the pack. Null when the file is no quiz at all.
 */
export const packSchema = (quiz: unknown, formatSchema = '../../format/quiz.schema.json'): string | null => {
  const read = readable.safeParse(quiz);
  if (!read.success) return null;
  const { locales, outcomes, questions } = read.data;
  const conditions = conditionsIn(questions);
  const text = refer('text');
  const picture = { properties: { alt: text } };
  const said = { weights: refer('weights') };
  const schema: Json = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: 'Generated by `npm run content -- schema`: run it again when outcomes, questions or languages have changed.',
    allOf: [{ $ref: formatSchema }],
    properties: {
      defaultLocale: { enum: locales },
      ...each(['title', 'invitation'], text),
      cover: picture,
      outcomes: { additionalProperties: { properties: { ...each(['title', 'text', 'advice', 'card'], text), picture } } },
      tieOrder: { items: { enum: Object.keys(outcomes) } },
      questions: {
        items: {
          properties: {
            ...each(['text', 'hint'], text),
          },
          // A question is only offered the keys of its own kind.
          allOf: [
            ...conditions.rules,
            ofKind('map', { map: picture }),
            ofKind('scale', { ...each(['low', 'high'], text), bands: { items: { properties: said } } }),
            ...WITH_CHOICES.map((kind) => ofKind(kind, { choices: { items: { properties: { text, picture, ...said } } } })),
          ],
        },
      },
    },
    $defs: {
      text: { ...onlyKeys(locales), required: locales },
      weights: onlyKeys(Object.keys(outcomes)),
      ...conditions.defs,
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
};
