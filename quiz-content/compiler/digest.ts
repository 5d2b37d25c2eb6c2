import { createHash } from 'node:crypto';

/** SHA-256, hexadecimal. */
export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The name of a set of files: depends on every name and every byte, and not on the order. 128 bits: short enough for a folder's name. */
export const digestOfAll = (files: readonly { readonly path: string; readonly sha256: string }[]): string => {
  const lines = files.map(({ path, sha256 }) => `${sha256} ${path}\n`).toSorted();
  return digest(Buffer.from(lines.join(''))).slice(0, 32);
};
