/** One measured figure. Ratios to a peer and to a limit only where both ran in the same run. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly ours: number;
  readonly unit: 's' | '/s' | 'B' | 'µs' | 'ms' | 'MB' | 'kB' | '×' | '%' | 'count';
  readonly peer: number | null;
  readonly limit: number | null;
}

/** A bench measures and returns; it never passes or fails. */
export type Bench = (say: (line: string) => void) => Promise<readonly Figure[]>;

const DIGITS: Readonly<Record<Figure['unit'], number>> = { s: 2, '/s': 0, B: 1, µs: 0, ms: 1, MB: 1, kB: 0, '×': 2, '%': 1, count: 0 };

/** Rounded as a person reads it. */
const shown = (value: number | null, unit: Figure['unit']): string => (value === null ? '' : `${value.toFixed(DIGITS[unit])} ${unit}`);

/** Rows under a head, each column as wide as its widest cell. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column < 1 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
};

/** The table a person reads, then one line of JSON for each figure. */
export const report = (figures: readonly Figure[]): string => {
  const rows = figures.map(({ bench, figure, ours, peer, limit, unit }) => [
    `${bench}  ${figure}`,
    shown(ours, unit),
    shown(peer, unit),
    shown(limit, unit),
  ]);
  return [table([['', 'ours', 'peer', 'limit'], ...rows]), '', ...figures.map((one) => JSON.stringify(one))].join('\n');
};
