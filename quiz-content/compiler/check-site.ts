import { KEYPAD_ACTIONS, type Keypad, PLAIN_KEYPAD, PLAIN_VIEWING_DISTANCE_MM, PLAIN_VOLUME, type Site } from '#contract/content.ts';
import { idOf } from '#contract/ids.ts';
import type { Locale } from '#fields/types.ts';
import { type SiteSource, siteSource } from '#format/site.ts';
import { checkForm } from './check-form.ts';
import { checkIds, checkName } from './check-twice.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { insteadOf } from './nearest.ts';
import type { Source } from './source.ts';
import { child, itemsOf, textOf } from './spot.ts';

/** The keys a site names, and for every other action those of an ordinary keyboard. */
const keypadOf = (named: SiteSource['keypad']): Keypad => {
  const keys = { ...PLAIN_KEYPAD };
  for (const action of KEYPAD_ACTIONS) keys[action] = named?.[action] ?? PLAIN_KEYPAD[action];
  return keys;
};

/** The site as terminals have it. */
export const compileSite = ({
  id,
  name,
  provider,
  brand,
  geometry,
  pixelPitchMm,
  bottomEdgeMm,
  viewingDistanceMm,
  volume,
  keypad,
  coordinates,
  campaigns,
}: SiteSource): Site => ({
  id: idOf('site', id),
  name,
  provider,
  brand: idOf('brand', brand),
  geometry,
  pixelPitchMm,
  bottomEdgeMm,
  viewingDistanceMm: viewingDistanceMm ?? PLAIN_VIEWING_DISTANCE_MM,
  volume: volume ?? PLAIN_VOLUME,
  keypad: keypadOf(keypad),
  coordinates,
  campaigns: campaigns.map((campaign) => ({ id: idOf('campaign', campaign.id), pack: idOf('pack', campaign.pack) })),
});

/** What a site can refer to: ids with the languages they speak. Empty languages: the thing has mistakes of its own. */
export interface Known {
  readonly packs: ReadonlyMap<string, readonly Locale[]>;
  readonly brands: ReadonlyMap<string, readonly Locale[]>;
}

const checkLinks = (source: Source, known: Known): Diagnostic[] => {
  const brand = child(source.root, 'brand');
  const brandId = textOf(brand);
  const brandLocales = brandId === null ? undefined : known.brands.get(brandId);
  const found: Diagnostic[] = [];
  if (brandId !== null && brandLocales === undefined) {
    found.push(
      source.finding(brand.path, { variant: 'CONTENT_BRAND_UNKNOWN', id: brandId, ...insteadOf(brandId, [...known.brands.keys()]) }),
    );
  }
  for (const campaign of itemsOf(child(source.root, 'campaigns'))) {
    const pack = child(campaign, 'pack');
    const id = textOf(pack);
    if (id === null) continue;
    const locales = known.packs.get(id);
    if (locales === undefined) {
      found.push(source.finding(pack.path, { variant: 'CONTENT_PACK_UNKNOWN', id, ...insteadOf(id, [...known.packs.keys()]) }));
      continue;
    }
    const lacking =
      brandLocales === undefined || brandLocales.length === 0 ? [] : locales.filter((locale) => !brandLocales.includes(locale));
    if (lacking.length === 0) continue;
    found.push(source.finding(pack.path, { variant: 'CONTENT_TRANSLATION_MISSING/brand', locales: lacking, brand: String(brandId) }));
  }
  return found;
};

export interface CheckedSite {
  /** Null when there is an error. */
  readonly site: Site | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Validates and compiles one site. */
export const checkSite = (source: Source, name: string, known: Known): CheckedSite => {
  const form = checkForm(source, siteSource);
  const diagnostics = [
    ...form.diagnostics,
    ...checkName(source, child(source.root, 'id'), name, 'file'),
    ...checkIds(source, itemsOf(child(source.root, 'campaigns'))),
    ...checkLinks(source, known),
  ];
  return { site: form.value !== null && !hasErrors(diagnostics) ? compileSite(form.value) : null, diagnostics };
};
