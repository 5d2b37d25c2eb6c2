import fc from 'fast-check';
import type { Draft, Json } from '#tests/unit/compiler/support/packs.ts';

export const isDraft = (value: Json | undefined): value is Draft => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a visitor can read: nothing invisible, no letters from right to left, nothing that looks like an answer in a text. */
const STRANGE = /[\p{Cc}\p{Cs}\u2028\u2029\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff{]/u;
const words = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .filter((text) => /\S/.test(text) && text.length <= 30 && !STRANGE.test(text));

/** A text in the languages of the quiz, or one string for all of them. */
export const textIn = (locales: readonly string[]): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 1, arbitrary: words },
    { weight: 4, arbitrary: fc.record(Object.fromEntries(locales.map((locale) => [locale, words]))) },
  );

const THEMES = ['sea_beach_sun', 'bike', 'food', 'family', 'events'];
const theme: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...THEMES, 'none'),
  fc.uniqueArray(fc.constantFrom(...THEMES), { minLength: 1 }),
);
const nights: fc.Arbitrary<Json> = fc.constantFrom('day_trip', 'n1_3', 'resident', 'none', 3, 21);
const period: fc.Arbitrary<Json> = fc.constantFrom('high', 'mid', 'low', '2027-07', 'none');
const size: fc.Arbitrary<Json> = fc.constantFrom(1, 2, 99, 'none');
const party: fc.Arbitrary<Json> = fc.constantFrom('single', 'family', 'not_specified', 'none');
const country: fc.Arbitrary<Json> = fc.constantFrom('GB', 'NL', 'none');

/** A field that answers in words can fill, with the values that they give it; without values it fills none. */
const FILLED: readonly (readonly [field: string, value: fc.Arbitrary<Json> | null])[] = [
  ['none', null],
  ['themes', theme],
  ['stay_duration', nights],
  ['stay_period', period],
  ['party_size', size],
  ['party_type', party],
  ['origin_country', country],
];
const filled = fc.constantFrom(...FILLED.keys()).map((index) => FILLED[index] ?? (['none', null] as const));

/** Communes by the département they lie in: the codes that questions offer and conditions name. */
export const COMMUNES: Readonly<Record<string, readonly string[]>> = {
  85: ['85234', '85113'],
  44: ['44109'],
  '2A': ['2A004'],
  '2B': ['2B033'],
};
const departments = fc.subarray(Object.keys(COMMUNES), { minLength: 1 });
const picture: fc.Arbitrary<Json> = fc.record({ file: fc.constant('picture.svg'), alt: fc.constant('') });

interface Made {
  readonly locales: readonly string[];
  /** None: a survey, whose answers give no points. */
  readonly outcomes: readonly string[];
}

const said = ({ outcomes }: Made, value: fc.Arbitrary<Json> | null): Record<string, fc.Arbitrary<Json>> => ({
  ...(outcomes.length === 0
    ? {}
    : { weights: fc.dictionary(fc.constantFrom(...outcomes), fc.integer({ min: -5, max: 5 }), { maxKeys: 3 }) }),
  ...(value === null ? {} : { value }),
});

const choices = (
  made: Made,
  value: fc.Arbitrary<Json> | null,
  { from, to, pictures }: { readonly from: number; readonly to: number; readonly pictures: boolean },
): fc.Arbitrary<Json[]> =>
  fc
    .array(fc.record({ text: textIn(made.locales), ...said(made, value), ...(pictures ? { picture } : {}) }), {
      minLength: from,
      maxLength: to,
    })
    .map((all) => all.map((choice, index): Json => ({ id: `choice-${index}`, ...choice })));

const oneOfSeveral = (made: Made, kind: 'single' | 'picture' | 'smiley'): fc.Arbitrary<Draft> =>
  filled.chain(([field, value]) =>
    fc.record({
      kind: fc.constant(kind),
      field: fc.constant(field),
      choices: choices(made, value, { from: kind === 'smiley' ? 3 : 2, to: 5, pictures: kind === 'picture' }),
    }),
  );

const multiple = (made: Made): fc.Arbitrary<Draft> =>
  fc.tuple(fc.constantFrom('none', 'themes'), fc.boolean(), fc.constantFrom(...[1, 2])).chain(([field, pictures, min]) =>
    fc.record({
      kind: fc.constant('multiple'),
      field: fc.constant(field),
      min: fc.constant(min),
      max: fc.constantFrom(2, 3),
      choices: choices(made, field === 'none' ? null : theme, { from: 3, to: 5, pictures }),
    }),
  );

const ranking = (made: Made): fc.Arbitrary<Draft> =>
  fc.constantFrom('none', 'themes').chain((field) =>
    fc.record({
      kind: fc.constant('ranking'),
      field: fc.constant(field),
      places: fc.constantFrom(2, 3),
      choices: choices(made, field === 'none' ? null : theme, { from: 3, to: 5, pictures: false }),
    }),
  );

const percent = fc.integer({ min: 0, max: 100 });

const map = (made: Made): fc.Arbitrary<Draft> =>
  filled.chain(([field, value]) =>
    fc.record({
      kind: fc.constant('map'),
      field: fc.constant(field),
      map: picture,
      choices: fc
        .array(fc.record({ text: textIn(made.locales), at: fc.record({ x: percent, y: percent }), ...said(made, value) }), {
          minLength: 2,
          maxLength: 5,
        })
        .map((all) => all.map((choice, index): Json => ({ id: `choice-${index}`, ...choice }))),
    }),
  );

const number: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constant('number'),
  field: fc.constantFrom('none', 'party_size', 'stay_duration'),
  min: fc.integer({ min: 1, max: 9 }),
  max: fc.integer({ min: 9, max: 99 }),
});

const ends = ({ locales }: Made) => ({ kind: fc.constant('scale'), low: textIn(locales), high: textIn(locales) });

/** A scale whose bands say something, as many as `froms`. */
const scaleOfBands = (made: Made): fc.Arbitrary<Draft> =>
  fc.tuple(filled, fc.uniqueArray(fc.integer({ min: 2, max: 4 }), { maxLength: 3 })).chain(([[field, value], more]) =>
    fc.record({
      ...ends(made),
      field: fc.constant(field),
      min: fc.constant(1),
      max: fc.integer({ min: 4, max: 11 }),
      bands: fc.tuple(
        ...[1, ...more.toSorted((a, b) => a - b)].map(
          (from): fc.Arbitrary<Json> => fc.record({ from: fc.constant(from), ...said(made, value) }),
        ),
      ),
    }),
  );

/** A scale whose number is itself the value, or says nothing. */
const bareScale = (made: Made): fc.Arbitrary<Draft> =>
  fc.record({
    ...ends(made),
    field: fc.constantFrom('none', 'party_size', 'stay_duration'),
    min: fc.constantFrom(1, 2),
    max: fc.integer({ min: 3, max: 11 }),
  });

const month: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constant('month'),
  field: fc.constantFrom('none', 'stay_period'),
  months: fc.integer({ min: 1, max: 24 }),
});

const commune: fc.Arbitrary<Draft> = departments.chain((codes) =>
  fc.record({
    kind: fc.constant('commune'),
    field: fc.constantFrom('none', 'stay_commune_insee', 'origin_commune_insee'),
    departments: fc.constant<Json>(codes),
    shortcuts: fc.subarray(codes.flatMap((code) => COMMUNES[code] ?? [])),
  }),
);

const origin: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constant('origin'),
  departments: fc.subarray(['85', '44', '2A', '974']),
  countries: fc.subarray(['GB', 'NL', 'FR']),
});

/** A question of any kind that is right, without id and condition. */
export const questionOf = (locales: readonly string[], outcomes: readonly string[]): fc.Arbitrary<Draft> => {
  const made = { locales, outcomes };
  const kinds: fc.Arbitrary<Draft> = fc.oneof(
    oneOfSeveral(made, 'single'),
    oneOfSeveral(made, 'picture'),
    oneOfSeveral(made, 'smiley'),
    multiple(made),
    ranking(made),
    map(made),
    number,
    scaleOfBands(made),
    bareScale(made),
    month,
    commune,
    origin,
  );
  const around = fc.record({ text: textIn(locales), hint: textIn(locales), optional: fc.boolean() }, { requiredKeys: ['text'] });
  return fc.tuple(kinds, around).map(([kind, words]): Draft => ({ ...kind, ...words }));
};
