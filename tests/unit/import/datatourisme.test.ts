import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from '#compiler/check-place.ts';
import { compileContent } from '#compiler/compile-content.ts';
import { fieldByKey, valuesOf } from '#fields/values.ts';
import { type ImportedPlaces, importPlaces, inputsAt } from '#import/datatourisme/import-places.ts';
import { MOST_OBJECT_BYTES, objectsIn } from '#import/datatourisme/objects-in.ts';
import { GENERAL_TYPES, OFFER_TYPES, PARTIES } from '#import/datatourisme/offer-types.ts';
import { shortened } from '#import/datatourisme/to-place.ts';
import { PROJECT } from '#tests/support/process.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { writeValidContent } from '#tests/unit/compiler/support/packs.ts';

const FIXTURE = join(PROJECT, 'tests/fixtures/datatourisme');
const SITE = { latitude: 46.79, longitude: -2.06 };
const OBJECTS = readdirSync(join(FIXTURE, 'objects'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .map((name): unknown => JSON.parse(readFileSync(join(FIXTURE, 'objects', name), 'utf8')));

interface Asked {
  readonly today?: string;
  readonly within?: number;
  readonly withMachineTranslations?: boolean;
  readonly folder?: string;
}
const imported = async (path: string, { today = '2027-04-01', within = 25, ...wish }: Asked = {}): Promise<ImportedPlaces> =>
  importPlaces(await inputsAt(path), {
    ...{ withMachineTranslations: false, folder: '/nowhere', ...wish },
    today,
    isNear: isWithin(SITE, within),
    surroundings: { outcomes: new Map(), sites: [SITE], locales: ['fr', 'en', 'nl', 'de'], today },
    progress: () => undefined,
  });
const placesOf = (made: ImportedPlaces): readonly Record<string, unknown>[] => [...made.files.values()].map((text) => JSON.parse(text));
const named = (made: ImportedPlaces, start: string): Record<string, unknown> => {
  const found = placesOf(made).find(({ id }) => String(id).startsWith(start));
  if (found === undefined) throw new Error(`no place ${start}`);
  return found;
};

describe('what DATAtourisme publishes', () => {
  it('comes over where it is near, there, named and of a type that is known; all else is counted', async () => {
    const made = await imported(FIXTURE);
    expect([...made.files.keys()].map((id) => id.slice(0, -9))).toEqual([
      'alert-1-plage',
      'concert-sur-la-plage',
      'marche-de-l-exemple',
      'musee-de-l-exemple',
      'plage-de-l-exemple',
    ]);
    expect(Object.fromEntries(made.dropped)).toEqual({
      'no-offer': 3,
      'unknown-type': 1,
      'no-name': 1,
      'no-coordinates': 1,
      far: 1,
      'no-text': 1,
      over: 1,
      'no-opening': 1,
      refused: 1,
    });
    expect(made.read).toBe(made.files.size + [...made.dropped.values()].reduce((sum, number) => sum + number, 0));
    expect([made.shortened, Object.fromEntries(made.leftOut)]).toEqual([1, { de: 1, en: 1 }]);
    expect(Object.fromEntries(made.unknownTypes)).toEqual({ Accommodation: 1, Hotel: 1, HotelTrade: 1 });
    expect(made.refused).toEqual(['https://data.datatourisme.fr/13/00000013-aaaa-3333-8888-000000000013: CONTENT_TEXT_CHARACTER']);
  });

  it('keeps hours, prices, people, page and whose words they are; past periods say nothing', async () => {
    expect(named(await imported(FIXTURE), 'musee')).toMatchObject({
      kind: 'activity',
      name: { fr: "Musée de l'Exemple", en: 'The Example Museum', nl: "Musée de l'Exemple" },
      text: { fr: "Les outils du marais, et ceux qui s'en servaient." },
      open: { months: [4, 5, 6, 7, 8, 9], weekdays: ['tue', 'wed', 'sun'], hours: '10:00–18:00' },
      for: { parties: ['couple', 'family'] },
      themes: ['heritage'],
      cost: 'low',
      link: 'https://musee.example.org/visite',
      credits: {
        source: "DATAtourisme, Office de tourisme d'exemple, Vendée Tourisme (exemple)",
        licence: 'Licence Ouverte 2.0',
        updated: '2026-09-23',
        page: 'https://data.datatourisme.fr/13/00000002-aaaa-3333-8888-000000000002',
      },
      expires: '2027-09-30',
    });
  });

  it('reads whole IRIs and language tags as well, and says the days of an event', async () => {
    expect(named(await imported(FIXTURE), 'concert')).toMatchObject({
      text: { fr: 'De la musique, les pieds dans le sable.', en: 'Music with your feet in the sand.' },
      coordinates: { latitude: 46.787, longitude: -2.075 },
      open: { months: [7], hours: { fr: '14–15 juillet 2027', en: expect.stringMatching(/^14\s–\s15 July 2027$/) } },
      expires: '2027-07-15',
    });
  });

  it('leaves out what only a machine wrote, unless it is asked for, and then the place says so', async () => {
    const beach = named(await imported(FIXTURE), 'plage');
    expect(Object.keys(Object(beach.text))).toEqual(['fr', 'nl']);
    expect(beach.credits).not.toHaveProperty('machineTranslated');
    const all = named(await imported(FIXTURE, { withMachineTranslations: true }), 'plage');
    expect(Object.keys(Object(all.text))).toEqual(['fr', 'en', 'nl', 'de']);
    expect(all.credits).toMatchObject({ machineTranslated: ['en', 'de'] });
  });

  it('passes the checks as it was written, in a folder with a terminal near by', async () => {
    using folder = temporaryFolder('imported');
    writeValidContent(folder.path);
    mkdirSync(join(folder.path, 'places'));
    const made = await imported(FIXTURE);
    for (const [id, text] of made.files) writeFileSync(join(folder.path, 'places', `${id}.json`), text);
    const compiled = await compileContent(folder.path);
    expect(compiled.ok && compiled.value.places).toHaveLength(made.files.size);
    expect(compiled.ok && compiled.value.warnings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('what ended the day before is over, what ends that day is not', async () => {
    const concert = async (today: string) => [...(await imported(FIXTURE, { today })).files.keys()].some((id) => id.startsWith('concert'));
    expect([await concert('2027-07-15'), await concert('2027-07-16')]).toEqual([true, false]);
    expect([...(await imported(FIXTURE, { within: 0.5 })).files.keys()]).toEqual([]);
  });

  it('gives the same bytes for the same offers: as files, as a list, as a graph, line by line', async () => {
    using folder = temporaryFolder('forms');
    const forms: Readonly<Record<string, string>> = {
      'list.json': JSON.stringify(OBJECTS),
      'graph.jsonld': JSON.stringify(
        { '@context': { '@vocab': 'https://www.datatourisme.fr/ontology/core#' }, '@graph': OBJECTS, after: [{}] },
        null,
        1,
      ),
      'lines.ndjson': OBJECTS.map((one) => JSON.stringify(one)).join('\n'),
      'reversed.json': `\ufeff${JSON.stringify(OBJECTS.toReversed())}`,
    };
    const { files } = await imported(join(FIXTURE, 'objects'));
    for (const [name, text] of Object.entries(forms)) {
      writeFileSync(join(folder.path, name), text);
      expect([...(await imported(join(folder.path, name))).files], name).toEqual([...files]);
    }
  });

  it('what the office added by hand to an earlier import stays', async () => {
    using folder = temporaryFolder('again');
    const first = named(await imported(FIXTURE), 'musee');
    const loved = { ...first, text: 'an old text', tip: { fr: 'Le mardi', en: 'a', nl: 'b', de: 'c' }, lovedBy: { who: 'Anne' } };
    writeFileSync(join(folder.path, `${String(first.id)}.json`), JSON.stringify(loved));
    expect(named(await imported(FIXTURE, { folder: folder.path }), 'musee')).toEqual({ ...first, tip: loved.tip, lovedBy: loved.lovedBy });
  });
});

describe('a hostile file', () => {
  it('writes nothing but texts under plain names: no tags, no scripts, no way out of the folder', async () => {
    const made = await imported(FIXTURE);
    const hostile = named(made, 'alert');
    expect(hostile).toMatchObject({
      name: '../../ alert(1) plage',
      text: { fr: 'Un texte & une balise de trop.' },
      link: 'https://example.org/ok',
      credits: { licence: 'Licence Ouverte 2.0' },
    });
    expect(hostile.credits).not.toHaveProperty('page');
    for (const id of made.files.keys()) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect([...made.files.values(), ...made.unknownTypes.keys()].join('')).not.toMatch(/[^\n\P{Cc}]|[\u202a-\u202e]|<script|javascript:/u);
  });

  it('that is cut off, endless, deep or no JSON is counted, and what was whole before it comes over', async () => {
    using folder = temporaryFolder('hostile');
    const [beach] = OBJECTS;
    const whole = JSON.stringify(beach);
    const cases: readonly (readonly [name: string, text: string, unreadable: number])[] = [
      ['cut.json', `[${whole},${whole.slice(0, 400)}`, 1],
      ['long.json', `[{"@id":"${'x'.repeat(MOST_OBJECT_BYTES)}"},${whole}]`, 1],
      ['deep.json', `[${'{"a":'.repeat(5000)}1${'}'.repeat(5000)},${whole}]`, 1],
      ['wrong.json', `[{"a":nonsense},${whole}]`, 1],
      ['bytes.json', `[{"a":"\ud800"},${whole}]`, 0],
      ['proto.json', `[{"__proto__":{"@type":["Beach"]},"@id":"x"},${whole}]`, 0],
    ];
    for (const [name, text, unreadable] of cases) {
      writeFileSync(join(folder.path, name), text);
      const made = await imported(join(folder.path, name));
      expect([made.files.size, made.dropped.get('unreadable') ?? 0], name).toEqual([1, unreadable]);
    }
    for (const text of ['', 'null', '<html></html>', ']]}}', '"{', '[[[[']) {
      writeFileSync(join(folder.path, 'none.json'), text);
      expect((await imported(join(folder.path, 'none.json'))).files.size, text).toBe(0);
    }
  });

  it('in a folder of others is read without following links', async () => {
    using folder = temporaryFolder('links');
    cpSync(join(FIXTURE, 'objects'), join(folder.path, 'objects'), { recursive: true });
    symlinkSync('/etc', join(folder.path, 'etc'));
    symlinkSync(join(FIXTURE, 'index.json'), join(folder.path, 'link.json'));
    expect(
      (await inputsAt(folder.path)).map(({ path }) => path.slice(folder.path.length)).every((path) => path.startsWith('/objects/')),
    ).toBe(true);
  });
});

describe('the objects of a stream', () => {
  const chunked = async function* (text: string, size: number): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const all = async (text: string, size: number): Promise<unknown[]> => {
    const found: unknown[] = [];
    for await (const one of objectsIn(chunked(text, size))) found.push(one.kind === 'object' ? one.value : one.why);
    return found;
  };

  // Keys that hold a quote are left out: JSON.parse of Node 24 takes them for a backslash when it has just seen one.
  it('are those of the text, wherever it is cut into pieces', async () => {
    const objects = fc.array(fc.dictionary(fc.constantFrom('a', '@graph ', '}', 'é@graph', '['), fc.jsonValue({ maxDepth: 3 })), {
      maxLength: 5,
    });
    const frame = fc.constantFrom<(list: readonly unknown[]) => string>(
      (list) => JSON.stringify(list),
      (list) => list.map((one) => JSON.stringify(one)).join('\n'),
      (list) => JSON.stringify({ '@context': [{ a: '@graph' }], '@graph': list, '@id': 'x' }, null, 1),
    );
    await fc.assert(
      fc.asyncProperty(objects, frame, fc.integer({ min: 1, max: 40 }), async (list, write, size) => {
        expect(await all(write(list), size)).toEqual(JSON.parse(JSON.stringify(list)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the table of types', () => {
  it('names themes and people that visitors choose from, and no general type', () => {
    const themes = Object.keys(valuesOf(fieldByKey('themes').type) ?? {});
    const parties = Object.keys(valuesOf(fieldByKey('party_type').type) ?? {});
    for (const [type, offer] of Object.entries(OFFER_TYPES)) {
      expect(GENERAL_TYPES.has(type), type).toBe(false);
      for (const theme of offer.themes) expect(themes, type).toContain(theme);
    }
    for (const party of Object.values(PARTIES)) expect(parties).toContain(party);
  });
});

it('a text that is too long ends with a sentence, else with a word', () => {
  expect(shortened('Short enough.', 20)).toBe('Short enough.');
  expect(shortened('One sentence here. And another that is too long.', 30)).toBe('One sentence here.');
  expect(shortened('A. sentence without any end that goes on', 30)).toBe('A. sentence without any end…');
  expect(shortened('x'.repeat(40), 30)).toBe(`${'x'.repeat(29)}…`);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 10, max: 200 }), (text, most) => {
      expect(shortened(text, most).length).toBeLessThanOrEqual(Math.max(most, 0));
    }),
  );
}, 60_000);
