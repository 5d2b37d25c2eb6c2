/**
 * Every finding of a proof. The table in `quiz-content/README.md` lists the same codes;
 * `tests/architecture/error-codes.test.ts` holds both equal.
 */
export const PROOF_CODES = {
  PROOF_TEXT_CLIPPED: { severity: 'error', text: 'A text is cut off.' },
  PROOF_TEXT_OUTSIDE: { severity: 'error', text: 'A text leaves the display.' },
  PROOF_TEXT_OVERFLOWS: { severity: 'error', text: 'A text leaves its place.' },
  PROOF_OVERLAP: { severity: 'error', text: 'Two things cover each other.' },
  PROOF_CONTRAST_TEXT: { severity: 'error', text: 'A text has a contrast under 4.5 : 1 with what it stands on.' },
  PROOF_CONTRAST_PART: { severity: 'error', text: 'An input, or a control without words, has an edge with a contrast under 3 : 1.' },
  PROOF_TARGET_SMALL: { severity: 'warning', text: 'A target is under 15 mm on this display.' },
  PROOF_PICTURE_MISSING: { severity: 'error', text: 'A picture is not shown.' },
  PROOF_UNTRANSLATED: { severity: 'error', text: 'A text stands there in another language than the one chosen.' },
  PROOF_STUCK: { severity: 'error', text: 'The page did not go on: the views after that are not on the sheet.' },
  PROOF_UNSEEN: { severity: 'warning', text: 'No answers were found that show this question or this outcome.' },
} as const satisfies Record<string, { severity: 'error' | 'warning'; text: string }>;

export type ProofCode = keyof typeof PROOF_CODES;
