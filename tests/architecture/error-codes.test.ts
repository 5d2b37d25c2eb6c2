import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ANALYSIS_CODES } from '#analysis/codes.ts';
import { CENTRAL_ERRORS } from '#central/errors.ts';
import { CONSOLE_ERRORS } from '#central/published.ts';
import { CONTENT_CODES } from '#compiler/codes.ts';
import { KIOSK_ERRORS } from '#contract/errors.ts';
import { IMPORT_CODES } from '#import/codes.ts';
import { PROOF_CODES } from '#proof/codes.ts';
import { PROJECT } from '#tests/support/process.ts';
import { SYNC_ERRORS } from '#wire/errors.ts';

/** Codes of the rows `| `CODE` | …` in a README. */
const codesIn = (readme: string, prefix: string): string[] =>
  [...readFileSync(join(PROJECT, readme), 'utf8').matchAll(/^\|\s*`([A-Z][A-Z0-9_]+)`/gm)]
    .map(([, code = '']) => code)
    .filter((code) => code.startsWith(`${prefix}_`));

test.for([
  ['kiosk/README.md', 'KIOSK', KIOSK_ERRORS],
  ['sync-agent/README.md', 'SYNC', SYNC_ERRORS],
  ['sync-agent/README.md', 'CENTRAL', CENTRAL_ERRORS],
  ['sync-agent/README.md', 'CONSOLE', CONSOLE_ERRORS],
  ['quiz-content/README.md', 'CONTENT', CONTENT_CODES],
  ['quiz-content/README.md', 'ANALYSIS', ANALYSIS_CODES],
  ['quiz-content/README.md', 'PROOF', PROOF_CODES],
  ['quiz-content/README.md', 'IMPORT', IMPORT_CODES],
] as const)('%s lists every %s code there is, and no other', ([readme, prefix, codes]) => {
  expect(codesIn(readme, prefix).toSorted()).toEqual(Object.keys(codes).toSorted());
});

test('every code says in words what happened', () => {
  for (const [code, { text }] of Object.entries({
    ...KIOSK_ERRORS,
    ...SYNC_ERRORS,
    ...CENTRAL_ERRORS,
    ...CONSOLE_ERRORS,
    ...CONTENT_CODES,
    ...ANALYSIS_CODES,
    ...PROOF_CODES,
    ...IMPORT_CODES,
  })) {
    expect(text, code).toMatch(/^[A-Z].{10,}\.$/);
  }
});
