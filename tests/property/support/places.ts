import fc from 'fast-check';
import { idOf } from '#contract/ids.ts';
import { PLACE_KINDS, type Place, WEEKDAYS } from '#contract/place.ts';
import type { Locale } from '#fields/types.ts';
import type { Situation } from '#play/recommend.ts';

export const TOWN = { latitude: 46.79, longitude: -2.06 };
const THEMES = ['sea_beach_sun', 'bike', 'food', 'heritage'];
const PARTIES = ['single', 'couple', 'family'];
const STAYS = ['camping', 'hotel'];
const OUTCOMES = ['wave', 'dune'].map((outcome) => ({ pack: idOf('pack', 'small'), outcome: idOf('outcome', outcome) }));

const two = (number: number): string => String(number).padStart(2, '0');
const month = fc.integer({ min: 1, max: 12 });
const someDay = fc.tuple(fc.integer({ min: 2026, max: 2029 }), month, fc.integer({ min: 1, max: 28 }));
export const dayText = ([year, at, day]: readonly [number, number, number]): string => `${year}-${two(at)}-${two(day)}`;
const some = <Word>(words: readonly Word[], minLength = 0): fc.Arbitrary<Word[]> => fc.subarray([...words], { minLength });
const coordinates = fc.record({
  latitude: fc.double({ min: 46.4, max: 47.2, noNaN: true }),
  longitude: fc.double({ min: -2.6, max: -1.5, noNaN: true }),
});

const place = (kind: fc.Arbitrary<Place['kind']>): fc.Arbitrary<Omit<Place, 'id'>> =>
  fc.record({
    kind,
    locales: some<Locale>(['fr', 'en', 'nl', 'de'], 1),
    name: fc.constant({ fr: 'Lieu' }),
    text: fc.constant({ fr: 'Y aller' }),
    tip: fc.constant(null),
    coordinates: fc.oneof({ weight: 4, arbitrary: coordinates }, { weight: 1, arbitrary: fc.constant(TOWN) }),
    open: fc.record({ months: some([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 1), weekdays: some(WEEKDAYS), hours: fc.constant(null) }),
    audience: fc.record({
      parties: some(PARTIES),
      stays: some(STAYS),
      ages: fc.constant({ min: null, max: null }),
      accessibility: fc.constant([]),
    }),
    themes: some(THEMES, 1),
    outcomes: some(OUTCOMES),
    minutes: fc.constant(null),
    cost: fc.constant(null),
    link: fc.constant(null),
    lovedBy: fc.option(fc.constant({ who: { fr: 'L’équipe' }, text: null })),
    credits: fc.constant(null),
    expires: fc.option(someDay.map(dayText)),
  });

const numbered = (all: readonly Omit<Place, 'id'>[]): Place[] => all.map((one, index) => ({ ...one, id: idOf('place', `p${index}`) }));
/** Places of every kind, each with an id of its own. */
export const places: fc.Arbitrary<Place[]> = fc.array(place(fc.constantFrom(...PLACE_KINDS)), { maxLength: 14 }).map(numbered);
export const secrets: fc.Arbitrary<Place[]> = fc.array(place(fc.constant('secret')), { minLength: 1, maxLength: 8 }).map(numbered);

const period = fc.oneof(
  fc.constantFrom('high', 'mid', 'low'),
  fc.tuple(fc.integer({ min: 2026, max: 2028 }), month).map(([year, at]) => `${year}-${two(at)}`),
  fc.tuple(someDay, someDay).map((days) => days.map(dayText).toSorted().join('/')),
);

/** What a visitor may have said, on a day of 2027 in the town. */
export const situations: fc.Arbitrary<Situation> = fc
  .record({
    themes: some(THEMES),
    party: fc.option(fc.constantFrom(...PARTIES)),
    stay: fc.option(fc.constantFrom(...STAYS)),
    period: fc.option(period),
    outcome: fc.option(fc.constantFrom(...OUTCOMES)),
    locale: fc.constantFrom<Locale>('fr', 'en', 'nl', 'de'),
    today: fc.tuple(month, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 })),
  })
  .map(({ themes, party, stay, period: said, outcome, locale, today: [at, day, hour] }) => ({
    fields: [
      ...(themes.length > 0 ? [{ key: 'themes', value: themes } as const] : []),
      ...(party === null ? [] : [{ key: 'party_type', value: party } as const]),
      ...(stay === null ? [] : [{ key: 'accommodation_type', value: stay } as const]),
      ...(said === null ? [] : [{ key: 'stay_period', value: said } as const]),
    ],
    outcome,
    locale,
    from: TOWN,
    today: new Date(2027, at - 1, day, hour),
  }));
