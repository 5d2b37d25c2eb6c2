import { findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { err, ok, type Result } from '#fields/result.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { Said } from './messages/said.ts';
import { keysIn, keysWritten, MAX_DEPTH, parsedJson, tooDeepAt } from './outline.ts';
import type { Path, Spot } from './spot.ts';
import { syntaxFinding } from './syntax.ts';

export const MAX_SOURCE_BYTES = 5 * 1024 * 1024;

/** A file that is JSON: its value, and where everything in it stands. */
export interface Source {
  readonly file: string;
  readonly root: Spot;
  /** A finding at a place of this file. `at` says whether the key or the value is wrong; a place that is not there is its parent's. */
  readonly finding: (path: Path, said: Said, at?: 'key' | 'value') => Diagnostic;
  readonly isThere: (path: Path) => boolean;
  /** Line and column, from 1, of a place; of one that is not there, of its parent. */
  readonly place: (path: Path) => { readonly line: number; readonly column: number };
}

/** Line and column, from 1, of an offset. */
export const placeAt = (text: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
};

/** The text of UTF-8 bytes, or where the first byte that is none stands. */
const decode = (bytes: Uint8Array): Result<string, { line: number; column: number }> => {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    let line = 1;
    for (let start = 0; start <= bytes.length; line += 1) {
      const found = bytes.indexOf(0x0a, start);
      const end = found === -1 ? bytes.length : found;
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end));
      const bad = text.indexOf('\uFFFD');
      if (bad !== -1) return err({ line, column: bad + 1 });
      start = end + 1;
    }
    return err({ line: 1, column: 1 });
  }
};

/** The value of a node. Own properties only: a key `__proto__` is a key like any other. */
const contentOf = (node: Node): unknown => {
  if (node.type === 'array') return (node.children ?? []).map(contentOf);
  if (node.type !== 'object') return node.value;
  const made: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined || Object.hasOwn(made, String(key.value))) continue;
    Object.defineProperty(made, String(key.value), { value: contentOf(value), enumerable: true, configurable: true, writable: true });
  }
  return made;
};

interface KeyTwice {
  readonly key: Node;
  readonly first: Node;
  readonly path: Path;
}

const keysTwice = (node: Node, path: Path): KeyTwice[] => {
  if (node.type === 'array') return (node.children ?? []).flatMap((item, index) => keysTwice(item, [...path, index]));
  if (node.type !== 'object') return [];
  const seen = new Map<string, Node>();
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) return [];
    const here = [...path, String(key.value)];
    const first = seen.get(String(key.value));
    if (first !== undefined) return [{ key, first, path: here }];
    seen.set(String(key.value), key);
    return keysTwice(value, here);
  });
};

const nodeAt = (root: Node, path: Path): Node | undefined => findNodeAtLocation(root, [...path]);

const offsetOf = (root: Node, path: Path, at: 'key' | 'value'): number => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (node === undefined) continue;
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    return at === 'key' && length === path.length && key !== undefined ? key.offset : node.offset;
  }
  return root.offset;
};

export interface Read {
  /** Null when the file is no JSON: nothing else can be said about it. */
  readonly source: Source | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The finding about a file that is not even read. */
export const tooLarge = (file: string, bytes: number): Diagnostic =>
  diagnostic({ file, line: 1, column: 1, at: [] }, { variant: 'CONTENT_TOO_LARGE/file', bytes, most: MAX_SOURCE_BYTES });

/** Reads the bytes of a source file. Whatever is wrong with it as a file or as JSON is found here. */
export const readSource = (file: string, bytes: Uint8Array): Read => {
  const whole = (place: { line: number; column: number }, said: Said): Diagnostic => diagnostic({ file, ...place, at: [] }, said);
  if (bytes.length > MAX_SOURCE_BYTES) return { source: null, diagnostics: [tooLarge(file, bytes.length)] };
  const decoded = decode(bytes);
  if (!decoded.ok) return { source: null, diagnostics: [whole(decoded.error, { variant: 'CONTENT_NOT_UTF8' })] };
  const diagnostics: Diagnostic[] = [];
  const marked = decoded.value.startsWith('\uFEFF');
  const text = marked ? decoded.value.slice(1) : decoded.value;
  if (marked) diagnostics.push(whole({ line: 1, column: 1 }, { variant: 'CONTENT_BOM' }));
  const unreadable = (offset: number, said: Said): Read => ({
    source: null,
    diagnostics: [...diagnostics, whole(placeAt(text, offset), said)],
  });
  const value = parsedJson(text);
  // Where the value has all keys that are written, and not too deep, nothing more need be known of the text.
  const isWhole = value !== undefined && keysIn(value) === keysWritten(text);
  const tooDeep = isWhole ? null : tooDeepAt(text);
  if (tooDeep !== null) return unreadable(tooDeep, { variant: 'CONTENT_TOO_DEEP', most: MAX_DEPTH });
  if (value === undefined) {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
    const { offset, said } = syntaxFinding(text, errors);
    return unreadable(offset, said);
  }
  // The tree knows the places. It costs more than all checks together, so a file without findings never has one.
  let tree: Node | null = null;
  const root = (): Node => {
    tree ??= parseTree(text) ?? null;
    if (tree === null) throw new RangeError('a text that is JSON has no tree');
    return tree;
  };
  for (const { key, first, path } of isWhole ? [] : keysTwice(root(), [])) {
    const { line } = placeAt(text, first.offset);
    diagnostics.push(
      diagnostic({ file, ...placeAt(text, key.offset), at: path }, { variant: 'CONTENT_KEY_DUPLICATE', key: String(key.value), line }),
    );
  }
  const source: Source = {
    file,
    // Of a key that stands twice the first one counts.
    root: { value: isWhole ? value : contentOf(root()), path: [] },
    finding: (path, said, at = 'value') => diagnostic({ file, ...placeAt(text, offsetOf(root(), path, at)), at: path }, said),
    isThere: (path) => nodeAt(root(), path) !== undefined,
    place: (path) => placeAt(text, offsetOf(root(), path, 'key')),
  };
  return { source, diagnostics };
};
