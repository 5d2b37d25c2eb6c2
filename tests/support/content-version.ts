import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { type Brand, type ContentManifest, contentPath, type Site } from '#contract/content.ts';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0E5A78"/></svg>';

interface MadeUpContent {
  readonly version: string;
  readonly quiz: CompiledQuiz;
  /** Names of the pictures of the quiz: all of them are a dot. */
  readonly pictures?: readonly string[];
  readonly brand: Brand;
  readonly site: Site;
}

/** Writes a quiz that no compiler has seen as a content version into `folder`. */
export const writeVersion = (folder: string, { version, quiz, pictures = [], brand, site }: MadeUpContent): void => {
  const files: readonly (readonly [path: string, text: string])[] = [
    [contentPath.quiz(quiz.id), JSON.stringify(quiz)],
    ...pictures.map((name) => [contentPath.packMedia(quiz.id, name), PICTURE] as const),
    [contentPath.brand(brand.id), JSON.stringify(brand)],
    [contentPath.brandMedia(brand.id, brand.logo), PICTURE],
    [contentPath.site(site.id), JSON.stringify(site)],
  ];
  const manifest: ContentManifest = {
    formatVersion: 1,
    version,
    packs: [quiz.id],
    brands: [brand.id],
    sites: [site.id],
    files: files.map(([path, text]) => ({
      path,
      sha256: createHash('sha256').update(text).digest('hex'),
      bytes: Buffer.byteLength(text),
    })),
  };
  for (const [path, text] of [...files, [contentPath.manifest, JSON.stringify(manifest)] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};
