import { resolve } from 'node:path';

/** What the exit code of every content command says. */
export const EXIT = { clean: 0, findings: 1, usage: 2 } as const;

/** The shipped content: this folder. */
export const CONTENT_ROOT = resolve(import.meta.dirname, '..');

/** Where the caller stands. `npm run content` runs in the repository; a path that somebody types after it is meant from where they typed it. */
export const CALLED_FROM = (process.env.npm_lifecycle_event === 'content' ? process.env.INIT_CWD : undefined) ?? process.cwd();
