import type { SourcePlace } from './content/fill-gaps.ts';
import type { Box } from './inspect/seen.ts';

export const FINDING_KINDS = {
  clipped: 'text is cut off',
  'out-of-view': 'text leaves the display',
  overflowing: 'text leaves its place',
  overlapping: 'two things cover each other',
  'text-contrast': 'text is hard to read',
  'part-contrast': 'a control is hard to see',
  'target-small': 'a target is too small for a finger',
  'picture-missing': 'a picture is missing',
  untranslated: 'a text is in another language',
  stuck: 'the page did not go on',
  unseen: 'no visitor was found who sees this',
} as const;
export type FindingKind = keyof typeof FINDING_KINDS;

/** Something wrong on one view, as it was measured there. */
export interface Flaw {
  readonly kind: FindingKind;
  readonly message: string;
  /** The words it is about. */
  readonly text: string;
  readonly box: Box | null;
}

/** A flaw with all that one needs to go and look. */
export interface Finding extends Flaw {
  readonly view: string;
  readonly locale: string;
  readonly site: string;
  readonly brand: string;
  /** The picture that shows it; null when there is none. */
  readonly picture: string | null;
  /** Where the words come from; null: from the page itself. */
  readonly place: SourcePlace | null;
}

/** One line for a terminal. */
export const formatFinding = ({ kind, message, view, locale, site, brand, place }: Finding): string => {
  const where = place === null ? '' : `${place.file}:${place.line}:${place.column}  `;
  return `${where}${kind}  ${view} · ${locale} · ${site} · ${brand}: ${message}`;
};
