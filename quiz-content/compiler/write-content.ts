import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contentPath } from '#contract/content.ts';
import type { CompiledContent } from './compile-content.ts';

/** A new or empty folder, or one that holds a content version: never one with somebody's other files. */
export const mayHoldContent = async (folder: string): Promise<boolean> => {
  if (!existsSync(folder)) return true;
  const there = await readdir(folder);
  return there.length === 0 || there.includes(contentPath.manifest);
};

/**
 * Writes a content version into a folder. The manifest goes first and comes last: a folder with a manifest is whole,
 * whenever the power fails. Files of an earlier version that the new manifest does not name stay and mean nothing.
 */
export const writeContent = async (content: CompiledContent, folder: string): Promise<void> => {
  const manifest = join(folder, contentPath.manifest);
  await rm(manifest, { force: true });
  for (const [path, bytes] of content.files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes, { flush: true });
  }
  await mkdir(folder, { recursive: true });
  await writeFile(manifest, `${JSON.stringify(content.manifest, null, 1)}\n`, { flush: true });
};
