import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPage } from '#proof/terminal/built-page.ts';
import { buildContent } from './build-content.ts';
import { PROJECT } from './process.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Before the first file of a level that plays what ships: the page is built if it is stale, and the content is compiled, once for all files. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const folder = temporaryFolder('shipped');
  await Promise.all([buildPage(), buildContent(join(PROJECT, 'quiz-content'), folder.path)]);
  project.provide('shippedContent', folder.path);
  return folder.remove;
};
