import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { write } from '#tests/unit/compiler/support/packs.ts';
import { content } from './support/content.ts';

// Each test starts several processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 40_000 });

const ALL_KINDS = [
  'picture: Que voyez-vous ? | une dune > La dune | une vague > La vague',
  'Le matin, vous êtes… | au lit | déjà loin > 1',
  'multiple: Dans le sac ? | un livre > la dune | une planche > la vague | rien',
  'smiley: Content ? | non | bof | oui',
  'number: Combien êtes-vous ?',
  'scale: Envie de calme ? | aucune | oh oui',
  'month: Quand venez-vous ?',
  "origin: D'où venez-vous ?",
].flatMap((line) => ['--question', line]);
const SAID = [
  '--id',
  'dune-ou-vague',
  '--title',
  'Dune ou vague ?',
  '--languages',
  'fr,en,de',
  '--outcomes',
  'La dune, La vague',
  ...ALL_KINDS,
];

/** Answers as somebody types them, a line each. */
const answering = (lines: readonly string[], ...words: string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((done) => {
    const child = execFile(process.execPath, [join(PROJECT, 'quiz-content/cli.mjs'), 'new', ...words], { cwd: PROJECT }, (_, output) =>
      done({ code: child.exitCode, output }),
    );
    child.stdin?.end(`${lines.join('\n')}\n`);
  });

describe('content new, as a process', () => {
  it('makes a pack that passes the check, with every kind of question', async () => {
    using folder = temporaryFolder('new');
    expect(await content('new', '--root', folder.path, ...SAID)).toMatchObject({ code: 0, errors: '' });
    const pack = join(folder.path, 'packs/dune-ou-vague');
    expect(await content('check', pack)).toMatchObject({ code: 0, lines: [`${pack}: nothing wrong`] });

    const quiz: unknown = JSON.parse(readFileSync(join(pack, 'quiz.json'), 'utf8'));
    expect(quiz).toMatchObject({
      locales: ['fr', 'en', 'de'],
      defaultLocale: 'fr',
      title: { fr: 'Dune ou vague ?', en: '[en] Dune ou vague ?' },
      outcomes: { 'la-dune': { title: { fr: 'La dune' } }, 'la-vague': {} },
      tieOrder: ['la-dune', 'la-vague'],
    });
    expect(readdirSync(join(pack, 'media'))).toHaveLength(4);
    // An editor completes the outcomes of this very quiz.
    expect(readFileSync(join(pack, 'quiz.schema.json'), 'utf8')).toContain('"la-dune"');
    const kinds = Object(quiz).questions.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['picture', 'single', 'multiple', 'smiley', 'number', 'scale', 'month', 'origin']);
  });

  it('asks for the outcomes before the questions, and not less than makes a quiz', async () => {
    using folder = temporaryFolder('asked');
    const outcomes = ['Le héron', '', 'La barque', 'le heron', ''];
    const first = ['Le matin ?', '', 'je vole', '1', '', 'je dors', '9', '', '', ''];
    const second = ['Et après ?', 'picture', 'je rame', '2', 'je plonge', 'La barque', '', ''];
    const { code, output } = await answering(
      ['Quel marais ?', '', 'y', 'fr, en', ...outcomes, ...first, ...second],
      '--root',
      folder.path,
      '--lang',
      'en',
    );
    expect(code, output).toBe(0);
    expect(output.indexOf('Outcome 1')).toBeLessThan(output.indexOf('Question 1'));
    expect(output).toContain('Nobody can get this yet, it needs an answer: La barque');
    expect(output.match(/That is not possible here\./g)).toHaveLength(4);
    expect((await content('check', join(folder.path, 'packs/quel-marais'))).code).toBe(0);
  });

  it('a survey has no outcomes, and no pictures for them', async () => {
    using folder = temporaryFolder('survey');
    const words = ['--id', 'avis', '--title', 'Avis', '--kind', 'survey', '--languages', 'fr', '--question', 'Content ? | oui | non'];
    expect((await content('new', '--root', folder.path, ...words)).code).toBe(0);
    expect(readFileSync(join(folder.path, 'packs/avis/quiz.json'), 'utf8')).not.toMatch(/outcomes|weights/);
    expect(readdirSync(join(folder.path, 'packs/avis/media'))).toEqual([]);
  });

  it('writes nothing over a pack that is there', async () => {
    using folder = temporaryFolder('taken');
    write(folder.path, 'packs/dune-ou-vague/quiz.json', 'mine');
    expect((await content('new', '--root', folder.path, ...SAID)).code).toBe(2);
    expect(readFileSync(join(folder.path, 'packs/dune-ou-vague/quiz.json'), 'utf8')).toBe('mine');
  });

  it('writes nothing when the answers end too early, or an option cannot be', async () => {
    using folder = temporaryFolder('wrong');
    const stopped = await answering(['Quel marais ?', ''], '--root', folder.path);
    expect(stopped.code, stopped.output).toBe(2);
    const wrong = [
      ['--id', 'Dune Vague'],
      ['--languages', 'fr,xx'],
      ['--outcomes', 'only one'],
      ['--kind', 'survey', '--outcomes', 'a,b'],
      ['--outcomes', 'a,b', '--question', 'What? | x > c | y'],
      ['--outcomes', 'a,b', '--question', 'What? | x > a | y'],
      ['--question', 'swipe: What? | x | y'],
      ['--question', 'What? | x'],
    ];
    for (const ran of await Promise.all(wrong.map((words) => content('new', '--root', folder.path, ...words)))) {
      expect(ran.code, ran.output).toBe(2);
      expect(ran.errors).not.toBe('');
    }
    expect(existsSync(join(folder.path, 'packs'))).toBe(false);
  });
});
