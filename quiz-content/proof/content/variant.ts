import type { CompiledContent } from '#compiler/compile-content.ts';
import { digest, digestOfAll } from '#compiler/digest.ts';
import { contentPath, type Site } from '#contract/content.ts';
import { idOf } from '#contract/ids.ts';
import type { WorkingContent } from './working-content.ts';

/** One pack on one site under one brand: what a terminal would have to show it. */
export interface Variant {
  readonly content: CompiledContent;
  readonly site: Site;
}

const jsonBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** A content version that holds nothing else. Null when there is no such site or brand. */
export const variantOf = (working: WorkingContent, siteId: string, brandId: string): Variant | null => {
  const { quiz } = working;
  const found = working.sites.find(({ id }) => id === siteId);
  const worn = working.brands.find(({ brand }) => brand.id === brandId);
  if (found === undefined || worn === undefined) return null;
  const { brand } = worn;
  const played = found.campaigns.find(({ pack }) => pack === quiz.id);
  const site: Site = { ...found, brand: brand.id, campaigns: [played ?? { id: idOf('campaign', 'preview'), pack: quiz.id }] };
  const files = new Map<string, Uint8Array>([
    [contentPath.quiz(quiz.id), jsonBytes(quiz)],
    [contentPath.brand(brand.id), jsonBytes(brand)],
    [contentPath.site(site.id), jsonBytes(site)],
    ...(working.places.length > 0 ? [[contentPath.places, jsonBytes(working.places)] as const] : []),
    ...[...working.media].map(([name, bytes]) => [contentPath.packMedia(quiz.id, name), bytes] as const),
    ...[...worn.media].map(([name, bytes]) => [contentPath.brandMedia(brand.id, name), bytes] as const),
  ]);
  const listed = [...files].map(([path, bytes]) => ({ path, sha256: digest(bytes), bytes: bytes.length }));
  const manifest = {
    formatVersion: 1,
    version: digestOfAll(listed),
    packs: [quiz.id],
    brands: [brand.id],
    sites: [site.id],
    files: listed,
  } as const;
  return { content: { manifest, quizzes: [quiz], brands: [brand], sites: [site], places: working.places, files, warnings: [] }, site };
};
