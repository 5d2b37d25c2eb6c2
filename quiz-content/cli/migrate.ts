import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { placeInWords } from '#compiler/diagnostic.ts';
import { inside, listContents, missing, type Place } from '#compiler/load.ts';
import { type MigratedFile, migrateQuiz, type PlacedChange } from '#compiler/migrate-file.ts';
import { err } from '#fields/result.ts';
import { CONTENT_ROOT, EXIT } from './exit.ts';
import { findContent, type Target } from './find-content.ts';
import { counted, inBoth, type Language, languageOption } from './language.ts';
import { replaceFile } from './replace-file.ts';
import { report } from './report.ts';

const WORDS = {
  en: {
    newest: 'is written in the newest version',
    written: 'written',
    wouldBe: 'nothing written (--dry-run)',
    gone: 'removed',
    version: 'version',
    refused: 'left as it is',
  },
  fr: {
    newest: 'est écrit dans la version la plus récente',
    written: 'réécrit',
    wouldBe: "rien n'a été écrit (--dry-run)",
    gone: 'supprimé',
    version: 'version',
    refused: 'laissé tel quel',
  },
} as const satisfies Record<Language, Readonly<Record<string, string>>>;

/** The quizzes among what was named. Brands and sites have only ever had one version: nothing of theirs can be old. */
const quizzesIn = async (targets: readonly Target[]): Promise<readonly Place[]> => {
  const found: Place[] = [];
  for (const { kind, place } of targets) {
    if (kind === 'pack') found.push(inside(place, 'quiz.json'));
    if (kind !== 'content') continue;
    const { packs } = await listContents(place.path);
    found.push(...packs.map((pack) => inside(inside(inside(place, 'packs'), pack), 'quiz.json')));
  }
  return found;
};

const SHOWN_CHARACTERS = 60;
const short = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
};

const line = (file: string, { line: row, column, path, before, after }: PlacedChange, language: Language): string => {
  const what = [before === undefined ? '' : `${short(before)} `, after === undefined ? WORDS[language].gone : `→ ${short(after)}`].join('');
  return `${file}:${row}:${column}  ${placeInWords(path, language)}${language === 'fr' ? ' :' : ':'} ${what}`;
};

const summary = (file: string, { from, to, changes }: MigratedFile, isDry: boolean, language: Language): string => {
  const words = WORDS[language];
  const colon = language === 'fr' ? ' :' : ':';
  const done = isDry ? words.wouldBe : words.written;
  return `${file}${colon} ${words.version} ${from} → ${to}, ${counted(changes.length, 'change', language)}, ${done}`;
};

const migrateOne = async ({ path, shown }: Place, isDry: boolean, language: Language): Promise<boolean> => {
  const bytes = await readFile(path).catch((cause: unknown) => missing({ path, shown }, cause));
  const migrated = bytes instanceof Uint8Array ? migrateQuiz(shown, bytes) : err([bytes]);
  if (!migrated.ok) {
    report({ what: `${shown} ${WORDS[language].refused}`, diagnostics: migrated.error }, 'text', language);
    return false;
  }
  if (migrated.value === null) {
    console.log(`${shown} ${WORDS[language].newest}`);
    return true;
  }
  for (const change of migrated.value.changes) console.log(line(shown, change, language));
  if (!isDry) await replaceFile(path, migrated.value.text);
  console.log(summary(shown, migrated.value, isDry, language));
  return true;
};

export const migrateCommand = (): Command =>
  new Command('migrate')
    .description(
      inBoth({
        en: 'rewrites quizzes of an older formatVersion as the newest one; nothing but what the new version asks for is changed',
        fr: 'réécrit les quiz d’un ancien formatVersion dans le plus récent ; rien ne change que ce que la nouvelle version demande',
      }),
    )
    .argument(
      '[pack...]',
      inBoth({ en: 'ids or folders; every quiz when none is named', fr: 'noms ou dossiers ; tous les quiz sans nom donné' }),
    )
    .option(
      '--dry-run',
      inBoth({ en: 'write nothing, only say what would change', fr: 'ne rien écrire, dire seulement ce qui changerait' }),
    )
    .addOption(languageOption())
    .action(async (names: string[], options: { dryRun?: true; lang: Language }) => {
      const targets = findContent(names, await listContents(CONTENT_ROOT));
      if (!targets.ok) {
        console.error(targets.error);
        process.exitCode = EXIT.usage;
        return;
      }
      let isClean = true;
      for (const file of await quizzesIn(targets.value))
        isClean = (await migrateOne(file, options.dryRun === true, options.lang)) && isClean;
      process.exitCode = isClean ? EXIT.clean : EXIT.findings;
    });
