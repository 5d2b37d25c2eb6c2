import { type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { Said, SyntaxMistake } from './messages/said.ts';

/** What is wrong with a text that is not JSON, at which offset. */
export interface SyntaxFinding {
  readonly offset: number;
  readonly said: Said;
}

/** By the names that the parser gives its errors. */
const MISTAKES: Readonly<Record<string, SyntaxMistake>> = {
  InvalidSymbol: 'not-json',
  InvalidNumberFormat: 'number',
  PropertyNameExpected: 'key-expected',
  ValueExpected: 'value-expected',
  ColonExpected: 'colon-missing',
  CommaExpected: 'comma-missing',
  CloseBraceExpected: 'brace-missing',
  CloseBracketExpected: 'bracket-missing',
  EndOfFileExpected: 'goes-on',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'comment-open',
  UnexpectedEndOfString: 'quote-missing',
  UnexpectedEndOfNumber: 'number',
  InvalidUnicode: 'unicode-escape',
  InvalidEscapeCharacter: 'escape',
  InvalidCharacter: 'control-character',
};

/** The place after the last thing before `offset`: that is where a comma or a bracket is missing. */
const endOfBefore = (text: string, offset: number): number => Math.max(0, text.slice(0, offset).trimEnd().length - 1);

const mistakeAt = (offset: number, mistake: SyntaxMistake): SyntaxFinding => ({ offset, said: { variant: 'CONTENT_SYNTAX', mistake } });

/** What `JSON.parse` refuses and the parser of places lets pass. */
const refused = (text: string): SyntaxFinding => {
  try {
    JSON.parse(text);
    return mistakeAt(0, 'not-json');
  } catch (failure) {
    const cause = failure instanceof Error ? failure.message : String(failure);
    return { offset: Number(/position (\d+)/.exec(cause)?.[1] ?? 0), said: { variant: 'CONTENT_SYNTAX/refused', cause } };
  }
};

/**
 * Of a text that is not JSON, one finding: the first. What a parser says after it lost its way is noise.
 * `JSON.parse` has the last word, so that nothing passes which another program would refuse.
 */
export const syntaxFinding = (text: string, errors: readonly ParseError[]): SyntaxFinding => {
  if (text.trim() === '') return mistakeAt(0, 'empty');
  const [first] = errors.toSorted((a, b) => a.offset - b.offset);
  if (first === undefined) return refused(text);
  const name = printParseErrorCode(first.error);
  // An unfinished file: everything up to the end was right, so the end is the place.
  if (text.slice(first.offset).trim() === '') return mistakeAt(endOfBefore(text, text.length), 'cut-off');
  if (name === 'CommaExpected') return mistakeAt(endOfBefore(text, first.offset), 'comma-missing');
  const trailing = /,\s*$/.test(text.slice(0, first.offset)) && /^\s*[}\]]/.test(text.slice(first.offset));
  if (trailing) return mistakeAt(endOfBefore(text, first.offset), 'trailing-comma');
  return mistakeAt(first.offset, MISTAKES[name] ?? 'not-json');
};
