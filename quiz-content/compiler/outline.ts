export const MAX_DEPTH = 40;

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

export interface Outline {
  /** Where brackets are nested too deep for a parser that calls itself. */
  readonly tooDeep: number | null;
  /** How many keys stand in the file, those that stand twice included. */
  readonly keys: number;
}

/** The quote that closes a text, or the end of its line when none does. */
const endOfText = (text: string, open: number): number => {
  let quote = text.indexOf('"', open + 1);
  while (quote !== -1 && text.charCodeAt(quote - 1) === BACKSLASH) {
    let first = quote - 1;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((quote - first) % 2 === 0) break;
    quote = text.indexOf('"', quote + 1);
  }
  const end = quote === -1 ? text.length : quote;
  const line = text.slice(open, end).indexOf('\n');
  return line === -1 ? end : open + line;
};

/** Counts without parsing; what stands inside texts does not count. An unclosed text ends with its line. */
export const outlineOf = (text: string): Outline => {
  let depth = 0;
  let keys = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index);
    if (sign === QUOTE) {
      index = endOfText(text, index);
    } else if (sign === COLON) keys += 1;
    else if (sign === OPEN_BRACE || sign === OPEN_BRACKET) {
      depth += 1;
      if (depth > MAX_DEPTH) return { tooDeep: index, keys };
    } else if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) depth -= 1;
  }
  return { tooDeep: null, keys };
};

/** How many keys the objects of a value have. */
export const keysIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let sum = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const inside of Object.values(value)) sum += keysIn(inside);
  return sum;
};

/** The value, or undefined when the text is no JSON. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
