import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import { checkContent } from '#compiler/compile-content.ts';
import { mayHoldContent, writeContent } from '#compiler/write-content.ts';
import { report } from './check.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { placeOf } from './find-content.ts';

export const buildCommand = (): Command =>
  new Command('build')
    .description('compiles all content into a content version that a terminal can install')
    .requiredOption('--out <folder>', 'where the content version goes')
    .option('--root <folder>', 'the folder that holds packs/, brands/ and sites/', CONTENT_ROOT)
    .action(async (options: { out: string; root: string }) => {
      const out = resolve(CALLED_FROM, options.out);
      if (!(await mayHoldContent(out))) {
        console.error(`${options.out} holds other files than a content version: name a new or empty folder`);
        process.exitCode = EXIT.usage;
        return;
      }
      const { content, diagnostics } = await checkContent(placeOf(resolve(CALLED_FROM, options.root)));
      if (content === null) {
        report(diagnostics, 'nothing was written');
        return;
      }
      await writeContent(content, out);
      report(
        diagnostics,
        `content version ${content.manifest.version} (${content.files.size + 1} files) in ${relative(CALLED_FROM, out) || '.'}`,
      );
    });
