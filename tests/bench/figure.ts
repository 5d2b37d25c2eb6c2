/** One measured figure. Ratios to a peer and to a limit only where both ran in the same run. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly ours: number;
  readonly unit: 's' | 'MB';
  readonly peer: number | null;
  readonly limit: number | null;
}

/** A bench measures and returns; it never passes or fails. */
export type Bench = (say: (line: string) => void) => Promise<readonly Figure[]>;

/** Rounded as a person reads it. */
const shown = (figure: Figure): string => `${figure.unit === 's' ? figure.ours.toFixed(2) : Math.round(figure.ours)} ${figure.unit}`;

/** The table a person reads, then one line of JSON for each figure. */
export const report = (figures: readonly Figure[]): string => {
  const width = Math.max(...figures.map((one) => one.figure.length));
  const table = figures.map((one) => `${one.bench}  ${one.figure.padEnd(width)}  ${shown(one)}`);
  return [...table, '', ...figures.map((one) => JSON.stringify(one))].join('\n');
};
