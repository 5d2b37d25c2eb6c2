import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '#fields/result.ts';
import { type Migration, migrated, QUIZ_MIGRATIONS } from '#format/migrations/migrate.ts';
import { QUIZ_FORMAT_VERSION } from '#format/quiz.ts';
import { checkForm } from './check-form.ts';
import type { Diagnostic } from './diagnostic.ts';
import { formOf } from './quiz-forms.ts';
import { type Change, changesBetween, rewrite } from './rewrite.ts';
import { readSource } from './source.ts';
import { child, numberOf } from './spot.ts';

/** A change, and where it is in the file as it was. */
export interface PlacedChange extends Change {
  readonly line: number;
  readonly column: number;
}

/** A file as it would be in the newest version of its format. */
export interface MigratedFile {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly changes: readonly PlacedChange[];
}

const QUIZ_FORMAT = { newest: QUIZ_FORMAT_VERSION, steps: QUIZ_MIGRATIONS } as const;

/**
 * Rewrites a quiz of an older version as one of the newest, changing nothing but what the migration changes: the author's layout stays.
 * Null when there is nothing to do; the findings when the file cannot be read, or is of a version that nobody knows here.
 */
export const migrateQuiz = (
  file: string,
  bytes: Uint8Array,
  format: { readonly newest: number; readonly steps: readonly Migration[] } = QUIZ_FORMAT,
): Result<MigratedFile | null, readonly Diagnostic[]> => {
  const { source, diagnostics } = readSource(file, bytes);
  if (source === null || diagnostics.length > 0) return err(diagnostics);
  const version = child(source.root, 'formatVersion');
  const from = numberOf(version);
  // No version, or one that is no number: its form is wrong, and is said as everywhere else.
  if (from === null) return err(checkForm(source, formOf(source.root).schema).diagnostics);
  if (from === format.newest) return ok(null);
  const target = migrated(source.root.value, format.steps);
  if (numberOf(child({ value: target, path: [] }, 'formatVersion')) !== format.newest)
    return err([source.finding(version.path, { variant: 'CONTENT_FORMAT_VERSION', written: from, newest: format.newest })]);
  const changes = changesBetween(source.root.value, target).map((change) => ({ ...change, ...source.place(change.path) }));
  const text = rewrite(new TextDecoder().decode(bytes), changes);
  // What `check` reads of the old file is what stands in the new one: otherwise nothing may be written.
  const isSame = isDeepStrictEqual(JSON.parse(text), JSON.parse(JSON.stringify(target)));
  if (!isSame) throw new RangeError(`${file}: the rewritten text is not what the migration made`);
  return ok({ from, to: format.newest, text, changes });
};
