import { idOf } from '#contract/ids.ts';
import { ACCESSIBILITY, type Coordinates, metresBetween, type Place, WEEKDAYS } from '#contract/place.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { type PlaceSource, placeSource } from '#format/place.ts';
import { checkCharacters } from './check-characters.ts';
import { checkForm } from './check-form.ts';
import { checkTexts } from './check-texts.ts';
import { checkName } from './check-twice.ts';
import { compileText } from './compile-texts.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { insteadOf } from './nearest.ts';
import type { Source } from './source.ts';
import { child, entriesOf, has, itemsOf, keysOf, numberOf, type Spot, textOf } from './spot.ts';

/** What a place is held against. */
export interface Surroundings {
  /** The outcomes of each pack; null: the pack has mistakes of its own. */
  readonly outcomes: ReadonlyMap<string, readonly string[] | null>;
  /** Where terminals stand. */
  readonly sites: readonly Coordinates[];
  /** The languages of the packs. */
  readonly locales: readonly Locale[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Farther than this from every terminal nobody goes for an afternoon: a digit is wrong, or the two numbers are swapped. */
const FAR_METRES = 100_000;

const inOrder = <Word>(all: readonly Word[], some: readonly Word[] = []): readonly Word[] => all.filter((word) => some.includes(word));
const once = <Word extends string | number>(words: readonly Word[] = []): readonly Word[] => [...new Set(words)];

/** The place as terminals have it, in these languages. */
export const compilePlace = (source: PlaceSource, locales: readonly Locale[]): Place => {
  const { id, kind, coordinates, open, for: audience, goesWith = {}, lovedBy, credits } = source;
  const text = (words: PlaceSource['tip']) => (words === undefined ? null : compileText(words, locales));
  return {
    id: idOf('place', id),
    kind,
    locales,
    name: compileText(source.name, locales),
    text: compileText(source.text, locales),
    tip: text(source.tip),
    coordinates,
    open: { months: once(open.months).toSorted((a, b) => a - b), weekdays: inOrder(WEEKDAYS, open.weekdays), hours: text(open.hours) },
    audience: {
      parties: once(audience?.parties),
      stays: once(audience?.stays),
      ages: { min: audience?.ages?.min ?? null, max: audience?.ages?.max ?? null },
      accessibility: inOrder(ACCESSIBILITY, audience?.accessibility),
    },
    themes: once(source.themes),
    outcomes: Object.entries(goesWith).flatMap(([pack, ids]) =>
      once(ids).map((outcome) => ({ pack: idOf('pack', pack), outcome: idOf('outcome', outcome) })),
    ),
    minutes: source.minutes ?? null,
    cost: source.cost ?? null,
    link: source.link ?? null,
    lovedBy: lovedBy === undefined ? null : { who: compileText(lovedBy.who, locales), text: text(lovedBy.text) },
    credits:
      credits === undefined
        ? null
        : {
            source: credits.source,
            licence: credits.licence,
            updated: credits.updated,
            page: credits.page ?? null,
            machineTranslated: inOrder(LOCALES, credits.machineTranslated),
          },
    expires: source.expires ?? null,
  };
};

/** Is a place at most so many kilometres from here? */
export const isWithin =
  (here: Coordinates, kilometres: number) =>
  (place: Coordinates): boolean =>
    metresBetween(here, place) <= kilometres * 1000;

/** Every outcome that a place goes with is there. */
const checkOutcomes = (source: Source, { outcomes }: Surroundings): Diagnostic[] =>
  entriesOf(child(source.root, 'goesWith')).flatMap(([pack, list]) => {
    const known = outcomes.get(pack);
    if (known === undefined)
      return [source.finding(list.path, { variant: 'CONTENT_PACK_UNKNOWN', id: pack, ...insteadOf(pack, [...outcomes.keys()]) }, 'key')];
    return itemsOf(list).flatMap((spot) => {
      const name = textOf(spot);
      if (known === null || name === null || known.includes(name)) return [];
      return [source.finding(spot.path, { variant: 'CONTENT_OUTCOME_UNKNOWN', name, places: 1, ...insteadOf(name, known) })];
    });
  });

const checkDistance = (source: Source, { sites }: Surroundings): Diagnostic[] => {
  const spot = child(source.root, 'coordinates');
  const [latitude, longitude] = [numberOf(child(spot, 'latitude')), numberOf(child(spot, 'longitude'))];
  if (latitude === null || longitude === null || sites.length === 0) return [];
  const nearestTo = (place: Coordinates): number => Math.min(...sites.map((site) => metresBetween(site, place)));
  const metres = nearestTo({ latitude, longitude });
  if (!(metres > FAR_METRES)) return [];
  const kilometres = Math.round(metres / 1000);
  const isSwapped = nearestTo({ latitude: longitude, longitude: latitude }) <= FAR_METRES;
  return [source.finding(spot.path, { variant: 'CONTENT_PLACE_FAR', kilometres, isSwapped })];
};

const checkAges = (source: Source): Diagnostic[] => {
  const ages = child(child(source.root, 'for'), 'ages');
  const [min, max] = [numberOf(child(ages, 'min')), numberOf(child(ages, 'max'))];
  return min !== null && max !== null && min > max
    ? [source.finding(ages.path, { variant: 'CONTENT_BOUNDS_IMPOSSIBLE/order', min, max })]
    : [];
};

/** The texts of a place that are there. */
const textsOf = (root: Spot): readonly Spot[] => {
  const [open, lovedBy] = [child(root, 'open'), child(root, 'lovedBy')];
  const wanted: readonly (readonly [Spot, string])[] = [
    [root, 'name'],
    [root, 'text'],
    [root, 'tip'],
    [open, 'hours'],
    [lovedBy, 'who'],
    [lovedBy, 'text'],
  ];
  return wanted.filter(([holder, key]) => has(holder, key)).map(([holder, key]) => child(holder, key));
};

export interface CheckedPlace {
  /** Null when there is an error. */
  readonly place: Place | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Validates and compiles one place. Like a brand it lists no languages: what one of its texts speaks, all of them must. */
export const checkPlace = (source: Source, name: string, surroundings: Surroundings): CheckedPlace => {
  const { root } = source;
  const form = checkForm(source, placeSource);
  const texts = textsOf(root);
  const spoken = LOCALES.filter((locale) => texts.some((text) => keysOf(text).includes(locale)));
  const locales = spoken.length === 0 ? LOCALES : spoken;
  const credits = child(root, 'credits');
  const diagnostics = [
    ...form.diagnostics,
    ...checkName(source, child(root, 'id'), name, 'file'),
    ...checkTexts(source, texts, locales, null),
    ...checkCharacters(source, [...texts, child(credits, 'source'), child(credits, 'licence')]),
    ...checkOutcomes(source, surroundings),
    ...checkDistance(source, surroundings),
    ...checkAges(source),
  ];
  const place = form.value !== null && !hasErrors(diagnostics) ? compilePlace(form.value, locales) : null;
  const lacking = place === null ? [] : surroundings.locales.filter((locale) => !place.locales.includes(locale));
  if (lacking.length > 0)
    diagnostics.push(source.finding(child(root, 'text').path, { variant: 'CONTENT_PLACE_LANGUAGES', locales: lacking }));
  if (place?.expires != null && place.expires < surroundings.today)
    diagnostics.push(source.finding(child(root, 'expires').path, { variant: 'CONTENT_PLACE_EXPIRED', expires: place.expires }));
  return { place, diagnostics };
};
