/** The levels of tests, quickest first: each is a folder of `tests/`, and a Vitest project of the same name. */
export const LEVELS = ['unit', 'contract', 'property', 'architecture', 'flow', 'faults', 'accessibility', 'e2e', 'electron'] as const;
export type Level = (typeof LEVELS)[number];

/** These levels drive the built page, so it is bundled once before the first of them. */
export const NEEDS_BUNDLE: ReadonlySet<Level> = new Set(['flow', 'faults', 'accessibility', 'e2e', 'electron']);
