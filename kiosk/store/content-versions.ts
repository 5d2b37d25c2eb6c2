import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type ContentManifest, contentPath } from '#contract/content.ts';
import { type BrandId, isId, type PackId, type SiteId } from '#contract/ids.ts';
import { err, ok, type Result } from '#fields/result.ts';

/** As a check and not by `idOf`, which throws: a bad id is a finding like any other. */
const packId = z.custom<PackId>((id) => typeof id === 'string' && isId('pack', id), 'not a pack id');
const brandId = z.custom<BrandId>((id) => typeof id === 'string' && isId('brand', id), 'not a brand id');
const siteId = z.custom<SiteId>((id) => typeof id === 'string' && isId('site', id), 'not a site id');
const manifestShape = z.object({
  formatVersion: z.literal(1),
  version: z.string().regex(/^[0-9a-z-]{8,64}$/),
  packs: z.array(packId),
  brands: z.array(brandId),
  sites: z.array(siteId),
  files: z.array(
    z.object({
      path: z.string().regex(/^(?!.*\.\.)[a-z0-9_-][a-zA-Z0-9_.-]*(?:\/[a-zA-Z0-9_-][a-zA-Z0-9_.-]*)*$/),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.int().min(0),
    }),
  ),
});

/** Puts a file, or a folder's list of names, on disk. Windows cannot open folders, and flushes only what is open for writing. */
const flush = (path: string): void => {
  const windows = process.platform === 'win32';
  if (windows && statSync(path).isDirectory()) return;
  const handle = openSync(path, windows ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Files come from outside, and from disks that lost power: what is no JSON is a finding, not a crash. */
export const parseJson = (text: string): Result<unknown, string> => {
  try {
    return ok(JSON.parse(text));
  } catch (cause) {
    return err(`no JSON (${cause instanceof Error ? cause.message : String(cause)})`);
  }
};

/** Reads and checks a version's manifest and every file it names. The error says which file is wrong. */
export const readVersion = (folder: string): Result<ContentManifest, string> => {
  const path = join(folder, contentPath.manifest);
  if (!existsSync(path)) return err(`${path} is missing`);
  const json = parseJson(readFileSync(path, 'utf8'));
  if (!json.ok) return err(`${path}: ${json.error}`);
  const parsed = manifestShape.safeParse(json.value);
  if (!parsed.success) return err(`${path}: ${z.prettifyError(parsed.error)}`);
  for (const file of parsed.data.files) {
    const full = join(folder, file.path);
    if (!existsSync(full)) return err(`${full} is missing`);
    if (createHash('sha256').update(readFileSync(full)).digest('hex') !== file.sha256)
      return err(`${full} is not the file the manifest names`);
  }
  return ok(parsed.data);
};

const versionsOf = (content: string): string => join(content, 'versions');
const currentFile = (content: string): string => join(content, 'current');

/** The folder of the version in use; null before the first one. */
export const currentVersion = (content: string): string | null => {
  if (!existsSync(currentFile(content))) return null;
  return join(versionsOf(content), readFileSync(currentFile(content), 'utf8').trim());
};

/**
 * Installs the content version that lies in `source`: checked, copied beside, flushed, moved in place, and only then named
 * as the current one by renaming a file: the single commit point. A version that fails its check never touches the running one.
 */
export const installVersion = (content: string, source: string): Result<{ version: string; changed: boolean }, string> => {
  const checked = readVersion(source);
  if (!checked.ok) return checked;
  const { version } = checked.value;
  if (currentVersion(content) === join(versionsOf(content), version) && readVersion(join(versionsOf(content), version)).ok) {
    return ok({ version, changed: false });
  }
  const target = join(versionsOf(content), version);
  const staged = join(content, `staged-${version}`);
  mkdirSync(versionsOf(content), { recursive: true });
  for (const stale of readdirSync(content).filter((name) => name.startsWith('staged-'))) rmSync(join(content, stale), { recursive: true });
  cpSync(source, staged, { recursive: true });
  // All of it, the manifest and the folders' lists of names too: after a power cut the version is whole or was never named.
  for (const entry of readdirSync(staged, { recursive: true, encoding: 'utf8' })) flush(join(staged, entry));
  flush(staged);
  if (existsSync(target)) rmSync(target, { recursive: true });
  renameSync(staged, target);
  flush(versionsOf(content));
  const pointer = `${currentFile(content)}.next`;
  writeFileSync(pointer, version);
  flush(pointer);
  renameSync(pointer, currentFile(content));
  flush(dirname(currentFile(content)));
  return ok({ version, changed: true });
};
