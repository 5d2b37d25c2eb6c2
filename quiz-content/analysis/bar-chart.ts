import { escaped } from './html.ts';

/** A part of a bar, drawn after the ones before it. `tone` is a class of the style sheet. */
export interface Segment {
  readonly value: number;
  readonly tone: 'sun' | 'water' | 'shallow' | 'sand' | 'alarm';
}

export interface Bar {
  readonly label: string;
  readonly segments: readonly Segment[];
  /** What stands at the end of the bar. */
  readonly said: string;
  /** Half the width of the interval around the end of the bar. */
  readonly error?: number;
  /** How far the bar can grow: a thin line up to there. */
  readonly reach?: number;
}

export interface Chart {
  /** What the picture says, for who cannot see it. The table beside it has the numbers. */
  readonly spoken: string;
  readonly bars: readonly Bar[];
  readonly max: number;
  /** Lines across all bars. */
  readonly guides: readonly { readonly at: number; readonly label: string }[];
}

const WIDTH = 720;
const LABELS = 226;
const SAID = 118;
const STEP = 42;
const THICK = 24;
const TOP = 30;
const LONGEST_LABEL = 23;

const shortened = (text: string): string => {
  const letters = [...text];
  return letters.length <= LONGEST_LABEL
    ? text
    : `${letters
        .slice(0, LONGEST_LABEL - 1)
        .join('')
        .trimEnd()}…`;
};

const rounded = (number: number): string => String(Math.round(number * 10) / 10);

/** Horizontal bars as one drawing. Everything it shows stands in the table beside it as well. */
export const barChart = ({ spoken, bars, max, guides }: Chart): string => {
  const room = WIDTH - LABELS - SAID;
  const x = (value: number): number => LABELS + (Math.min(value, max) / max) * room;
  const top = guides.length > 0 ? TOP : 4;
  const bottom = top + bars.length * STEP;
  const drawBar = ({ label, segments, said, error = 0, reach = 0 }: Bar, index: number): { shapes: string; words: string } => {
    const y = top + index * STEP + (STEP - THICK) / 2;
    const middle = y + THICK / 2;
    let from = 0;
    const parts = segments.map(({ value, tone }) => {
      const [left, right] = [x(from), x(from + value)];
      from += value;
      return `<rect class="${tone}" x="${rounded(left)}" y="${y}" width="${rounded(right - left)}" height="${THICK}"/>`;
    });
    const whisker =
      error > 0
        ? `<path class="whisker" d="M${rounded(x(Math.max(0, from - error)))} ${middle}H${rounded(x(from + error))}` +
          `M${rounded(x(Math.max(0, from - error)))} ${middle - 6}v12M${rounded(x(from + error))} ${middle - 6}v12"/>`
        : '';
    const grown = reach > from ? `<path class="grown" d="M${rounded(x(from))} ${middle}H${rounded(x(reach))}m0 -7v14"/>` : '';
    const end = Math.max(x(from + error), x(reach));
    return {
      shapes: `<rect class="ground" x="${LABELS}" y="${y}" width="${room}" height="${THICK}"/>` + `${parts.join('')}${grown}${whisker}`,
      words:
        `<text class="label" x="${LABELS - 14}" y="${middle + 6}" text-anchor="end">${escaped(shortened(label))}</text>` +
        `<text class="said" x="${rounded(end + 9)}" y="${middle + 6}">${escaped(said)}</text>`,
    };
  };
  const lines = guides.map(
    ({ at, label }) =>
      `<line class="guide-halo" x1="${rounded(x(at))}" x2="${rounded(x(at))}" y1="${top - 6}" y2="${bottom}"/>` +
      `<line class="guide" x1="${rounded(x(at))}" x2="${rounded(x(at))}" y1="${top - 6}" y2="${bottom}"/>` +
      `<text class="guide-label" x="${rounded(x(at))}" y="${top - 12}" text-anchor="middle">${escaped(label)}</text>`,
  );
  // Words last: a guide that runs behind a figure leaves it legible.
  const drawn = bars.map(drawBar);
  return (
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${bottom + 6}" role="img" aria-label="${escaped(spoken)}">` +
    `${drawn.map(({ shapes }) => shapes).join('')}${lines.join('')}${drawn.map(({ words }) => words).join('')}</svg>`
  );
};
