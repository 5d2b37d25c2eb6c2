import { Command, InvalidArgumentError, Option } from 'commander';
import { listContents } from '#compiler/load.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { exportTexts, SEPARATORS, type Separator } from '#import/texts/export-texts.ts';
import { localesOf } from '#import/texts/import-texts.ts';
import { CONTENT_ROOT, EXIT } from './exit.ts';
import { findContent } from './find-content.ts';
import { inBoth, type Language, languageOption } from './language.ts';
import { loadPack } from './load-pack.ts';
import { report } from './report.ts';

interface Options {
  readonly add: readonly Locale[];
  readonly separator: Separator;
  readonly lang: Language;
}

const localeIn = (text: string): Locale => {
  const locale = LOCALES.find((one) => one === text);
  if (locale !== undefined) return locale;
  throw new InvalidArgumentError(inBoth({ en: `It is one of ${LOCALES.join(', ')}.`, fr: `C'est ${LOCALES.join(', ')}.` }));
};

/** The one pack that is meant, or null after saying why there is none. */
export const onePack = async (name: string): Promise<Awaited<ReturnType<typeof loadPack>> | null> => {
  const contents = await listContents(CONTENT_ROOT);
  const targets = findContent([name], contents);
  const target = targets.ok ? targets.value.find(({ kind }) => kind === 'pack') : undefined;
  if (target !== undefined) return loadPack(target.place);
  console.error(targets.ok ? inBoth({ en: `"${name}" is no pack`, fr: `« ${name} » n'est pas un quiz` }) : targets.error);
  process.exitCode = EXIT.usage;
  return null;
};

export const exportTextsCommand = (): Command =>
  new Command('export-texts')
    .description(
      inBoth({
        en: 'prints the texts of a quiz as a table (CSV) for translators: a row for each text, a column for each language',
        fr: 'écrit les textes d’un quiz en tableau (CSV) pour la traduction : une ligne par texte, une colonne par langue',
      }),
    )
    .argument('<pack>', inBoth({ en: 'id or folder', fr: 'identifiant ou dossier' }))
    .addOption(
      new Option('--add <language>', inBoth({ en: 'an empty column for a new language', fr: 'une colonne vide pour une nouvelle langue' }))
        .argParser((text, before: readonly Locale[]) => [...before, localeIn(text)])
        .default([], inBoth({ en: 'none', fr: 'aucune' })),
    )
    .addOption(
      new Option('--separator <sign>', inBoth({ en: 'French spreadsheets want ;', fr: 'les tableurs français attendent ;' }))
        .choices(SEPARATORS)
        .default(','),
    )
    .addOption(languageOption())
    .action(async (name: string, { add, separator, lang }: Options) => {
      const pack = await onePack(name);
      if (pack === null) return;
      if (!pack.ok) {
        report({ what: name, diagnostics: pack.error }, 'text', lang);
        return;
      }
      const quiz = pack.value.source.root.value;
      process.stdout.write(exportTexts(quiz, [...new Set([...localesOf(quiz), ...add])], separator));
    });
