import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { indexPage } from './index-page.ts';
import type { SheetOptions } from './sheet-options.ts';
import { photographSheets } from './sheet-pictures.ts';

/** Writes `index.html` and one PNG for each language on each display under each brand. */
export const writeSheet = async (options: SheetOptions): Promise<{ readonly index: string }> => {
  const index = join(options.out, 'index.html');
  await writeFile(index, indexPage(options));
  await photographSheets(options);
  return { index };
};
