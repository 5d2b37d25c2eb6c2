import { readFileSync } from 'node:fs';
import { type Node, parseTree } from 'jsonc-parser';
import type { Place } from '#compiler/load.ts';
import { placeAt } from '#compiler/source.ts';
import type { SourcePlace } from './content/fill-gaps.ts';

interface Written {
  readonly text: string;
  readonly place: SourcePlace;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const textsIn = (node: Node | undefined): Node[] => {
  if (node === undefined) return [];
  // Of a key and its value only the value is a text.
  if (node.type === 'property') return textsIn(node.children?.[1]);
  if (node.type === 'string') return [node];
  return (node.children ?? []).flatMap(textsIn);
};

/** Where a text that stands on a view was written. Null when it comes from nowhere in these files. */
export type FindPlace = (text: string) => SourcePlace | null;

/** The texts of these files with their places. */
export const placesIn = (files: readonly Place[]): FindPlace => {
  const written: Written[] = files.flatMap(({ path, shown }) => {
    const source = readFileSync(path, 'utf8');
    return textsIn(parseTree(source)).map((node) => ({
      text: plain(String(node.value)),
      place: { file: shown, ...placeAt(source, node.offset) },
    }));
  });
  const exact = new Map(written.toReversed().map(({ text, place }) => [text, place] as const));
  return (text) => {
    const wanted = plain(text);
    // A notice is shown sentence by sentence; short words stand in too many texts to say anything.
    return exact.get(wanted) ?? (wanted.length < 12 ? null : (written.find((one) => one.text.includes(wanted))?.place ?? null));
  };
};
