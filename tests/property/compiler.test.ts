import fc from 'fast-check';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editDistance, nearest } from '#compiler/nearest.ts';
import { FIELDS } from '#fields/dictionary.ts';
import { type ProfileField, QUALIFICATION_RULES, qualify } from '#fields/qualification.ts';
import { LOCALES, PROVENANCES } from '#fields/types.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { checkText, type Draft, type Json, SVG, write } from '#tests/unit/compiler/support/packs.ts';

// long: the compiler's properties share their generators of quizzes and mistakes.

const media = temporaryFolder('property');
beforeAll(() => write(media.path, 'picture.svg', SVG));
afterAll(() => media.remove());

/** What a visitor can read: nothing invisible, no letters from right to left, nothing that looks like an answer in a text. */
const STRANGE = /[\p{Cc}\p{Cs}\u2028\u2029\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff{]/u;
const words = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .filter((text) => /\S/.test(text) && text.length <= 30 && !STRANGE.test(text));
const THEMES = ['sea_beach_sun', 'bike', 'food', 'family', 'events'];

const isDraft = (value: Json | undefined): value is Draft => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text in the languages of the quiz, or one string for all of them. */
const textIn = (locales: readonly string[]): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 1, arbitrary: words },
    { weight: 4, arbitrary: fc.record(Object.fromEntries(locales.map((locale) => [locale, words]))) },
  );

const weightsOf = (outcomes: readonly string[]): fc.Arbitrary<Draft> =>
  fc.dictionary(fc.constantFrom(...outcomes), fc.integer({ min: -5, max: 5 }), { maxKeys: 3 });

const picture: fc.Arbitrary<Json> = fc.record({ file: fc.constant('picture.svg'), alt: fc.constant('') });

const choicesOf = (
  locales: readonly string[],
  outcomes: readonly string[],
  value: fc.Arbitrary<Json> | null,
  more: { readonly minLength?: number; readonly pictures?: boolean } = {},
): fc.Arbitrary<Json[]> =>
  fc
    .array(
      fc.record({
        text: textIn(locales),
        weights: weightsOf(outcomes),
        ...(value === null ? {} : { value }),
        ...(more.pictures ? { picture } : {}),
      }),
      { minLength: more.minLength ?? 2, maxLength: 5 },
    )
    .map((choices) => choices.map((choice, index): Json => ({ id: `choice-${index}`, ...choice })));

const questionOf = (locales: readonly string[], outcomes: readonly string[]): fc.Arbitrary<Draft> => {
  const text = textIn(locales);
  const theme = fc.oneof(fc.constantFrom(...THEMES, 'none'), fc.uniqueArray(fc.constantFrom(...THEMES), { minLength: 1 }));
  return fc.oneof(
    fc.record({ kind: fc.constant('single'), text, field: fc.constant('themes'), choices: choicesOf(locales, outcomes, theme) }),
    fc.record({
      kind: fc.constant('single'),
      text,
      field: fc.constant('none'),
      choices: choicesOf(locales, outcomes, null),
      optional: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('multiple'),
      text,
      field: fc.constant('none'),
      min: fc.constant(1),
      max: fc.constant(2),
      choices: choicesOf(locales, outcomes, null),
    }),
    fc.record({
      kind: fc.constant('number'),
      text,
      field: fc.constant('none'),
      min: fc.integer({ min: 0, max: 9 }),
      max: fc.integer({ min: 9, max: 99 }),
    }),
    fc.record({
      kind: fc.constant('picture'),
      text,
      field: fc.constant('none'),
      choices: choicesOf(locales, outcomes, null, { pictures: true }),
    }),
    fc.record({
      kind: fc.constant('smiley'),
      text,
      field: fc.constant('none'),
      choices: choicesOf(locales, outcomes, null, { minLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('scale'),
      text,
      field: fc.constant('themes'),
      min: fc.constant(1),
      max: fc.integer({ min: 3, max: 11 }),
      low: text,
      high: text,
      bands: fc
        .tuple(fc.record({ value: theme, weights: weightsOf(outcomes) }), fc.record({ value: theme, weights: weightsOf(outcomes) }))
        .map(
          ([first, second]): Json => [
            { from: 1, ...first },
            { from: 3, ...second },
          ],
        ),
    }),
    fc.record({ kind: fc.constant('month'), text, field: fc.constant('none'), months: fc.integer({ min: 1, max: 24 }) }),
    fc.record({
      kind: fc.constant('origin'),
      text,
      departments: fc.subarray(['85', '44', '2A', '974']),
      countries: fc.subarray(['GB', 'NL', 'DE']),
      optional: fc.constant(true),
    }),
  );
};

/** Gives every question but the first, if `pick` says so, a condition on one before it, and a text that names the answer to the first. */
const withPaths = (questions: readonly Draft[], picks: readonly number[]): Json[] =>
  questions.map((question, index): Json => {
    const pick = picks[index] ?? 0;
    const target = questions[pick % Math.max(1, index)];
    const isLast = index === questions.length - 1;
    if (index === 0 || target === undefined || isLast) return question;
    const id = String(target.id);
    const numeric = target.kind === 'number' || target.kind === 'scale';
    const chosen = Array.isArray(target.choices) ? target.choices[0] : undefined;
    const leaf: Draft = numeric
      ? { question: id, atLeast: Number(target.max) }
      : isDraft(chosen)
        ? { question: id, anyOf: [String(chosen.id)] }
        : { question: id, answered: true };
    const when = [null, leaf, { not: leaf }, { any: [leaf, { question: id, answered: false }] }][pick % 4] ?? null;
    return when === null ? question : { ...question, when };
  });

/** A quiz that is right. Its last question gives every outcome more points than the others can take away. */
const validPack: fc.Arbitrary<Draft> = fc
  .record({ locales: fc.shuffledSubarray([...LOCALES], { minLength: 1 }), count: fc.integer({ min: 2, max: 4 }) })
  .chain(({ locales, count }) => {
    const outcomes = ['north', 'east', 'south', 'west'].slice(0, count);
    const text = textIn(locales);
    const outcome = fc.record({ title: text, text, advice: text, picture: fc.record({ file: fc.constant('picture.svg'), alt: text }) });
    return fc.record({
      formatVersion: fc.constant(2),
      id: fc.constant('small'),
      kind: fc.constant('personality'),
      locales: fc.constant<Json>(locales),
      defaultLocale: fc.constantFrom(...locales),
      title: text,
      invitation: text,
      outcomes: fc.record(Object.fromEntries(outcomes.map((name) => [name, outcome]))),
      tieOrder: fc.shuffledSubarray(outcomes, { minLength: outcomes.length }),
      questions: fc
        .record({
          questions: fc.array(questionOf(locales, outcomes), { minLength: 2, maxLength: 6 }),
          picks: fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
        })
        .map(({ questions, picks }): Json[] => {
          const asked = questions.filter(
            (question, index) => question.kind !== 'origin' || questions.findIndex(({ kind }) => kind === 'origin') === index,
          );
          const last: Draft = {
            kind: 'single',
            text: 'And last',
            field: 'none',
            choices: outcomes.map((name): Json => ({ id: name, text: name, weights: { [name]: 90 } })),
          };
          const numbered = [...asked, last].map((question, index): Draft => ({ id: `question-${index}`, ...question }));
          return withPaths(numbered, picks);
        }),
    });
  });

type Path = (string | number)[];

/** Every place of a draft, with what stands there. */
const placesOf = (value: Json, path: Path = []): { path: Path; value: Json }[] => [
  { path, value },
  ...(Array.isArray(value) ? value.flatMap((item, index) => placesOf(item, [...path, index])) : []),
  ...(isDraft(value) ? Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key])) : []),
];
const parentOf = (draft: Draft, path: Path): Draft => {
  let here: Json | undefined = draft;
  for (const step of path.slice(0, -1)) here = Array.isArray(here) ? here[Number(step)] : isDraft(here) ? here[step] : undefined;
  if (!isDraft(here)) throw new Error(`no object above ${path.join('.')}`);
  return here;
};

/** One mistake: how it is made at a place, and where its finding must be. Null: not at this place. */
interface Mistake {
  readonly name: string;
  readonly fits: (path: Path, value: Json) => boolean;
  readonly make: (parent: Draft, key: string, value: Json) => void;
  /** The path of the finding, and whether it points at the key. */
  readonly place: (path: Path, value: Json) => { path: Path; key: boolean };
}
const last = (path: Path): string => String(path.at(-1));
const isChoice = (path: Path): boolean => path.at(-2) === 'choices';
const REQUIRED =
  /^(?:id|text|title|invitation|advice|picture|file|field|choices|kind|questions|formatVersion|departments|countries|alt|min|max)$/;

const MISTAKES: readonly Mistake[] = [
  {
    name: 'a translation is dropped',
    fits: (path, value) =>
      isDraft(value) &&
      /^(?:text|title|advice|invitation|alt)$/.test(last(path)) &&
      Object.keys(value).length > (last(path) === 'alt' ? 1 : 0),
    make: (_, __, value) => {
      if (isDraft(value)) delete value[Object.keys(value)[0] ?? ''];
    },
    place: (path) => ({ path, key: false }),
  },
  {
    name: 'an outcome is mistyped where points are given',
    fits: (path) => path.at(-2) === 'weights',
    make: (parent, key) => {
      const points = parent[key] ?? 0;
      delete parent[key];
      parent[`${key}x`] = points;
    },
    place: (path) => ({ path: [...path.slice(0, -1), `${last(path)}x`], key: true }),
  },
  {
    name: 'a required key is deleted',
    fits: (path) => typeof path.at(-1) === 'string' && REQUIRED.test(last(path)),
    make: (parent, key) => {
      delete parent[key];
    },
    place: (path) => ({ path: path.slice(0, -1), key: false }),
  },
  {
    name: 'a key is mistyped',
    fits: (path) => typeof path.at(-1) === 'string' && /^(?:text|title|advice|choices|picture|questions|field)$/.test(last(path)),
    make: (parent, key, value) => {
      delete parent[key];
      parent[`${key}q`] = value;
    },
    place: (path) => ({ path: [...path.slice(0, -1), `${last(path)}q`], key: true }),
  },
  {
    name: 'a value gets another type',
    fits: (path) => typeof path.at(-1) === 'string' && REQUIRED.test(last(path)),
    make: (parent, key, value) => {
      parent[key] = typeof value === 'number' ? String(value) : 7;
    },
    place: (path) => ({ path, key: false }),
  },
  {
    name: 'an id has a blank',
    fits: (path) => last(path) === 'id' && path.length > 1,
    make: (parent, key) => {
      parent[key] = 'two words';
    },
    place: (path) => ({ path, key: false }),
  },
  {
    name: 'a key is added',
    fits: (path) => last(path) === 'text' && isChoice(path.slice(0, -1)),
    make: (parent) => {
      parent.zzzzzz = 1;
    },
    place: (path) => ({ path: [...path.slice(0, -1), 'zzzzzz'], key: true }),
  },
  {
    name: 'a value is not one of the field',
    fits: (path, value) => last(path) === 'value' && typeof value === 'string',
    make: (parent, key) => {
      parent[key] = 'moon_landing';
    },
    place: (path) => ({ path, key: false }),
  },
];

/** The line of a place in a text, found apart from the compiler. */
const lineAt = (raw: string, path: Path, key: boolean): number => {
  const root = parseTree(raw);
  const node = root === undefined ? undefined : findNodeAtLocation(root, path);
  const named = key ? node?.parent?.children?.[0] : node;
  if (named === undefined) throw new Error(`nothing at ${path.join('.')}`);
  return raw.slice(0, named.offset).split('\n').length;
};

describe('the compiler', () => {
  it('compiles every quiz that is right', async () => {
    await fc.assert(
      fc.asyncProperty(validPack, async (pack) => {
        const { diagnostics, quiz } = await checkText(JSON.stringify(pack, null, 2), media.path);
        expect(diagnostics).toEqual([]);
        expect(quiz?.outcomes.every(({ maximum }) => maximum > 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each(MISTAKES.map((mistake) => [mistake.name, mistake] as const))(
    'finds it once, in its line: %s',
    async (_, { fits, make, place }) => {
      let made = 0;
      await fc.assert(
        fc.asyncProperty(validPack, fc.nat(), async (generated, pick) => {
          const pack = structuredClone(generated);
          const places = placesOf(pack).filter(({ path, value }) => path.length > 0 && fits(path, value));
          const chosen = places[pick % Math.max(1, places.length)];
          fc.pre(chosen !== undefined);
          if (chosen === undefined) return;
          const { path, value } = chosen;
          make(parentOf(pack, path), last(path), value);
          const raw = JSON.stringify(pack, null, 2);
          const expected = place(path, value);
          const { diagnostics, quiz } = await checkText(raw, media.path);
          expect(diagnostics.map(({ line, code, where }) => ({ line, code, where }))).toMatchObject([
            { line: lineAt(raw, expected.path, expected.key) },
          ]);
          expect(quiz).toBeNull();
          made += 1;
        }),
        { numRuns: 150 },
      );
      expect(made).toBeGreaterThan(100);
    },
  );

  it('never throws and never compiles, whatever stands in the file', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ maxLength: 200, unit: 'binary' }).map((text) => Buffer.from(text)),
      fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (raw) => {
        const { diagnostics, quiz } = await checkText(raw, media.path);
        expect(diagnostics.length).toBeGreaterThan(0);
        expect(quiz).toBeNull();
        for (const { line, column } of diagnostics) expect(line > 0 && column > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on a right file with its end cut off, and finds one thing wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(validPack, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (pack, share) => {
        const raw = JSON.stringify(pack, null, 2);
        const { diagnostics } = await checkText(raw.slice(0, Math.floor(raw.length * share)), media.path);
        expect(diagnostics.map(({ code }) => code)).toEqual(['CONTENT_SYNTAX']);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the distance of words', () => {
  it('is 0 only for the same word, the same both ways, and never more than the longer word', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance === 0).toBe(a === b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });

  it('finds a field from one slip of the pen', () => {
    const keys = FIELDS.map(({ key }) => key).filter((key) => key.length > 3);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.nat(), fc.constantFrom('x', '-', ''), (key, at, instead) => {
        const place = at % key.length;
        const slip = key.slice(0, place) + instead + key.slice(place + 1);
        const found = nearest(slip, keys);
        expect(found === null ? Number.POSITIVE_INFINITY : editDistance(slip, found)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('qualification', () => {
  const field = fc.record({
    key: fc.constantFrom(...FIELDS.map(({ key }) => key)),
    value: fc.oneof(
      fc.constantFrom('', 'FR', 'GB', '85', 'high', 'not_specified'),
      fc.integer({ min: -1, max: 9 }),
      fc.boolean(),
      fc.array(fc.constantFrom('food', 'not_specified')),
    ),
    provenance: fc.constantFrom(...PROVENANCES),
  });
  const fields: fc.Arbitrary<readonly ProfileField[]> = fc.array(field, { maxLength: 14 });
  const rules = fc.constantFrom(...Object.values(QUALIFICATION_RULES));

  it('sorts each group of the rule into filled or missing, whatever the order of the fields', () => {
    fc.assert(
      fc.property(fields, rules, (profile, rule) => {
        const result = qualify(profile, rule);
        expect([...result.filled, ...result.missing].toSorted()).toEqual([...rule.groups].toSorted());
        expect(result.qualified).toBe(result.missing.length === 0);
        expect(qualify(profile.toReversed(), rule)).toEqual(result);
      }),
    );
  });

  it('never loses a group because more is known', () => {
    fc.assert(
      fc.property(fields, field, rules, (profile, more, rule) => {
        expect(qualify([...profile, more], rule).filled).toEqual(expect.arrayContaining([...qualify(profile, rule).filled]));
      }),
    );
  });
});
