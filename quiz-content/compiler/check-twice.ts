import type { Diagnostic } from './diagnostic.ts';
import type { Twice } from './messages/said.ts';
import type { Source } from './source.ts';
import { type Path, type Spot, textOf } from './spot.ts';

/** Ids, or entries of a list, that stand twice. */
export const checkTwice = (source: Source, spots: readonly Spot[], what: Twice): Diagnostic[] => {
  const seen = new Map<string, Path>();
  return spots.flatMap((spot) => {
    const text = textOf(spot);
    if (text === null) return [];
    const first = seen.get(text);
    if (first !== undefined) return [source.finding(spot.path, { variant: 'CONTENT_DUPLICATE', what, text, first })];
    seen.set(text, spot.path);
    return [];
  });
};

/** The id of a file is the name of the place it lies in, so that nobody has to open files to find one. */
export const checkName = (source: Source, id: Spot, name: string, place: 'folder' | 'file'): Diagnostic[] => {
  const text = textOf(id);
  if (text === null || text === name) return [];
  return [source.finding(id.path, { variant: 'CONTENT_ID_FOLDER', id: text, name, place })];
};
