import { describe, expect, it } from 'vitest';
import { exportTexts } from '#import/texts/export-texts.ts';
import { type ImportedTexts, importTexts } from '#import/texts/import-texts.ts';
import { type Draft, everyKind, validQuiz } from '#tests/unit/compiler/support/packs.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const written = (quiz: Draft): string => JSON.stringify(quiz, null, 2);
const table = (quiz: Draft = validQuiz()): string => exportTexts(quiz, ['fr', 'en']);
const back = (csv: string | Uint8Array, quiz: Draft = validQuiz()): ImportedTexts =>
  importTexts({ file: 'quiz.json', bytes: bytesOf(written(quiz)) }, { file: 't.csv', bytes: typeof csv === 'string' ? bytesOf(csv) : csv });
/** What is said of rows; that a table lacks rows has a test of its own. */
const said = ({ findings }: ImportedTexts): readonly string[] =>
  findings
    .filter(({ code }) => code !== 'IMPORT_ABSENT')
    .map(({ line, code, where, message }) => {
      const [place, words] = [where, message].map((one) => (typeof one === 'string' ? one : one.en));
      return `${line} ${code} ${place}: ${words}`;
    });
const CHANGED = ['La plage (fr)', 'The beach (fr)'] as const;
const changed = (csv = table()): string => csv.replace('"The beach (fr)"', `"${CHANGED[0]}"`);

describe('texts in a table', () => {
  it('have a row each, keyed by ids, whatever kind of question they belong to', () => {
    const keys = exportTexts(everyKind(), ['fr', 'en'])
      .split('\r\n')
      .map((row) => row.split(',')[0]);
    expect(keys.slice(0, 5)).toEqual([
      '\uFEFF"path"',
      '"title"',
      '"invitation"',
      '"questions/stay/text"',
      '"questions/stay/choices/tent/text"',
    ]);
    expect(keys).toContain('"questions/pace/low"');
    expect(exportTexts(validQuiz(), ['fr'])).toContain('"outcomes/dune/picture/alt"');
  });

  it('go to their place after questions were moved', () => {
    const moved = validQuiz();
    if (!Array.isArray(moved.questions)) throw new Error('no questions');
    moved.questions.reverse();
    const read = back(changed(), moved);
    expect(said(read)).toEqual([]);
    expect(JSON.parse(read.quiz ?? '').questions.at(-1).choices[0].text).toEqual({ fr: CHANGED[0], en: 'The beach (en)' });
  });

  it.for([
    ['semicolons', (csv: string) => csv.replaceAll('","', '";"')],
    ['tabs', (csv: string) => csv.replaceAll('","', '"\t"')],
    ['no byte order mark', (csv: string) => csv.slice(1)],
    ['other line ends', (csv: string) => csv.replaceAll('\r\n', '\n')],
    ['quotes only where they are needed', (csv: string) => csv.replaceAll(/"([^",\r\n]*)"/g, '$1')],
    ['empty rows', (csv: string) => `${csv}"","","",""\r\n\r\n`],
    ['columns in another order', (csv: string) => csv.replaceAll(/^(\uFEFF?)"(.*?)","(.*?)","(.*?)","(.*?)"/gm, '$1"$5","$4","$2","$3"')],
  ] as const)('come back from a spreadsheet that saves with %s', ([, saved]) => {
    const read = back(saved(changed()));
    expect(said(read)).toEqual([]);
    expect(read.changed).toBe(1);
    expect(read.quiz).toBe(written(validQuiz()).replace(CHANGED[1], CHANGED[0]));
  });

  it('that a spreadsheet would run are no formulas there, and come back as they were', () => {
    const quiz = { ...validQuiz(), title: { fr: '=HYPERLINK("http://x")', en: "'+1" }, invitation: { fr: '@SUM(A1)', en: '-2' } };
    const csv = table(quiz);
    for (const cell of csv.split(/,|\r\n/)) expect(cell).not.toMatch(/^"[=+\-@]/);
    expect(csv).toContain('"\'=HYPERLINK(""http://x"")"');
    expect(back(csv, quiz)).toEqual({ quiz: null, changed: 0, findings: [] });
  });

  it('were changed in the quiz since: the quiz keeps its own, and the row is named', () => {
    const quiz = JSON.parse(written(validQuiz()).replace('The beach (en)', 'The wide beach'));
    const read = back(changed(), quiz);
    expect(said(read)).toEqual([
      expect.stringMatching(/^(\d+) IMPORT_ROW row \1: "questions\/mood\/choices\/beach\/text" was changed in the quiz/),
    ]);
    expect(read.quiz).toBeNull();
    // So is one that nobody touched in the table: its translations are of the old words.
    expect(said(back(table(), quiz))).toEqual([expect.stringContaining('beach/text')]);
  });

  it('are gone, stand twice or were emptied: each row is named and the quiz stays', () => {
    const rows = table().split('\r\n');
    const [head = '', title = '', ...rest] = rows;
    const gone = title.replace('"title"', '"questions/mod/text"');
    const twice = title.replace('Small (fr)', 'Grand');
    const emptied = title.replace('"Small (en)"', '""');
    expect(said(back([head, gone, ...rest].join('\r\n')))).toEqual([
      '2 IMPORT_ROW row 2: the quiz has no text "questions/mod/text" (any more)',
    ]);
    expect(said(back([head, title, twice].join('\r\n')))).toEqual(['3 IMPORT_ROW row 3: "title" stands in row 2 already']);
    const read = back([head, emptied].join('\r\n'));
    expect([read.quiz, said(read)]).toEqual([null, ['2 IMPORT_ROW row 2: the en cell was emptied: the quiz keeps its text']]);
  });

  it('count their lines as an editor does, also where a cell has several', () => {
    const [head = '', title = ''] = table({ ...validQuiz(), title: { fr: 'Un\ndeux\ntrois', en: 'One' } }).split('\r\n');
    const lost = '"nothing","v1","a","b"';
    const read = back([head, title, lost].join('\r\n'), { ...validQuiz(), title: { fr: 'Un\ndeux\ntrois', en: 'One' } });
    expect(said(read)).toEqual([expect.stringMatching(/^5 IMPORT_ROW row 3:/)]);
  });

  it('in a new language make it one of the quiz', () => {
    const csv = table()
      .split('\r\n')
      .map((row, index) => (row === '' ? row : `${row},"${index === 0 ? 'de' : `deutsch ${index}`}"`))
      .join('\r\n');
    const read = back(csv);
    expect(said(read)).toEqual([]);
    expect(JSON.parse(read.quiz ?? '')).toMatchObject({ locales: ['fr', 'en', 'de'], title: { fr: 'Small (fr)', de: 'deutsch 1' } });
  });

  it('that were one for all languages become one for each when one of them changes', () => {
    const quiz = { ...validQuiz(), title: 'Estran' };
    const csv = table(quiz);
    expect(back(csv, quiz).quiz).toBeNull();
    const read = back(csv.replace('"Estran","Estran"', '"Estran","Foreshore"'), quiz);
    expect(JSON.parse(read.quiz ?? '').title).toEqual({ fr: 'Estran', en: 'Foreshore' });
  });

  it('without marks come over, and a note says what nobody can tell', () => {
    const csv = changed().replaceAll(/"(?:mark|v[\da-f]{10})",/g, '');
    const read = back(csv);
    expect(read.changed).toBe(1);
    expect(read.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['IMPORT_UNMARKED note']);
  });

  it.for([
    ['nothing in it', '', 'no column "path"'],
    ['no path', '"fr","en"\n"a","b"', 'no column "path"'],
    ['no language', '"path","es"\n"title","hola"', 'names no language'],
    ['a quote that never ends', '"path","fr"\n"title","a', 'a quote is opened'],
    ['a row that is too short', `${table().split('\r\n')[0]}\n"title","v1"`, 'this row has 2 cells'],
    ['another encoding', new Uint8Array([0x70, 0x61, 0x74, 0x68, 0xe9]), 'not saved as UTF-8'],
    ['UTF-16', Buffer.from('\uFEFFpath,fr', 'utf16le'), 'not saved as UTF-8'],
  ] as const)('that cannot be read, with %s, are said to be so', ([, csv, words]) => {
    const read = back(csv);
    expect(read.quiz).toBeNull();
    expect(said(read).join('\n')).toContain(words);
  });
});
