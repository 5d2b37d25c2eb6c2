import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '#tests/support/process.ts';

export interface Ran {
  readonly code: number;
  readonly output: string;
  readonly lines: string[];
  readonly errors: string;
}

/** Runs a content command as an author does, in a process of its own, on a machine that is set to no language. */
export const content = (...words: string[]): Promise<Ran> =>
  new Promise((done) => {
    const options = { cwd: PROJECT, env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [join(PROJECT, 'quiz-content/cli.mjs'), ...words], options, (_, stdout, stderr) => {
      done({ code: child.exitCode ?? -1, output: stdout, lines: stdout.trimEnd().split('\n'), errors: stderr });
    });
  });
