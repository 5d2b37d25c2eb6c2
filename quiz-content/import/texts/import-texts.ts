import type { Diagnostic } from '#compiler/diagnostic.ts';
import { nearest } from '#compiler/nearest.ts';
import { type Change, rewrite } from '#compiler/rewrite.ts';
import { readSource } from '#compiler/source.ts';
import { child, itemsOf } from '#compiler/spot.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { type ImportFinding, importFinding } from '../finding.ts';
import type { Said } from '../messages/said.ts';
import { type Row, readTable } from './read-table.ts';
import { markOf, type TextPlace, textsIn, wordsIn } from './text-places.ts';

/** A file, as it was named and as it is. */
interface File {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface ImportedTexts {
  /** The quiz with the texts of the table, and everything else as it was; null when nothing changes. */
  readonly quiz: string | null;
  /** How many texts were changed, each language for itself. */
  readonly changed: number;
  readonly findings: readonly (Diagnostic | ImportFinding)[];
}

/** The languages that a quiz lists. */
export const localesOf = (quiz: unknown): readonly Locale[] =>
  itemsOf(child({ value: quiz, path: [] }, 'locales')).flatMap(({ value }) => LOCALES.find((locale) => locale === value) ?? []);

/** Alternative texts may be empty: the text beside the picture says the same. */
const mayBeEmpty = ({ path }: TextPlace): boolean => path.at(-1) === 'alt';

/** What a row says other than the quiz, by language. A line end that a spreadsheet changed is no change. */
const wantedIn = ({ cells }: Row, { value }: TextPlace): ReadonlyMap<Locale, string> => {
  const wanted = new Map<Locale, string>();
  for (const [locale, cell] of cells) {
    const current = wordsIn(value, locale);
    const written = current?.includes('\r') ? cell : cell.replaceAll('\r\n', '\n');
    if (written !== (current ?? '')) wanted.set(locale, written);
  }
  return wanted;
};

/** The changes that make a text say what is wanted; one string for all languages becomes one for each when they differ. */
const changesOf = (place: TextPlace, wanted: ReadonlyMap<Locale, string>, locales: readonly Locale[]): readonly Change[] => {
  const { path, value } = place;
  if (typeof value !== 'string') return [...wanted].map(([locale, after]) => ({ path: [...path, locale], before: value[locale], after }));
  const all = new Set([...locales, ...wanted.keys()]);
  const after = Object.fromEntries([...all].map((locale) => [locale, wanted.get(locale) ?? value]));
  const [first, ...others] = Object.values(after);
  return [{ path, before: value, after: others.every((one) => one === first) ? first : after }];
};

/** Puts the texts of a table into a quiz. Only what a row changes is changed, and only where the quiz is as it was when the table was made. */
export const importTexts = (quiz: File, table: File): ImportedTexts => {
  const { source, diagnostics } = readSource(quiz.file, quiz.bytes);
  if (source === null || diagnostics.length > 0) return { quiz: null, changed: 0, findings: diagnostics };
  const read = readTable(table.file, table.bytes);
  if (!read.ok) return { quiz: null, changed: 0, findings: read.error };
  const texts = new Map(textsIn(source.root.value).map((text) => [text.key, text]));
  const locales = localesOf(source.root.value);
  const findings: ImportFinding[] = [...read.value.findings];
  const changes: Change[] = [];
  const spoken = new Set<Locale>();
  const seen = new Map<string, number>();
  let changed = 0;
  for (const row of read.value.rows) {
    const note = (said: Said): void => {
      findings.push(importFinding({ file: table.file, line: row.line, column: 1 }, { row: row.row }, said));
    };
    const place = texts.get(row.path);
    const first = seen.get(row.path);
    seen.set(row.path, first ?? row.row);
    if (place === undefined) note({ variant: 'IMPORT_ROW/unknown', path: row.path, near: nearest(row.path, [...texts.keys()]) });
    else if (first !== undefined) note({ variant: 'IMPORT_ROW/twice', path: row.path, first });
    if (place === undefined || first !== undefined) continue;
    const wanted = new Map(wantedIn(row, place));
    if (wanted.size > 0 && row.mark !== null && row.mark !== markOf(place.value)) {
      note({ variant: 'IMPORT_ROW/changed', path: row.path });
      continue;
    }
    for (const [locale, written] of wanted)
      if (written.trim() === '' && !mayBeEmpty(place)) {
        note({ variant: 'IMPORT_ROW/emptied', locale });
        wanted.delete(locale);
      }
    if (wanted.size === 0) continue;
    changes.push(...changesOf(place, wanted, locales));
    changed += wanted.size;
    for (const locale of wanted.keys()) spoken.add(locale);
  }
  const [absent, ...others] = [...texts.keys()].filter((key) => !seen.has(key));
  if (absent !== undefined) {
    const said = { variant: 'IMPORT_ABSENT', first: absent, texts: others.length + 1 } as const;
    findings.push(importFinding({ file: table.file, line: 1, column: 1 }, { row: 1 }, said));
  }
  const added = [...spoken].filter((locale) => !locales.includes(locale));
  if (added.length > 0) changes.push({ path: ['locales'], before: locales, after: [...locales, ...added] });
  const text = changes.length === 0 ? null : rewrite(new TextDecoder().decode(quiz.bytes), changes);
  return { quiz: text, changed, findings };
};
