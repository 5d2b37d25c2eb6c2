import { z } from 'zod';
import { formatVersion, id, localText, pictureFile, schemaReference } from './texts.ts';

const colour = (use: string) =>
  z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, { error: 'colour' })
    .describe(`${use} As #rrggbb.`);

const purpose = z
  .strictObject({
    id: id('Unique within the brand. Consent records keep it: do not rename it later.'),
    recipient: z.string().regex(/\S/).max(120).describe('The named organisation that may use the contact for it.'),
    text: localText(300, 'The exact words the visitor agrees to.'),
    channel: z.enum(['email', 'sms']).describe('Which contact field this purpose needs.'),
    transfer: z.boolean().describe('true: the contact goes to somebody else than the office. Never offered under 18.'),
  })
  .describe('One reason to keep a contact. Each is asked alone, unticked.');

/** The source of a brand: `brands/<id>/brand.json`. */
export const brandSource = z
  .strictObject({
    $schema: schemaReference,
    formatVersion,
    id: id('The same as the name of the folder.'),
    name: z.string().regex(/\S/).max(80).describe('The name of the office or provider.'),
    logo: pictureFile('Name of an SVG or PNG file in the media folder beside this file.'),
    colours: z
      .strictObject({
        atlantic: colour('Primary surface and buttons; carries light text.'),
        lagoon: colour('Second surface; carries light text.'),
        coral: colour('Attention; carries light text.'),
        sun: colour('Highlight, and the focus ring on dark.'),
      })
      .describe('The four colours a brand replaces. Ink, foam and the beach stay.'),
    contact: z
      .strictObject({
        controller: z.string().regex(/\S/).max(160).describe('Who is responsible for what is kept (GDPR art. 4.7).'),
        noticeVersion: z.string().regex(/\S/).max(40).describe('Changes with every change of the notice.'),
        notice: localText(1200, 'What is kept, why, how long, and how to have it erased.'),
        purposes: z.array(purpose).min(1).max(8).describe('What a visitor can agree to, one by one.'),
      })
      .describe('What the brand says when it offers to stay in touch.'),
  })
  .describe('A brand of an Estran terminal.');

export type BrandSource = z.output<typeof brandSource>;
