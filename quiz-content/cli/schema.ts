import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { listContents } from '#compiler/load.ts';
import { jsonSchemas } from '#format/json-schema.ts';
import { packSchema } from '#format/pack-schema.ts';
import { CONTENT_ROOT, EXIT } from './exit.ts';
import { withTables } from './readme-tables.ts';

const README = 'README.md';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The schema of each pack, with the names that only it has. A pack that is no JSON has none: `check` says why. */
const packSchemas = async (): Promise<readonly (readonly [string, string])[]> => {
  const { packs } = await listContents(CONTENT_ROOT);
  const made = await Promise.all(
    packs.map(async (pack) => {
      const source = await readFile(join(CONTENT_ROOT, 'packs', pack, 'quiz.json'), 'utf8').catch(() => '');
      return [`packs/${pack}/quiz.schema.json`, packSchema(parsed(source))] as const;
    }),
  );
  return made.flatMap(([file, text]) => (text === null ? [] : [[file, text] as const]));
};

/** What is generated from formats, dictionary, codes and rules, by its path, as the exact text it must be. */
const generatedFiles = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ...[...jsonSchemas()].map(([file, text]) => [`format/${file}`, text] as const),
    ...(await packSchemas()),
    [README, withTables(await readFile(join(CONTENT_ROOT, README), 'utf8'))],
  ]);

export const schemaCommand = (): Command =>
  new Command('schema')
    .description('writes what is generated: the JSON Schemas for editors and the tables of the README')
    .option('--check', 'write nothing, only say whether it is up to date')
    .action(async (options: { check?: true }) => {
      let stale = 0;
      for (const [file, text] of await generatedFiles()) {
        const path = join(CONTENT_ROOT, file);
        const before = await readFile(path, 'utf8').catch(() => null);
        if (before === text) continue;
        stale += 1;
        console.log(`${file} ${options.check ? 'is not up to date' : 'written'}`);
        if (!options.check) await writeFile(path, text);
      }
      if (stale === 0) console.log('everything generated is up to date');
      process.exitCode = options.check && stale > 0 ? EXIT.findings : EXIT.clean;
    });
