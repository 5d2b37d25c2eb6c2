import { join } from 'node:path';
import { compileContent } from '#compiler/compile-content.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { type Brand, contentPath, type Site } from '#contract/content.ts';
import type { KioskState } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import { PROJECT } from './process.ts';

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

/** The content that ships, compiled as for a terminal. */
export const loadShippedContent = async (): Promise<ShippedContent> => {
  const compiled = await compileContent(join(PROJECT, 'quiz-content'));
  if (!compiled.ok) throw new Error(`the shipped content does not compile: ${compiled.error.map((one) => one.message).join('; ')}`);
  const { quizzes, brands, sites, places, files, manifest } = compiled.value;
  return {
    quizzes,
    brands,
    sites,
    places,
    media: async (path) => {
      const [, , kind, id = '', ...rest] = path.split('/');
      const name = rest.at(-1) ?? '';
      const bytes = files.get(
        kind === 'packs' ? contentPath.packMedia(idOf('pack', id), name) : contentPath.brandMedia(idOf('brand', id), name),
      );
      if (bytes === undefined) throw new Error(`no such picture: ${path}`);
      return bytes;
    },
    kioskOf: (site, brand, played) => ({
      terminal: 'a test',
      contentVersion: manifest.version,
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
