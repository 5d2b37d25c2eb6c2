import { rename, writeFile } from 'node:fs/promises';

/** Writes a file beside the one it replaces and then renames it: a file of an author is never half there. */
export const replaceFile = async (path: string, text: string): Promise<void> => {
  const beside = `${path}.new`;
  await writeFile(beside, text, { flush: true });
  await rename(beside, path);
};
