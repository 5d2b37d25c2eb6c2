import { BRAND_TEXTS, type Brand } from '#contract/content.ts';
import { idOf } from '#contract/ids.ts';
import { CALL_BACK_PURPOSE } from '#contract/submission.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { type BrandSource, brandSource } from '#format/brand.ts';
import { checkCharacters } from './check-characters.ts';
import { checkColours } from './check-colours.ts';
import { checkDesk, compileDesk, deskTexts } from './check-desk.ts';
import { readFont } from './check-font.ts';
import { checkForm } from './check-form.ts';
import { checkTexts } from './check-texts.ts';
import { checkIds, checkName } from './check-twice.ts';
import { compileText } from './compile-texts.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { type Media, readMedia } from './media.ts';
import type { Source } from './source.ts';
import { child, has, itemsOf, keysOf, type Spot, textAt } from './spot.ts';

/** The brand as terminals have it, in these languages. */
export const compileBrand = (
  { id, name, logo, colours, font, texts = {}, resultPage, desk, contact }: BrandSource,
  locales: readonly Locale[],
): Brand => ({
  id: idOf('brand', id),
  name,
  logo,
  colours,
  font: font === undefined ? null : { headings: { file: font.headings.file, licence: font.headings.licence } },
  texts: Object.fromEntries(
    BRAND_TEXTS.flatMap((key) => {
      const text = texts[key];
      return text === undefined ? [] : [[key, compileText(text, locales)]];
    }),
  ),
  resultPage: resultPage ?? null,
  desk: desk === undefined ? null : compileDesk(desk, locales),
  contact: {
    controller: contact.controller,
    noticeVersion: contact.noticeVersion,
    notice: compileText(contact.notice, locales),
    purposes: contact.purposes.map((purpose) => ({
      id: idOf('purpose', purpose.id),
      recipient: purpose.recipient,
      text: compileText(purpose.text, locales),
      channel: purpose.channel,
      transfer: purpose.transfer,
    })),
  },
});

export interface CheckedBrand {
  /** Null when there is an error. */
  readonly brand: Brand | null;
  /** The languages its texts are in: all of them when every text is one string. */
  readonly locales: readonly Locale[];
  readonly media: Media;
  readonly diagnostics: readonly Diagnostic[];
}

/** A call back is agreed to under an id of its own: a purpose of that name would be taken for one. */
const checkReserved = (source: Source, purposes: readonly Spot[]): Diagnostic[] =>
  purposes
    .filter((purpose) => textAt(purpose, 'id') === CALL_BACK_PURPOSE)
    .map((purpose) => source.finding(child(purpose, 'id').path, { variant: 'CONTENT_DUPLICATE/call-back', text: CALL_BACK_PURPOSE }));

/** Validates and compiles one brand. */
export const checkBrand = async (
  source: Source,
  name: string,
  mediaFolder: { readonly path: string; readonly shown: string },
): Promise<CheckedBrand> => {
  const contact = child(source.root, 'contact');
  const purposes = itemsOf(child(contact, 'purposes'));
  const own = child(source.root, 'texts');
  const texts = [
    ...BRAND_TEXTS.filter((key) => has(own, key)).map((key) => child(own, key)),
    ...deskTexts(child(source.root, 'desk')),
    ...[contact, ...purposes].flatMap((holder) => ['notice', 'text'].filter((key) => has(holder, key)).map((key) => child(holder, key))),
  ];
  // A brand lists no languages: what one of its texts speaks, all of them must.
  const spoken = LOCALES.filter((locale) => texts.some((text) => keysOf(text).includes(locale)));
  const locales = spoken.length === 0 ? LOCALES : spoken;
  const names = [child(source.root, 'name'), child(contact, 'controller'), ...purposes.map((purpose) => child(purpose, 'recipient'))];
  const form = checkForm(source, brandSource);
  const read = readMedia(source, [child(source.root, 'logo')], mediaFolder);
  const font = await readFont(source, mediaFolder);
  const diagnostics = [
    ...form.diagnostics,
    ...checkName(source, child(source.root, 'id'), name, 'folder'),
    ...checkTexts(source, texts, locales, null),
    ...checkIds(source, purposes),
    ...checkReserved(source, purposes),
    ...checkCharacters(source, [...names, ...texts]),
    ...checkColours(source),
    ...checkDesk(source, child(source.root, 'desk')),
    ...read.diagnostics,
    ...font.diagnostics,
  ];
  const brand = form.value !== null && !hasErrors(diagnostics) ? compileBrand(form.value, locales) : null;
  return { brand, locales, media: new Map([...read.media, ...font.media]), diagnostics };
};
