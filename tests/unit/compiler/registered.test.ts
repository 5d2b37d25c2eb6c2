import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_CODES } from '#compiler/codes.ts';
import { FIELDS } from '#fields/dictionary.ts';
import { QUALIFICATION_RULES } from '#fields/qualification.ts';
import { jsonSchemas } from '#format/json-schema.ts';
import { packSchema } from '#format/pack-schema.ts';
import { GAME_KINDS } from '#games/kinds.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { checkText, everyKind, SVG, validQuiz, write } from './support/packs.ts';

const readme = readFileSync(join(PROJECT, 'quiz-content/README.md'), 'utf8');
/** The rows of the README's tables whose first cell is a name in backquotes. */
const rows = readme.split('\n').flatMap((line) => {
  const [, name, ...cells] = /^\| `([^`]+)` \|(.*)\|$/.exec(line) ?? [];
  return name === undefined ? [] : [{ name, cells: (cells[0] ?? '').split('|').map((cell) => cell.trim()) }];
});

describe('the README', () => {
  it('lists every code with its severity and its text, and no other', () => {
    const listed = rows
      .filter(({ name }) => name.startsWith('CONTENT_'))
      .map(({ name, cells: [severity, text] }) => [name, { severity, text }]);
    expect(Object.fromEntries(listed)).toEqual(CONTENT_CODES);
  });

  it('lists every field with its labels, and no other', () => {
    const keys = new Set<string>(FIELDS.map(({ key }) => key));
    const listed = rows.filter(({ cells }) => cells.length === 5).map(({ name, cells: [fr, en] }) => [name, fr, en]);
    expect(new Set(listed.map(([name]) => name))).toEqual(keys);
    expect(listed).toEqual(FIELDS.map(({ key, labels }) => [key, labels.fr, labels.en]));
  });

  it('spells out every qualification rule as it is published', () => {
    for (const { id, version, text } of Object.values(QUALIFICATION_RULES)) {
      expect(rows.find(({ name }) => name === id)?.cells).toEqual([version, text.fr, text.en]);
    }
  });
});

it('the quiz that the README shows is one', async () => {
  using media = temporaryFolder('readme');
  for (const name of ['dune.svg', 'wave.svg']) write(media.path, name, SVG);
  const [, example = ''] = readme.split(/^```json\n|^```$/m);
  const { diagnostics, quiz } = await checkText(example, media.path, 'my-quiz');
  expect(diagnostics).toEqual([]);
  expect(quiz?.outcomes.map(({ id, maximum }) => [id, maximum])).toEqual([
    ['wave', 3],
    ['dune', 3],
  ]);
});

type Schema = { readonly [key: string]: unknown };
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every property of a schema that an editor could explain, by its path. Languages of a text are explained with the text. */
const unexplained = (schema: unknown, path: string): string[] => {
  if (Array.isArray(schema)) return schema.flatMap((inner: unknown) => unexplained(inner, path));
  if (!isSchema(schema)) return [];
  const own =
    schema.additionalProperties === false && isSchema(schema.properties) && !('fr' in schema.properties)
      ? Object.entries(schema.properties)
      : [];
  const silent = own
    .filter(([key, inner]) => key !== 'kind' && isSchema(inner) && typeof inner.description !== 'string')
    .map(([key]) => `${path}.${key}`);
  const deeper = [schema.items, schema.anyOf, schema.allOf, schema.then, schema.additionalProperties].flatMap((inner) =>
    unexplained(inner, path),
  );
  return [...silent, ...deeper, ...own.flatMap(([key, inner]) => unexplained(inner, `${path}.${key}`))];
};

describe('the JSON Schemas', () => {
  it('that are checked in are those that the formats make', () => {
    for (const [file, text] of jsonSchemas(GAME_KINDS))
      expect(readFileSync(join(PROJECT, 'quiz-content/format', file), 'utf8') === text, file).toBe(true);
  });

  it('explain every property to an editor', () => {
    for (const [file, text] of jsonSchemas(GAME_KINDS)) expect(unexplained(JSON.parse(text), file)).toEqual([]);
  });

  it('explain everything in French and in English', () => {
    for (const [file, text] of jsonSchemas(GAME_KINDS))
      JSON.parse(text, (key, value: unknown) => {
        if (key === 'description') expect(value, `${file}: add it to quiz-content/format/descriptions-fr.ts`).toMatch(/^.+\n.+$/);
        return value;
      });
  });

  it('of each pack that are checked in are those that its quiz makes', () => {
    const packs = readdirSync(join(PROJECT, 'quiz-content/packs'));
    expect(packs.length).toBeGreaterThan(0);
    for (const pack of packs) {
      const read = (file: string): string => readFileSync(join(PROJECT, 'quiz-content/packs', pack, file), 'utf8');
      const quiz: unknown = JSON.parse(read('quiz.json'));
      expect(read('quiz.schema.json') === packSchema(quiz), pack).toBe(true);
      expect(quiz).toMatchObject({ $schema: './quiz.schema.json' });
    }
  });

  it('of a pack know its outcomes, languages, questions and answers', () => {
    const schema: unknown = JSON.parse(packSchema(everyKind()) ?? 'null');
    expect(schema).toMatchObject({
      allOf: [{ $ref: '../../format/quiz.schema.json' }],
      $defs: {
        text: { properties: { fr: {}, en: {} }, propertyNames: { enum: ['fr', 'en'] }, required: ['fr', 'en'] },
        condition: {
          properties: {
            question: { enum: ['stay', 'face', 'pace', 'party', 'nights', 'when', 'town', 'home', 'extras', 'beach', 'order'] },
          },
          allOf: expect.arrayContaining([{ $ref: '#/$defs/answers-stay' }]),
        },
        'before-stay': { properties: { question: false } },
        'before-pace': { properties: { question: { enum: ['stay', 'face'] }, not: { $ref: '#/$defs/before-pace' } } },
        'answers-stay': {
          if: { properties: { question: { const: 'stay' } }, required: ['question'] },
          // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
          then: { properties: { is: { enum: ['tent', 'home'] }, anyOf: { items: { enum: ['tent', 'home'] } } } },
        },
      },
    });
    expect(JSON.parse(packSchema(validQuiz()) ?? 'null')).toMatchObject({
      properties: {
        tieOrder: { items: { enum: ['dune', 'wave'] } },
        questions: { items: { properties: { text: {} }, allOf: expect.any(Array) } },
      },
      $defs: { weights: { properties: { dune: {}, wave: {} }, propertyNames: { enum: ['dune', 'wave'] } } },
    });
  });

  it('of a pack that is half written say what they can, and nothing of what is no quiz', () => {
    const half = { locales: ['fr', 3], outcomes: [], questions: [{ id: 'a', choices: 'none' }, null, { kind: 'single' }] };
    expect(JSON.parse(packSchema(half) ?? 'null')).toMatchObject({
      $defs: { text: { required: ['fr'] }, condition: { properties: { question: { enum: ['a'] } } } },
    });
    expect([packSchema(null), packSchema([]), packSchema('x')]).toEqual([null, null, null]);
  });

  it('offer the values of the field that the question fills', () => {
    const quiz = jsonSchemas(GAME_KINDS).get('quiz.schema.json') ?? '';
    const schema: unknown = JSON.parse(quiz);
    expect(schema).toMatchObject({ properties: { questions: { items: { allOf: expect.any(Array), required: ['kind'] } } } });
    expect(quiz.replaceAll(/\s/g, '')).toContain(
      '"if":{"properties":{"field":{"const":"party_type"}},"required":["field"]},"then":{"properties":{"choices":{"items":{"required":["value"],"properties":{"value":{"enum":["not_specified","single"',
    );
  });
});
