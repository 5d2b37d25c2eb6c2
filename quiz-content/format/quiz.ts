import { z } from 'zod';
import { COUNTRY_CODES } from '#fields/countries.ts';
import { DEPARTMENT_CODES } from '#fields/departments.ts';
import { FIELDS } from '#fields/dictionary.ts';
import { LOCALES } from '#fields/types.ts';
import { formatVersion, id, localText, picture, schemaReference } from './texts.ts';

/** What stands where an author says explicitly: nothing. */
export const NONE = 'none';

/** The fields that a quiz may fill: a visitor may set them, and they are not personal. */
export const QUIZ_FIELDS = FIELDS.filter((field) => field.setBy === 'visitor' && !field.personal);

type QuestionKind = 'single' | 'multiple' | 'number';

/** The fields that a question of this kind can fill: several answers need a list, a number needs a field of numbers. */
export const fieldsFor = (kind: QuestionKind) =>
  QUIZ_FIELDS.filter(({ type }) => {
    if (kind === 'multiple') return type.kind === 'enum-list';
    return kind === 'single' || type.kind === 'integer' || type.kind === 'nights';
  });

const fieldKey = (kind: QuestionKind) =>
  z
    .enum([NONE, ...fieldsFor(kind).map((field) => field.key)])
    .describe('The profile field that the answer fills, or "none": the answer only plays.');

const weights = z
  .record(id('An outcome of this quiz.'), z.int().min(-100).max(100))
  .describe('Points that this answer gives, per outcome. An outcome that is not named gets 0.');

const fieldValue = z
  .union([z.string().max(100), z.number(), z.boolean(), z.array(z.string().max(100)).min(1).max(20)])
  .describe('What this answer says about the field of the question, or "none" when it says nothing about it.');

const choice = z
  .strictObject({
    id: id('Unique within the question. Reports keep it: do not rename it later.'),
    text: localText(60, 'What the visitor reads and touches.'),
    picture: picture.optional(),
    value: fieldValue.optional(),
    weights: weights.optional(),
  })
  .describe('One possible answer.');

const choices = z.array(choice).min(2).max(12).describe('The possible answers, in the order they are shown.');

const base = {
  id: id('Unique within the quiz. Reports keep it: do not rename it later.'),
  text: localText(140, 'The question.'),
  hint: localText(140, 'A second, smaller line.').optional(),
  optional: z.boolean().optional().describe('true: the visitor may go on without an answer.'),
};

const single = z
  .strictObject({ kind: z.literal('single'), ...base, field: fieldKey('single'), choices })
  .describe('One answer of several.');

const multiple = z
  .strictObject({
    kind: z.literal('multiple'),
    ...base,
    field: fieldKey('multiple'),
    min: z.int().min(1).max(12).describe('The visitor must choose at least so many.'),
    max: z.int().min(1).max(12).describe('The visitor may choose at most so many.'),
    choices,
  })
  .describe('Several answers of several.');

const number = z
  .strictObject({
    kind: z.literal('number'),
    ...base,
    field: fieldKey('number'),
    min: z.int().min(0).max(9999).describe('The smallest number that can be given.'),
    max: z.int().min(0).max(9999).describe('The largest number that can be given.'),
  })
  .describe('A whole number. Nothing is preset.');

const origin = z
  .strictObject({
    kind: z.literal('origin'),
    ...base,
    departments: z
      .array(z.enum(DEPARTMENT_CODES))
      .max(12)
      .describe('Codes of the départements offered first; all others are one step further.'),
    countries: z
      .array(z.enum(COUNTRY_CODES))
      .max(12)
      .describe('Codes of the countries offered first (ISO 3166-1, two capitals); all others are one step further.'),
  })
  .describe('Where the visitor comes from: fills origin_department or origin_country.');

const question = z.discriminatedUnion('kind', [single, multiple, number, origin]);

const outcome = z
  .strictObject({
    title: localText(60, 'The name of the outcome: « Vous êtes … ».'),
    text: localText(600, 'What it says about the visitor.'),
    advice: localText(400, 'Where to go, what to do.'),
    picture,
  })
  .describe('What the visitor can turn out to be.');

/** The source of a quiz: `packs/<id>/quiz.json`. */
export const quizSource = z
  .strictObject({
    $schema: schemaReference,
    formatVersion,
    id: id('The same as the name of the folder.'),
    kind: z
      .enum(['personality', 'survey'])
      .describe('personality: answers give points, the visitor gets an outcome. survey: only questions.'),
    locales: z.array(z.enum(LOCALES)).min(1).describe('The languages of this quiz. Every text must be there in each of them.'),
    defaultLocale: z.enum(LOCALES).describe('The language of the attract loop.'),
    title: localText(80, 'The name of the quiz.'),
    invitation: localText(120, 'The line that invites people who pass by.'),
    outcomes: z
      .record(id('The id of the outcome.'), outcome)
      .optional()
      .describe('What a visitor can turn out to be, by id. Only in a personality quiz.'),
    tieOrder: z
      .array(id('An outcome of this quiz.'))
      .optional()
      .describe('All outcomes, each once: of two with the same share of points the first one wins. Only in a personality quiz.'),
    questions: z.array(question).min(1).max(40).describe('The questions, in the order they are asked.'),
  })
  .describe('A quiz of an Estran terminal.');

export type QuizSource = z.output<typeof quizSource>;
export type QuestionSource = QuizSource['questions'][number];
export type ChoiceSource = z.output<typeof choice>;
export type PictureSource = z.output<typeof picture>;
