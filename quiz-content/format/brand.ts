import { z } from 'zod';
import type { BrandText } from '#contract/content.ts';
import { desk } from './desk.ts';
import { formatVersion, id, localText, mediaFile, schemaReference } from './texts.ts';

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

const font = z
  .strictObject({
    headings: z
      .strictObject({
        file: mediaFile('Name of a WOFF2 file in the media folder beside this file. It has the letters of all the languages.'),
        licence: z
          .string()
          .regex(/\S/)
          .max(80)
          .describe('What allows its use on terminals: an SPDX id such as OFL-1.1, or who granted it.'),
      })
      .describe('The font of the titles. Questions, answers and everything else that is read to play keep the font of the terminal.'),
  })
  .describe('The font that a brand brings.');

const texts = z
  .strictObject({
    invitation: localText(60, 'Under the button of the attract loop.').optional(),
    welcome: localText(60, 'Over the menu of games, where a terminal offers several.').optional(),
    farewell: localText(90, 'The title of the thanks at the end: the place for a name, or for where to go now.').optional(),
    closed: localText(140, 'When there is nothing to play: the place for opening hours.').optional(),
  } satisfies Record<BrandText, unknown>)
  .describe("Sentences of the terminal in the brand's own words. What is not here, the terminal says itself.");

/** An address that every phone opens, with places for what the result was; no other braces. */
const RESULT_PAGE = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#](?:[\w.~%/?&=#+:@!$'()*,;-]|\{(?:quiz|outcome|language)\})*)?$/;
const RESULT_PAGE_USE =
  'The page that the code of a result card opens on a phone: https://…, with {quiz}, {outcome} and {language} where they belong. Without it the code holds the words of the card.';

/** The source of a brand: `brands/<id>/brand.json`. */
export const brandSource = z
  .strictObject({
    $schema: schemaReference,
    formatVersion,
    id: id('The same as the name of the folder.'),
    name: z.string().regex(/\S/).max(80).describe('The name of the office or provider.'),
    logo: mediaFile('Name of an SVG or PNG file in the media folder beside this file.'),
    colours: z
      .strictObject({
        atlantic: colour('Primary surface and buttons; carries light text.'),
        lagoon: colour('Second surface; carries light text.'),
        coral: colour('Attention; carries light text.'),
        sun: colour('Highlight, and the focus ring on dark.'),
      })
      .describe('The four colours a brand replaces. Ink, foam and the beach stay.'),
    font: font.optional(),
    texts: texts.optional(),
    resultPage: z.string().max(200).regex(RESULT_PAGE, { error: 'web-address' }).describe(RESULT_PAGE_USE).optional(),
    desk: desk.optional(),
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
