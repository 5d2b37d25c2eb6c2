import { z } from 'zod';
import type { Locale } from '#fields/types.ts';

/** Something besides blanks. The compiler knows this pattern and says "empty". */
export const NOT_BLANK = /\S/;

const localeMaps = new WeakSet<z.core.$ZodType>();

/** Is this schema the `{ "fr": …, "en": … }` of a text? Its keys are languages, not keys of the format. */
export const isLocaleMap = (schema: z.core.$ZodType): boolean => localeMaps.has(schema);

/** Is this schema a text, in one string or in several languages? */
export const isText = (schema: z.core.$ZodType): boolean => schema instanceof z.ZodUnion && schema.options.some(isLocaleMap);

const perLocale = <Text extends z.ZodType>(text: Text) => {
  const map = z.strictObject({ fr: text.optional(), en: text.optional(), nl: text.optional(), de: text.optional() } satisfies Record<
    Locale,
    unknown
  >);
  localeMaps.add(map);
  return z.union([text, map]);
};

/** A text per language, or one string for all languages. `max` counts characters: more would not fit its place on the terminal. */
export const localText = (max: number, description: string) =>
  perLocale(z.string().regex(NOT_BLANK).max(max)).describe(
    `${description} One text per language, or one string for all languages. At most ${max} characters.`,
  );

/** The alternative text of a picture: empty where the text beside the picture says the same. */
const altText = perLocale(z.string().max(150)).describe(
  'What the picture shows, for people who do not see it. "" when the text beside the picture says the same. At most 150 characters.',
);

export type TextSource = string | Readonly<Partial<Record<Locale, string | undefined>>>;

/** An id: a slug of at most 64 characters, the same form as `isId` of the contract. */
export const id = (description: string) =>
  z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, { error: 'id' })
    .describe(description);

/** `media/` is not said: every picture and every font lies there. What the name may be is checked with the file itself. */
export const mediaFile = (description: string) => z.string().regex(NOT_BLANK).max(200).describe(description);

export const picture = z
  .strictObject({ file: mediaFile('Name of an SVG or PNG file in the media folder beside this file.'), alt: altText })
  .describe('A picture with what it shows.');

/** Is this schema a picture, whatever is said about it? */
export const isPicture = (schema: z.core.$ZodType): boolean => schema instanceof z.ZodObject && schema.shape === picture.shape;

export const formatVersion = z.literal(1).describe('The version of this format. Always 1.');

export const schemaReference = z.string().optional().describe('Where an editor finds the rules of this file.');
