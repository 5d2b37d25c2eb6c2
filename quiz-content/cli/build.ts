import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import { checkContent } from '#compiler/compile-content.ts';
import { mayHoldContent, writeContent } from '#compiler/write-content.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { placeOf } from './find-content.ts';
import { type Language, languageOption } from './language.ts';
import { report } from './report.ts';

export const buildCommand = (): Command =>
  new Command('build')
    .description('compiles all content into a content version that a terminal can install')
    .requiredOption('--out <folder>', 'where the content version goes')
    .option('--root <folder>', 'the folder that holds packs/, brands/ and sites/', CONTENT_ROOT)
    .addOption(languageOption())
    .action(async (options: { out: string; root: string; lang: Language }) => {
      const out = resolve(CALLED_FROM, options.out);
      if (!(await mayHoldContent(out))) {
        console.error(`${options.out} holds other files than a content version: name a new or empty folder`);
        process.exitCode = EXIT.usage;
        return;
      }
      const { content, diagnostics } = await checkContent(placeOf(resolve(CALLED_FROM, options.root)));
      if (content === null) {
        report({ what: 'nothing was written', diagnostics }, 'text', options.lang);
        return;
      }
      await writeContent(content, out);
      const what = `content version ${content.manifest.version} (${content.files.size + 1} files) in ${relative(CALLED_FROM, out) || '.'}`;
      report({ what, diagnostics }, 'text', options.lang);
    });
