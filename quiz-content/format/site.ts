import { z } from 'zod';
import { formatVersion, id, schemaReference } from './texts.ts';

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
