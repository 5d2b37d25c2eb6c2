import type { Diagnostic } from '#compiler/diagnostic.ts';
import type { WorkingContent } from '../content/working-content.ts';
import type { Spoken } from '../finding.ts';
import type { Proof } from '../proof.ts';

/** What lies on the sheet, and where it goes. */
export interface SheetOptions {
  readonly out: string;
  readonly content: WorkingContent;
  readonly proof: Proof;
  readonly diagnostics: readonly Diagnostic[];
  /** The language of the sheet itself. */
  readonly language: Spoken;
}
