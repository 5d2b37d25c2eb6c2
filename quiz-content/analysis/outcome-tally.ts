import type { Answers, End } from './count-all.ts';
import type { Inquiry } from './explore.ts';
import { joined, type Table, type TableQuestion } from './table.ts';
import type { AnswerClass } from './table-question.ts';

/** A visit in which the first two outcomes, by their places, are near each other. */
export interface NearTie {
  readonly first: number;
  readonly second: number;
  /** The first's share of its points less the second's: 0 is a tie. */
  readonly margin: number;
  readonly share: number;
  readonly answers: Answers;
}

/** Shares of all visits, by the places of the outcomes. */
export interface OutcomeTally {
  readonly won: readonly number[];
  /** Visits in which no outcome got any points. */
  readonly undecided: number;
  readonly ties: readonly { readonly won: number; readonly lost: number; readonly share: number }[];
  /** The nearest visit for each pair of outcomes. */
  readonly nearest: readonly NearTie[];
  readonly simulated: number | null;
}

const addTo = (sums: Float64Array, more: readonly number[], from: number): void => {
  for (let at = 0; at < more.length; at += 1) sums[from + at] = (sums[from + at] ?? 0) + (more[at] ?? 0);
};

/** Who wins a visit. It adds points up as the rules of play do; that both agree is for a property test to say. */
export const outcomeInquiry = ({ quiz, questions }: Table): Inquiry<OutcomeTally> => {
  const count = quiz.outcomes.length;
  // Only where a condition stands before points does the most that can be got differ from visit to visit.
  const differs = ({ when, best }: TableQuestion): boolean => when !== null && best.some((points) => points !== 0);
  const bestDiffers = questions.some(differs);
  const alwaysBest = new Float64Array(count);
  for (const { when, best } of questions) if (when === null) addTo(alwaysBest, best, 0);
  const won = new Float64Array(count);
  const ties = new Float64Array(count * count);
  const nearest = new Map<number, NearTie>();
  let undecided = 0;

  const take = ({ share, numbers, keep }: End): void => {
    let [first, second] = [-1, -1];
    let [most, next] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = 0; at < count; at += 1) {
      const best = (alwaysBest[at] ?? 0) + (bestDiffers ? (numbers[count + at] ?? 0) : 0);
      const got = best > 0 ? (numbers[at] ?? 0) / best : 0;
      if (got > most) [second, next, first, most] = [first, most, at, got];
      else if (got > next) [second, next] = [at, got];
    }
    won[first] = (won[first] ?? 0) + share;
    if (most <= 0) undecided += share;
    if (second === -1) return;
    const margin = most - next;
    if (margin <= 0) ties[first * count + second] = (ties[first * count + second] ?? 0) + share;
    const pair = Math.min(first, second) * count + Math.max(first, second);
    const before = nearest.get(pair);
    if (before === undefined || margin < before.margin || (margin === before.margin && share > before.share))
      nearest.set(pair, { first, second, margin, share, answers: keep() });
  };
  return {
    gathering: {
      width: bestDiffers ? 2 * count : count,
      classesOf: ({ classes }): readonly AnswerClass[] => joined(classes, ({ look, points }) => `${look}|${points.join()}`),
      addFor: ({ when, best, classes }) => {
        const more = bestDiffers && when !== null && best.some((points) => points !== 0) ? best : null;
        if (more === null && !classes.some(({ points }) => points.some((one) => one !== 0))) return null;
        return (numbers, from, { points }) => {
          addTo(numbers, points, from);
          if (more !== null) addTo(numbers, more, from + count);
        };
      },
    },
    take,
    found: (simulated) => ({
      won: [...won],
      undecided,
      ties: [...ties].flatMap((share, at) => (share > 0 ? [{ won: Math.floor(at / count), lost: at % count, share }] : [])),
      nearest: [...nearest.values()],
      simulated,
    }),
  };
};
