import { child, keysOf, type Spot } from '#compiler/spot.ts';
import type { Notes } from './notes.ts';

const saysNothing = (value: unknown): boolean =>
  value === false ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** Notes every key of an object that was not carried over: what is only about looks, and what is lost. */
export const noteLeftOver = (spot: Spot, carried: ReadonlySet<string>, appearance: ReadonlySet<string>, notes: Notes): void => {
  for (const key of keysOf(spot)) {
    const inside = child(spot, key);
    if (carried.has(key) || saysNothing(inside.value)) continue;
    notes.note(inside.path, { variant: appearance.has(key) ? 'IMPORT_APPEARANCE' : 'IMPORT_NOT_CARRIED/key', key });
  }
};

/** At most so many of a list; how many more there are is noted. */
export const atMost = <Item extends Spot>(items: readonly Item[], most: number, list: Spot, notes: Notes): readonly Item[] => {
  if (items.length > most) notes.note(list.path, { variant: 'IMPORT_NOT_CARRIED/too-many', left: items.length - most, most });
  return items.slice(0, most);
};
