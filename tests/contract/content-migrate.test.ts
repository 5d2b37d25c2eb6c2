import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { SVG, validBrand, write } from '#tests/unit/compiler/support/packs.ts';
import { content } from './support/content.ts';

// Each test starts several processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 40_000 });

const golden = (which: 'before' | 'after'): string =>
  readFileSync(join(PROJECT, `tests/fixtures/migrations/quiz-1-to-2/${which}.json`), 'utf8');

/** A pack as it was written in version 1, and where it lies. */
const writeOld = (root: string, text = golden('before')): string => {
  write(root, 'packs/old/quiz.json', text);
  write(root, 'packs/old/media/picture.svg', SVG);
  return join(root, 'packs/old');
};
const readQuiz = (pack: string): string => readFileSync(join(pack, 'quiz.json'), 'utf8');

describe('content migrate, as a process', () => {
  it('an old quiz is clean but for a note that says what to run, and after that without it', async () => {
    using folder = temporaryFolder('migrate');
    const pack = writeOld(folder.path);
    // As findings name it: from where the caller stands.
    const file = relative(PROJECT, join(pack, 'quiz.json'));
    const old = await content('check', pack);
    expect(old.lines.at(-1)).toBe(`${pack}: nothing wrong, 1 note`);
    expect(old.code).toBe(0);
    expect(old.lines[0]).toContain(`note CONTENT_FORMAT_OLD  formatVersion: `);
    const [, told = ''] = /npm run content -- (.+)$/.exec(old.lines[0] ?? '') ?? [];
    const { notes, warnings, errors } = JSON.parse((await content('check', pack, '--format', 'json')).output);
    expect({ notes, warnings, errors }).toEqual({ notes: 1, warnings: 0, errors: 0 });
    const sarif: unknown = JSON.parse((await content('check', pack, '--format', 'sarif')).output);
    expect(sarif).toMatchObject({ runs: [{ results: [{ ruleId: 'CONTENT_FORMAT_OLD', level: 'note' }] }] });

    const { code, lines } = await content(...told.split(' '));
    expect(code).toBe(0);
    expect(lines).toHaveLength(6);
    expect(lines[1]).toBe(`${file}:9:24  question 1, kind: "single" → "picture"`);
    expect(lines[2]).toBe(`${file}:20:28  question 2, answer 1, picture: {"file":"picture.svg","alt":""} removed`);
    expect(lines.at(-1)).toBe(`${file}: version 1 → 2, 5 changes, written`);
    expect(readQuiz(pack)).toBe(golden('after'));
    expect(readdirSync(pack).toSorted()).toEqual(['media', 'quiz.json']);
    expect(await content('check', pack)).toMatchObject({ code: 0, lines: [`${pack}: nothing wrong`] });
    expect(await content('migrate', pack)).toMatchObject({ code: 0, lines: [`${file} is written in the newest version`] });
  });

  it('says what would change, and writes nothing, when it is only asked', async () => {
    using folder = temporaryFolder('dry');
    const pack = writeOld(folder.path);
    const { code, lines } = await content('migrate', pack, '--dry-run', '--lang', 'fr');
    expect(code).toBe(0);
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toMatch(/quiz\.json : version 1 → 2, 5 changements, rien n'a été écrit/);
    expect(readQuiz(pack)).toBe(golden('before'));
  });

  it('leaves a file alone that it cannot read, and does the others', async () => {
    using folder = temporaryFolder('broken');
    const pack = writeOld(folder.path);
    const broken = golden('before').replace('"Autrefois",', '"Autrefois"');
    write(folder.path, 'packs/broken/quiz.json', broken);
    write(folder.path, 'packs/future/quiz.json', golden('before').replace('"formatVersion" : 1', '"formatVersion" : 9'));
    write(folder.path, 'packs/nothing/readme.txt', 'no quiz here');
    write(folder.path, 'brands/office/brand.json', validBrand());
    const { code, output, errors } = await content('migrate', folder.path);
    expect(code).toBe(1);
    expect(output).toMatch(/packs\/broken\/quiz\.json:6:\d+ {2}error CONTENT_SYNTAX/);
    expect(output).toMatch(/packs\/future\/quiz\.json:2:22 {2}error CONTENT_FORMAT_VERSION/);
    expect(output).toMatch(/packs\/nothing\/quiz\.json:1:1 {2}error CONTENT_FILE_MISSING/);
    expect(errors).toBe('');
    expect(readQuiz(join(folder.path, 'packs/broken'))).toBe(broken);
    expect(readQuiz(pack)).toBe(golden('after'));
  });

  it('a name that is nowhere is a mistake in the call', async () => {
    expect((await content('migrate', 'no-such-pack')).code).toBe(2);
  });
});
