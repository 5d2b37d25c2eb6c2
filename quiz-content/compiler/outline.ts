export const MAX_DEPTH = 40;

const [QUOTE, BACKSLASH, COLON, BLANK] = [0x22, 0x5c, 0x3a, 0x20];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** The quote that closes a text; -1 when none does. */
const closingQuote = (text: string, open: number): number => {
  let quote = text.indexOf('"', open + 1);
  while (quote !== -1 && text.charCodeAt(quote - 1) === BACKSLASH) {
    let first = quote - 1;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((quote - first) % 2 === 0) break;
    quote = text.indexOf('"', quote + 1);
  }
  return quote;
};

/** The quote that closes a text, or the end of its line when none does. */
const endOfText = (text: string, open: number): number => {
  const quote = closingQuote(text, open);
  const end = quote === -1 ? text.length : quote;
  const line = text.slice(open, end).indexOf('\n');
  return line === -1 ? end : open + line;
};

/**
 * Where brackets are nested too deep for a parser that calls itself; null when nowhere. Counts without parsing: the file may be no JSON.
 * What stands inside texts does not count; an unclosed text ends with its line.
 */
export const tooDeepAt = (text: string): number | null => {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index);
    if (sign === QUOTE) index = endOfText(text, index);
    else if (sign === OPEN_BRACE || sign === OPEN_BRACKET) {
      depth += 1;
      if (depth > MAX_DEPTH) return index;
    } else if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) depth -= 1;
  }
  return null;
};

/** How many keys stand in a text that is JSON, those that stand twice included. Goes from quote to quote: a key is a text before a colon. */
export const keysWritten = (text: string): number => {
  let keys = 0;
  for (let open = text.indexOf('"'); open !== -1; ) {
    let next = closingQuote(text, open) + 1;
    while (text.charCodeAt(next) <= BLANK) next += 1;
    if (text.charCodeAt(next) === COLON) keys += 1;
    open = text.indexOf('"', next);
  }
  return keys;
};

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

const keysAt = (value: object, depth: number): number => {
  if (depth > MAX_DEPTH) return Number.POSITIVE_INFINITY;
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let sum = Array.isArray(value) ? 0 : inner.length;
  for (const one of inner) if (isNested(one)) sum += keysAt(one, depth + 1);
  return sum;
};

/** How many keys the objects of a value have; endless when they are nested too deep. */
export const keysIn = (value: unknown): number => (isNested(value) ? keysAt(value, 1) : 0);

/** The value, or undefined when the text is no JSON. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // What is wrong with it is for the parser of places to say.
    return undefined;
  }
};
