import { z } from 'zod';
import { type CompiledQuiz, REWARDS } from '#contract/compiled-quiz.ts';
import type { Condition } from '#contract/condition.ts';
import {
  type Brand,
  type BrandText,
  KEYPAD_ACTIONS,
  PLAIN_KEYPAD,
  PLAIN_VIEWING_DISTANCE_MM,
  PLAIN_VOLUME,
  type Site,
} from '#contract/content.ts';
import { DESK_CHANNELS, type Desk } from '#contract/desk.ts';
import { idOf } from '#contract/ids.ts';
import { WEEKDAYS } from '#contract/place.ts';
import { LOCALES } from '#fields/types.ts';
import { fieldKeyShape } from './field-key.ts';

z.config({ jitless: true });

/** The shapes of a content version's files. They come from outside the terminal: nothing is believed before it is parsed. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/)
  .max(64);
const locale = z.enum(LOCALES);
export const localText = z.partialRecord(locale, z.string());
const picture = z.object({ file: z.string(), alt: localText });
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const choice = z.object({
  id: slug.transform((id) => idOf('choice', id)),
  text: localText,
  picture: picture.nullable(),
  value: fieldValue.nullable(),
  weights: z.record(z.string(), z.number()),
});
const questionId = slug.transform((id) => idOf('question', id));
const said = z.union([z.string(), z.number()]);
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: questionId, is: said }),
    z.strictObject({ question: questionId, anyOf: z.array(said) }),
    z.strictObject({ question: questionId, atLeast: z.number() }),
    z.strictObject({ question: questionId, answered: z.boolean() }),
    z.strictObject({ all: z.array(condition) }),
    z.strictObject({ any: z.array(condition) }),
    z.strictObject({ not: condition }),
  ]),
);

const base = {
  id: questionId,
  text: localText,
  hint: localText.nullable(),
  field: fieldKeyShape.nullable(),
  optional: z.boolean(),
  when: condition.nullable(),
  best: z.record(z.string(), z.number()),
};
const spot = z.object({ choice: slug.transform((id) => idOf('choice', id)), x: z.number(), y: z.number() });
const question = z.discriminatedUnion('kind', [
  z.discriminatedUnion('look', [
    z.object({ ...base, kind: z.literal('single'), look: z.enum(['words', 'pictures', 'smileys']), choices: z.array(choice) }),
    z.object({ ...base, kind: z.literal('single'), look: z.literal('map'), map: picture, spots: z.array(spot), choices: z.array(choice) }),
  ]),
  z.object({ ...base, kind: z.literal('ranking'), choices: z.array(choice), places: z.int().min(1) }),
  z.object({ ...base, kind: z.literal('multiple'), choices: z.array(choice), min: z.int(), max: z.int() }),
  z.object({ ...base, kind: z.literal('number'), min: z.int(), max: z.int() }),
  z.object({
    ...base,
    kind: z.literal('scale'),
    min: z.int(),
    max: z.int(),
    low: localText,
    high: localText,
    bands: z.array(z.object({ from: z.int(), value: fieldValue.nullable(), weights: z.record(z.string(), z.number()) })),
  }),
  z.object({ ...base, kind: z.literal('month'), months: z.int().min(1).max(24) }),
  z.object({
    ...base,
    kind: z.literal('commune'),
    shortcuts: z.array(z.string()),
    communes: z.array(z.object({ code: z.string(), name: z.string(), department: z.string(), postcodes: z.array(z.string()) })),
  }),
  z.object({ ...base, kind: z.literal('origin'), departments: z.array(z.string()), countries: z.array(z.string()) }),
]);

export const compiledQuiz = z.object({
  formatVersion: z.literal(2),
  id: slug.transform((id) => idOf('pack', id)),
  version: z.string().max(64),
  kind: slug,
  locales: z.array(locale).min(1),
  defaultLocale: locale,
  title: localText,
  invitation: localText,
  // Left out by content versions that were compiled before there were covers.
  cover: picture.nullable().default(null),
  // The rules are read by the game's own kind, when it is played.
  reward: z.enum(REWARDS).nullable().default(null),
  game: z
    .object({ kind: slug, rules: z.unknown(), answers: z.array(questionId) })
    .nullable()
    .default(null),
  questions: z.array(question),
  outcomes: z.array(
    z.object({
      id: slug.transform((id) => idOf('outcome', id)),
      title: localText,
      text: localText,
      advice: localText,
      picture,
      card: localText.nullable(),
      maximum: z.number().positive(),
    }),
  ),
}) satisfies z.ZodType<CompiledQuiz>;

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/);

const span = z.object({ from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) });
const spans = z.array(span);
const deskShape = z.object({
  name: localText,
  where: localText.nullable(),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone)),
  answersWithinMinutes: z.int().positive(),
  seasons: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      week: z.record(z.enum(WEEKDAYS), spans),
    }),
  ),
  exceptions: z.array(z.object({ from: z.string(), to: z.string(), open: spans, why: localText.nullable() })),
  channels: z.array(z.object({ kind: z.enum(DESK_CHANNELS), address: z.string(), label: localText.nullable() })),
  callBack: localText.nullable(),
}) satisfies z.ZodType<Desk>;

export const brandShape = z.object({
  id: slug.transform((id) => idOf('brand', id)),
  name: z.string(),
  logo: z.string(),
  colours: z.object({ atlantic: colour, lagoon: colour, coral: colour, sun: colour }),
  // Left out by content versions that were compiled before brands had them.
  font: z
    .object({ headings: z.object({ file: z.string(), licence: z.string() }) })
    .nullable()
    .default(null),
  texts: z
    .object({
      invitation: localText.exactOptional(),
      welcome: localText.exactOptional(),
      farewell: localText.exactOptional(),
      closed: localText.exactOptional(),
    } satisfies Record<BrandText, unknown>)
    .default({}),
  resultPage: z.string().nullable().default(null),
  desk: deskShape.nullable().default(null),
  contact: z.object({
    controller: z.string(),
    noticeVersion: z.string(),
    notice: localText,
    purposes: z.array(
      z.object({
        id: slug.transform((id) => idOf('purpose', id)),
        recipient: z.string(),
        text: localText,
        channel: z.enum(['email', 'sms']),
        transfer: z.boolean(),
      }),
    ),
  }),
}) satisfies z.ZodType<Brand>;

export const siteShape = z.object({
  id: slug.transform((id) => idOf('site', id)),
  name: z.string(),
  provider: z.object({ id: slug, name: z.string() }).nullable(),
  brand: slug.transform((id) => idOf('brand', id)),
  geometry: z.object({ widthPx: z.int(), heightPx: z.int() }),
  pixelPitchMm: z.number().positive(),
  bottomEdgeMm: z.number(),
  // Content that was compiled before terminals knew these says nothing of them.
  viewingDistanceMm: z.number().default(PLAIN_VIEWING_DISTANCE_MM),
  volume: z.number().min(0).max(1).default(PLAIN_VOLUME),
  keypad: z.record(z.enum(KEYPAD_ACTIONS), z.array(z.string()).readonly()).default({ ...PLAIN_KEYPAD }),
  coordinates: z.object({ latitude: z.number(), longitude: z.number() }),
  campaigns: z.array(z.object({ id: slug.transform((id) => idOf('campaign', id)), pack: slug.transform((id) => idOf('pack', id)) })),
}) satisfies z.ZodType<Site>;
