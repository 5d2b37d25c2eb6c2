import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '#compiler/diagnostic.ts';
import type { WorkingContent } from '../content/working-content.ts';
import type { Proof } from '../proof.ts';
import { indexPage } from './index-page.ts';
import { photographSheets } from './sheet-pictures.ts';

export interface SheetOptions {
  readonly out: string;
  readonly content: WorkingContent;
  readonly proof: Proof;
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes `index.html` and one PNG for each language on each display under each brand. */
export const writeSheet = async (options: SheetOptions): Promise<{ readonly index: string }> => {
  const index = join(options.out, 'index.html');
  await writeFile(index, indexPage(options));
  await photographSheets(options);
  return { index };
};
