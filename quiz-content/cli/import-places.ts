import { mkdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { isAbsent } from '#compiler/absent.ts';
import { isWithin } from '#compiler/check-place.ts';
import { surroundingsIn } from '#compiler/load.ts';
import { type ImportedPlaces, importPlaces, inputsAt } from '#import/datatourisme/import-places.ts';
import { DROPPED, type Dropped } from '#import/datatourisme/to-place.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { inBoth, languageOption } from './language.ts';
import { progressOn } from './progress.ts';
import { replaceFile } from './replace-file.ts';

const WHY: Readonly<Record<Dropped, { readonly en: string; readonly fr: string }>> = {
  'no-offer': { en: 'no offer: a list, a frame', fr: 'pas une offre : une liste, un cadre' },
  'unknown-type': { en: 'of a type that terminals do not recommend', fr: "d'un type que les bornes ne recommandent pas" },
  'no-name': { en: 'without a name', fr: 'sans nom' },
  'no-coordinates': { en: 'without coordinates', fr: 'sans coordonnées' },
  far: { en: 'too far away', fr: 'trop loin' },
  'no-text': { en: 'without a description that people wrote', fr: 'sans description écrite par quelqu’un' },
  over: { en: 'over', fr: 'périmées' },
  'no-opening': { en: 'that do not say when they are open', fr: "qui ne disent pas quand c'est ouvert" },
  twice: { en: 'that came twice', fr: 'en double' },
  refused: { en: 'refused by the checks', fr: 'refusées par les vérifications' },
  unreadable: { en: 'unreadable (cut off, too large or no JSON)', fr: 'illisibles (coupées, trop grosses, ou pas du JSON)' },
};
const MOST_LISTED = 30;

const coordinatesOption = (text: string): { readonly latitude: number; readonly longitude: number } => {
  const [, latitude, longitude] = /^(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const place = { latitude: Number(latitude), longitude: Number(longitude) };
  if (latitude === undefined || Math.abs(place.latitude) > 90 || Math.abs(place.longitude) > 180)
    throw new InvalidArgumentError('46.79,-2.06');
  return place;
};
const kilometresOption = (text: string): number => {
  const kilometres = Number(text);
  if (!(kilometres > 0 && kilometres <= 20_000)) throw new InvalidArgumentError('25');
  return kilometres;
};
const dayOption = (text: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('2027-04-01');
  return text;
};

const lines = (counts: ReadonlyMap<string, number>): string => {
  const shown = [...counts].slice(0, MOST_LISTED).map(([name, number]) => `${name} ${number}`);
  return `${shown.join(', ')}${counts.size > MOST_LISTED ? `, … (${counts.size})` : ''}`;
};

const said = (made: ImportedPlaces, written: number, folder: string): readonly string[] => {
  const all = made.files.size;
  return [
    inBoth({
      en: `${made.read} read, ${all} places in ${folder} (${written} new or changed)`,
      fr: `${made.read} lues, ${all} lieux dans ${folder} (${written} nouveaux ou changés)`,
    }),
    ...DROPPED.flatMap((why) => {
      const number = made.dropped.get(why);
      return number === undefined ? [] : [`  ${inBoth({ en: 'left out', fr: 'écartées' })} (${inBoth(WHY[why])}): ${number}`];
    }),
    ...(made.unknownTypes.size > 0
      ? [`  ${inBoth({ en: 'types that were not taken', fr: 'types non repris' })}: ${lines(made.unknownTypes)}`]
      : []),
    ...(made.shortened > 0
      ? [
          `  ${inBoth({ en: 'texts shortened to their place on the terminal, to be read again', fr: 'textes raccourcis à leur place sur la borne, à relire' })}: ${made.shortened}`,
        ]
      : []),
    ...(made.leftOut.size > 0
      ? [
          `  ${inBoth({ en: 'languages left out because a machine wrote them', fr: 'langues écartées car écrites par une machine' })}: ${lines(made.leftOut)}`,
        ]
      : []),
    ...made.refused.slice(0, MOST_LISTED).map((line) => `  ${line}`),
  ];
};

const textAt = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isAbsent(cause)) return null;
    throw cause;
  }
};

interface Given {
  readonly near: { readonly latitude: number; readonly longitude: number };
  readonly within: number;
  readonly out: string;
  readonly on?: string;
  readonly machineTranslations?: true;
  readonly dryRun?: true;
}

const bring = async (from: string, given: Given): Promise<void> => {
  const folder = resolve(CALLED_FROM, given.out);
  const now = given.on === undefined ? new Date() : new Date(`${given.on}T12:00:00Z`);
  const progress = progressOn(process.stderr, ' kB');
  const made = await importPlaces(await inputsAt(resolve(CALLED_FROM, from)), {
    today: now.toISOString().slice(0, 10),
    isNear: isWithin(given.near, given.within),
    withMachineTranslations: given.machineTranslations === true,
    folder,
    surroundings: await surroundingsIn(resolve(folder, '..'), now),
    progress: (done, total) => progress(Math.ceil(done / 1024), Math.ceil(total / 1024)),
  });
  let written = 0;
  if (given.dryRun !== true) await mkdir(folder, { recursive: true });
  for (const [id, text] of made.files) {
    const path = join(folder, `${id}.json`);
    if ((await textAt(path)) === text) continue;
    written += 1;
    if (given.dryRun !== true) await replaceFile(path, text);
  }
  for (const line of said(made, written, relative(CALLED_FROM, folder) || '.')) console.log(line);
  const isClean = made.files.size > 0 && !made.dropped.has('refused') && !made.dropped.has('unreadable');
  process.exitCode = isClean ? EXIT.clean : EXIT.findings;
};

export const importPlacesCommand = (): Command =>
  new Command('import-places')
    .description(
      inBoth({
        en: 'makes places of what DATAtourisme publishes (JSON-LD): what is near, open and of a type that visitors ask for',
        fr: 'fait des lieux de ce que publie DATAtourisme (JSON-LD) : ce qui est proche, ouvert, et d’un type que demandent les visiteurs',
      }),
    )
    .argument('<from>', inBoth({ en: 'a file, or a folder with all its files', fr: 'un fichier, ou un dossier avec tous ses fichiers' }))
    .requiredOption('--near <lat,lon>', inBoth({ en: 'around here', fr: 'autour d’ici' }), coordinatesOption)
    .requiredOption('--within <km>', inBoth({ en: 'so far, in kilometres', fr: 'jusqu’à cette distance, en kilomètres' }), kilometresOption)
    .option('--out <folder>', inBoth({ en: 'where the places go', fr: 'où vont les lieux' }), join(CONTENT_ROOT, 'places'))
    .option(
      '--on <day>',
      inBoth({
        en: 'what is over by this day is left out; today otherwise',
        fr: 'ce qui est fini ce jour-là est écarté ; sinon aujourd’hui',
      }),
      dayOption,
    )
    .option(
      '--machine-translations',
      inBoth({
        en: 'keep languages that a machine wrote; the place says so',
        fr: 'garder les langues écrites par une machine ; le lieu le dit',
      }),
    )
    .option('--dry-run', inBoth({ en: 'write nothing, only say what would come', fr: 'ne rien écrire, dire seulement ce qui viendrait' }))
    .addOption(languageOption())
    .action(bring);
