import type { AnalysisCode } from '#analysis/codes.ts';
import type { Finding } from '#analysis/finding.ts';
import { type Diagnostic, say, type Words } from '#compiler/diagnostic.ts';
import type { ImportFinding } from '#import/finding.ts';
import type { Language } from './language.ts';

/** What the analysis says about a quiz, at its place in the author's file. */
export interface PlacedFinding extends Finding {
  readonly code: AnalysisCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A mistake, something that the quiz will do which its author should know, or something that an import could not do by itself. */
export type Found = Diagnostic | PlacedFinding | ImportFinding;

export const wordsOf = (found: Found, language: Language): Words =>
  'said' in found ? say(found, language) : { where: found.where[language], message: found.message[language], fix: found.fix[language] };

/** One line for a terminal, in the form that editors make clickable. */
export const lineOf = (found: Found, language: Language): string => {
  const { file, line, column, severity, code } = found;
  const { where, message, fix } = wordsOf(found, language);
  return `${file}:${line}:${column}  ${severity} ${code}  ${where}${language === 'fr' ? ' :' : ':'} ${message} → ${fix}`;
};
