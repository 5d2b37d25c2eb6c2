import { describe, expect, it } from 'vitest';
import { migrated, QUIZ_MIGRATIONS } from '#format/migrations/migrate.ts';
import { quiz1to2 } from '#format/migrations/quiz-1-to-2.ts';
import { QUIZ_FORMAT_VERSION } from '#format/quiz.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { checkText, SVG, validQuiz, write } from './support/packs.ts';

const picture = { file: 'picture.svg', alt: '' };
const withPictures = (...there: boolean[]) =>
  there.map((has, index) => ({ id: `c${index}`, text: 'Words', ...(has ? { picture } : {}), weights: { dune: 1 } }));
const question = (kind: string, choices: unknown) => ({ formatVersion: 1, questions: [{ id: 'q', kind, choices }] });
const migratedQuestion = (kind: string, choices: unknown): unknown => Object(quiz1to2(question(kind, choices))).questions[0];

it('there is one step for every version up to the present one', () => {
  expect(QUIZ_MIGRATIONS.map(({ to }) => to)).toEqual(Array.from({ length: QUIZ_FORMAT_VERSION - 1 }, (_, index) => index + 2));
});

it('steps follow each other up to the newest version, and a version that nobody knows stays as it is', () => {
  const add = (name: string) => (written: object) => ({ ...written, [name]: true });
  const steps = [
    { to: 2, migrate: (written: object) => ({ ...add('second')(written), formatVersion: 2 }) },
    { to: 3, migrate: (written: object) => ({ ...add('third')(written), formatVersion: 3 }) },
  ];
  expect(migrated({ formatVersion: 1 }, steps)).toEqual({ formatVersion: 3, second: true, third: true });
  expect(migrated({ formatVersion: 2 }, steps)).toEqual({ formatVersion: 3, third: true });
  for (const strange of [{ formatVersion: 9 }, { formatVersion: '1' }, {}, null, 7, 'text', [1]])
    expect(migrated(strange, steps)).toEqual(strange);
});

describe('from version 1 to 2', () => {
  it('one answer of up to six with pictures everywhere is a choice of pictures, and loses nothing', () => {
    const choices = withPictures(true, true, true);
    expect(migratedQuestion('single', choices)).toEqual({ id: 'q', kind: 'picture', choices });
    expect(migratedQuestion('multiple', choices)).toEqual({ id: 'q', kind: 'multiple', choices });
  });

  it.each([
    ['pictures on some answers', 'single', withPictures(true, false, true)],
    ['more pictures than fit beside each other', 'single', withPictures(true, true, true, true, true, true, true)],
    ['pictures on some of several answers', 'multiple', withPictures(false, true)],
  ])('%s become words', (_, kind, choices) => {
    expect(migratedQuestion(kind, choices)).toEqual({ id: 'q', kind, choices: withPictures(...choices.map(() => false)) });
  });

  it('leaves alone what it does not know, and never throws', () => {
    for (const choices of [undefined, null, 'x', {}, [null, 3, []], withPictures(false, false)])
      expect(migratedQuestion('single', choices)).toEqual({ id: 'q', kind: 'single', choices });
    expect(quiz1to2({ formatVersion: 1, questions: 'none' })).toEqual({ formatVersion: 2, questions: 'none' });
    expect(quiz1to2({ formatVersion: 1, questions: [null, 'x', 3] })).toEqual({ formatVersion: 2, questions: [null, 'x', 3] });
  });

  it('does not touch what it was given', () => {
    const written = question('single', withPictures(true, false));
    const before = structuredClone(written);
    quiz1to2(written);
    expect(written).toEqual(before);
  });

  it('a file of version 1 compiles, and its mistakes are found where they stand in the file', async () => {
    using media = temporaryFolder('migrations');
    write(media.path, 'picture.svg', SVG);
    const old = JSON.stringify({ ...validQuiz(), formatVersion: 1 }, null, 1);
    const pictured = old.replaceAll('"weights": {', '"picture": { "file": "picture.svg", "alt": "" },\n "weights": {');
    const { quiz, diagnostics } = await checkText(pictured, media.path);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['CONTENT_FORMAT_OLD', 'note']]);
    expect(quiz?.questions.map((one) => ('look' in one ? one.look : one.kind))).toEqual(['words', 'multiple', 'number', 'origin']);
    const broken = pictured.replace('"wide_open_spaces"', '"wide_open_space"');
    const found = await checkText(broken, media.path);
    const line = broken.split('\n').findIndex((text) => text.includes('"wide_open_space"')) + 1;
    expect(found.diagnostics.map((one) => [one.code, one.line])).toEqual([
      ['CONTENT_FORMAT_OLD', 2],
      ['CONTENT_VALUE_UNKNOWN', line],
    ]);
  });
});
