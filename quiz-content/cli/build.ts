import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import { checkContent } from '#compiler/compile-content.ts';
import { mayHoldContent, writeContent } from '#compiler/write-content.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { placeOf } from './find-content.ts';
import { inBoth, type Language, languageOption } from './language.ts';
import { report } from './report.ts';

export const buildCommand = (): Command =>
  new Command('build')
    .description(
      inBoth({
        en: 'compiles all content into a content version that a terminal can install',
        fr: "compile tout le contenu en une version qu'une borne peut installer",
      }),
    )
    .requiredOption('--out <folder>', inBoth({ en: 'where the content version goes', fr: 'où va la version' }))
    .option(
      '--root <folder>',
      inBoth({ en: 'the folder that holds packs/, brands/ and sites/', fr: 'le dossier qui contient packs/, brands/ et sites/' }),
      CONTENT_ROOT,
    )
    .addOption(languageOption())
    .action(async (options: { out: string; root: string; lang: Language }) => {
      const out = resolve(CALLED_FROM, options.out);
      if (!(await mayHoldContent(out))) {
        console.error(
          inBoth({
            en: `${options.out} holds other files than a content version: name a new or empty folder`,
            fr: `${options.out} contient autre chose qu'une version : nommez un dossier nouveau ou vide`,
          }),
        );
        process.exitCode = EXIT.usage;
        return;
      }
      const { content, diagnostics } = await checkContent(placeOf(resolve(CALLED_FROM, options.root)));
      if (content === null) {
        report({ what: inBoth({ en: 'nothing was written', fr: "rien n'a été écrit" }), diagnostics }, 'text', options.lang);
        return;
      }
      await writeContent(content, out);
      const [version, files, folder] = [content.manifest.version, content.files.size + 1, relative(CALLED_FROM, out) || '.'];
      const what = inBoth({
        en: `content version ${version} (${files} files) in ${folder}`,
        fr: `version ${version} (${files} fichiers) dans ${folder}`,
      });
      report({ what, diagnostics }, 'text', options.lang);
    });
