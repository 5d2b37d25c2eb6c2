import type { Flaw } from '../finding.ts';
import type { Said } from '../messages/said.ts';
import { contrastOf } from './contrast.ts';
import type { Seen, SeenText } from './seen.ts';

export const TEXT_CONTRAST = 4.5;
export const PART_CONTRAST = 3;
export const TARGET_MM = 15;

/** Rounded down: 4.49 is not 4.5. */
const ratio = (value: number): number => Math.floor(value * 100) / 100;
const tenth = (value: number): number => Math.round(value * 10) / 10;

type Misplaced = Seen['misplaced'][number];

const MISPLACED: Readonly<Record<Misplaced['kind'], (of: Misplaced) => Said>> = {
  clipped: ({ text }) => ({ variant: 'PROOF_TEXT_CLIPPED', text }),
  'out-of-view': ({ text }) => ({ variant: 'PROOF_TEXT_OUTSIDE', text }),
  overflowing: ({ text }) => ({ variant: 'PROOF_TEXT_OVERFLOWS', text }),
  overlapping: ({ text, also }) => ({ variant: 'PROOF_OVERLAP', things: [text, ...also] }),
  'picture-missing': ({ text }) => ({ variant: 'PROOF_PICTURE_MISSING', path: text }),
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
  const others = small.slice(1).map((one) => one.name);
  const [widthMm, heightMm] = [tenth(box.width * pitch), tenth(box.height * pitch)];
  return [{ said: { variant: 'PROOF_TARGET_SMALL', name, others, widthMm, heightMm, leastMm: TARGET_MM }, text: name, box }];
};

/** What is wrong with one view. */
export const judge = ({ seen, pixelContrasts, edges, missing, pixelPitchMm }: Measured): Flaw[] => {
  const flaws: Flaw[] = seen.misplaced.map((one) => ({ said: MISPLACED[one.kind](one), text: one.text, box: one.box }));
  const unreadable = ({ text, box }: SeenText, contrast: number): void => {
    if (contrast >= TEXT_CONTRAST) return;
    flaws.push({ said: { variant: 'PROOF_CONTRAST_TEXT', text, contrast: ratio(contrast), least: TEXT_CONTRAST }, text, box });
  };
  for (const text of seen.texts) if (text.ground !== null && !text.exempt) unreadable(text, contrastOf(text.colour, text.ground));
  for (const [index, text] of onPixels(seen).entries()) unreadable(text, pixelContrasts[index] ?? 21);
  for (const [index, { name, box }] of onEdges(seen).entries()) {
    const edge = edges[index] ?? 21;
    if (edge >= PART_CONTRAST) continue;
    flaws.push({ said: { variant: 'PROOF_CONTRAST_PART', name, contrast: ratio(edge), least: PART_CONTRAST }, text: name, box });
  }
  flaws.push(...smallTargets(seen, pixelPitchMm));
  // A picture that could not be loaded is one finding, whether the page shows a gap for it or draws it on its canvas.
  const gaps = seen.misplaced.filter(({ kind }) => kind === 'picture-missing').map(({ text }) => text);
  for (const path of missing)
    if (!gaps.includes(path)) flaws.push({ said: { variant: 'PROOF_PICTURE_MISSING', path }, text: path, box: null });
  return flaws;
};
