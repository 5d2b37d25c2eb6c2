import { type JSONPath, type Node, parseTree } from 'jsonc-parser';
import type { Chance } from '#play/chance.ts';

/** A value of a file with its place in it. */
export interface Placed {
  readonly path: JSONPath;
  readonly node: Node;
}

/** A file to be broken: its text and everything in it. */
export interface Draft {
  readonly text: string;
  readonly value: unknown;
  readonly all: readonly Placed[];
}

/** Offsets in the broken text, from and to: a finding on one of these lines is at its place. */
export type Span = readonly [from: number, to: number];

/** One mistake, planted. */
export interface Mutation {
  readonly text: string;
  readonly spans: readonly Span[];
}

export const pick = <Thing>(things: readonly Thing[], chance: Chance): Thing | null => things[Math.floor(chance() * things.length)] ?? null;

const placedIn = (node: Node, path: JSONPath): Placed[] => {
  const children = node.children ?? [];
  if (node.type === 'array') return [{ path, node }, ...children.flatMap((item, index) => placedIn(item, [...path, index]))];
  if (node.type !== 'object') return [{ path, node }];
  const inside = children.flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key === undefined || value === undefined ? [] : placedIn(value, [...path, String(key.value)]);
  });
  return [{ path, node }, ...inside];
};

export const draftOf = (text: string): Draft => {
  const root = parseTree(text);
  if (root === undefined) throw new Error('a file that is broken before it is mutated');
  return { text, value: JSON.parse(text), all: placedIn(root, []) };
};

/** The key of a value that stands in an object. */
export const keyOf = ({ node }: Placed): Node | null => (node.parent?.type === 'property' ? (node.parent.children?.[0] ?? null) : null);

export const endOf = (node: Node): number => node.offset + node.length;
export const spanOf = (node: Node): Span => [node.offset, endOf(node)];

/** Replaces a piece of the text; the mistake is where the new piece stands. */
export const replaced = ({ text }: Draft, offset: number, length: number, by: string): Mutation => ({
  text: text.slice(0, offset) + by + text.slice(offset + length),
  spans: [[offset, offset + by.length]],
});

/** Another value at the place of one. */
export const withValue = (draft: Draft, { node }: Placed, value: unknown): Mutation =>
  replaced(draft, node.offset, node.length, JSON.stringify(value));

/** Another key at the place of one. */
export const withKey = (draft: Draft, key: Node, name: string): Mutation => replaced(draft, key.offset, key.length, JSON.stringify(name));

/** Without an entry of an object or a list. The mistake is in what it was taken from: at its beginning, or where the entry was. */
export const without = ({ text }: Draft, { node }: Placed): Mutation => {
  const entry = node.parent?.type === 'property' ? node.parent : node;
  const siblings = entry.parent?.children ?? [];
  const index = siblings.indexOf(entry);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  // Its comma goes with it: the one behind it, or of the last entry the one before it.
  const from = after === undefined && before !== undefined ? endOf(before) : entry.offset;
  const to = after === undefined ? endOf(entry) : after.offset;
  const begin = entry.parent?.offset ?? 0;
  return {
    text: text.slice(0, from) + text.slice(to),
    spans: [
      [begin, begin],
      [from, from],
    ],
  };
};

/** With one more property at the beginning of an object. */
export const withProperty = (draft: Draft, { node }: Placed, key: string, value: unknown): Mutation =>
  replaced(draft, node.offset + 1, 0, ` ${JSON.stringify(key)}: ${JSON.stringify(value)},`);

/** Everywhere that a path has this form; `*` stands for any one step. */
export const at = (draft: Draft, ...forms: readonly string[]): Placed[] =>
  draft.all.filter(({ path }) =>
    forms.some((form) => {
      const steps = form.split('/');
      return steps.length === path.length && steps.every((step, index) => step === '*' || step === String(path[index]));
    }),
  );
