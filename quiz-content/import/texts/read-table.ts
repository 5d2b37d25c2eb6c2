import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { MAX_SOURCE_BYTES } from '#compiler/source.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { type ImportFinding, importFinding } from '../finding.ts';
import type { Said } from '../messages/said.ts';
import { unguarded } from './cells.ts';
import { MARK_COLUMN, PATH_COLUMN } from './export-texts.ts';

/** A row of the table, and the line of the file it begins in. */
export interface Row {
  /** From 1, that of the headings included: as a spreadsheet counts. */
  readonly row: number;
  readonly line: number;
  readonly path: string;
  /** Null: the table has no such column. */
  readonly mark: string | null;
  readonly cells: ReadonlyMap<Locale, string>;
}

export interface Table {
  readonly rows: readonly Row[];
  readonly findings: readonly ImportFinding[];
}

const records = z.array(z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) }));

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** What separates the cells: what stands most often in the headings, which hold no other signs. */
const separatorOf = (text: string): string => {
  const [head = ''] = text.split(/\r|\n/, 1);
  const count = (sign: string): number => head.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
};

const localeOf = (name: string): Locale | null => LOCALES.find((locale) => locale === name.trim().toLowerCase()) ?? null;

/** Reads a table of texts: commas, semicolons or tabs, with or without a byte order mark, as spreadsheets save it. */
export const readTable = (file: string, bytes: Uint8Array): Result<Table, readonly ImportFinding[]> => {
  const at = (line: number, row: number, said: Said): ImportFinding => importFinding({ file, line, column: 1 }, { row }, said);
  if (bytes.length > MAX_SOURCE_BYTES)
    return err([at(1, 1, { variant: 'IMPORT_TABLE/large', bytes: bytes.length, most: MAX_SOURCE_BYTES })]);
  const text = decoded(bytes);
  if (text === null || text.includes('\0')) return err([at(1, 1, { variant: 'IMPORT_TABLE/not-text' })]);
  let read: z.output<typeof records>;
  try {
    read = records.parse(parse(text, { delimiter: separatorOf(text), bom: true, relax_column_count: true, info: true }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const { lines, records: row } = z.object({ lines: z.number().catch(1), records: z.number().catch(0) }).parse({ ...cause });
    return err([at(Math.max(1, lines), row + 1, { variant: 'IMPORT_TABLE/broken' })]);
  }
  const [head, ...rest] = read;
  const findings: ImportFinding[] = [];
  const columns = new Map<string, number>();
  for (const [index, heading] of (head?.record ?? []).entries()) {
    const written = heading.trim();
    const name = localeOf(written) ?? written.toLowerCase();
    if (columns.has(name)) findings.push(at(1, 1, { variant: 'IMPORT_COLUMN/twice', name: written }));
    else if (name === PATH_COLUMN || name === MARK_COLUMN || localeOf(name) !== null) columns.set(name, index);
    else if (name !== '') findings.push(at(1, 1, { variant: 'IMPORT_COLUMN/unknown', name: written }));
  }
  const pathColumn = columns.get(PATH_COLUMN);
  if (pathColumn === undefined) return err([...findings, at(1, 1, { variant: 'IMPORT_TABLE/no-path' })]);
  const locales = LOCALES.flatMap((locale) => {
    const column = columns.get(locale);
    return column === undefined ? [] : [[locale, column] as const];
  });
  if (locales.length === 0) return err([...findings, at(1, 1, { variant: 'IMPORT_TABLE/no-language' })]);
  const markColumn = columns.get(MARK_COLUMN);
  if (markColumn === undefined) findings.push(at(1, 1, { variant: 'IMPORT_UNMARKED' }));
  const width = head?.record.length ?? 0;
  const rows: Row[] = [];
  for (const [index, { record }] of rest.entries()) {
    const [row, line] = [index + 2, (read[index]?.info.lines ?? 0) + 1];
    if (record.every((cell) => cell.trim() === '')) continue;
    if (record.length !== width) {
      findings.push(at(line, row, { variant: 'IMPORT_ROW/cells', cells: record.length, columns: width }));
      continue;
    }
    const cell = (column: number): string => unguarded(record[column] ?? '');
    rows.push({
      row,
      line,
      path: cell(pathColumn).trim(),
      mark: markColumn === undefined ? null : cell(markColumn).trim(),
      cells: new Map(locales.map(([locale, column]) => [locale, cell(column)])),
    });
  }
  return ok({ rows, findings });
};
