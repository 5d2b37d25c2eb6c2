import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Brand, contentPath, type Site } from '#contract/content.ts';
import type { Campaign } from '#contract/host-api.ts';
import { isId } from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { currentVersion, parseJson, readVersion } from '#store/content-versions.ts';
import { brandShape, compiledQuiz, siteShape } from './compiled-content.ts';
import { placesShape } from './compiled-places.ts';

/** What a terminal plays: one content version as one site sees it. */
export interface LoadedContent {
  readonly folder: string;
  readonly version: string;
  readonly site: Site;
  readonly brand: Brand;
  readonly campaigns: readonly Campaign[];
  readonly places: readonly Place[];
}

const readJson = <Shape extends z.ZodType>(file: string, shape: Shape): Result<z.infer<Shape>, string> => {
  if (!existsSync(file)) return err(`${file} is missing`);
  const json = parseJson(readFileSync(file, 'utf8'));
  if (!json.ok) return err(`${file}: ${json.error}`);
  const parsed = shape.safeParse(json.value);
  return parsed.success ? ok(parsed.data) : err(`${file}: ${parsed.error.message}`);
};

/**
 * Loads the current content version for `siteId`, or for the version's first site when it is null.
 * Everything is read and checked before anything is returned, so that a bad version never half replaces a good one.
 */
export const loadContent = (contentFolder: string, siteId: string | null): Result<LoadedContent, string> => {
  const folder = currentVersion(contentFolder);
  if (folder === null) return err(`no content version is installed in ${contentFolder}`);
  const manifest = readVersion(folder);
  if (!manifest.ok) return manifest;
  const wanted = siteId ?? manifest.value.sites[0];
  if (wanted === undefined || !isId('site', wanted) || !manifest.value.sites.includes(wanted)) {
    return err(`the content has no site ${JSON.stringify(wanted)}; it has ${manifest.value.sites.join(', ')}`);
  }
  const site = readJson(join(folder, contentPath.site(wanted)), siteShape);
  if (!site.ok) return site;
  const brand = readJson(join(folder, contentPath.brand(site.value.brand)), brandShape);
  if (!brand.ok) return brand;
  const campaigns: Campaign[] = [];
  for (const campaign of site.value.campaigns) {
    const quiz = readJson(join(folder, contentPath.quiz(campaign.pack)), compiledQuiz);
    if (!quiz.ok) return quiz;
    campaigns.push({ id: campaign.id, quiz: quiz.value });
  }
  // Content versions that were compiled before there were places, or without any, have no such file.
  const hasPlaces = manifest.value.files.some(({ path }) => path === contentPath.places);
  const places = hasPlaces ? readJson(join(folder, contentPath.places), placesShape) : ok([]);
  if (!places.ok) return places;
  return ok({ folder, version: manifest.value.version, site: site.value, brand: brand.value, campaigns, places: places.value });
};
