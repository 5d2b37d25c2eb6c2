import { z } from 'zod';
import { COUNTRY_CODES, countryName } from '#fields/countries.ts';
import { DEPARTMENT_CODES, departmentName } from '#fields/departments.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import type { FieldDefinition, FieldType, Labels } from '#fields/types.ts';
import { fieldByKey, valuesOf } from '#fields/values.ts';
import { brandSource } from './brand.ts';
import { COMPARISONS, conditionSource, JOINTS } from './condition.ts';
import { inBothLanguages } from './descriptions-fr.ts';
import { FIELD_OF_WORDS, placeSource } from './place.ts';
import { fieldsFor, NONE, QUIZ_FIELDS } from './questions.ts';
import { PLAIN_KINDS, quizSource } from './quiz.ts';
import { siteSource } from './site.ts';

type Json = Record<string, unknown>;

/** JSON Schema's `if` and `then`. Set by name: an object literal with `then` looks like a promise to the linter. */
const rule = (condition: Json, consequence: unknown): Json =>
  Object.fromEntries([
    ['if', condition],
    ['then', consequence],
  ]);
/** French and English in one line: beside a word in a list there is no room for two. */
const beside = ({ fr, en }: Pick<Labels, 'fr' | 'en'>): string => (fr === en ? fr : `${fr} · ${en}`);
const NOTHING = { fr: 'ne remplit rien', en: 'fills nothing' } as const;
/** Words to choose from, each explained where an editor offers it. */
const explained = (words: Readonly<Record<string, string>>): Json => ({ enum: Object.keys(words), enumDescriptions: Object.values(words) });

const fieldIs = (key: string): Json => ({ properties: { field: { const: key } }, required: ['field'] });
const every = (list: 'choices' | 'bands', items: Json): Json => ({ properties: { [list]: { items } } });

/** The words a field takes, each with what it means in both languages. */
const listedValues = (type: FieldType): Readonly<Record<string, string>> | null => {
  if (type.kind === 'country') return Object.fromEntries(COUNTRY_CODES.map((code) => [code, countryName(code, 'fr')]));
  if (type.kind === 'department') return Object.fromEntries(DEPARTMENT_CODES.map((code) => [code, departmentName(code)]));
  const values = valuesOf(type);
  return values === null ? null : Object.fromEntries(Object.entries(values).map(([word, labels]) => [word, beside(labels)]));
};

/** What a field takes besides words that can be listed. Whether such a day or commune exists is left to the compiler. */
const beyondWords = (type: FieldType): Json | null => {
  switch (type.kind) {
    case 'integer':
      return { type: 'integer', minimum: type.min, maximum: type.max };
    case 'nights':
      return { type: 'integer', minimum: 0, maximum: 365 };
    case 'period':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}(?:-\\d{2}/\\d{4}-\\d{2}-\\d{2})?$' };
    case 'commune':
      return { type: 'string', pattern: '^(?:\\d{2}|2[AB])\\d{3}$' };
    case 'postcode':
      return { type: 'string', pattern: '^\\d{5}$' };
    default:
      return null;
  }
};

/** What `value` of a choice may be when the question fills this field. */
const valueSchema = ({ type }: FieldDefinition): Json => {
  const listed = listedValues(type) ?? {};
  const word = explained({ ...listed, [NONE]: beside(NOTHING) });
  const more = beyondWords(type);
  if (type.kind === 'enum-list') return { anyOf: [word, { type: 'array', items: explained(listed), minItems: 1 }] };
  return more === null ? word : { anyOf: [word, more] };
};

type Answers = 'one-answer' | 'several-answers' | 'bands';

/** An editor offers the values of the field that the question fills: `if` the field is this one, `then` its values. */
const fieldRules = (answers: Answers): Json[] => {
  const list = answers === 'bands' ? 'bands' : 'choices';
  return [
    rule(fieldIs(NONE), every(list, { properties: { value: false } })),
    ...fieldsFor(answers === 'several-answers' ? 'multiple' : 'single').map((field) => {
      return rule(fieldIs(field.key), every(list, { required: ['value'], properties: { value: valueSchema(field) } }));
    }),
  ];
};

/** Written once and referred to: several kinds of questions have the same answers. */
const FIELD_RULES: Json = Object.fromEntries(
  (['one-answer', 'several-answers', 'bands'] as const).map((answers) => [`fields-of-${answers}`, { allOf: fieldRules(answers) }]),
);

const answersIn = (shape: Json): Answers | null => {
  if ('bands' in shape) return 'bands';
  if ('choices' in shape) return 'max' in shape || 'places' in shape ? 'several-answers' : 'one-answer';
  return null;
};

/** Which keys of a condition go together. */
const CONDITION_FORMS: Json[] = [
  ...COMPARISONS.map((key) => ({ required: ['question', key] })),
  ...JOINTS.map((key) => ({ required: [key] })),
].map((form) => ({ ...form, maxProperties: form.required.length }));

const ofOneKind = z.looseObject({ description: z.string(), properties: z.looseObject({ kind: z.looseObject({ const: z.string() }) }) });

/**
 * Instead of `oneOf`: if the kind is this one, then these rules. An editor that meets a mistake in a question then speaks of that kind only,
 * and not of what all the other kinds would have wanted.
 */
const chooseByKind = (union: { oneOf?: unknown; [key: string]: unknown }): void => {
  const options: readonly unknown[] = Array.isArray(union.oneOf) ? union.oneOf : [];
  delete union.oneOf;
  const kinds = options.map((option) => ofOneKind.parse(option).properties.kind.const);
  Object.assign(union, {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: {
        enum: kinds,
        enumDescriptions: options.map((option) => inBothLanguages(ofOneKind.parse(option).description)),
        description: 'What the visitor does: each kind of question has keys of its own.',
      },
    },
    allOf: options.map((option, index) => rule({ properties: { kind: { const: kinds[index] } }, required: ['kind'] }, option)),
  });
};

/** The fields of the dictionary, when these words are fields. */
const fieldsExplained = (words: readonly unknown[]): Json => {
  const meanings = words.flatMap((word) => (word === NONE ? NOTHING : (QUIZ_FIELDS.find(({ key }) => key === word)?.labels ?? [])));
  return words.includes(NONE) && meanings.length === words.length ? { enumDescriptions: meanings.map(beside) } : {};
};

type Translations = Readonly<Record<string, string>>;

const inEditors =
  (more: Translations) =>
  (key: string, value: unknown): unknown =>
    key === 'description' && typeof value === 'string' ? inBothLanguages(value, more) : value;

/** A kind of game, as far as an editor must know it. */
export interface GameForm {
  readonly kind: string;
  readonly description: string;
  readonly schema: z.ZodType;
  readonly frenchDescriptions: Translations;
}

/** The labels of the field that words come from. */
const wordsExplained = (words: readonly unknown[], key: FieldKey): Json => {
  const labels = listedValues(fieldByKey(key).type) ?? {};
  return { enumDescriptions: words.map((word) => labels[String(word)] ?? String(word)) };
};

const FILES = {
  'quiz.schema.json': quizSource,
  'brand.schema.json': brandSource,
  'site.schema.json': siteSource,
  'place.schema.json': placeSource,
} as const;

const schemaOf = (schema: z.ZodType): Json & { $schema?: string; $defs?: Json } =>
  z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodDiscriminatedUnion) chooseByKind(jsonSchema);
      if (zodSchema instanceof z.ZodEnum) Object.assign(jsonSchema, fieldsExplained(zodSchema.options));
      const wordsOf = FIELD_OF_WORDS.get(zodSchema);
      if (wordsOf !== undefined && zodSchema instanceof z.ZodEnum) Object.assign(jsonSchema, wordsExplained(zodSchema.options, wordsOf));
      if (!(zodSchema instanceof z.ZodObject)) return;
      if (zodSchema === conditionSource) Object.assign(jsonSchema, { oneOf: CONDITION_FORMS });
      const answers = answersIn(zodSchema.shape);
      if (answers !== null) Object.assign(jsonSchema, { allOf: [{ $ref: `#/$defs/fields-of-${answers}` }] });
    },
  });

const withKinds = z.looseObject({
  properties: z.looseObject({ kind: z.looseObject({ enum: z.array(z.string()) }) }),
  required: z.array(z.string()),
});

const GAME = 'What the game is made of. Its keys depend on the kind.';

/** A quiz asks questions; a game has a key of its own, and may ask questions after it. */
const withGames = (quiz: Json & { $defs?: Json }, games: readonly GameForm[]): Json => {
  const { properties, required } = withKinds.parse(quiz);
  const forms = games.map(({ kind, description, schema }) => ({ kind, form: { description, ...schemaOf(schema) } }));
  const kindIs = (condition: Json): Json => ({ properties: { kind: condition }, required: ['kind'] });
  return {
    ...quiz,
    properties: {
      ...properties,
      kind: { ...properties.kind, enum: [...PLAIN_KINDS, ...games.map(({ kind }) => kind)] },
      game: { description: GAME },
    },
    required: required.filter((key) => key !== 'questions'),
    allOf: [
      rule(kindIs({ enum: [...PLAIN_KINDS] }), { required: ['questions'], properties: { game: false } }),
      ...forms.map(({ kind, form: { $schema: _, $defs: __, ...game } }) =>
        rule(kindIs({ const: kind }), { required: ['game'], properties: { game, outcomes: false, tieOrder: false } }),
      ),
    ],
    $defs: Object.assign({}, quiz.$defs, ...forms.map(({ form }) => form.$defs), FIELD_RULES),
  };
};

/** The JSON Schemas for editors, by file name, as the exact text that is checked in. `games`: every kind that a quiz can be. */
export const jsonSchemas = (games: readonly GameForm[]): ReadonlyMap<string, string> => {
  const french: Translations = Object.assign({}, ...games.map(({ frenchDescriptions }) => frenchDescriptions));
  return new Map(
    Object.entries(FILES).map(([file, schema]) => {
      const json = schema === quizSource ? withGames(schemaOf(schema), games) : schemaOf(schema);
      return [file, `${JSON.stringify(json, inEditors(french), 2)}\n`];
    }),
  );
};
