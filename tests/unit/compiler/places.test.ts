import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileContent } from '#compiler/compile-content.ts';
import { writeContent } from '#compiler/write-content.ts';
import { metresBetween } from '#contract/place.ts';
import { loadContent } from '#host/content-library.ts';
import { installVersion } from '#store/content-versions.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { validPlace } from './support/broken-places.ts';
import { type Draft, write, writeValidContent } from './support/packs.ts';

const compiled = async (place: Draft | null) => {
  using folder = temporaryFolder('places');
  writeValidContent(folder.path);
  if (place !== null) write(folder.path, 'places/market.json', place);
  const result = await compileContent(folder.path);
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 1));
  return result.value;
};

describe('a compiled place', () => {
  it('leaves nothing open: lists in order, what is not said as nothing', async () => {
    const bare = validPlace();
    for (const key of ['tip', 'for', 'goesWith', 'minutes', 'cost', 'link', 'lovedBy', 'credits', 'expires']) delete bare[key];
    bare.open = { months: [9, 4, 9], weekdays: ['sun', 'mon'] };
    bare.name = 'Estran';
    const [place] = (await compiled(bare)).places;
    expect(place).toEqual({
      id: 'market',
      kind: 'activity',
      locales: ['fr', 'en'],
      name: { fr: 'Estran', en: 'Estran' },
      text: { fr: 'Taste before you buy (fr)', en: 'Taste before you buy (en)' },
      tip: null,
      coordinates: { latitude: 46.79, longitude: -2.06 },
      open: { months: [4, 9], weekdays: ['mon', 'sun'], hours: null },
      audience: { parties: [], stays: [], ages: { min: null, max: null }, accessibility: [] },
      themes: ['food', 'shopping'],
      outcomes: [],
      minutes: null,
      cost: null,
      link: null,
      lovedBy: null,
      credits: null,
      expires: null,
    });
  });

  it('carries whose words it is told in', async () => {
    const [place] = (await compiled(validPlace())).places;
    expect(place?.credits).toEqual({
      source: 'An open register',
      licence: 'Licence Ouverte 2.0',
      updated: '2026-10-01',
      page: 'https://data.example.org/1',
      machineTranslated: ['en'],
    });
    expect(place?.outcomes).toEqual([{ pack: 'small', outcome: 'wave' }]);
  });
});

describe('on a terminal', () => {
  const onTerminal = async (change: (folder: string) => Promise<void>) => {
    using data = temporaryFolder('terminal');
    const source = join(data.path, 'source');
    await change(source);
    const installed = installVersion(join(data.path, 'content'), source);
    if (!installed.ok) throw new Error(installed.error);
    return loadContent(join(data.path, 'content'), null);
  };

  it('arrive whole, as they were compiled', async () => {
    const content = await compiled(validPlace());
    const loaded = await onTerminal((folder) => writeContent(content, folder));
    expect(loaded.ok && loaded.value.places).toEqual(content.places);
    expect(content.places).toHaveLength(1);
  });

  it('content without places, as it was made before there were any, has none', async () => {
    const content = await compiled(null);
    expect(content.files.has('places.json')).toBe(false);
    const loaded = await onTerminal((folder) => writeContent(content, folder));
    expect(loaded.ok && loaded.value.places).toEqual([]);
  });

  it('that are no places refuse their content version, as everything else that is broken does', async () => {
    const content = await compiled(validPlace());
    const broken = JSON.stringify([{ ...content.places[0], link: 'javascript:alert(1)' }]);
    const files = content.manifest.files.map((file) =>
      file.path === 'places.json' ? { ...file, sha256: createHash('sha256').update(broken).digest('hex') } : file,
    );
    const spoilt = {
      ...content,
      manifest: { ...content.manifest, files },
      files: new Map([...content.files, ['places.json', Buffer.from(broken)]]),
    };
    const loaded = await onTerminal((folder) => writeContent(spoilt, folder));
    expect(loaded.ok ? '' : loaded.error).toMatch(/places\.json/);
  });
});

it('a distance is what maps say: Saint-Jean-de-Monts to Nantes, and over the date line', () => {
  const town = { latitude: 46.7905, longitude: -2.0603 };
  expect(metresBetween(town, { latitude: 47.2184, longitude: -1.5536 }) / 1000).toBeCloseTo(61.1, 0);
  expect(metresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }) / 1000).toBeCloseTo(111.2, 1);
  expect(metresBetween(town, town)).toBe(0);
});
