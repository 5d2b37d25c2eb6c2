import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { soundQuiz, validQuiz, write, writeValidContent } from '#tests/unit/compiler/support/packs.ts';
import { content } from './support/content.ts';

// Each test starts several processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 40_000 });

const PACK = 'tests/fixtures/packs/ten-mistakes';
const QUIZ = `${PACK}/quiz.json`;

/** Where each planted mistake stands: counted by hand in the fixture. */
const PLANTED = [
  `${PACK}/media/wave.svg:2:65 CONTENT_PICTURE_UNSAFE`,
  `${QUIZ}:9:17 CONTENT_TRANSLATION_MISSING`,
  `${QUIZ}:32:84 CONTENT_VALUE_UNKNOWN`,
  `${QUIZ}:33:118 CONTENT_OUTCOME_UNKNOWN`,
  `${QUIZ}:34:17 CONTENT_DUPLICATE`,
  `${QUIZ}:41:7 CONTENT_KEY_UNKNOWN`,
  `${QUIZ}:44:116 CONTENT_TYPE`,
  `${QUIZ}:52:14 CONTENT_BOUNDS_IMPOSSIBLE`,
  `${QUIZ}:60:15 CONTENT_TEXT_TOO_LONG`,
  `${QUIZ}:62:29 CONTENT_PLACE_UNKNOWN`,
];

describe('content check, as a process', () => {
  it('names each of ten planted mistakes once, with its line and column, and nothing else', async () => {
    const { code, lines } = await content('check', PACK);
    const places = lines.slice(0, -1).map((line) => /^(\S+) {2}error (\S+) {2}.+: .+ → .+$/.exec(line)?.slice(1, 3).join(' '));
    expect(places).toEqual(PLANTED);
    expect(lines.at(-1)).toBe(`${PACK}: 10 errors, 0 warnings`);
    expect(code).toBe(1);
  });

  it('the places that it names are those of the mistakes', async () => {
    const lines = readFileSync(join(PROJECT, QUIZ), 'utf8').split('\n');
    const from = (line: number, column: number): string => lines[line - 1]?.slice(column - 1) ?? '';
    expect(from(32, 84)).toMatch(/^"sea_beach_son"/);
    expect(from(33, 118)).toMatch(/^"dunes"/);
    expect(from(34, 17)).toMatch(/^"plage"/);
    expect(from(41, 7)).toMatch(/^"feild"/);
    expect(from(44, 116)).toMatch(/^"1"/);
    expect(from(52, 14)).toMatch(/^20/);
    expect(from(60, 15)).toMatch(/^"Where do you come from/);
    expect(from(62, 29)).toMatch(/^"99"/);
  });

  it('is silent but for one line, and exits with 0, when nothing is wrong', async () => {
    using folder = temporaryFolder('clean');
    writeValidContent(folder.path);
    expect(await content('check', folder.path)).toMatchObject({ code: 0, lines: [`${folder.path}: nothing wrong`], errors: '' });
    const each = ['packs/small', 'packs/small/quiz.json', 'brands/office', 'sites/hall.json'].map((path) => join(folder.path, path));
    expect(await content('check', ...each)).toMatchObject({ code: 0, lines: [`${each.join(', ')}: nothing wrong`], errors: '' });
  });

  it('plays a pack that has no mistake, and says at its place what nobody can come to', async () => {
    using folder = temporaryFolder('played');
    const quiz = soundQuiz();
    const questions = Array.isArray(quiz.questions) ? quiz.questions : [];
    const when = {
      all: [
        { question: 'mood', is: 'beach' },
        { question: 'mood', is: 'woods' },
      ],
    };
    const last = questions.at(-1);
    writeValidContent(folder.path);
    write(folder.path, 'packs/small/quiz.json', { ...quiz, questions: [...questions.slice(0, -1), { ...Object(last), when }] });
    const { code, lines } = await content('check', join(folder.path, 'packs/small'));
    expect(lines).toEqual([
      expect.stringMatching(/quiz\.json:\d+:\d+ {2}error ANALYSIS_QUESTION_UNREACHABLE {2}question 4 \(home\): .+ → .+/),
      expect.stringContaining('1 error, 0 warnings'),
    ]);
    expect(code).toBe(1);
  });

  it('gives a visit the time that its quiz says', async () => {
    using folder = temporaryFolder('budget');
    writeValidContent(folder.path);
    write(folder.path, 'packs/small/quiz.json', { ...soundQuiz(), budgetSeconds: 10 });
    const { code, output } = await content('check', join(folder.path, 'packs/small'));
    expect(output).toContain('warning ANALYSIS_TIME_OVER_BUDGET  the quiz: the longest way through takes longer than the budget of 10 s');
    expect(code).toBe(1);
  });

  it('looks up what a single site refers to', async () => {
    using folder = temporaryFolder('site');
    writeValidContent(folder.path);
    rmSync(join(folder.path, 'brands'), { recursive: true });
    const { code, lines } = await content('check', join(folder.path, 'sites/hall.json'));
    expect(lines[0]).toContain('error CONTENT_BRAND_UNKNOWN  brand:');
    expect(code).toBe(1);
  });

  it('exits with 2 when it was called in a way it does not know', async () => {
    const wrong = [['check', 'no-such-pack'], ['chek'], ['check', '--fast'], ['build']];
    for (const { code, errors } of await Promise.all(wrong.map((words) => content(...words)))) {
      expect(code, errors).toBe(2);
      expect(errors).not.toBe('');
    }
    expect((await content('check', '--help')).code).toBe(0);
  });
});

describe('a call in French', () => {
  it('is answered in French, also when it is not understood', async () => {
    const wrong: readonly (readonly [words: string[], said: RegExp])[] = [
      [['check', 'no-such-pack'], /« no-such-pack » n'est ni l'identifiant d'un quiz/],
      [['chek'], /erreur : commande inconnue 'chek'\n\(vouliez-vous dire check \?\)/],
      [['preview', 'no-such-pack'], /« no-such-pack » n'est ni/],
      [['new', '--id', 'Dune Vague'], /« Dune Vague » n'est pas un identifiant/],
    ];
    const ran = await Promise.all(wrong.map(([words]) => content(...words, '--lang', 'fr')));
    for (const [index, { code, errors }] of ran.entries()) {
      expect(code, errors).toBe(2);
      expect(errors).toMatch(wrong[index]?.[1] ?? /never/);
      expect(errors).not.toMatch(/\b(?:error|unknown|missing)\b/);
    }
  });

  it('has its help in French', async () => {
    const commands = ['migrate', 'new', 'preview'];
    const helps = await Promise.all(commands.map((command) => content(command, '--help', '--lang', 'fr')));
    for (const [index, { code, output }] of helps.entries()) {
      expect(code).toBe(0);
      expect(output).toMatch(/^Appel : content/);
      expect(output, commands[index]).not.toMatch(/\b(?:the|write|display|default|folder of)\b/);
    }
  });
});

describe('content build, as a process', () => {
  it('writes a content version, and nothing when there is a mistake', async () => {
    using folder = temporaryFolder('build');
    const [root, out] = [join(folder.path, 'content'), join(folder.path, 'out')];
    writeValidContent(root);
    expect((await content('build', '--root', root, '--out', out)).code).toBe(0);
    const version: unknown = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).version;
    write(root, 'packs/small/quiz.json', { ...validQuiz(), kind: 'personalty' });
    const failed = await content('build', '--root', root, '--out', join(folder.path, 'other'));
    expect(failed.code).toBe(1);
    expect(failed.lines.at(-1)).toBe('nothing was written: 1 error, 0 warnings');
    expect(readdirSync(folder.path).toSorted()).toEqual(['content', 'out']);
    write(root, 'packs/small/quiz.json', { ...validQuiz(), title: 'Another' });
    expect((await content('build', '--root', root, '--out', out)).code).toBe(0);
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).version).not.toBe(version);
  });

  it('does not write among the files of somebody else', async () => {
    using folder = temporaryFolder('foreign');
    write(folder.path, 'holiday.txt', 'do not touch');
    expect((await content('build', '--out', folder.path)).code).toBe(2);
    expect(readdirSync(folder.path)).toEqual(['holiday.txt']);
  });
});

describe('content schema, as a process', () => {
  it('says when what is generated is not what is checked in', async () => {
    expect(await content('schema', '--check')).toMatchObject({ code: 0, lines: ['everything generated is up to date'] });
  });

  it('an editor that follows $schema finds the rules', async () => {
    using folder = temporaryFolder('schema');
    cpSync(join(PROJECT, PACK), folder.path, { recursive: true });
    const reference: unknown = JSON.parse(readFileSync(join(folder.path, 'quiz.json'), 'utf8')).$schema;
    const schema: unknown = JSON.parse(readFileSync(join(PROJECT, PACK, String(reference)), 'utf8'));
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  });
});
