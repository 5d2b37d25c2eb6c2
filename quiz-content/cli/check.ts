import { Command } from 'commander';
import { checkContent } from '#compiler/compile-content.ts';
import { type Diagnostic, formatDiagnostic, inReadingOrder } from '#compiler/diagnostic.ts';
import { checkBrandFolder, checkPackFolder, checkSiteFile, knownIn, listContents } from '#compiler/load.ts';
import { CONTENT_ROOT, EXIT } from './exit.ts';
import { findContent, type Target } from './find-content.ts';

const check = async ({ kind, place, root }: Target): Promise<readonly Diagnostic[]> => {
  if (kind === 'content') return (await checkContent(place)).diagnostics;
  if (kind === 'pack') return (await checkPackFolder(place)).diagnostics;
  if (kind === 'brand') return (await checkBrandFolder(place)).diagnostics;
  return (await checkSiteFile(place, await knownIn(root))).diagnostics;
};

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** Prints the findings, a line each, and a summary; sets the exit code. */
export const report = (diagnostics: readonly Diagnostic[], checked: string): void => {
  for (const found of diagnostics) console.log(formatDiagnostic(found));
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  console.log(
    diagnostics.length === 0 ? `${checked}: nothing wrong` : `${checked}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`,
  );
  process.exitCode = diagnostics.length === 0 ? EXIT.clean : EXIT.findings;
};

export const checkCommand = (): Command =>
  new Command('check')
    .description('says what is wrong in packs, brands and sites, with file:line:column and what to write instead')
    .argument('[pack...]', 'ids or folders; everything when none is named')
    .action(async (names: string[]) => {
      const contents = await listContents(CONTENT_ROOT);
      const targets = findContent(names, contents);
      if (!targets.ok) {
        console.error(targets.error);
        console.error(`There are: ${[...contents.packs, ...contents.brands, ...contents.sites].join(', ')}`);
        process.exitCode = EXIT.usage;
        return;
      }
      const found = await Promise.all(targets.value.map(check));
      const isAll = names.length === 0;
      const all = `${count(contents.packs.length, 'pack')}, ${count(contents.brands.length, 'brand')}, ${count(contents.sites.length, 'site')}`;
      report(inReadingOrder(found.flat()), isAll ? all : names.join(', '));
    });
