import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSource } from '#compiler/source.ts';
import { importQuiz } from '#import/import-quiz.ts';
import { exportTexts } from '#import/texts/export-texts.ts';
import { importTexts, localesOf } from '#import/texts/import-texts.ts';
import { seededChance } from '#play/chance.ts';
import { DAMAGES_BY_NAME } from '#tests/support/damages.ts';
import { pick } from '#tests/support/mutations/draft.ts';
import { fixture, imported, quizOf } from '#tests/unit/import/support/imported.ts';

const SEED = Number(process.env.ESTRAN_PROPERTY_SEED ?? 20_261);
/** `ESTRAN_PROPERTY_DAMAGES=100000` for a long night. */
const DAMAGES = Number(process.env.ESTRAN_PROPERTY_DAMAGES ?? 1500);
/** One file may keep the import at work for this long. */
const MOST_MS = 2000;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

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
