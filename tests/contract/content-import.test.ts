import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { writeValidContent } from '#tests/unit/compiler/support/packs.ts';
import { content } from './support/content.ts';

// Each test starts several processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 40_000 });

const fixture = (name: string): string => join(PROJECT, 'tests/fixtures/import', name);

describe('content import, as a process', () => {
  it('writes a quiz with what came over, and says where to go on', async () => {
    using folder = temporaryFolder('import');
    const { code, output, errors } = await content('import', fixture('survey-v1.json'), '--id', 'depart', '--out', folder.path);
    expect({ code, errors }).toEqual({ code: 1, errors: '' });
    const pack = join(folder.path, 'depart');
    expect(readdirSync(pack).toSorted()).toEqual(['media', 'quiz.json', 'quiz.schema.json']);
    expect(output).toMatch(/survey-v1\.json:4:3 {2}note IMPORT_APPEARANCE {2}showNavigationButtons/);
    expect(output).toMatch(/depart\/quiz\.json:\d+:\d+ {2}warning IMPORT_FIELD_OPEN/);
    expect(output).toMatch(/depart\/quiz\.json:\d+:\d+ {2}error CONTENT_TEXT_EMPTY {2}invitation/);
    // The very same is what `check` finds, without what only the import could know.
    const checked = await content('check', pack);
    for (const line of checked.lines.slice(0, -1)) expect(output).toContain(line);
    const quiz = readFileSync(join(pack, 'quiz.json'), 'utf8');
    writeFileSync(join(pack, 'quiz.json'), quiz.replace('"invitation": ""', '"invitation": "Avant de partir"'));
    expect(await content('check', pack)).toMatchObject({ code: 0 });
  });

  it('speaks French when asked, and to programs', async () => {
    using folder = temporaryFolder('import-fr');
    const words = ['import', fixture('personality.json'), '--id', 'oiseau', '--out', folder.path, '--lang', 'fr'];
    const { output } = await content(...words);
    expect(output).toContain('vouliez-vous dire « Le héron » ?');
    const line =
      readFileSync(fixture('personality.json'), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('Le hérn')) + 1;
    const { findings } = JSON.parse((await content(...words, '--force', '--format', 'json')).output);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'IMPORT_WEIGHT', line, message: expect.stringContaining('Le hérn') }));
    const sarif = JSON.parse((await content(...words, '--force', '--format', 'sarif')).output);
    const [{ tool, results }] = sarif.runs;
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it('never writes over a quiz unasked', async () => {
    using folder = temporaryFolder('import-twice');
    const words = ['import', fixture('form.json'), '--id', 'shore', '--out', folder.path];
    await content(...words);
    const quiz = join(folder.path, 'shore/quiz.json');
    writeFileSync(quiz, 'my own work');
    expect(await content(...words)).toMatchObject({ code: 2, output: '', errors: expect.stringContaining('--force') });
    expect(readFileSync(quiz, 'utf8')).toBe('my own work');
    expect(await content(...words, '--force')).toMatchObject({ code: 1 });
    expect(readFileSync(quiz, 'utf8')).toContain('"shore"');
  });

  it('writes nothing when there is nothing to write, and says why', async () => {
    using folder = temporaryFolder('import-nothing');
    writeFileSync(join(folder.path, 'half.json'), '{ "pages": [');
    const out = join(folder.path, 'out');
    expect(await content('import', join(folder.path, 'half.json'), '--id', 'x', '--out', out)).toMatchObject({
      code: 1,
      output: expect.stringContaining('CONTENT_SYNTAX'),
      errors: '',
    });
    expect(await content('import', join(folder.path, 'none.json'), '--id', 'x', '--out', out)).toMatchObject({
      code: 1,
      output: expect.stringContaining('CONTENT_FILE_MISSING'),
      errors: '',
    });
    expect(await content('import', folder.path, '--id', 'x', '--out', out)).toMatchObject({ code: 1, errors: '' });
    expect(existsSync(out)).toBe(false);
  });

  it.for([[['--id', '../out']], [['--id', '']], [[]], [['--id', 'a', '--into', 'b']], [['--id', 'a', '--as', 'word']]] as const)(
    'called with %j says how it is called',
    async ([words]) => {
      expect(await content('import', fixture('form.json'), ...words)).toMatchObject({ code: 2, output: '' });
    },
  );
});

describe('texts that go out and come back, as processes', () => {
  it('leave a pack as it is, byte for byte, and change one text where one cell was changed', async () => {
    using folder = temporaryFolder('import-texts');
    writeValidContent(folder.path);
    const pack = join(folder.path, 'packs/small');
    const quiz = join(pack, 'quiz.json');
    const before = readFileSync(quiz, 'utf8');
    const table = join(folder.path, 't.csv');
    const exported = await content('export-texts', pack, '--separator', ';');
    expect(exported).toMatchObject({ code: 0, errors: '' });
    writeFileSync(table, exported.output);
    expect(await content('import', table, '--into', pack)).toMatchObject({ code: 0, output: expect.stringContaining('nothing changed') });
    expect(readFileSync(quiz, 'utf8')).toBe(before);
    writeFileSync(table, exported.output.replace('"The beach (en)"', '"A beach"'));
    expect(await content('import', table, '--into', pack)).toMatchObject({ code: 0, output: expect.stringContaining('1 text changed') });
    expect(readFileSync(quiz, 'utf8')).toBe(before.replace('The beach (en)', 'A beach'));
  });

  it('go into a pipe whole, and name a pack that is none', async () => {
    const shipped = readdirSync(join(PROJECT, 'quiz-content/packs'))[0] ?? '';
    const piped = execFileSync('sh', ['-c', `"${process.execPath}" quiz-content/cli.mjs export-texts ${shipped} --add de | tail -n 1`], {
      cwd: PROJECT,
    });
    expect(piped.toString()).toMatch(/^"questions\/.*"\r?\n$/);
    expect(await content('export-texts', 'no-such-pack')).toMatchObject({ code: 2, output: '' });
  });
});
