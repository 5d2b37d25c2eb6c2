import type { Flaw } from '../finding.ts';
import { contrastOf } from './contrast.ts';
import type { Seen, SeenText } from './seen.ts';

export const TEXT_CONTRAST = 4.5;
export const PART_CONTRAST = 3;
export const TARGET_MM = 15;

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
/** Rounded down: 4.49 is not 4.5. */
const ratio = (value: number): string => (Math.floor(value * 100) / 100).toFixed(2);

const MISPLACED: Readonly<Record<Seen['misplaced'][number]['kind'], (text: string) => string>> = {
  clipped: (text) => `« ${text} » is cut off: say it in fewer words`,
  'out-of-view': (text) => `« ${text} » leaves the display: say it in fewer words`,
  overflowing: (text) => `« ${text} » does not fit in its place: say it in fewer words`,
  overlapping: (text) => `${text} cover each other: a text is too long for this display`,
  'picture-missing': (text) => `${text} is not there`,
};

/** Texts whose ground only the pixels know. */
export const onPixels = (seen: Seen): readonly SeenText[] => seen.texts.filter(({ ground, exempt }) => ground === null && !exempt);

/** Controls that only their edge shows. */
export const onEdges = (seen: Seen): Seen['controls'] => seen.controls.filter(({ needsEdge }) => needsEdge);

export interface Measured {
  readonly seen: Seen;
  /** Contrasts of `onPixels(seen)`, in its order. */
  readonly pixelContrasts: readonly number[];
  /** How clearly each of `onEdges(seen)` stands out, in its order. */
  readonly edges: readonly number[];
  readonly missing: readonly string[];
  readonly pixelPitchMm: number;
}

/** A keyboard has thirty keys of one size: they are one finding. */
const smallTargets = ({ controls }: Seen, pitch: number): Flaw[] => {
  const sideOf = ({ box }: Seen['controls'][number]): number => Math.min(box.width, box.height) * pitch;
  const small = controls.filter((one) => sideOf(one) < TARGET_MM - 0.2).toSorted((a, b) => sideOf(a) - sideOf(b));
  const [smallest] = small;
  if (smallest === undefined) return [];
  const { name, box } = smallest;
  const size = `${(box.width * pitch).toFixed(1)} × ${(box.height * pitch).toFixed(1)} mm`;
  const others =
    small.length === 1
      ? ''
      : ` (and ${small.length - 1} more: ${short(
          small
            .slice(1)
            .map((one) => one.name)
            .join(', '),
        )})`;
  return [{ kind: 'target-small', text: name, box, message: `« ${short(name)} » is ${size}, a finger needs ${TARGET_MM} mm${others}` }];
};

/** What is wrong with one view. */
export const judge = ({ seen, pixelContrasts, edges, missing, pixelPitchMm }: Measured): Flaw[] => {
  const flaws: Flaw[] = seen.misplaced.map(({ kind, text, box }) => ({ kind, text, box, message: MISPLACED[kind](short(text)) }));
  const unreadable = (text: SeenText, contrast: number): void => {
    if (contrast >= TEXT_CONTRAST) return;
    const message = `« ${short(text.text)} » has a contrast of ${ratio(contrast)}, at least ${TEXT_CONTRAST} is needed`;
    flaws.push({ kind: 'text-contrast', text: text.text, box: text.box, message });
  };
  for (const text of seen.texts) if (text.ground !== null && !text.exempt) unreadable(text, contrastOf(text.colour, text.ground));
  for (const [index, text] of onPixels(seen).entries()) unreadable(text, pixelContrasts[index] ?? 21);
  for (const [index, { name, box }] of onEdges(seen).entries()) {
    const edge = edges[index] ?? 21;
    if (edge >= PART_CONTRAST) continue;
    const message = `the edge of « ${short(name)} » has a contrast of ${ratio(edge)}, at least ${PART_CONTRAST} is needed`;
    flaws.push({ kind: 'part-contrast', text: name, box, message });
  }
  flaws.push(...smallTargets(seen, pixelPitchMm));
  for (const path of missing) flaws.push({ kind: 'picture-missing', text: path, box: null, message: `${path} could not be loaded` });
  return flaws;
};
