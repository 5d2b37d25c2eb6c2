import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMediaName } from '#contract/content.ts';
import { codeOf, isAbsent } from './absent.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { insteadOf } from './nearest.ts';
import { pngFault } from './png.ts';
import { placeAt, type Source } from './source.ts';
import { type Spot, textOf } from './spot.ts';
import { svgFault } from './svg.ts';

const MAX_PICTURE_BYTES = 2 * 1024 * 1024;

/** The pictures and fonts that a file names, by the name it uses. */
export type Media = ReadonlyMap<string, Uint8Array>;

const isFolder = (path: string): boolean => {
  try {
    return lstatSync(path).isDirectory();
  } catch (cause) {
    if (isAbsent(cause)) return false;
    throw cause;
  }
};

/** Names of the files in a media folder, with `/`; none without the folder: a quiz may have no pictures. Links are not followed: they could leave the folder. */
export const filesIn = (folder: string): readonly string[] => {
  if (!isFolder(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const prefix = folder.length + 1;
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(prefix).replaceAll('\\', '/'));
};

/** Absolute, a drive, a scheme, upward, or with the separators of another system. */
export const leaves = (name: string): boolean =>
  name.includes('\\') || name.includes('\0') || /^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(name) || name.split('/').includes('..');

/** The name that comes nearest to one a terminal takes. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-zA-Z0-9_./-]+/g, '-')
    .replace(/\.(?:svg|png|woff2)$/i, (ending) => ending.toLowerCase());

const faultOf = (name: string, file: string, bytes: Uint8Array): Diagnostic | null => {
  const start = { file, line: 1, column: 1, at: 'picture' } as const;
  if (bytes.length > MAX_PICTURE_BYTES)
    return diagnostic(start, { variant: 'CONTENT_TOO_LARGE/picture', bytes: bytes.length, most: MAX_PICTURE_BYTES });
  if (name.toLowerCase().endsWith('.png')) {
    const fault = pngFault(bytes);
    return fault === null ? null : diagnostic(start, fault);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return diagnostic(start, { variant: 'CONTENT_PICTURE_BROKEN/encoding' });
  }
  const fault = svgFault(text);
  return fault === null ? null : diagnostic({ ...start, ...placeAt(text, fault.offset) }, fault.said);
};

/** The bytes of a file, or why it cannot be read. In one go: the thread pool takes four trips for a file, and ten times as long for a small one. */
const bytesOf = (path: string): Uint8Array | string => {
  try {
    return readFileSync(path);
  } catch (cause) {
    return codeOf(cause);
  }
};

/** Reads the pictures that a file names. Each picture is judged once, however often it is named. */
export const readMedia = (
  source: Source,
  names: readonly Spot[],
  folder: { readonly path: string; readonly shown: string },
): { readonly media: Media; readonly diagnostics: readonly Diagnostic[] } => {
  const there = new Set(filesIn(folder.path));
  const media = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  const judged = new Set<string>();
  for (const spot of names) {
    const name = textOf(spot);
    if (name === null || name.trim() === '') continue;
    if (leaves(name)) {
      diagnostics.push(source.finding(spot.path, { variant: 'CONTENT_PICTURE_OUTSIDE', name }));
    } else if (!/\.(?:svg|png)$/i.test(name)) {
      diagnostics.push(source.finding(spot.path, { variant: 'CONTENT_PICTURE_BROKEN/kind', name }));
    } else if (!isMediaName(name)) {
      diagnostics.push(source.finding(spot.path, { variant: 'CONTENT_FORM/media-name', name, plain: plainName(name) }));
    } else if (!there.has(name)) {
      diagnostics.push(
        source.finding(spot.path, { variant: 'CONTENT_PICTURE_MISSING', name, folder: folder.shown, ...insteadOf(name, [...there]) }),
      );
    } else if (!judged.has(name)) {
      judged.add(name);
      const bytes = bytesOf(join(folder.path, name));
      const file = `${folder.shown}/${name}`;
      const fault =
        typeof bytes === 'string'
          ? diagnostic({ file, line: 1, column: 1, at: 'picture' }, { variant: 'CONTENT_FILE_MISSING/unreadable', cause: bytes })
          : faultOf(name, file, bytes);
      if (fault === null && typeof bytes !== 'string') media.set(name, bytes);
      if (fault !== null) diagnostics.push(fault);
    }
  }
  return { media, diagnostics };
};
