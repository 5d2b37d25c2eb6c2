import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { placeAt } from '#compiler/source.ts';
import type { PlaceOf } from './report.ts';

/** Says `file:line:column` of a path in the author's file; of one that is not there, as near above it as there is something. */
export const placesIn = (file: string, text: string): PlaceOf => {
  const root = parseTree(text);
  return (path) => {
    if (root === undefined) return null;
    for (let length = path.length; length >= 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node === undefined) continue;
      const { line, column } = placeAt(text, node.offset);
      return `${file}:${line}:${column}`;
    }
    return null;
  };
};
