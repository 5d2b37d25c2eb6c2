import { nearest } from '#compiler/nearest.ts';
import { type Spot, textOf } from '#compiler/spot.ts';
import type { Notes } from '../notes.ts';

const MOST_POINTS = 100;
const MOST_PARTS = 100;

/** Points by outcome, out of `"Dune=3, Wave"`: a name alone is one point. What is no outcome, or no whole number, is noted. */
export const weightsIn = (spot: Spot, outcomes: readonly string[], notes: Notes): ReadonlyMap<string, number> => {
  const weights = new Map<string, number>();
  const parts = (textOf(spot) ?? '').split(',', MOST_PARTS).map((part) => part.trim());
  for (const part of parts.filter((one) => one !== '')) {
    const at = part.lastIndexOf('=');
    const name = (at === -1 ? part : part.slice(0, at)).trim();
    const score = at === -1 ? '1' : part.slice(at + 1).trim();
    if (!outcomes.includes(name)) notes.note(spot.path, { variant: 'IMPORT_WEIGHT/unknown', name, near: nearest(name, outcomes) });
    else if (!/^[+-]?\d{1,3}$/.test(score) || Math.abs(Number(score)) > MOST_POINTS)
      notes.note(spot.path, { variant: 'IMPORT_WEIGHT/form', written: part });
    else weights.set(name, Number(score));
  }
  return weights;
};
