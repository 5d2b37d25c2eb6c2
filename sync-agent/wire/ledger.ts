import { z } from 'zod';
import { uuid7 } from './event.ts';

/** Numbers of a sequence as `[first, last]` pairs, in rising order, with a gap between any two. */
export type SeqRanges = readonly (readonly [first: number, last: number])[];

const isRising = (ranges: SeqRanges): boolean =>
  ranges.every(([first, last], at) => first <= last && (at === 0 || first > (ranges[at - 1]?.[1] ?? 0) + 1));

/** At most so many pairs are told of one state: what is more is told when these are settled. */
export const MOST_RANGES = 200;
const seqRanges = z
  .array(z.tuple([z.int().min(1), z.int().min(1)]).readonly())
  .max(MOST_RANGES)
  .readonly()
  .refine(isRising, 'pairs in rising order that do not touch');

/**
 * What became of everything that one incarnation captured, as the terminal knows it. What is in no list was sent, and central said
 * that it has it. Lists instead of counts: central sets its own list against them, so a message that crosses another one is no gap.
 */
export const incarnationLedger = z.object({
  incarnation: uuid7,
  /** The last number that was given out: 1 to here were captured. */
  captured: z.int().min(0),
  waiting: seqRanges,
  parked: seqRanges,
  /** What a damaged disk took: captured once, and neither here nor sent. */
  lost: seqRanges,
});
export type IncarnationLedger = z.infer<typeof incarnationLedger>;

/** At most so many incarnations are told at a time, the newest and those that are not settled first. */
export const MOST_INCARNATIONS = 100;

/** Ranges of any origin, perhaps overlapping, as one rising list with a gap between any two. */
export const union = (...lists: readonly SeqRanges[]): SeqRanges => {
  const rising: [number, number][] = [];
  for (const [first, last] of lists.flat().sort((a, b) => a[0] - b[0])) {
    const before = rising.at(-1);
    if (before === undefined || first > before[1] + 1) rising.push([first, last]);
    else before[1] = Math.max(before[1], last);
  }
  return rising;
};

/** Numbers in any order, some of them perhaps twice, as ranges. */
export const rangesOf = (numbers: readonly number[]): SeqRanges => union(numbers.map((number) => [number, number] as const));

/** How many numbers lie in these ranges. */
export const countOf = (ranges: SeqRanges): number => ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);

/** What lies in `ranges` and in none of `others`. */
export const without = (ranges: SeqRanges, others: SeqRanges): SeqRanges => {
  const left: [number, number][] = [];
  for (const [first, last] of ranges) {
    let from = first;
    for (const [begin, end] of others) {
      if (end < from || begin > last) continue;
      if (begin > from) left.push([from, begin - 1]);
      from = end + 1;
    }
    if (from <= last) left.push([from, last]);
  }
  return left;
};
