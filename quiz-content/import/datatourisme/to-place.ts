import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#fields/result.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { type PlaceSource, WEB_PAGE } from '#format/place.ts';
import { idFrom } from '#format/slug.ts';
import {
  idOfNode,
  type Node,
  namesAt,
  nodesAt,
  numberAt,
  readable,
  type Texts,
  textAt,
  textsAt,
  typesOf,
  valuesOf,
} from './linked-data.ts';
import { offerTypeOf, PARTIES } from './offer-types.ts';
import { dayIn, openingOf } from './opening.ts';

/** Why an offer does not become a place. */
export const DROPPED = [
  'no-offer',
  'unknown-type',
  'no-name',
  'no-coordinates',
  'far',
  'no-text',
  'over',
  'no-opening',
  'twice',
  'refused',
  'unreadable',
] as const;
export type Dropped = (typeof DROPPED)[number];

export interface Wish {
  /** `YYYY-MM-DD`: what is over by then is left out. */
  readonly today: string;
  /** Is it near enough? */
  readonly isNear: (place: PlaceSource['coordinates']) => boolean;
  /** Texts that a machine translated and nobody has read. */
  readonly withMachineTranslations: boolean;
}

export interface Made {
  readonly place: PlaceSource;
  /** Its text was longer than its place on the terminal. */
  readonly isShortened: boolean;
  /** Languages that were left out because a machine translated them. */
  readonly leftOut: readonly Locale[];
}

export const LICENCE = 'Licence Ouverte 2.0';
const MOST = { name: 60, text: 160, source: 160, link: 200 } as const;

/** At most so many characters: up to the end of a sentence if that leaves something, else up to a word. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const sentence = /^.*[.!?…](?=\s)/s.exec(text.slice(0, most + 1))?.[0] ?? '';
  if (sentence.length >= most / 4) return sentence;
  const cut = text.slice(0, most - 1);
  const word = cut.lastIndexOf(' ');
  return `${(word > most / 2 ? cut.slice(0, word) : cut).replace(/[\s,;:\ud800-\udbff]+$/, '')}…`;
};

const coordinatesOf = (offer: Node): PlaceSource['coordinates'] | null => {
  for (const geo of nodesAt(offer, 'isLocatedAt', 'geo')) {
    const [latitude, longitude] = [numberAt(geo, 'latitude'), numberAt(geo, 'longitude')];
    if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) continue;
    // What has no place is often published at 0, 0: in the sea off Africa.
    if (latitude !== 0 || longitude !== 0) return { latitude, longitude };
  }
  return null;
};

/** The languages in which a machine wrote the description. */
const machineWritten = (offer: Node): readonly Locale[] => {
  const translated = [...nodesAt(offer, 'hasTranslatedProperty'), ...nodesAt(offer, 'hasDescription', 'hasTranslatedProperty')].filter(
    (one) => namesAt(one, 'predicate').some((name) => ['shortDescription', 'comment', 'description'].includes(name)),
  );
  const languages = translated.flatMap((one) => valuesOf(one, 'language'));
  return LOCALES.filter((locale) => languages.includes(locale));
};

/** What the register says of it, the shortest description first. */
const describedIn = (offer: Node): Texts => ({
  ...textsAt(nodesAt(offer, 'hasDescription'), 'description'),
  ...textsAt(offer, 'comment'),
  ...textsAt(nodesAt(offer, 'hasDescription'), 'shortDescription'),
});

const webPageOf = (text: string): string | null => {
  if (!URL.canParse(text)) return null;
  const { href } = new URL(text);
  return href.length <= MOST.link && WEB_PAGE.test(href) ? href : null;
};
const linkOf = (offer: Node): string | null => {
  const pages = nodesAt(offer, 'hasContact').flatMap((contact) => valuesOf(contact, 'homepage'));
  return pages.flatMap((page) => (typeof page === 'string' ? (webPageOf(page) ?? []) : []))[0] ?? null;
};

const costOf = (offer: Node): PlaceSource['cost'] | null => {
  const prices = nodesAt(offer, 'offers', 'priceSpecification')
    .filter((price) => (textAt(price, 'priceCurrency') ?? 'EUR') === 'EUR')
    .flatMap((price) => numberAt(price, 'minPrice') ?? numberAt(price, 'price') ?? []);
  if (prices.length === 0) return null;
  const least = Math.min(...prices);
  if (least < 0) return null;
  if (least === 0) return 'free';
  return least <= 10 ? 'low' : least <= 30 ? 'medium' : 'high';
};

const audienceOf = (offer: Node): PlaceSource['for'] | null => {
  const names = [...namesAt(offer, 'hasAudience'), ...namesAt(offer, 'hasClientTarget')];
  // Who is for everybody is not for families first.
  const parties = names.includes('ForAll') ? [] : [...new Set(names.flatMap((name) => PARTIES[name] ?? []))].toSorted();
  const isWheelchair = [...valuesOf(offer, 'reducedMobilityAccess')].includes(true);
  if (parties.length === 0 && !isWheelchair) return null;
  return { ...(parties.length > 0 ? { parties } : {}), ...(isWheelchair ? { accessibility: ['wheelchair'] } : {}) };
};

const creditsOf = (offer: Node, iri: string, machine: readonly Locale[], today: string): PlaceSource['credits'] => {
  const names = ['hasBeenCreatedBy', 'hasBeenPublishedBy'].flatMap((key) => readable(textAt(nodesAt(offer, key), 'legalName') ?? ''));
  const source = ['DATAtourisme', ...new Set(names.filter((name) => name !== ''))].join(', ');
  const updated = dayIn(textAt(offer, 'lastUpdate')) ?? dayIn(textAt(offer, 'lastUpdateDatatourisme')) ?? today;
  const page = webPageOf(iri);
  return {
    source: shortened(source, MOST.source),
    licence: LICENCE,
    updated,
    ...(page === null ? {} : { page }),
    ...(machine.length > 0 ? { machineTranslated: [...machine] } : {}),
  };
};

/** The id that an offer keeps from import to import: its name, and a mark of where it comes from. */
const placeIdOf = (name: string, iri: string): string =>
  [idFrom(name), createHash('sha256').update(iri).digest('hex').slice(0, 8)].filter((part) => part !== '').join('-');

const compact = (texts: Texts, locales: readonly Locale[]): Texts | string => {
  const words = locales.map((locale) => texts[locale] ?? '');
  return new Set(words).size === 1 ? (words[0] ?? '') : Object.fromEntries(locales.map((locale, index) => [locale, words[index]]));
};

/** A place made of one object of the register, or why there is none. */
export const placeFrom = (offer: Node, wish: Wish): Result<Made, Dropped> => {
  const [iri, types] = [idOfNode(offer), typesOf(offer)];
  if (iri === null || types.length === 0) return err('no-offer');
  const type = offerTypeOf(types);
  if (type === null) return err('unknown-type');
  const labels = textsAt(offer, 'label');
  const called = labels.fr ?? LOCALES.flatMap((locale) => labels[locale] ?? [])[0];
  if (called === undefined) return err('no-name');
  const coordinates = coordinatesOf(offer);
  if (coordinates === null) return err('no-coordinates');
  if (!wish.isNear(coordinates)) return err('far');
  const described = describedIn(offer);
  const machine = machineWritten(offer);
  const locales = LOCALES.filter(
    (locale) => described[locale] !== undefined && (wish.withMachineTranslations || !machine.includes(locale)),
  );
  if (locales.length === 0) return err('no-text');
  const opening = openingOf(offer, wish.today, locales);
  if (opening.kind === 'over') return err('over');
  if (opening.kind === 'unknown' && !type.isAlwaysThere) return err('no-opening');
  const texts = Object.fromEntries(locales.map((locale) => [locale, shortened(described[locale] ?? '', MOST.text)]));
  const names = Object.fromEntries(locales.map((locale) => [locale, shortened(labels[locale] ?? called, MOST.name)]));
  const [audience, cost, link] = [audienceOf(offer), costOf(offer), linkOf(offer)];
  const expires = opening.kind === 'open' ? opening.expires : null;
  return ok({
    place: {
      $schema: '../format/place.schema.json',
      formatVersion: 1,
      id: placeIdOf(called, iri),
      kind: type.kind,
      name: compact(names, locales),
      // One language alone is said: a single string would stand for all of them.
      text: texts,
      coordinates,
      open: opening.kind === 'open' ? opening.open : { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
      ...(audience === null ? {} : { for: audience }),
      themes: [...type.themes],
      ...(cost === null ? {} : { cost }),
      ...(link === null ? {} : { link }),
      credits: creditsOf(
        offer,
        iri,
        machine.filter((locale) => locales.includes(locale)),
        wish.today,
      ),
      ...(expires === null ? {} : { expires }),
    },
    isShortened: locales.some((locale) => texts[locale] !== described[locale]),
    leftOut: machine.filter((locale) => described[locale] !== undefined && !locales.includes(locale)),
  });
};
