import { z } from 'zod';
import { COUNTRY_CODES } from '#fields/countries.ts';
import { DEPARTMENT_CODES } from '#fields/departments.ts';
import { FIELDS } from '#fields/dictionary.ts';
import { conditionSource } from './condition.ts';
import { id, localText, picture } from './texts.ts';

/** What stands where an author says explicitly: nothing. */
export const NONE = 'none';

/** The fields that a quiz may fill: a visitor may set them, and they are not personal. */
export const QUIZ_FIELDS = FIELDS.filter((field) => field.setBy === 'visitor' && !field.personal);

export const QUESTION_KINDS = [
  'single',
  'picture',
  'smiley',
  'map',
  'multiple',
  'ranking',
  'number',
  'scale',
  'month',
  'commune',
  'origin',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
/** The kinds that name the field they fill. */
export type FillingKind = Exclude<QuestionKind, 'origin'>;

/** The fields that a question of this kind can fill: several answers need a list, a number a field of numbers, a commune a commune. */
export const fieldsFor = (kind: FillingKind) =>
  QUIZ_FIELDS.filter(({ type }) => {
    switch (kind) {
      case 'multiple':
      case 'ranking':
        return type.kind === 'enum-list';
      case 'number':
        return type.kind === 'integer' || type.kind === 'nights';
      case 'month':
        return type.kind === 'period';
      case 'commune':
        return type.kind === 'commune';
      default:
        return true;
    }
  });

const fieldKey = (kind: FillingKind) =>
  z
    .enum([NONE, ...fieldsFor(kind).map((field) => field.key)])
    .describe('The profile field that the answer fills, or "none": the answer only plays.');

const weights = z
  .record(id('An outcome of this quiz.'), z.int().min(-100).max(100))
  .describe('Points that this answer gives, per outcome. An outcome that is not named gets 0.');

const fieldValue = z
  .union([z.string().max(100), z.number(), z.array(z.string().max(100)).min(1).max(20)])
  .describe('What this answer says about the field of the question, or "none" when it says nothing about it.');

const said = { value: fieldValue.optional(), weights: weights.optional() };
const choiceBase = {
  id: id('Unique within the question. Reports keep it: do not rename it later.'),
  text: localText(60, 'What the visitor reads and touches.'),
};

const wordChoice = z.strictObject({ ...choiceBase, ...said }).describe('One possible answer, in words.');
const pictureChoice = z.strictObject({ ...choiceBase, picture, ...said }).describe('One possible answer, with its picture.');
const someChoice = z
  .strictObject({ ...choiceBase, picture: picture.optional(), ...said })
  .describe('One possible answer. Either all answers of a question have a picture, or none has.');

const base = {
  id: id('Unique within the quiz. Reports keep it: do not rename it later.'),
  text: localText(140, 'The question. {answer:id-of-an-earlier-question} stands for what was answered there.'),
  hint: localText(140, 'A second, smaller line.').optional(),
  optional: z.boolean().optional().describe('true: the visitor may go on without an answer.'),
  when: conditionSource.optional().describe('Asked only when this holds for the answers before. Without it: always.'),
};

const single = z
  .strictObject({
    kind: z.literal('single'),
    ...base,
    field: fieldKey('single'),
    choices: z.array(wordChoice).min(2).max(12).describe('The possible answers, in the order they are shown.'),
  })
  .describe('One answer of several, in words.');

const pictureQuestion = z
  .strictObject({
    kind: z.literal('picture'),
    ...base,
    field: fieldKey('picture'),
    choices: z.array(pictureChoice).min(2).max(6).describe('The possible answers, in the order they are shown. Each has a picture.'),
  })
  .describe('One answer of several, as pictures.');

const smiley = z
  .strictObject({
    kind: z.literal('smiley'),
    ...base,
    field: fieldKey('smiley'),
    choices: z.array(wordChoice).min(3).max(5).describe('From the saddest to the happiest. The terminal draws the faces.'),
  })
  .describe('One face of several, from sad to happy.');

const multiple = z
  .strictObject({
    kind: z.literal('multiple'),
    ...base,
    field: fieldKey('multiple'),
    min: z.int().min(1).max(12).describe('The visitor must choose at least so many.'),
    max: z.int().min(1).max(12).describe('The visitor may choose at most so many.'),
    choices: z.array(someChoice).min(2).max(12).describe('The possible answers, in the order they are shown.'),
  })
  .describe('Several answers of several.');

const percent = (description: string) => z.number().min(0).max(100).describe(description);
const spotChoice = z
  .strictObject({
    ...choiceBase,
    at: z
      .strictObject({ x: percent('From the left edge: 0 to 100.'), y: percent('From the top edge: 0 to 100.') })
      .describe('Where it stands on the map, in hundredths of the picture.'),
    ...said,
  })
  .describe('One place on the map, with its name.');

const map = z
  .strictObject({
    kind: z.literal('map'),
    ...base,
    field: fieldKey('map'),
    map: picture.describe('The drawn map. A square suits every terminal.'),
    choices: z.array(spotChoice).min(2).max(8).describe('The places that can be touched. They stand beside the map in words, too.'),
  })
  .describe('One place on a drawn map.');

const ranking = z
  .strictObject({
    kind: z.literal('ranking'),
    ...base,
    field: fieldKey('ranking'),
    places: z
      .int()
      .min(2)
      .max(4)
      .describe('So many are put in order. A first place counts as often as there are places, the last one once.'),
    choices: z.array(wordChoice).min(3).max(6).describe('What is put in order.'),
  })
  .describe('The dearest of several, put in order by touching them.');

const number = z
  .strictObject({
    kind: z.literal('number'),
    ...base,
    field: fieldKey('number'),
    min: z.int().min(0).max(9999).describe('The smallest number that can be given.'),
    max: z.int().min(0).max(9999).describe('The largest number that can be given.'),
  })
  .describe('A whole number. Nothing is preset.');

const band = z
  .strictObject({ from: z.int().min(0).max(100).describe('The first position of this band; it ends where the next one begins.'), ...said })
  .describe('What the positions from here on say.');

const scale = z
  .strictObject({
    kind: z.literal('scale'),
    ...base,
    field: fieldKey('scale'),
    min: z.int().min(0).max(100).describe('The lowest position.'),
    max: z.int().min(0).max(100).describe('The highest position: 2 to 11 positions in all.'),
    low: localText(30, 'What the lowest position means.'),
    high: localText(30, 'What the highest position means.'),
    bands: z
      .array(band)
      .min(1)
      .max(11)
      .optional()
      .describe(
        'What positions say and which points they give, rising; the first begins at min. Without bands the number itself fills the field.',
      ),
  })
  .describe('A position between two ends. Nothing is preset.');

const month = z
  .strictObject({
    kind: z.literal('month'),
    ...base,
    field: fieldKey('month'),
    months: z.int().min(1).max(24).describe('How many months are offered, the running one included.'),
  })
  .describe('A month from now on.');

const commune = z
  .strictObject({
    kind: z.literal('commune'),
    ...base,
    field: fieldKey('commune'),
    departments: z.array(z.enum(DEPARTMENT_CODES)).min(1).max(12).describe('Codes of the départements whose communes can be chosen.'),
    shortcuts: z
      .array(z.string().regex(/^(?:\d{2}|2[AB])\d{3}$/, { error: 'commune-code' }))
      .max(12)
      .describe('INSEE codes of the communes offered first (not postcodes); all others are one step further.'),
  })
  .describe('A commune, out of the official register.');

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

export const question = z.discriminatedUnion('kind', [
  single,
  pictureQuestion,
  smiley,
  map,
  multiple,
  ranking,
  number,
  scale,
  month,
  commune,
  origin,
]);

export type QuestionSource = z.output<typeof question>;
export type ChoiceSource = z.output<typeof someChoice>;
export type BandSource = z.output<typeof band>;
