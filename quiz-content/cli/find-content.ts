import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Contents, Place } from '#compiler/load.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { CALLED_FROM, CONTENT_ROOT } from './exit.ts';
import { inBoth } from './language.ts';

/** Something that can be checked, and where it lies. */
export interface Target {
  readonly kind: 'content' | 'pack' | 'brand' | 'site' | 'place';
  readonly place: Place;
  /** The content folder it belongs to: what a site or a place refers to is looked up there. */
  readonly root: string;
}

/** Findings name a file as the caller would type it. */
export const placeOf = (path: string): Place => ({ path, shown: relative(CALLED_FROM, path).replaceAll('\\', '/') });

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** A folder or a file, named by its path. */
const byPath = (path: string): Target | null => {
  if (!existsSync(path)) return null;
  if (!isFolder(path)) {
    const name = basename(path);
    if (name === 'quiz.json' || name === 'brand.json') return byPath(dirname(path));
    const kind = basename(dirname(path)) === 'places' ? 'place' : 'site';
    return name.endsWith('.json') ? { kind, place: placeOf(path), root: resolve(path, '../..') } : null;
  }
  if (isFolder(join(path, 'packs')) || isFolder(join(path, 'sites'))) return { kind: 'content', place: placeOf(path), root: path };
  const kind = existsSync(join(path, 'brand.json')) || basename(dirname(path)) === 'brands' ? 'brand' : 'pack';
  const looksRight = existsSync(join(path, `${kind === 'brand' ? 'brand' : 'quiz'}.json`)) || basename(dirname(path)) === `${kind}s`;
  return looksRight ? { kind, place: placeOf(path), root: resolve(path, '../..') } : null;
};

/** Packs, brands, sites and places of the shipped content that have this id. */
const byId = (name: string, contents: Contents): readonly Target[] => {
  const target = (kind: Target['kind'], path: string): Target => ({ kind, place: placeOf(join(CONTENT_ROOT, path)), root: CONTENT_ROOT });
  return [
    ...(contents.packs.includes(name) ? [target('pack', `packs/${name}`)] : []),
    ...(contents.brands.includes(name) ? [target('brand', `brands/${name}`)] : []),
    ...(contents.sites.includes(name) ? [target('site', `sites/${name}.json`)] : []),
    ...(contents.places.includes(name) ? [target('place', `places/${name}.json`)] : []),
  ];
};

/** What the words on the command line mean: ids of the shipped content, or paths. */
export const findContent = (names: readonly string[], contents: Contents): Result<readonly Target[], string> => {
  if (names.length === 0) return ok([{ kind: 'content', place: placeOf(CONTENT_ROOT), root: CONTENT_ROOT }]);
  const found: Target[] = [];
  for (const name of names) {
    const path = byPath(resolve(CALLED_FROM, name));
    const targets = byId(name, contents);
    if (targets.length === 0 && path === null)
      return err(
        inBoth({
          en: `"${name}" is neither the id of a pack, brand, site or place, nor the folder of one`,
          fr: `« ${name} » n'est ni l'identifiant d'un quiz, d'une marque, d'un site ou d'un lieu, ni le dossier de l'un d'eux`,
        }),
      );
    found.push(...(targets.length > 0 || path === null ? targets : [path]));
  }
  return ok(found);
};
