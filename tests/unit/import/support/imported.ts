import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportedQuiz, type ImportOptions, importQuiz } from '#import/import-quiz.ts';
import { PROJECT } from '#tests/support/process.ts';
import type { Draft } from '#tests/unit/compiler/support/packs.ts';

const OPTIONS: ImportOptions = { id: 'small', maker: null, locale: null, quizFile: 'quiz.json' };

/** The bytes of a source that another maker could have written. */
export const fixture = (name: string): Uint8Array => readFileSync(join(PROJECT, 'tests/fixtures/import', name));

/** The fixture as a value, for a test to change. */
export const source = (name: string): Draft => JSON.parse(readFileSync(join(PROJECT, 'tests/fixtures/import', name), 'utf8'));

export const imported = (file: string, bytes: Uint8Array | Draft, options: Partial<ImportOptions> = {}): ImportedQuiz =>
  importQuiz(file, bytes instanceof Uint8Array ? bytes : Buffer.from(JSON.stringify(bytes)), { ...OPTIONS, ...options });

/** The quiz that was made; a test that expects one fails without it. */
export const quizOf = ({ quiz, findings }: ImportedQuiz): Draft => {
  if (quiz === null) throw new Error(`no quiz was made: ${JSON.stringify(findings)}`);
  return JSON.parse(quiz);
};

/** The questions of a quiz by their ids. */
export const questionsOf = (quiz: Draft): Readonly<Record<string, Draft>> => {
  const { questions } = quiz;
  if (!Array.isArray(questions)) throw new Error('no questions');
  const all = questions.filter((one): one is Draft => typeof one === 'object' && one !== null && !Array.isArray(one));
  return Object.fromEntries(all.map((question) => [String(question.id), question]));
};

/** What was found, as `line CODE what`. */
export const foundIn = ({ findings }: ImportedQuiz): readonly string[] =>
  findings.map(({ file, line, code, message }) => `${file}:${line} ${code} ${typeof message === 'string' ? message : message.en}`);
