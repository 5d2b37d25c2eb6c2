import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { seededChance } from '#analysis/chance.ts';
import { readSource } from '#compiler/source.ts';
import type { Answer } from '#contract/answer.ts';
import { idOf } from '#contract/ids.ts';
import { LOCALES } from '#fields/types.ts';
import { importQuiz } from '#import/import-quiz.ts';
import { guarded, quoted } from '#import/texts/cells.ts';
import { exportTexts } from '#import/texts/export-texts.ts';
import { importTexts, localesOf } from '#import/texts/import-texts.ts';
import { textsIn } from '#import/texts/text-places.ts';
import { questionsAsked } from '#play/path.ts';
import { DAMAGES_BY_NAME } from '#tests/support/damages.ts';
import { pick } from '#tests/support/mutations/draft.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { checkText, type Draft } from '#tests/unit/compiler/support/packs.ts';
import { fixture, imported, quizOf } from '#tests/unit/import/support/imported.ts';
import { validPack } from './support/valid-pack.ts';

const SEED = Number(process.env.ESTRAN_PROPERTY_SEED ?? 20_261);
/** `ESTRAN_PROPERTY_DAMAGES=100000` for a long night. */
const DAMAGES = Number(process.env.ESTRAN_PROPERTY_DAMAGES ?? 1500);
const MOST_MS = 2000;

const folder = temporaryFolder('import-property');
afterAll(() => folder.remove());

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Words that spreadsheets, quotes and line ends could do something to. */
const words = fc
  .array(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '"',
      ';',
      ',',
      '\t',
      '\n',
      '\r\n',
      '\r',
      'é',
      ' ',
      'a',
      '0',
      '{answer:x}',
      '\\',
      '🦆',
      '\u00a0',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => `${parts.join('')}x`);

describe('texts that go to a spreadsheet and come back', () => {
  const withTexts = fc.tuple(
    validPack,
    fc.array(words, { minLength: 1, maxLength: 20 }),
    fc.constantFrom(',', ';') as fc.Arbitrary<',' | ';'>,
  );
  const written = (quiz: Draft, texts: readonly string[]): string => {
    let next = 0;
    return JSON.stringify(
      quiz,
      (key, value) => (LOCALES.some((locale) => locale === key) && typeof value === 'string' ? texts[next++ % texts.length] : value),
      2,
    );
  };

  it('leave the quiz as it was, whatever they hold', () => {
    fc.assert(
      fc.property(withTexts, ([quiz, texts, separator]) => {
        const bytes = bytesOf(written(quiz, texts));
        const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
        const table = exportTexts(value, localesOf(value), separator);
        const back = importTexts({ file: 'quiz.json', bytes }, { file: 't.csv', bytes: bytesOf(table) });
        expect(back).toEqual({ quiz: null, changed: 0, findings: [] });
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it('change one text when one cell is changed, and nothing else', () => {
    fc.assert(
      fc.property(withTexts, words, fc.nat(), ([quiz, texts, separator], word, at) => {
        const text = written(quiz, texts);
        const value: unknown = JSON.parse(text);
        const locales = localesOf(value);
        const places = textsIn(value);
        const place = places[at % places.length];
        const locale = locales[at % locales.length];
        if (place === undefined || locale === undefined || typeof place.value === 'string') return;
        // A spreadsheet has line ends of its own: they come back as those of the quiz.
        const changed = `${word.replaceAll('\r', '')}, changed`;
        const after = structuredClone(value);
        const holder = place.path.reduce<Draft>((here, step) => Object(here)[step], Object(after));
        holder[locale] = changed;
        const rows = parse(exportTexts(value, locales, separator), { bom: true, delimiter: separator });
        const row = rows.find(([path]) => path === place.key) ?? [];
        row[2 + locales.indexOf(locale)] = guarded(changed);
        const table = rows.map((cells) => cells.map(quoted).join(separator)).join('\n');
        const back = importTexts({ file: 'quiz.json', bytes: bytesOf(text) }, { file: 't.csv', bytes: bytesOf(table) });
        expect(back).toMatchObject({ changed: 1, findings: [] });
        expect(JSON.parse(back.quiz ?? '')).toEqual(after);
        // Outside of that text not a byte is another one.
        const [before, now] = [text.split('\n'), (back.quiz ?? '').split('\n')];
        expect(now.filter((line, index) => line !== before[index])).toHaveLength(1);
      }),
      { numRuns: 200, seed: SEED },
    );
  });
});

describe('jumps of a form', () => {
  const FIELDS = 6;
  const CHOICES = ['a', 'b', 'c'];
  const ref = (index: number): string => (index === FIELDS ? 'bye' : `q${index}`);
  const jump = fc.record({ by: fc.nat(FIELDS), choice: fc.constantFrom(...CHOICES), op: fc.constantFrom('is', 'is_not', 'always') });
  const form = fc.array(fc.array(jump, { maxLength: 3 }), { minLength: FIELDS, maxLength: FIELDS });
  type Jumps = readonly { readonly by: number; readonly choice: string; readonly op: string }[];
  const target = (from: number, by: number): number => Math.min(FIELDS, from + 1 + by);

  /** The fields that the form asks: the first jump that holds is made, otherwise the next field comes. */
  const walk = (all: readonly Jumps[], answers: readonly string[]): readonly string[] => {
    const asked: string[] = [];
    for (let at = 0; at < FIELDS; ) {
      asked.push(ref(at));
      const made = all[at]?.find(({ op, choice }) => op === 'always' || (op === 'is') === (answers[at] === choice));
      at = made === undefined ? at + 1 : target(at, made.by);
    }
    return asked;
  };

  const source = (all: readonly Jumps[]): Draft => ({
    title: 'T',
    settings: { language: 'en' },
    fields: all.map((_, index) => ({
      ref: ref(index),
      type: 'multiple_choice',
      title: `Q${index}`,
      validations: { required: true },
      properties: { choices: CHOICES.map((choice) => ({ ref: choice, label: `${choice}${choice}` })) },
    })),
    logic: all.map((jumps, index) => ({
      type: 'field',
      ref: ref(index),
      actions: jumps.map(({ by, choice, op }) => ({
        action: 'jump',
        details: { to: { type: target(index, by) === FIELDS ? 'thankyou' : 'field', value: ref(target(index, by)) } },
        condition: {
          op,
          vars:
            op === 'always'
              ? []
              : [
                  { type: 'field', value: ref(index) },
                  { type: 'choice', value: choice },
                ],
        },
      })),
    })),
  });

  it('ask the same questions on a terminal as where they come from, whatever is answered', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(form, fc.array(fc.constantFrom(...CHOICES), { minLength: FIELDS, maxLength: FIELDS }), async (all, answers) => {
        const made = imported('form.json', source(all));
        // A jump that could not be said exactly was named: there the quiz asks more.
        if (made.findings.some(({ code }) => code === 'IMPORT_CONDITION')) return;
        const text = (made.quiz ?? '').replace('"invitation": ""', '"invitation": "Come"');
        const { quiz, diagnostics } = await checkText(text, folder.path);
        expect(diagnostics).toEqual([]);
        if (quiz === null) return;
        compared += 1;
        const given = answers.map((answer, index): Answer => {
          const choices = [idOf('choice', answer)];
          return { question: idOf('question', ref(index)), value: { kind: 'choices', choices } };
        });
        expect(questionsAsked(quiz, given).map(({ id }) => String(id))).toEqual(walk(all, answers));
      }),
      { numRuns: 300, seed: SEED },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe('a damaged file', () => {
  const names = ['survey.json', 'survey-v1.json', 'personality.json', 'question-set.json', 'form.json'];
  const quiz = imported('survey.json', fixture('survey.json')).quiz ?? '';
  const value: unknown = JSON.parse(quiz);
  const table = bytesOf(exportTexts(value, localesOf(value)));
  const archive = zipSync({ 'h5p.json': strToU8('{"defaultLanguage":"fr"}'), 'content/content.json': fixture('personality.json') });
  const sources: readonly (readonly [string, Uint8Array])[] = [
    ...names.map((name) => [name, fixture(name)] as const),
    ['x.h5p', archive],
    ['t.csv', table],
  ];

  it('of another maker gives findings at places or a quiz that can be read, and never breaks the import off', () => {
    const chance = seededChance(SEED);
    const tally = { made: 0, nothing: 0, slowest: 0 };
    for (let count = 0; count < DAMAGES; count += 1) {
      const [name, whole] = pick(sources, chance) ?? ['', new Uint8Array()];
      const damage = pick(Object.keys(DAMAGES_BY_NAME), chance) ?? '';
      const bytes = DAMAGES_BY_NAME[damage]?.(Buffer.from(whole), chance) ?? whole;
      const what = `${name}, ${damage}, ${count} of seed ${SEED}`;
      const began = performance.now();
      const made = (() => {
        try {
          if (name.endsWith('.csv')) return importTexts({ file: 'quiz.json', bytes: bytesOf(quiz) }, { file: name, bytes });
          return importQuiz(name, bytes, { id: 'x', maker: null, locale: null, quizFile: 'quiz.json' });
        } catch (cause) {
          return expect.fail(`${what}: ${cause instanceof Error ? cause.stack : String(cause)}`);
        }
      })();
      tally.slowest = Math.max(tally.slowest, performance.now() - began);
      expect(performance.now() - began, what).toBeLessThan(MOST_MS);
      for (const { line, column } of made.findings) expect(line > 0 && column > 0, what).toBe(true);
      if (made.quiz === null) {
        // Only a table may have nothing to say: what is damaged may be what was the same anyway.
        if (!name.endsWith('.csv'))
          expect(
            made.findings.some(({ severity }) => severity === 'error'),
            what,
          ).toBe(true);
      } else {
        const read = readSource('quiz.json', bytesOf(made.quiz));
        expect(read.diagnostics, what).toEqual([]);
        expect(read.source, what).not.toBeNull();
      }
      tally[made.quiz === null ? 'nothing' : 'made'] += 1;
    }
    console.info(
      `${DAMAGES} damaged files: ${tally.made} came over, ${tally.nothing} did not, the slowest in ${Math.round(tally.slowest)} ms`,
    );
    expect(Math.min(tally.made, tally.nothing)).toBeGreaterThan(DAMAGES / 20);
  }, 600_000);

  it('with values of other types, or without some, gives a quiz that can be read or says what is wrong', () => {
    const chance = seededChance(SEED + 1);
    const OTHERS: readonly unknown[] = [
      null,
      3,
      -1e308,
      'x',
      '',
      '{q}',
      [],
      [[]],
      {},
      { default: 3 },
      true,
      'a'.repeat(5000),
      ['a', 'a'],
      undefined,
    ];
    /** Every place of a value, as the object that holds it and the key. */
    const placesOf = (value: unknown): (readonly [holder: object, key: string])[] =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).flatMap(([key, inside]) => [[value, key] as const, ...placesOf(inside)]);
    let made = 0;
    for (let count = 0; count < DAMAGES; count += 1) {
      const name = pick(names, chance) ?? '';
      const value: unknown = JSON.parse(Buffer.from(fixture(name)).toString());
      const changes = 1 + Math.floor(chance() * 3);
      for (let change = 0; change < changes; change += 1) {
        const [holder, key] = pick(placesOf(value), chance) ?? [{}, ''];
        Object.assign(holder, { [key]: structuredClone(pick(OTHERS, chance)) });
      }
      const text = JSON.stringify(value) ?? 'null';
      const { quiz, findings } = importQuiz(name, bytesOf(text), { id: 'x', maker: null, locale: null, quizFile: 'quiz.json' });
      if (quiz === null)
        expect(
          findings.some(({ severity }) => severity === 'error'),
          text,
        ).toBe(true);
      else {
        made += 1;
        expect(readSource('quiz.json', bytesOf(quiz)).diagnostics, text).toEqual([]);
      }
    }
    expect(made).toBeGreaterThan(DAMAGES / 2);
  }, 600_000);

  it.for<[string, () => string]>([
    [
      'thousands of questions of one name',
      () => JSON.stringify({ elements: Array(30_000).fill({ type: 'radiogroup', name: 'q', choices: ['a', 'a'] }) }),
    ],
    [
      'thousands of answers of one name',
      () => JSON.stringify({ elements: [{ type: 'checkbox', name: 'q', choices: Array(200_000).fill('a') }] }),
    ],
    [
      'texts of nothing but <',
      () => JSON.stringify({ elements: [{ type: 'text', inputType: 'number', name: 'q', title: '<a'.repeat(1_000_000) }] }),
    ],
    [
      'an expression that never ends',
      () => JSON.stringify({ elements: [{ type: 'text', inputType: 'number', name: 'q', visibleIf: "{q} = '".repeat(300_000) }] }),
    ],
    [
      'keys nobody knows',
      () =>
        JSON.stringify({
          elements: [
            { type: 'radiogroup', name: 'q', ...Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`k${index}`, 1])) },
          ],
        }),
    ],
    [
      'a list of weights that never ends',
      () =>
        JSON.stringify({ personalities: [{ name: 'a' }], questions: [{ answers: [{ text: 'x', personality: 'b=1,'.repeat(500_000) }] }] }),
    ],
    [
      'jumps over everything',
      () =>
        JSON.stringify({
          fields: Array.from({ length: 400 }, (_, index) => ({ ref: `q${index}`, type: 'number' })),
          logic: Array.from({ length: 400 }, (_, index) => ({
            ref: `q${index}`,
            actions: Array.from({ length: 40 }, (_, by) => ({
              action: 'jump',
              details: { to: { type: 'field', value: `q${index + by + 1}` } },
              condition: {
                op: 'greater_than',
                vars: [
                  { type: 'field', value: `q${index}` },
                  { type: 'constant', value: by },
                ],
              },
            })),
          })),
        }),
    ],
    [
      'deep groups',
      () => `{"fields":[${'{"ref":"a","type":"group","properties":{"fields":['.repeat(9)}{"ref":"b","type":"number"}${']}}'.repeat(9)}]}`,
    ],
    ['brackets without end', () => '[{"elements":'.repeat(100_000)],
    [
      'every value of a wrong type',
      () =>
        JSON.stringify({
          pages: [{ elements: [{ type: 7, name: {}, title: [1], choices: 'x', visibleIf: 3 }, null, 3, 'x', []] }],
          locale: 3,
          title: null,
        }),
    ],
  ])('of %s is done with in time', ([, make]) => {
    const began = process.cpuUsage();
    const made = imported('x.json', bytesOf(make()));
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(10_000);
    expect(made.findings.length).toBeLessThan(2000);
    if (made.quiz !== null) expect(quizOf(made)).toHaveProperty('questions');
    expect(made.findings.length).toBeGreaterThan(0);
  });
});
