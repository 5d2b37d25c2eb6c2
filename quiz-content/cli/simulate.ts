import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type Analysis, analyse, BUDGET_SECONDS } from '#analysis/analyse.ts';
import { counts } from '#analysis/finding.ts';
import { htmlReport } from '#analysis/html-report.ts';
import { jsonReport } from '#analysis/json-report.ts';
import { placesIn } from '#analysis/place-in-file.ts';
import type { PlaceOf } from '#analysis/report.ts';
import { textReport } from '#analysis/text-report.ts';
import type { Diagnostic } from '#compiler/diagnostic.ts';
import { checkPackFolder, inside, listContents, type Place } from '#compiler/load.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { findContent, type Target } from './find-content.ts';
import { inBoth, type Language, languageOption } from './language.ts';
import { report } from './report.ts';

interface Options {
  readonly html?: string;
  readonly json?: true;
  readonly seed: number;
  readonly budget?: number;
  readonly visits: number;
  readonly lang: Language;
}

const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && number < 2 ** 32) return number;
    throw new InvalidArgumentError(
      inBoth({ en: `It is a whole number from ${least} up.`, fr: `C'est un nombre entier à partir de ${least}.` }),
    );
  };

/** The packs that are meant; a brand or a site plays nothing. */
const packsOf = async (targets: readonly Target[]): Promise<Result<readonly Place[], string>> => {
  const packs: Place[] = [];
  for (const { kind, place } of targets) {
    if (kind === 'pack') packs.push(place);
    else if (kind === 'content') {
      const { packs: names } = await listContents(place.path);
      packs.push(...names.map((name) => inside(inside(place, 'packs'), name)));
    } else return err(inBoth({ en: `${place.shown} is a ${kind}: name a pack`, fr: `${place.shown} n'est pas un quiz : nommez-en un` }));
  }
  return ok(packs);
};

interface Analysed {
  readonly analysis: Analysis;
  readonly placeOf: PlaceOf;
}

/** Rewrites one line while visits are played; nothing when all can be counted. */
const showProgress = (name: string, played: number, of: number): void => {
  process.stderr.write(played < of ? `\r${name} ${Math.floor((100 * played) / of)} %` : '\r\u001b[K');
};

const analysePack = async (folder: Place, { seed, budget, visits }: Options): Promise<Result<Analysed, readonly Diagnostic[]>> => {
  const { quiz, diagnostics, budgetSeconds = BUDGET_SECONDS } = await checkPackFolder(folder);
  if (quiz === null) return err(diagnostics);
  const file = inside(folder, 'quiz.json');
  const analysis = analyse(quiz, {
    seed: seed,
    firstMonth: new Date().toISOString().slice(0, 7),
    budget: budget ?? budgetSeconds,
    visits,
    ...(process.stderr.isTTY ? { progress: (played: number, of: number): void => showProgress(folder.shown, played, of) } : {}),
  });
  return ok({ analysis, placeOf: placesIn(file.shown, await readFile(join(folder.path, 'quiz.json'), 'utf8')) });
};

const usage = (said: string): void => {
  console.error(said);
  process.exitCode = EXIT.usage;
};

const simulate = async (names: readonly string[], options: Options): Promise<void> => {
  const contents = await listContents(CONTENT_ROOT);
  const targets = findContent(names, contents);
  const packs = targets.ok ? await packsOf(targets.value) : targets;
  if (!packs.ok) {
    usage(`${packs.error}\n${inBoth({ en: 'There are', fr: 'Il y a' })}: ${contents.packs.join(', ')}`);
    return;
  }
  const analysed: Analysed[] = [];
  let hasFindings = false;
  for (const folder of packs.value) {
    const one = await analysePack(folder, options);
    if (one.ok) {
      analysed.push(one.value);
      hasFindings ||= one.value.analysis.findings.some(counts);
    } else {
      hasFindings = true;
      // Standard output is for the report alone when a program reads it.
      if (options.json === undefined) report({ what: folder.shown, diagnostics: one.error }, 'text', options.lang);
      else for (const { file, line, column, code, message } of one.error) console.error(`${file}:${line}:${column} ${code} ${message}`);
    }
  }
  if (options.json === true) {
    const reports = analysed.map(({ analysis, placeOf }) => jsonReport(analysis, placeOf, options.lang));
    console.log(JSON.stringify({ reportVersion: 1, language: options.lang, seed: options.seed, packs: reports }, null, 1));
  } else {
    const width = Math.max(80, process.stdout.columns ?? 140);
    console.log(analysed.map(({ analysis, placeOf }) => textReport(analysis, placeOf, options.lang, width)).join('\n\n'));
  }
  if (options.html !== undefined) {
    await writeFile(resolve(CALLED_FROM, options.html), htmlReport(analysed, options.lang));
    console.error(options.lang === 'fr' ? `rapport écrit : ${options.html}` : `report written: ${options.html}`);
  }
  process.exitCode = hasFindings ? EXIT.findings : EXIT.clean;
};

export const simulateCommand = (): Command =>
  new Command('simulate')
    .description(
      inBoth({
        en: 'plays packs through: reach, outcome shares, qualification, time, translations. Exit code 1: something to look at',
        fr: 'joue les quiz en entier : chemins, parts des résultats, qualification, durée, traductions. Code de sortie 1 : quelque chose à regarder',
      }),
    )
    .argument(
      '[pack...]',
      inBoth({ en: 'ids or folders; every pack when none is named', fr: "identifiants ou dossiers ; tous les quiz si rien n'est nommé" }),
    )
    .option('--html <file>', inBoth({ en: 'write the report as one page, too', fr: 'écrire aussi le rapport en une page' }))
    .option('--json', inBoth({ en: 'print the figures for a program', fr: 'imprimer les chiffres pour un programme' }))
    .option(
      '--seed <number>',
      inBoth({
        en: 'where chance begins when not everything can be counted',
        fr: 'où commence le hasard quand tout ne peut pas être compté',
      }),
      wholeNumber(0),
      1,
    )
    .option(
      '--budget <seconds>',
      inBoth({
        en: 'how long a visit may take; otherwise what the quiz says, or 180',
        fr: 'combien de temps une visite peut durer ; sinon ce que dit le quiz, ou 180',
      }),
      wholeNumber(1),
    )
    .option(
      '--visits <number>',
      inBoth({
        en: 'how many visits are played when not everything can be counted',
        fr: 'combien de visites sont jouées quand tout ne peut pas être compté',
      }),
      wholeNumber(100),
      20_000,
    )
    .addOption(languageOption())
    .action(simulate);
