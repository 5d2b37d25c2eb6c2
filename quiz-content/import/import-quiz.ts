import { type Diagnostic, inReadingOrder } from '#compiler/diagnostic.ts';
import { readSource, type Source } from '#compiler/source.ts';
import type { Locale } from '#fields/types.ts';
import { type Archive, isArchive, readArchive } from './archive.ts';
import { assemble } from './assemble.ts';
import { type ImportFinding, importFinding } from './finding.ts';
import { type Maker, makerOf, WAYS } from './makers.ts';
import type { TakeFile } from './media-names.ts';
import type { Said } from './messages/said.ts';
import { notes } from './notes.ts';

export interface ImportOptions {
  /** The id of the quiz that is made. */
  readonly id: string;
  /** Whose file it is, where somebody said so. */
  readonly maker: Maker | null;
  /** The language of texts that do not say theirs, where somebody said so. */
  readonly locale: Locale | null;
  /** How findings name the quiz that is made. */
  readonly quizFile: string;
}

export interface ImportedQuiz {
  /** The text of `quiz.json`; null when there is nothing to write. */
  readonly quiz: string | null;
  /** Pictures that came along, by their names in the media folder. */
  readonly media: ReadonlyMap<string, Uint8Array>;
  readonly findings: readonly (Diagnostic | ImportFinding)[];
}

const BOM = [0xef, 0xbb, 0xbf];
const withoutBom = (bytes: Uint8Array): Uint8Array =>
  BOM.every((byte, index) => bytes[index] === byte) ? bytes.subarray(BOM.length) : bytes;

const nothing = (findings: ImportedQuiz['findings']): ImportedQuiz => ({ quiz: null, media: new Map(), findings });
const about = (file: string, said: Said): ImportFinding => importFinding({ file, line: 1, column: 1 }, [], said);

interface Opened {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
  readonly manifest: unknown;
  readonly takeFile: TakeFile;
}

/** The quiz in a file: the file itself, or what lies in an archive. */
const open = (file: string, bytes: Uint8Array): Opened | readonly (Diagnostic | ImportFinding)[] => {
  let archive: Archive | null = null;
  if (isArchive(bytes)) {
    const read = readArchive(bytes);
    if (!read.ok) return [about(file, read.error)];
    archive = read.value;
  }
  const name = archive === null ? file : `${file}/${archive.contentName}`;
  const { source, diagnostics } = readSource(name, withoutBom(archive?.content ?? bytes));
  if (source === null) return diagnostics;
  const manifest = archive === null ? null : readSource('h5p.json', withoutBom(archive.manifest)).source;
  return { source, diagnostics, manifest: manifest?.root.value, takeFile: (wanted) => archive?.file(wanted) ?? null };
};

/** Makes a quiz of the file of another maker, as far as it can be said in the format, and says what was left out. */
export const importQuiz = (file: string, bytes: Uint8Array, { id, maker, locale, quizFile }: ImportOptions): ImportedQuiz => {
  const opened = open(file, bytes);
  if (!('source' in opened)) return nothing(opened);
  const { source, diagnostics, manifest, takeFile } = opened;
  const made = maker ?? makerOf(source.root);
  if (made === null) return nothing([...diagnostics, about(source.file, { variant: 'IMPORT_MAKER_UNKNOWN/none' })]);
  const way = WAYS[made];
  if (!way.isIt(source.root))
    return nothing([...diagnostics, about(source.file, { variant: 'IMPORT_MAKER_UNKNOWN/other', maker: way.name, lacks: way.lacks })]);
  const both = { source: notes(), quiz: notes() };
  const draft = way.read(source.root, { locale, manifest: { value: manifest, path: [] } }, both.source);
  if (draft.questions.length === 0)
    return nothing([...diagnostics, ...both.source.findings(source), about(source.file, { variant: 'IMPORT_NOTHING' })]);
  const { quiz, media } = assemble(draft, id, takeFile, both);
  const written = readSource(quizFile, new TextEncoder().encode(quiz)).source;
  const inQuiz = written === null ? [] : both.quiz.findings(written);
  return { quiz, media, findings: [...diagnostics, ...inReadingOrder(both.source.findings(source)), ...inQuiz] };
};
