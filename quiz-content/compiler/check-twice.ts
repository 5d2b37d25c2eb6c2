import type { Diagnostic } from './diagnostic.ts';
import type { Twice } from './messages/said.ts';
import type { Source } from './source.ts';
import { child, type Spot, textAt, textOf } from './spot.ts';

const twice = (
  source: Source,
  spots: readonly Spot[],
  what: Twice,
  textIn: (spot: Spot) => string | null,
  placeOf: (spot: Spot) => Spot,
): Diagnostic[] => {
  const found: Diagnostic[] = [];
  const seen = new Map<string, Spot>();
  for (const spot of spots) {
    const text = textIn(spot);
    if (text === null) continue;
    const first = seen.get(text);
    if (first === undefined) seen.set(text, spot);
    else found.push(source.finding(placeOf(spot).path, { variant: 'CONTENT_DUPLICATE', what, text, first: placeOf(first).path }));
  }
  return found;
};

/** Entries of a list that stand twice. */
export const checkTwice = (source: Source, spots: readonly Spot[], what: Twice): Diagnostic[] =>
  spots.length < 2 ? [] : twice(source, spots, what, textOf, (spot) => spot);

const idIn = (holder: Spot): string | null => textAt(holder, 'id');
const placeOfId = (holder: Spot): Spot => child(holder, 'id');

/** Things with an id that another one has. */
export const checkIds = (source: Source, holders: readonly Spot[]): Diagnostic[] => twice(source, holders, 'id', idIn, placeOfId);

/** The id of a file is the name of the place it lies in, so that nobody has to open files to find one. */
export const checkName = (source: Source, id: Spot, name: string, place: 'folder' | 'file'): Diagnostic[] => {
  const text = textOf(id);
  if (text === null || text === name) return [];
  return [source.finding(id.path, { variant: 'CONTENT_ID_FOLDER', id: text, name, place })];
};
