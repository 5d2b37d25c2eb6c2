import type { Instead } from './messages/said.ts';

/** Levenshtein distance: how many letters to add, drop or change. A swap of neighbours counts as one. */
export const editDistance = (a: string, b: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const changed = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const moved = swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      line.push(Math.min((last[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, changed, moved));
    }
    beforeLast = last;
    last = line;
  }
  return last[b.length] ?? 0;
};

/** What the author most likely meant, or null when nothing is near: a third of the letters may be wrong, one of two. */
export const nearest = (written: string, known: readonly string[]): string | null => {
  const text = written.slice(0, 64).toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of known) {
    // Of one letter everything is one change away that has one letter more or another one: only the former is a slip.
    if (text.length < 2 && candidate.length !== 2) continue;
    // At least as many letters must come or go as one word is longer than the other.
    if (Math.abs(candidate.length - text.length) >= bestDistance) continue;
    const distance = editDistance(text, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
};

/** What to say about a word that is not known: the near one, and all that would be right. */
export const insteadOf = (written: string, known: readonly string[]): Instead => ({ near: nearest(written, known), known });
