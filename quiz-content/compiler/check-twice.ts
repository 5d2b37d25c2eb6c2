import type { Diagnostic } from './diagnostic.ts';
import type { Source } from './source.ts';
import { inWords, type Path, type Spot, textOf } from './spot.ts';

/** Ids, or entries of a list, that stand twice. `what` names them in the message. */
export const checkTwice = (source: Source, spots: readonly Spot[], what: string): Diagnostic[] => {
  const seen = new Map<string, Path>();
  return spots.flatMap((spot) => {
    const text = textOf(spot);
    if (text === null) return [];
    const first = seen.get(text);
    if (first === undefined) {
      seen.set(text, spot.path);
      return [];
    }
    const message = `the ${what} "${text}" is already used (${inWords(first)})`;
    return [source.finding('CONTENT_DUPLICATE', spot.path, { message, fix: `give this one another ${what}, or remove it` })];
  });
};

/** The id of a file is the name of the place it lies in, so that nobody has to open files to find one. */
export const checkName = (source: Source, id: Spot, name: string, place: 'folder' | 'file'): Diagnostic[] => {
  const text = textOf(id);
  if (text === null || text === name) return [];
  const message = `the id is "${text}", the ${place} is named "${name}"`;
  return [source.finding('CONTENT_ID_FOLDER', id.path, { message, fix: `write "${name}", or rename the ${place}` })];
};
