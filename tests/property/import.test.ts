import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import { idOf } from '#contract/ids.ts';
import { LOCALES } from '#fields/types.ts';
import { guarded, quoted } from '#import/texts/cells.ts';
import { exportTexts } from '#import/texts/export-texts.ts';
import { importTexts, localesOf } from '#import/texts/import-texts.ts';
import { textsIn } from '#import/texts/text-places.ts';
import { questionsAsked } from '#play/path.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { checkText, type Draft } from '#tests/unit/compiler/support/packs.ts';
import { imported } from '#tests/unit/import/support/imported.ts';
import { validPack } from './support/valid-pack.ts';

const SEED = Number(process.env.ESTRAN_PROPERTY_SEED ?? 20_261);

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
      { numRuns: 100, seed: SEED },
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
      { numRuns: 100, seed: SEED },
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
