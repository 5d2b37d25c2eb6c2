import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type CheckedQuiz, checkQuiz } from '#compiler/check-quiz.ts';
import { packsBeside } from '#compiler/load.ts';
import { readSource } from '#compiler/source.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { guarded, quoted } from '#import/texts/cells.ts';
import { exportTexts } from '#import/texts/export-texts.ts';
import { importTexts } from '#import/texts/import-texts.ts';
import { PROJECT } from '#tests/support/process.ts';

const PACKS = join(PROJECT, 'quiz-content/packs');
const shipped = readdirSync(PACKS);
const games = shipped.filter((name) => 'game' in JSON.parse(readFileSync(join(PACKS, name, 'quiz.json'), 'utf8')));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const checked = (text: string, name: string): Promise<CheckedQuiz> => {
  const { source } = readSource('quiz.json', bytesOf(text));
  if (source === null) throw new Error('it is no JSON');
  const folder = join(PACKS, name);
  return checkQuiz(source, name, { path: join(folder, 'media'), shown: 'media' }, packsBeside({ path: folder, shown: '' }));
};

type Row = Readonly<Record<string, string>>;
const rowsOf = (csv: string): readonly Row[] => parse(csv, { bom: true, columns: true });
const tableOf = (rows: readonly Row[]): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => quoted(guarded(cell))).join(','))
    .join('\r\n');
/** Every German text becomes another word; an alternative text that says nothing goes on saying nothing. */
const translated = (csv: string): readonly Row[] =>
  rowsOf(csv).map((row, index) => ({ ...row, de: row['de'] === '' && row['path']?.endsWith('/alt') ? '' : `Wort ${index}` }));

/** Every text of a compiled quiz, by a walk that knows no schema. */
const saidIn = (value: unknown, locale: Locale): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const words: unknown = LOCALES.every((one) => one in value) ? Object.entries(value).find(([key]) => key === locale)?.[1] : undefined;
  return typeof words === 'string' ? [words] : Object.values(value).flatMap((inside: unknown) => saidIn(inside, locale));
};

const without = (value: unknown, locale: Locale): unknown => {
  if (Array.isArray(value)) return value.filter((one) => one !== locale).map((one) => without(one, locale));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inside]) => (key === locale ? [] : [[key, without(inside, locale)] as const])),
  );
};

it('there are games among the shipped packs', () => expect(games).not.toEqual([]));

describe.each(shipped)('the texts of %s', (name) => {
  const text = readFileSync(join(PACKS, name, 'quiz.json'), 'utf8');
  const csv = exportTexts(JSON.parse(text), LOCALES);

  it('go to the translator and come back: nothing that a terminal shows was left behind, and nothing else was touched', async () => {
    const [before, read] = [
      await checked(text, name),
      importTexts({ file: 'quiz.json', bytes: bytesOf(text) }, { file: 't.csv', bytes: bytesOf(tableOf(translated(csv))) }),
    ];
    expect(read.findings).toEqual([]);
    const after = await checked(read.quiz ?? '', name);
    expect(after.diagnostics).toEqual([]);
    // A chain shows the texts of its two packs as well: those have tables of their own.
    const isChain = before.quiz?.kind === 'chain';
    const left = saidIn(after.quiz, 'de').filter((words) => words !== '' && !/^Wort \d+$/.test(words));
    if (!isChain) expect(left).toEqual([]);
    expect(saidIn(after.quiz, 'de').filter((words) => words.startsWith('Wort')).length).toBeGreaterThan(1);
    expect(saidIn(after.quiz, 'fr')).toEqual(saidIn(before.quiz, 'fr'));
  });

  it('that come back as they went change nothing', () => {
    const table = tableOf(rowsOf(csv));
    expect(importTexts({ file: 'quiz.json', bytes: bytesOf(text) }, { file: 't.csv', bytes: bytesOf(table) })).toMatchObject({
      quiz: null,
    });
  });
});

describe.each(
  games.filter((name) =>
    rowsOf(exportTexts(JSON.parse(readFileSync(join(PACKS, name, 'quiz.json'), 'utf8')), ['fr'])).some(({ path }) =>
      path?.startsWith('game/'),
    ),
  ),
)('a text of the game of %s that the table lacks', (name) => {
  const quiz: unknown = JSON.parse(readFileSync(join(PACKS, name, 'quiz.json'), 'utf8'));
  const rows = rowsOf(exportTexts(quiz, LOCALES));
  const gone = rows.filter(({ path }) => path?.startsWith('game/') && !path.endsWith('/alt')).at(-1)?.['path'] ?? '';
  const table = tableOf(rows.filter(({ path }) => path !== gone));

  it('is named, and stays as it is', () => {
    const read = importTexts({ file: 'quiz.json', bytes: bytesOf(JSON.stringify(quiz)) }, { file: 't.csv', bytes: bytesOf(table) });
    expect(read.quiz).toBeNull();
    expect(read.findings.map(({ code, severity }) => [code, severity])).toEqual([['IMPORT_ABSENT', 'note']]);
    expect(JSON.stringify(read.findings)).toContain(gone);
  });

  it('is missing in the quiz where the table brings a new language', async () => {
    const bytes = bytesOf(JSON.stringify(without(quiz, 'nl'), null, 2));
    const unmarked = tableOf(rowsOf(table).map(({ mark: _, ...row }) => row));
    const read = importTexts({ file: 'quiz.json', bytes }, { file: 't.csv', bytes: bytesOf(unmarked) });
    const { diagnostics } = await checked(read.quiz ?? '', name);
    expect(diagnostics.map(({ code }) => code)).toEqual(['CONTENT_TRANSLATION_MISSING']);
  });
});
