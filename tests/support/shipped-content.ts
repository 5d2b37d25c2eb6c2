import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { type Brand, contentPath, type Site } from '#contract/content.ts';
import type { KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import { brandShape, compiledQuiz, siteShape } from '#host/compiled-content.ts';
import { placesShape } from '#host/compiled-places.ts';
import { readVersion } from '#store/content-versions.ts';

export interface ShippedContent {
  readonly quizzes: readonly CompiledQuiz[];
  readonly brands: readonly Brand[];
  readonly sites: readonly Site[];
  readonly places: readonly Place[];
  /** A file of it by its `/media/…` address. */
  readonly media: (path: string) => Promise<Uint8Array>;
  /** What the page is told of a terminal at this site, with these games under this brand. */
  readonly kioskOf: (site: Site, brand: Brand, quizzes: readonly CompiledQuiz[]) => KioskState;
}

/** The content that ships, read as a terminal reads it from the version in `folder`. */
export const readShipped = (folder: string): ShippedContent => {
  const manifest = readVersion(folder);
  if (!manifest.ok) throw new Error(manifest.error);
  const { version, packs, brands, sites } = manifest.value;
  const read = <Shape extends z.ZodType>(path: string, shape: Shape): z.infer<Shape> =>
    shape.parse(JSON.parse(readFileSync(join(folder, path), 'utf8')));
  const places: readonly Place[] = read(contentPath.places, placesShape);
  return {
    quizzes: packs.map((id) => read(contentPath.quiz(id), compiledQuiz)),
    brands: brands.map((id) => read(contentPath.brand(id), brandShape)),
    sites: sites.map((id) => read(contentPath.site(id), siteShape)),
    places,
    media: (path) => {
      const [, , kind, id = '', ...rest] = path.split('/');
      const name = rest.at(-1) ?? '';
      return readFile(
        join(folder, kind === 'packs' ? contentPath.packMedia(idOf('pack', id), name) : contentPath.brandMedia(idOf('brand', id), name)),
      );
    },
    kioskOf: (site, brand, played) => ({
      terminal: 'a test',
      contentVersion: version,
      site,
      brand,
      campaigns: played.map((quiz) => ({ id: idOf('campaign', `play-${quiz.id}`), quiz })),
      places,
      contactOffered: true,
      idle: { afterSeconds: 600, warningSeconds: 20 },
      eventCursor: 0,
    }),
  };
};
