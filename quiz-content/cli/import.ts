import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { inReadingOrder } from '#compiler/diagnostic.ts';
import { checkPackFolder, inside, missing, type Place } from '#compiler/load.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { packSchema } from '#format/pack-schema.ts';
import { idFrom } from '#format/slug.ts';
import { MAX_ARCHIVE_BYTES } from '#import/archive.ts';
import { importFinding } from '#import/finding.ts';
import { importQuiz } from '#import/import-quiz.ts';
import { MAKERS, type Maker } from '#import/makers.ts';
import { importTexts } from '#import/texts/import-texts.ts';
import { findingsOfPlay } from './check-play.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { onePack } from './export-texts.ts';
import { placeOf } from './find-content.ts';
import type { Found } from './found.ts';
import { inBoth, type Language, languageOption } from './language.ts';
import { formatSchemaFrom } from './new.ts';
import { replaceFile } from './replace-file.ts';
import { FORMATS, type Format, report } from './report.ts';

interface Options {
  readonly id?: string;
  readonly as?: Maker;
  readonly locale?: Locale;
  readonly out: string;
  readonly into?: string;
  readonly force?: true;
  readonly format: Format;
  readonly lang: Language;
}

const usage = (words: string): void => {
  console.error(words);
  process.exitCode = EXIT.usage;
};

/** The bytes of a file, or the finding about one that cannot be read or that nobody would want to. */
const bytesOf = async (place: Place): Promise<Uint8Array | Found> => {
  try {
    const { size } = await stat(place.path);
    if (size <= MAX_ARCHIVE_BYTES) return await readFile(place.path);
    const said = { variant: 'IMPORT_ARCHIVE/large', bytes: size, most: MAX_ARCHIVE_BYTES } as const;
    return importFinding({ file: place.shown, line: 1, column: 1 }, [], said);
  } catch (cause) {
    return missing(place, cause);
  }
};

/** What was found on the way, and what `check` says of the pack as it now is: the other file first, then the quiz from the top. */
const withCheck = async (found: readonly Found[], folder: Place): Promise<readonly Found[]> => {
  const pack = { folder, ...(await checkPackFolder(folder)) };
  const quiz = inside(folder, 'quiz.json').shown;
  const inQuiz = [...found.filter(({ file }) => file === quiz), ...pack.diagnostics, ...(await findingsOfPlay(pack))];
  return [...found.filter(({ file }) => file !== quiz), ...inReadingOrder(inQuiz)];
};

const WRITTEN = { en: 'written', fr: 'écrit' } as const satisfies Record<Language, string>;
const UNCHANGED = { en: 'nothing changed', fr: 'rien n’a changé' } as const satisfies Record<Language, string>;
const texts = (count: number): Readonly<Record<Language, string>> => ({
  en: `${count} ${count === 1 ? 'text' : 'texts'} changed`,
  fr: `${count} ${count < 2 ? 'texte changé' : 'textes changés'}`,
});

/** Only a report for people has lines between. */
const tell = (words: string, format: Format): void => {
  if (format === 'text') console.log(words);
};

const importPack = async (file: Place, bytes: Uint8Array, id: string, options: Options): Promise<void> => {
  const { lang, format } = options;
  const folder = placeOf(resolve(CALLED_FROM, options.out, id));
  const target = inside(folder, 'quiz.json');
  if (existsSync(target.path) && options.force !== true) {
    const en = `${target.shown} is there already: another --id, or --force to write over it`;
    usage(inBoth({ en, fr: `${target.shown} existe déjà : un autre --id, ou --force pour l'écraser` }));
    return;
  }
  const asked = { id, maker: options.as ?? null, locale: options.locale ?? null, quizFile: target.shown };
  const { quiz, media, findings } = importQuiz(file.shown, bytes, asked);
  if (quiz === null) {
    report({ what: file.shown, diagnostics: findings }, format, lang);
    return;
  }
  await mkdir(join(folder.path, 'media'), { recursive: true });
  for (const [name, picture] of media) await writeFile(join(folder.path, 'media', name), picture);
  await replaceFile(target.path, quiz);
  const schema = packSchema(JSON.parse(quiz), formatSchemaFrom(folder.path));
  if (schema !== null) await writeFile(join(folder.path, 'quiz.schema.json'), schema);
  tell(`${folder.shown}: ${WRITTEN[lang]}`, format);
  report({ what: `${file.shown} → ${folder.shown}`, diagnostics: await withCheck(findings, folder) }, format, lang);
};

const importTable = async (file: Place, bytes: Uint8Array, into: string, { lang, format }: Options): Promise<void> => {
  const pack = await onePack(into);
  if (pack === null) return;
  if (!pack.ok) {
    report({ what: into, diagnostics: pack.error }, format, lang);
    return;
  }
  const { quiz, bytes: written, folder } = pack.value;
  const read = importTexts({ file: quiz.shown, bytes: written }, { file: file.shown, bytes });
  if (read.quiz !== null) await replaceFile(quiz.path, read.quiz);
  tell(`${quiz.shown}: ${read.quiz === null ? UNCHANGED[lang] : texts(read.changed)[lang]}`, format);
  report({ what: `${file.shown} → ${folder.shown}`, diagnostics: await withCheck(read.findings, folder) }, format, lang);
};

export const importCommand = (): Command =>
  new Command('import')
    .description(
      inBoth({
        en: 'makes a quiz of a file of SurveyJS, H5P or Typeform, or takes translations back from a table; says what could not come along',
        fr: 'fait un quiz d’un fichier de SurveyJS, H5P ou Typeform, ou reprend des traductions d’un tableau ; dit ce qui n’a pas suivi',
      }),
    )
    .argument('<file>', inBoth({ en: 'a .json, .h5p or .csv file', fr: 'un fichier .json, .h5p ou .csv' }))
    .addOption(
      new Option(
        '--as <maker>',
        inBoth({ en: 'whose file it is, where that is not seen', fr: 'de quel outil il vient, si cela ne se voit pas' }),
      ).choices(MAKERS),
    )
    .option('--id <id>', inBoth({ en: 'the name of the new quiz', fr: 'le nom du nouveau quiz' }))
    .addOption(
      new Option(
        '--locale <language>',
        inBoth({ en: 'the language of texts that do not say theirs', fr: 'la langue des textes qui ne disent pas la leur' }),
      ).choices(LOCALES),
    )
    .option(
      '--out <folder>',
      inBoth({ en: 'the folder that gets the pack', fr: 'le dossier qui reçoit le quiz' }),
      join(CONTENT_ROOT, 'packs'),
    )
    .option('--into <pack>', inBoth({ en: 'the quiz that gets the texts of a table', fr: 'le quiz qui reçoit les textes d’un tableau' }))
    .option('--force', inBoth({ en: 'write over a quiz that is there', fr: 'écraser un quiz qui existe' }))
    .addOption(
      new Option(
        '--format <format>',
        inBoth({
          en: 'text for people, json for programs, sarif for editors',
          fr: 'text pour les personnes, json pour les programmes, sarif pour les éditeurs',
        }),
      )
        .choices(FORMATS)
        .default('text'),
    )
    .addOption(languageOption())
    .action(async (name: string, options: Options) => {
      const { id, into } = options;
      if ((id === undefined) === (into === undefined)) {
        usage(
          inBoth({
            en: 'say --id for a new quiz, or --into for texts of a table',
            fr: 'dire --id pour un nouveau quiz, ou --into pour les textes d’un tableau',
          }),
        );
        return;
      }
      if (id !== undefined && (id === '' || id !== idFrom(id))) {
        usage(
          inBoth({
            en: `"${id}" is no id: small letters, digits and single hyphens`,
            fr: `« ${id} » n'est pas un identifiant : minuscules, chiffres et tirets simples`,
          }),
        );
        return;
      }
      const file = placeOf(resolve(CALLED_FROM, name));
      const bytes = await bytesOf(file);
      if (!(bytes instanceof Uint8Array)) report({ what: file.shown, diagnostics: [bytes] }, options.format, options.lang);
      else if (into !== undefined) await importTable(file, bytes, into, options);
      else if (id !== undefined) await importPack(file, bytes, id, options);
    });
