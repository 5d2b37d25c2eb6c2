import { z } from 'zod';
import type { KeypadAction } from '#contract/content.ts';
import { formatVersion, id, schemaReference } from './texts.ts';

const keys = z.array(z.string().regex(/\S/).max(40)).min(1).max(6).optional();
const keysOfActions = {
  speech: keys.describe('Begins and ends speech, from anywhere.'),
  next: keys.describe('Goes to the next thing on the view.'),
  previous: keys.describe('Goes to the thing before.'),
  choose: keys.describe('Chooses the thing that was said last.'),
  back: keys.describe('Goes back.'),
  repeat: keys.describe('Says it again.'),
  louder: keys.describe('Speaks louder.'),
  softer: keys.describe('Speaks more softly.'),
} as const satisfies Record<KeypadAction, typeof keys>;

const name = (description: string) => z.string().regex(/\S/).max(120).describe(description);

/** The source of a site: `sites/<id>.json`. */
export const siteSource = z
  .strictObject({
    $schema: schemaReference,
    formatVersion,
    id: id('The same as the name of the file.'),
    name: name('The name of the place.'),
    provider: z
      .strictObject({ id: id('The id of the provider.'), name: name('The name of the provider.') })
      .nullable()
      .describe('Who lends the place; null for the office itself.'),
    brand: id('The brand this terminal wears: a folder of brands/.'),
    geometry: z
      .strictObject({
        widthPx: z.int().min(320).max(7680).describe('Width of the display in CSS pixels.'),
        heightPx: z.int().min(320).max(7680).describe('Height of the display in CSS pixels.'),
      })
      .describe('The size of the display as the page sees it.'),
    pixelPitchMm: z.number().min(0.05).max(2).describe('Millimetres per CSS pixel: width of the display in mm ÷ widthPx.'),
    bottomEdgeMm: z.number().min(0).max(3000).describe("Height of the display's lower edge above the floor, in millimetres."),
    viewingDistanceMm: z
      .number()
      .min(200)
      .max(3000)
      .optional()
      .describe('How far from the display visitors stand or sit, in millimetres; 600 when it is not said. Large text is measured by it.'),
    volume: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe('How loud the terminal is at the start of a visit: 0 silent, 1 loudest; 0.6 when it is not said.'),
    keypad: z
      .strictObject(keysOfActions)
      .optional()
      .describe(
        'The keys of the keypad beside the display, by the names browsers give them; those of an ordinary keyboard when it is not said.',
      ),
    coordinates: z
      .strictObject({
        latitude: z.number().min(-90).max(90).describe('Degrees north.'),
        longitude: z.number().min(-180).max(180).describe('Degrees east.'),
      })
      .describe('Where the terminal stands.'),
    campaigns: z
      .array(
        z
          .strictObject({
            id: id('Unique within the site. Reports keep it: do not rename it later.'),
            pack: id('The pack that is played: a folder of packs/.'),
          })
          .describe('A game that this terminal offers.'),
      )
      .min(1)
      .max(12)
      .describe('The games, in the order they are offered.'),
  })
  .describe('The place and body of an Estran terminal.');

export type SiteSource = z.output<typeof siteSource>;
