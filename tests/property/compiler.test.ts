import fc from 'fast-check';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editDistance, nearest } from '#compiler/nearest.ts';
import { FIELDS } from '#fields/dictionary.ts';
import { type ProfileField, QUALIFICATION_RULES, qualify } from '#fields/qualification.ts';
import { PROVENANCES } from '#fields/types.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { checkText, type Draft, type Json, SVG, write } from '#tests/unit/compiler/support/packs.ts';
import { isDraft } from './support/questions.ts';
import { validPack } from './support/valid-pack.ts';

// long: the compiler's properties share their mistakes.

const media = temporaryFolder('property');
beforeAll(() => write(media.path, 'picture.svg', SVG));
afterAll(() => media.remove());

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
  readonly fits: (path: Path, value: Json, pack: Draft) => boolean;
  readonly make: (parent: Draft, key: string, value: Json) => void;
  /** The path of the finding, and whether it points at the key. */
  readonly place: (path: Path, value: Json) => { path: Path; key: boolean };
}
const last = (path: Path): string => String(path.at(-1));
const isChoice = (path: Path): boolean => path.at(-2) === 'choices';
const REQUIRED =
  /^(?:id|text|title|invitation|advice|picture|file|field|choices|kind|questions|formatVersion|departments|countries|alt|min|max)$/;

/** Where several answers can be given, a picture is required as soon as another answer has one: the list is wrong, not the answer. */
const isPictureOfSeveral = (path: Path, pack: Draft): boolean => {
  const question = Array.isArray(pack.questions) ? pack.questions[Number(path[1])] : undefined;
  return last(path) === 'picture' && path[0] === 'questions' && isDraft(question) && question.kind === 'multiple';
};

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
    fits: (path, _, pack) => typeof path.at(-1) === 'string' && REQUIRED.test(last(path)) && !isPictureOfSeveral(path, pack),
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
        expect(quiz?.questions).toHaveLength(Array.isArray(pack.questions) ? pack.questions.length : 0);
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
          const places = placesOf(pack).filter(({ path, value }) => path.length > 0 && fits(path, value, pack));
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
