import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMediaName } from '#contract/content.ts';
import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { suggest } from './nearest.ts';
import { pngFault } from './png.ts';
import { placeAt, type Source } from './source.ts';
import { type Spot, textOf } from './spot.ts';
import { svgFault } from './svg.ts';

const MAX_PICTURE_BYTES = 2 * 1024 * 1024;

/** The pictures a file names, by the name it uses. */
export type Media = ReadonlyMap<string, Uint8Array>;

/** Names of the files in a media folder, with `/`. Links are not followed: they could leave the folder. */
const filesIn = async (folder: string): Promise<readonly string[]> => {
  const there = await lstat(folder).catch(() => null);
  if (there === null || !there.isDirectory()) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const prefix = folder.length + 1;
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(prefix).replaceAll('\\', '/'));
};

/** Absolute, a drive, a scheme, upward, or with the separators of another system. */
const leaves = (name: string): boolean =>
  name.includes('\\') || name.includes('\0') || /^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(name) || name.split('/').includes('..');

/** The name that comes nearest to one a terminal takes. */
const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-zA-Z0-9_./-]+/g, '-')
    .replace(/\.(?:svg|png)$/i, (ending) => ending.toLowerCase());

const faultOf = (name: string, file: string, bytes: Uint8Array): Diagnostic | null => {
  const start = { file, line: 1, column: 1, where: 'the picture' };
  if (bytes.length > MAX_PICTURE_BYTES) {
    const message = `the picture has ${bytes.length} bytes, the most is ${MAX_PICTURE_BYTES}`;
    return diagnostic('CONTENT_TOO_LARGE', { ...start, message, fix: 'make it smaller: a terminal shows at most 1080 × 1920 pixels' });
  }
  if (name.toLowerCase().endsWith('.png')) {
    const message = pngFault(bytes);
    return message === null ? null : diagnostic('CONTENT_PICTURE_BROKEN', { ...start, message, fix: 'export the picture again as PNG' });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return diagnostic('CONTENT_PICTURE_BROKEN', {
      ...start,
      message: 'this is not an SVG: its text is not UTF-8',
      fix: 'export the picture again as plain SVG',
    });
  }
  const fault = svgFault(text);
  if (fault === null) return null;
  const code = fault.kind === 'unsafe' ? 'CONTENT_PICTURE_UNSAFE' : 'CONTENT_PICTURE_BROKEN';
  return diagnostic(code, { ...start, ...placeAt(text, fault.offset), message: fault.message, fix: fault.fix });
};

/** Reads the pictures that a file names. Each picture is judged once, however often it is named. */
export const readMedia = async (
  source: Source,
  names: readonly Spot[],
  folder: { readonly path: string; readonly shown: string },
): Promise<{ readonly media: Media; readonly diagnostics: readonly Diagnostic[] }> => {
  const there = await filesIn(folder.path);
  const media = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  const judged = new Set<string>();
  for (const spot of names) {
    const name = textOf(spot);
    if (name === null || name.trim() === '') continue;
    if (leaves(name)) {
      const message = `"${name}" leaves the media folder`;
      diagnostics.push(
        source.finding('CONTENT_PICTURE_OUTSIDE', spot.path, {
          message,
          fix: 'put the picture into the media folder and write its name alone',
        }),
      );
    } else if (!/\.(?:svg|png)$/i.test(name)) {
      const message = `"${name}" is neither SVG nor PNG`;
      diagnostics.push(source.finding('CONTENT_PICTURE_BROKEN', spot.path, { message, fix: 'export the picture as .svg or .png' }));
    } else if (!isMediaName(name)) {
      const message = `no terminal takes a file called "${name}"`;
      const fix = `rename it to "${plainName(name)}": letters without accents, digits, "-", "_" and "."`;
      diagnostics.push(source.finding('CONTENT_FORM', spot.path, { message, fix }));
    } else if (!there.includes(name)) {
      const message = `there is no picture "${name}" in ${folder.shown}`;
      diagnostics.push(source.finding('CONTENT_PICTURE_MISSING', spot.path, { message, fix: `put it there, or: ${suggest(name, there)}` }));
    } else if (!judged.has(name)) {
      judged.add(name);
      const bytes = await readFile(join(folder.path, name));
      const fault = faultOf(name, `${folder.shown}/${name}`, bytes);
      if (fault === null) media.set(name, bytes);
      else diagnostics.push(fault);
    }
  }
  return { media, diagnostics };
};
