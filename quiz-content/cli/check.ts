import { Command, Option } from 'commander';
import { checkContent } from '#compiler/compile-content.ts';
import { inReadingOrder } from '#compiler/diagnostic.ts';
import { checkBrandFolder, checkPackFolder, checkPlaceFile, checkSiteFile, knownIn, listContents, surroundingsIn } from '#compiler/load.ts';
import { findingsOfPlay } from './check-play.ts';
import { CONTENT_ROOT, EXIT } from './exit.ts';
import { findContent, type Target } from './find-content.ts';
import type { Found } from './found.ts';
import { counted, inBoth, type Language, languageOption } from './language.ts';
import { type Checked, exitCodeOf, FORMATS, type Format, report, reported } from './report.ts';
import { nowAndOnSave } from './watch.ts';

/** Mistakes, and what the packs will do when they are played. */
const findingsIn = async ({ kind, place, root }: Target): Promise<readonly Found[]> => {
  if (kind === 'content') {
    const { packs, diagnostics } = await checkContent(place);
    return [...diagnostics, ...(await Promise.all(packs.map(findingsOfPlay))).flat()];
  }
  if (kind === 'pack') {
    const checked = { folder: place, ...(await checkPackFolder(place)) };
    return [...checked.diagnostics, ...(await findingsOfPlay(checked))];
  }
  if (kind === 'brand') return (await checkBrandFolder(place)).diagnostics;
  if (kind === 'place') return (await checkPlaceFile(place, await surroundingsIn(root, new Date()))).diagnostics;
  return (await checkSiteFile(place, await knownIn(root))).diagnostics;
};

const everything = async (language: Language): Promise<string> => {
  const { packs, brands, sites, places } = await listContents(CONTENT_ROOT);
  return [
    counted(packs.length, 'pack', language),
    counted(brands.length, 'brand', language),
    counted(sites.length, 'site', language),
    counted(places.length, 'place', language),
  ].join(', ');
};

const check = async (names: readonly string[], targets: readonly Target[], language: Language): Promise<Checked> => {
  const found = await Promise.all(targets.map(findingsIn));
  return { what: names.length === 0 ? await everything(language) : names.join(', '), diagnostics: inReadingOrder(found.flat()) };
};

const WATCHING = {
  en: 'watching: checked again on every save, Ctrl-C ends it',
  fr: 'surveillance : chaque enregistrement est vérifié, Ctrl-C pour finir',
} as const satisfies Record<Language, string>;

/** Checks, then again on every save. The exit code is that of the last check. */
const watchContent = async (
  paths: readonly string[],
  checkNow: () => Promise<Checked>,
  format: Format,
  language: Language,
): Promise<void> => {
  let isFirst = true;
  const show = async (): Promise<void> => {
    const checked = await checkNow();
    const time = new Date().toTimeString().slice(0, 8);
    console.log(format === 'text' ? `— ${time}\n${reported(checked, format, language)}` : reported(checked, format, language));
    if (format === 'text' && isFirst) console.log(WATCHING[language]);
    isFirst = false;
    process.exitCode = exitCodeOf(checked.diagnostics);
  };
  const ended = new AbortController();
  const end = (): void => ended.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  await nowAndOnSave(paths, show, ended.signal);
};

export const checkCommand = (): Command =>
  new Command('check')
    .description(
      inBoth({
        en: 'says what is wrong in packs, brands, sites and places, with file:line:column and what to write instead',
        fr: 'dit ce qui ne va pas dans les quiz, les marques, les sites et les lieux : fichier:ligne:colonne, et quoi écrire à la place',
      }),
    )
    .argument(
      '[pack...]',
      inBoth({ en: 'ids or folders; everything when none is named', fr: "identifiants ou dossiers ; tout si rien n'est nommé" }),
    )
    .addOption(languageOption())
    .addOption(
      new Option(
        '--format <format>',
        inBoth({
          en: 'text for people, json for programs, sarif for editors and code hosts',
          fr: 'text pour les personnes, json pour les programmes, sarif pour les éditeurs',
        }),
      )
        .choices(FORMATS)
        .default('text'),
    )
    .option('--watch', inBoth({ en: 'check again on every save, until Ctrl-C', fr: "vérifier à chaque enregistrement, jusqu'à Ctrl-C" }))
    .action(async (names: string[], options: { lang: Language; format: Format; watch?: true }) => {
      const contents = await listContents(CONTENT_ROOT);
      const targets = findContent(names, contents);
      if (!targets.ok) {
        console.error(targets.error);
        console.error(
          `${inBoth({ en: 'There are', fr: 'Il y a' })}: ${[...contents.packs, ...contents.brands, ...contents.sites, ...contents.places].join(', ')}`,
        );
        process.exitCode = EXIT.usage;
        return;
      }
      const checkNow = (): Promise<Checked> => check(names, targets.value, options.lang);
      if (options.watch !== true) report(await checkNow(), options.format, options.lang);
      else
        await watchContent(
          targets.value.map(({ place }) => place.path),
          checkNow,
          options.format,
          options.lang,
        );
    });
