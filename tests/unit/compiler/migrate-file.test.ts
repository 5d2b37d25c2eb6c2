import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '#compiler/diagnostic.ts';
import { type MigratedFile, migrateQuiz } from '#compiler/migrate-file.ts';
import { type Migration, QUIZ_MIGRATIONS } from '#format/migrations/migrate.ts';
import { QUIZ_FORMAT_VERSION } from '#format/quiz.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { checkText, SVG, validQuiz, write } from './support/packs.ts';

const goldenOf = (to: number, which: 'before' | 'after'): string =>
  join(PROJECT, `tests/fixtures/migrations/quiz-${to - 1}-to-${to}/${which}.json`);
const golden = (to: number, which: 'before' | 'after'): string => readFileSync(goldenOf(to, which), 'utf8');

const rewritten = (text: string, format?: Parameters<typeof migrateQuiz>[2]): MigratedFile => {
  const migrated = migrateQuiz('quiz.json', Buffer.from(text), format);
  if (!migrated.ok || migrated.value === null) throw new Error(`not migrated: ${JSON.stringify(migrated)}`);
  return migrated.value;
};
const refused = (text: string): readonly (readonly [string, number, number])[] => {
  const migrated = migrateQuiz('quiz.json', Buffer.from(text));
  return migrated.ok ? [] : migrated.error.map(({ code, line, column }) => [code, line, column] as const);
};
const places = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ code, where }) => `${code} ${where}`);

it('every migration has a file of before and one of after', () => {
  for (const { to } of QUIZ_MIGRATIONS)
    expect([existsSync(goldenOf(to, 'before')), existsSync(goldenOf(to, 'after'))], `to ${to}`).toEqual([true, true]);
});

describe.each(QUIZ_MIGRATIONS.map(({ to }) => to))('the file that is rewritten to version %i', (to) => {
  const steps = QUIZ_MIGRATIONS.filter((step) => step.to <= to);

  it('is what it has to be, and in every other line what its author wrote', () => {
    expect(rewritten(golden(to, 'before'), { newest: to, steps }).text).toBe(golden(to, 'after'));
  });

  it('keeps the ends of its lines', () => {
    const written = golden(to, 'before').replaceAll('\n', '\r\n');
    expect(rewritten(written, { newest: to, steps }).text).toBe(golden(to, 'after').replaceAll('\n', '\r\n'));
  });

  it('compiles as the old one did, without the note', async () => {
    using media = temporaryFolder('migrated');
    write(media.path, 'picture.svg', SVG);
    const [old, now] = await Promise.all((['before', 'after'] as const).map((which) => checkText(golden(to, which), media.path, 'old')));
    expect(old?.diagnostics.map(({ code, severity, line }) => [code, severity, line])).toEqual([['CONTENT_FORMAT_OLD', 'note', 2]]);
    expect(now?.diagnostics).toEqual([]);
    expect(old?.quiz).not.toBeNull();
    expect(now?.quiz).toEqual(old?.quiz);
  });
});

describe('a file that is rewritten', () => {
  it('keeps its mistakes, and gets no other', async () => {
    using media = temporaryFolder('mistakes');
    write(media.path, 'picture.svg', SVG);
    const old = JSON.stringify({ ...validQuiz(), formatVersion: 1, tieOrder: ['wave', 'dunes'], questoins: [] }, null, 2);
    const [before, after] = [await checkText(old, media.path), await checkText(rewritten(old).text, media.path)];
    expect(before.diagnostics.length).toBeGreaterThan(2);
    expect(places(after.diagnostics)).toEqual(places(before.diagnostics).filter((place) => !place.startsWith('CONTENT_FORMAT_OLD')));
  });

  it('says where each change is in the file as it was', () => {
    const { from, to, changes } = rewritten(golden(2, 'before'));
    expect([from, to, changes.map(({ line, column }) => [line, column])]).toEqual([
      1,
      QUIZ_FORMAT_VERSION,
      [
        [2, 4],
        [9, 24],
        [20, 28],
        [28, 16],
        [36, 102],
      ],
    ]);
  });

  it('gets what a step adds in its own indentation', () => {
    const steps: readonly Migration[] = [
      { to: 2, migrate: (written) => ({ ...written, formatVersion: 2, pace: { fast: true }, old: undefined }) },
    ];
    const text = '{\n\t"formatVersion": 1,\n\t"old": [1,\n\t2],\n\t"questions": "many"\n}\n';
    expect(rewritten(text, { newest: 2, steps }).text).toBe(
      '{\n\t"formatVersion": 2,\n\t"questions": "many",\n\t"pace": {\n\t\t"fast": true\n\t}\n}\n',
    );
  });

  it('is left alone when there is nothing to do', () => {
    expect(migrateQuiz('quiz.json', Buffer.from(JSON.stringify(validQuiz())))).toEqual({ ok: true, value: null });
  });

  it('is left alone when it cannot be read, or is of a version that nobody knows', () => {
    expect(refused('{\n "formatVersion": 1\n "id": "x" }')).toEqual([['CONTENT_SYNTAX', 2, 19]]);
    expect(refused('{\n "formatVersion": 1,\n "id": "x", "id": "y" }')).toEqual([['CONTENT_KEY_DUPLICATE', 3, 13]]);
    expect(refused('{\n "formatVersion": 9 }')).toEqual([['CONTENT_FORMAT_VERSION', 2, 19]]);
    expect(refused('{ "formatVersion": "1" }').map(([code]) => code)).toContain('CONTENT_TYPE');
    expect(refused('{}').map(([code]) => code)).toEqual(['CONTENT_KEY_MISSING']);
    expect(refused('[]')).not.toEqual([]);
  });
});
