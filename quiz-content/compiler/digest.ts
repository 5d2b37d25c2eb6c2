import { hash } from 'node:crypto';

/** SHA-256, hexadecimal; of a text that of its UTF-8 bytes. */
export const digest = (content: Uint8Array | string): string => hash('sha256', content);

/** The name of a set of files: depends on every name and every byte, and not on the order. 128 bits: short enough for a folder's name. */
export const digestOfAll = (files: readonly { readonly path: string; readonly sha256: string }[]): string => {
  const lines = files.map(({ path, sha256 }) => `${sha256} ${path}\n`).toSorted();
  return digest(lines.join('')).slice(0, 32);
};
