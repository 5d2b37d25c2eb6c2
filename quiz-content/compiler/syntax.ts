import { type ParseError, printParseErrorCode } from 'jsonc-parser';

/** What is wrong with a text that is not JSON, at which offset. */
export interface SyntaxFinding {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/** By the names that the parser gives its errors. */
const WORDS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  InvalidSymbol: ['this is not JSON', 'texts stand in "double quotes"; besides them only numbers, true, false and null'],
  InvalidNumberFormat: ['this is not a number', 'write it like 3 or 0.25'],
  PropertyNameExpected: ['a key is expected here', 'write "key": value, or remove the comma before'],
  ValueExpected: ['a value is expected here', 'write the value, or remove the comma before'],
  ColonExpected: ['a colon is missing', 'write "key": value'],
  CommaExpected: ['a comma is missing after this', 'add a comma here'],
  CloseBraceExpected: ['the } that closes the object is missing', 'add } where the object ends'],
  CloseBracketExpected: ['the ] that closes the list is missing', 'add ] where the list ends'],
  EndOfFileExpected: ['the file goes on after its end', 'remove what stands after the last }, or one } too many before'],
  InvalidCommentToken: ['comments are not allowed', 'remove the comment'],
  UnexpectedEndOfComment: ['a comment is opened and never closed', 'remove the comment'],
  UnexpectedEndOfString: [
    'a text is opened and never closed in its line',
    'add the missing double quote; inside a text write \\" for a quote',
  ],
  UnexpectedEndOfNumber: ['this is not a number', 'write it like 3 or 0.25'],
  InvalidUnicode: ['\\u needs four digits', 'write the character itself'],
  InvalidEscapeCharacter: ['a backslash stands before a letter that needs none', 'write \\\\ for a backslash, \\" for a quote'],
  InvalidCharacter: ['an invisible control character or a line break stands inside a text', 'remove it; write \\n for a line break'],
};

/** The place after the last thing before `offset`: that is where a comma or a bracket is missing. */
const endOfBefore = (text: string, offset: number): number => Math.max(0, text.slice(0, offset).trimEnd().length - 1);

/**
 * One finding: the first. What a parser says after it lost its way is noise.
 * `JSON.parse` has the last word, so that nothing passes which another program would refuse.
 */
export const syntaxFinding = (text: string, errors: readonly ParseError[]): SyntaxFinding | null => {
  const [first] = errors.toSorted((a, b) => a.offset - b.offset);
  if (first === undefined) {
    try {
      JSON.parse(text);
      return null;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      return {
        offset: Number(/position (\d+)/.exec(message)?.[1] ?? 0),
        message: `this is not JSON (${message})`,
        fix: 'write it as JSON',
      };
    }
  }
  if (text.trim() === '') return { offset: 0, message: 'the file is empty', fix: 'write the quiz, or copy one that works' };
  const name = printParseErrorCode(first.error);
  const [message, fix] = WORDS[name] ?? ['this is not JSON', 'write it as JSON'];
  // An unfinished file: everything up to the end was right, so the end is the place.
  if (text.slice(first.offset).trim() === '') {
    const unfinished = 'the file ends here, in the middle of something that was opened';
    return { offset: endOfBefore(text, text.length), message: unfinished, fix: 'get the whole file, or close what is open with ] and }' };
  }
  if (name === 'CommaExpected') return { offset: endOfBefore(text, first.offset), message, fix };
  const trailing = /,\s*$/.test(text.slice(0, first.offset)) && /^\s*[}\]]/.test(text.slice(first.offset));
  if (trailing)
    return { offset: endOfBefore(text, first.offset), message: 'a comma stands after the last entry', fix: 'remove this comma' };
  return { offset: first.offset, message, fix };
};
