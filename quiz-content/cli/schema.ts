import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { jsonSchemas } from '#format/json-schema.ts';
import { CONTENT_ROOT, EXIT } from './exit.ts';
import { withTables } from './readme-tables.ts';

const README = 'README.md';

/** What is generated from formats, dictionary, codes and rules, by its path, as the exact text it must be. */
const generatedFiles = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ...[...jsonSchemas()].map(([file, text]) => [`format/${file}`, text] as const),
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
