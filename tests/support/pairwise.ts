/** What may vary, and the values it may take. */
export type Factors = Readonly<Record<string, readonly string[]>>;
export type Row = Readonly<Record<string, string>>;

type Pair = readonly [a: string, valueOfA: string, b: string, valueOfB: string];

/** Every two values of two factors. */
export const pairsOf = (factors: Factors): readonly Pair[] => {
  const names = Object.keys(factors);
  return names.flatMap((a, index) =>
    names.slice(index + 1).flatMap((b) => (factors[a] ?? []).flatMap((x) => (factors[b] ?? []).map((y): Pair => [a, x, b, y]))),
  );
};

export const holdsPair = (row: Row, [a, x, b, y]: Pair): boolean => row[a] === x && row[b] === y;

/**
 * Few rows in which every two values of two factors come together at least once: a mistake that needs two things to meet is met.
 * Greedy and without chance: the same factors give the same rows.
 */
export const pairwise = (factors: Factors): readonly Row[] => {
  let open = pairsOf(factors);
  const rows: Row[] = [];
  while (open.length > 0) {
    const [first] = open;
    if (first === undefined) break;
    const row: Record<string, string> = { [first[0]]: first[1], [first[2]]: first[3] };
    for (const [name, values] of Object.entries(factors)) {
      if (row[name] !== undefined) continue;
      const gains = values.map((value) => {
        const tried = { ...row, [name]: value };
        const met = open.filter((pair) => holdsPair(tried, pair)).length;
        // Of two equal values the one with more left to meet.
        const left = open.filter(([a, x, b, y]) => (a === name && x === value) || (b === name && y === value)).length;
        return { value, worth: met * 1_000 + left };
      });
      row[name] = gains.reduce((best, one) => (one.worth > best.worth ? one : best)).value;
    }
    rows.push(row);
    open = open.filter((pair) => !holdsPair(row, pair));
  }
  return rows;
};
