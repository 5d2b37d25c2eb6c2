/** A literal of an expression. */
export type Literal = string | number | boolean;

/** An expression as it is written, in parts. */
export type Expression =
  | { readonly not: Expression }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly name: string; readonly operator: Operator; readonly literals: readonly Literal[]; readonly isList: boolean };

const OPERATORS = {
  '=': 'equal',
  '==': 'equal',
  equal: 'equal',
  equals: 'equal',
  '<>': 'notEqual',
  '!=': 'notEqual',
  notequal: 'notEqual',
  notequals: 'notEqual',
  '>': 'greater',
  greater: 'greater',
  '<': 'less',
  less: 'less',
  '>=': 'atLeast',
  greaterorequal: 'atLeast',
  '<=': 'atMost',
  lessorequal: 'atMost',
  contains: 'contains',
  contain: 'contains',
  '*=': 'contains',
  notcontains: 'lacks',
  notcontain: 'lacks',
  anyof: 'anyOf',
  noneof: 'noneOf',
  allof: 'allOf',
  empty: 'empty',
  notempty: 'notEmpty',
} as const;
export type Operator = (typeof OPERATORS)[keyof typeof OPERATORS];

/** The operator with its two sides exchanged; null where that says something else. */
const MIRRORED: Readonly<Partial<Record<Operator, Operator>>> = {
  equal: 'equal',
  notEqual: 'notEqual',
  greater: 'less',
  less: 'greater',
  atLeast: 'atMost',
  atMost: 'atLeast',
};

const MOST_CHARACTERS = 2000;
const MOST_DEPTH = 16;
const TOKEN =
  /\s*(?:\{([^{}]*)\}|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)(?![\w.])|(<>|<=|>=|!=|==|\*=|&&|\|\||[=<>!()[\],])|([a-z_]\w*))/giy;

type Token = { readonly kind: 'name' | 'word' | 'sign'; readonly text: string } | { readonly kind: 'literal'; readonly value: Literal };

const tokensOf = (text: string): readonly Token[] | null => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    const [, name, single, double, number, sign, word] = match;
    const quoted = single ?? double;
    if (name !== undefined) tokens.push({ kind: 'name', text: name.trim() });
    else if (quoted !== undefined) tokens.push({ kind: 'literal', value: quoted.replaceAll(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'literal', value: Number(number) });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (word === 'true' || word === 'false') tokens.push({ kind: 'literal', value: word === 'true' });
    else tokens.push({ kind: 'word', text: (word ?? '').toLowerCase() });
  }
  return tokens;
};

const operatorOf = (token: Token | undefined): Operator | null => {
  if (token === undefined || token.kind === 'literal' || token.kind === 'name') return null;
  const found = Object.entries(OPERATORS).find(([written]) => written === token.text);
  return found === undefined ? null : found[1];
};

/** Reads an expression. Null: it says something that is more than comparing answers with what stands there. */
export const parseExpression = (text: string): Expression | null => {
  const tokens = text.length > MOST_CHARACTERS ? null : tokensOf(text);
  if (tokens === null || tokens.length === 0) return null;
  let at = 0;
  const isSign = (token: Token | undefined, ...texts: readonly string[]): boolean =>
    token !== undefined && token.kind !== 'literal' && token.kind !== 'name' && texts.includes(token.text);
  const take = (...texts: readonly string[]): boolean => {
    if (!isSign(tokens[at], ...texts)) return false;
    at += 1;
    return true;
  };

  const literals = (): { readonly literals: readonly Literal[]; readonly isList: boolean } | null => {
    const token = tokens[at];
    if (token?.kind === 'literal') {
      at += 1;
      return { literals: [token.value], isList: false };
    }
    if (!take('[')) return null;
    const list: Literal[] = [];
    do {
      const item = tokens[at];
      if (item?.kind !== 'literal') return null;
      list.push(item.value);
      at += 1;
    } while (take(','));
    return take(']') ? { literals: list, isList: true } : null;
  };

  const comparison = (): Expression | null => {
    const first = tokens[at];
    if (first?.kind === 'name') {
      at += 1;
      const operator = operatorOf(tokens[at]);
      if (operator === null) return null;
      at += 1;
      if (operator === 'empty' || operator === 'notEmpty') return { name: first.text, operator, literals: [], isList: false };
      const said = literals();
      return said === null ? null : { name: first.text, operator, ...said };
    }
    const said = literals();
    const written = said === null ? null : operatorOf(tokens[at]);
    const operator = written === null ? undefined : MIRRORED[written];
    const named = tokens[at + 1];
    if (said === null || operator === undefined || named?.kind !== 'name') return null;
    at += 2;
    return { name: named.text, operator, ...said };
  };

  const unary = (depth: number): Expression | null => {
    if (depth > MOST_DEPTH) return null;
    if (take('!', 'not', 'negate')) {
      const inner = unary(depth + 1);
      return inner === null ? null : { not: inner };
    }
    if (!take('(')) return comparison();
    const inner = either(depth + 1);
    return inner !== null && take(')') ? inner : null;
  };

  const joined = (signs: readonly string[], key: 'all' | 'any', part: () => Expression | null): Expression | null => {
    const parts: Expression[] = [];
    do {
      const one = part();
      if (one === null) return null;
      parts.push(one);
    } while (take(...signs));
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    return key === 'all' ? { all: parts } : { any: parts };
  };
  const both = (depth: number): Expression | null => joined(['and', '&&'], 'all', () => unary(depth));
  const either = (depth: number): Expression | null => joined(['or', '||'], 'any', () => both(depth));

  const whole = either(0);
  return at === tokens.length ? whole : null;
};
