import { z } from 'zod';
import { ACCESSIBILITY, PLACE_COSTS, PLACE_KINDS, WEEKDAYS } from '#contract/place.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { fieldByKey, valuesOf } from '#fields/values.ts';
import { formatVersion, id, localText, schemaReference } from './texts.ts';

/** The words of a field of the dictionary that a place can be about; "not specified" describes nobody. */
const wordsOf = (key: FieldKey) => z.enum(Object.keys(valuesOf(fieldByKey(key).type) ?? {}).filter((word) => word !== 'not_specified'));

const theme = wordsOf('themes');
const party = wordsOf('party_type');
const stay = wordsOf('accommodation_type');

/** Which field each list of words comes from: editors explain the words with its labels. */
export const FIELD_OF_WORDS: ReadonlyMap<z.core.$ZodType, FieldKey> = new Map<z.core.$ZodType, FieldKey>([
  [theme, 'themes'],
  [party, 'party_type'],
  [stay, 'accommodation_type'],
]);

/** An address that a phone opens from a code: no other protocol, no name before the host, no blanks. */
export const WEB_PAGE = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][\w.~%/?&=#+:@!$'()*,;-]*)?$/;
const webPage = (description: string) => z.string().max(200).regex(WEB_PAGE, { error: 'https-address' }).describe(description);
const day = (description: string) => z.iso.date({ error: 'date' }).describe(`${description} As 2027-06-30.`);
const short = (max: number, description: string) => z.string().regex(/\S/).max(max).describe(description);
const age = (description: string) => z.int().min(0).max(99).optional().describe(description);

const audience = z
  .strictObject({
    parties: z.array(party).min(1).max(6).optional().describe('For these it was made; everybody when it is not said.'),
    stays: z
      .array(stay)
      .min(1)
      .max(9)
      .optional()
      .describe('Handy for who sleeps there: a market for those who cook. Nothing when it is not said.'),
    ages: z
      .strictObject({ min: age('The youngest it is for.'), max: age('The oldest it is for.') })
      .optional()
      .describe('For which ages; all of them when it is not said.'),
    accessibility: z.array(z.enum(ACCESSIBILITY)).min(1).max(4).optional().describe('Who gets in and around without help.'),
  })
  .describe('For whom it is.');

const open = z
  .strictObject({
    months: z
      .array(z.int().min(1).max(12))
      .min(1)
      .max(12)
      .describe('The months in which it is open, from 1 to 12. Out of them no terminal recommends it.'),
    weekdays: z.array(z.enum(WEEKDAYS)).min(1).max(7).optional().describe('Only on these days; every day when it is not said.'),
    hours: localText(80, 'When in the day, in words.').optional(),
  })
  .describe('When it is there.');

/** The source of a place: `places/<id>.json`. */
export const placeSource = z
  .strictObject({
    $schema: schemaReference,
    formatVersion,
    id: id('The same as the name of the file.'),
    kind: z
      .enum(PLACE_KINDS)
      .describe('activity: something to do. provider: somebody who offers it. secret: never listed, told to one visitor at a time.'),
    name: localText(60, 'The name of the place, as a visitor reads it.'),
    text: localText(160, 'Why to go there, in a sentence or two.'),
    tip: localText(120, 'What only locals know.').optional(),
    coordinates: z
      .strictObject({
        latitude: z.number().min(-90).max(90).describe('Degrees north.'),
        longitude: z.number().min(-180).max(180).describe('Degrees east.'),
      })
      .describe('Where it is.'),
    open,
    for: audience.optional(),
    themes: z.array(theme).min(1).max(4).describe('What it is about: the themes that visitors choose from.'),
    goesWith: z
      .record(id('The pack: a folder of packs/.'), z.array(id('An outcome of the pack.')).min(1).max(12))
      .optional()
      .describe('The results it goes with: for each pack the outcomes. Who gets one of them is told of it first.'),
    minutes: z.int().min(10).max(1440).optional().describe('How long one stays, in minutes.'),
    cost: z
      .enum(PLACE_COSTS)
      .optional()
      .describe('For one adult: free; low: up to 10 €; medium: up to 30 €; high: more. Nothing when nobody knows.'),
    link: webPage('A page about it: https://… The terminal shows it as a code for phones.').optional(),
    lovedBy: z
      .strictObject({
        who: localText(40, 'Who of the office loves it: a first name or a role.'),
        text: localText(120, 'Why, in their own words.').optional(),
      })
      .optional()
      .describe('A « coup de cœur ». It is the choice of a person, and never a rating.'),
    credits: z
      .strictObject({
        source: short(160, 'Who the description comes from.'),
        licence: short(80, 'What allows its use.'),
        updated: day('When its source last changed it.'),
        page: webPage('Where the source keeps it.').optional(),
        machineTranslated: z
          .array(z.enum(['fr', 'en', 'nl', 'de']))
          .optional()
          .describe('The languages that a machine translated, and nobody has read yet.'),
      })
      .optional()
      .describe('Where an imported place comes from. Terminals show it with the place.'),
    expires: day('The last day on which it may be recommended.').optional(),
  })
  .describe('A place that the terminals recommend.');

export type PlaceSource = z.output<typeof placeSource>;
