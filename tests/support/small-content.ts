import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ContentManifest, contentPath } from '#contract/content.ts';
import { smallKiosk, smallQuiz } from '#tests/fixtures/small-quiz.ts';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0E5A78"/></svg>';

/** Writes the small quiz as a content version into `folder`, named `version`; `quizVersion` and `noticeVersion` let two versions differ. */
export const writeSmallContent = (
  folder: string,
  version = 'version-1',
  quizVersion = smallQuiz.version,
  noticeVersion = smallKiosk.brand.contact.noticeVersion,
): void => {
  const brand = { ...smallKiosk.brand, contact: { ...smallKiosk.brand.contact, noticeVersion } };
  const { site } = smallKiosk;
  const files = new Map<string, string>([
    [contentPath.quiz(smallQuiz.id), JSON.stringify({ ...smallQuiz, version: quizVersion })],
    [contentPath.packMedia(smallQuiz.id, 'v.svg'), PICTURE],
    [contentPath.packMedia(smallQuiz.id, 'p.svg'), PICTURE],
    [contentPath.brand(brand.id), JSON.stringify(brand)],
    [contentPath.brandMedia(brand.id, brand.logo), PICTURE],
    [contentPath.site(site.id), JSON.stringify(site)],
  ]);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const manifest: ContentManifest = {
    formatVersion: 1,
    version,
    packs: [smallQuiz.id],
    brands: [brand.id],
    sites: [site.id],
    files: [...files].map(([path, text]) => ({
      path,
      sha256: createHash('sha256').update(text).digest('hex'),
      bytes: Buffer.byteLength(text),
    })),
  };
  writeFileSync(join(folder, contentPath.manifest), JSON.stringify(manifest));
};
