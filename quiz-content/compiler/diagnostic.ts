import { CONTENT_CODES, type ContentCode } from './codes.ts';

/** One mistake in the content: where it is, what is wrong, and what to write instead. */
export interface Diagnostic {
  readonly code: ContentCode;
  readonly severity: 'error' | 'warning';
  /** The file as it was named to the compiler, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  /** The place in words: `question 3, answer 2`. */
  readonly where: string;
  readonly message: string;
  readonly fix: string;
}

export const diagnostic = (code: ContentCode, place: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic => ({
  code,
  severity: CONTENT_CODES[code].severity,
  ...place,
});

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === 'error');

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** In the order somebody works through them: file by file, from the top. */
export const inReadingOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code));

/** The languages that findings are said in. */
export const SPOKEN = ['fr', 'en'] as const;
export type Spoken = (typeof SPOKEN)[number];

/** A finding in words: the place in the file, what is wrong, what to do. */
export interface Words {
  readonly where: string;
  readonly message: string;
  readonly fix: string;
}

/** A finding in words of one language. */
export const say = ({ where, message, fix }: Diagnostic, _lang: Spoken): Words => ({ where, message, fix });

/** One line for a terminal, in the form that editors make clickable. */
export const formatDiagnostic = (found: Diagnostic): string =>
  `${found.file}:${found.line}:${found.column}  ${found.severity} ${found.code}  ${found.where}: ${found.message} → ${found.fix}`;
