import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { isAbsent } from '#compiler/absent.ts';
import { listContents } from '#compiler/load.ts';
import { parsedJson } from '#compiler/outline.ts';
import { jsonSchemas } from '#format/json-schema.ts';
import { packSchema } from '#format/pack-schema.ts';
import { GAME_KINDS } from '#games/kinds.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { inBoth, languageOption } from './language.ts';
import { formatSchemaFrom } from './new.ts';
import { withTables } from './readme-tables.ts';

const README = 'README.md';

/** The text of a file; null when there is none. A file that is there and cannot be read is a failure like any other. */
const textOf = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isAbsent(cause)) return null;
    throw cause;
  }
};

/** The schema of each pack, with the names that only it has. A pack that is no JSON, or has no quiz, has none: `check` says why. */
const packSchemas = async (root: string): Promise<readonly (readonly [string, string])[]> => {
  const { packs } = await listContents(root);
  const made = await Promise.all(
    packs.map(async (pack) => {
      const folder = join(root, 'packs', pack);
      const source = await textOf(join(folder, 'quiz.json'));
      const schema = source === null ? null : packSchema(parsedJson(source), formatSchemaFrom(folder));
      return [`packs/${pack}/quiz.schema.json`, schema] as const;
    }),
  );
  return made.flatMap(([file, text]) => (text === null ? [] : [[file, text] as const]));
};

/** What is generated from formats, dictionary, codes and rules, by its path, as the exact text it must be. Content of somebody else has packs alone. */
const generatedFiles = async (root: string): Promise<ReadonlyMap<string, string>> => {
  const packs = await packSchemas(root);
  if (root !== CONTENT_ROOT) return new Map(packs);
  const readme = await readFile(join(CONTENT_ROOT, README), 'utf8');
  return new Map([
    ...[...jsonSchemas(GAME_KINDS)].map(([file, text]) => [`format/${file}`, text] as const),
    ...packs,
    [README, withTables(readme)],
  ]);
};

export const schemaCommand = (): Command =>
  new Command('schema')
    .description(
      inBoth({
        en: 'writes what is generated: the JSON Schemas for editors and the tables of the README',
        fr: 'écrit ce qui est généré : les schémas JSON pour les éditeurs et les tables du README',
      }),
    )
    .option(
      '--check',
      inBoth({ en: 'write nothing, only say whether it is up to date', fr: 'ne rien écrire, dire seulement si tout est à jour' }),
    )
    .option('--root <folder>', inBoth({ en: 'the folder that holds packs/', fr: 'le dossier qui contient packs/' }), CONTENT_ROOT)
    .addOption(languageOption())
    .action(async (options: { check?: true; root: string }) => {
      const root = resolve(CALLED_FROM, options.root);
      let stale = 0;
      for (const [file, text] of await generatedFiles(root)) {
        const path = join(root, file);
        if ((await textOf(path)) === text) continue;
        stale += 1;
        const done = options.check ? inBoth({ en: 'is not up to date', fr: "n'est pas à jour" }) : inBoth({ en: 'written', fr: 'écrit' });
        console.log(`${file} ${done}`);
        if (!options.check) await writeFile(path, text);
      }
      if (stale === 0) console.log(inBoth({ en: 'everything generated is up to date', fr: 'tout ce qui est généré est à jour' }));
      process.exitCode = options.check && stale > 0 ? EXIT.findings : EXIT.clean;
    });
