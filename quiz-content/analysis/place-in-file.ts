import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { placeAt } from '#compiler/source.ts';
import type { PlaceOf } from './report.ts';

/** Line and column, from 1, of a path in the author's file; of one that is not there, as near above it as there is something. */
export const spotsIn = (
  text: string,
): ((path: readonly (string | number)[]) => { readonly line: number; readonly column: number } | null) => {
  const root = parseTree(text);
  return (path) => {
    if (root === undefined) return null;
    for (let length = path.length; length >= 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node !== undefined) return placeAt(text, node.offset);
    }
    return null;
  };
};

/** Says `file:line:column` of a path. */
export const placesIn = (file: string, text: string): PlaceOf => {
  const spotOf = spotsIn(text);
  return (path) => {
    const spot = spotOf(path);
    return spot === null ? null : `${file}:${spot.line}:${spot.column}`;
  };
};
