import { join, relative, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { formatDiagnostic, hasErrors } from '#compiler/diagnostic.ts';
import { listContents } from '#compiler/load.ts';
import type { Catalogue } from '#proof/messages/said.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { findContent, placeOf } from './find-content.ts';
import { inBoth, type Language, languageOption } from './language.ts';

interface ProofArguments {
  readonly out?: string;
  readonly geometry?: string;
  readonly locale?: string;
  readonly brand?: string;
  readonly ways: number;
  readonly lang: Language;
}

/** More ways than this differ in little that can be seen: the place of a question among the others. */
const WAYS = 12;

/** The names that were asked for, all of them when none was; null when one of them does not exist. */
const chosen = <Name extends string>(asked: string | undefined, there: readonly Name[]): readonly Name[] | null => {
  if (asked === undefined) return there;
  const names = asked.split(',').map((name) => name.trim());
  return names.every((name) => there.some((one) => one === name)) ? there.filter((one) => names.includes(one)) : null;
};

const usage = (line: string): void => {
  console.error(line);
  process.exitCode = EXIT.usage;
};

/** A bar where somebody watches, a line now and then where nobody does. */
const progressOn = (stream: NodeJS.WriteStream, words: Catalogue['command']) => {
  let said = -1;
  return (done: number, total: number, what: string | null): void => {
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (stream.isTTY) {
      const filled = total === 0 ? 24 : Math.round((done / total) * 24);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(24 - filled)}`;
      stream.write(`\r\u001b[2K${bar} ${done}/${total} ${what ?? words.unchanged(done)}`.slice(0, stream.columns + 4));
      if (done === total) stream.write('\r\u001b[2K');
    } else if (tenth !== said) stream.write(`${words.progress(done, total)}\n`);
    said = tenth;
  };
};

const prove = async (name: string, given: ProofArguments): Promise<void> => {
  const { lang } = given;
  const { formatFinding, wordsIn } = await import('#proof/finding.ts');
  const words = wordsIn(lang);
  const { command } = words;
  const targets = findContent([name], await listContents(CONTENT_ROOT));
  const target = targets.ok ? targets.value.find(({ kind }) => kind === 'pack') : undefined;
  if (target === undefined) return usage(targets.ok ? command.noPack(name) : targets.error);
  const { loadWorking } = await import('#proof/content/working-content.ts');
  const { content, diagnostics, files } = await loadWorking(target.place, placeOf(target.root));
  for (const found of diagnostics) console.log(formatDiagnostic(found, lang));
  if (content === null) {
    console.log(command.nothingToShow(name));
    process.exitCode = EXIT.findings;
    return;
  }
  const there = { sites: content.sites.map(({ id }) => id), brands: content.brands.map(({ brand }) => brand.id) };
  const sites = chosen(given.geometry, there.sites);
  const brands = chosen(given.brand, there.brands);
  const locales = chosen(given.locale, content.quiz.locales);
  if (sites === null) return usage(command.takes('--geometry', there.sites));
  if (brands === null) return usage(command.takes('--brand', there.brands));
  if (locales === null) return usage(command.takes('--locale', content.quiz.locales));

  const { buildPage } = await import('#proof/terminal/built-page.ts');
  const { makeProof } = await import('#proof/proof.ts');
  const { writeSheet } = await import('#proof/sheet/write-sheet.ts');
  await buildPage();
  const out = resolve(CALLED_FROM, given.out ?? join('out/proof', content.quiz.id));
  const began = performance.now();
  const progress = progressOn(process.stderr, command);
  const proof = await makeProof({ ...{ content, files, out, sites, brands, locales }, ways: given.ways, now: new Date(), progress });
  const { findings, pictures, reused } = proof;
  const sheets = await writeSheet({ out, content, proof, diagnostics, language: lang });
  for (const found of findings) console.log(formatFinding(found, lang));
  for (const line of words.ways(proof.ways)) console.log(line);
  const seconds = (performance.now() - began) / 1000;
  console.log(command.summary({ pictures: pictures.length, reused, seconds, findings: findings.length }));
  console.log(`${command.sheet} ${relative(CALLED_FROM, sheets.index) || sheets.index}`);
  process.exitCode = findings.length > 0 || hasErrors(diagnostics) ? EXIT.findings : EXIT.clean;
};

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError(inBoth({ en: 'It is a whole number from 1 up.', fr: "C'est un nombre entier à partir de 1." }));
};

export const proofCommand = (): Command =>
  new Command('proof')
    .description(
      inBoth({
        en: 'shows every view in every language on every display and brand, and says what does not fit, cannot be read or is too small',
        fr: 'montre chaque vue dans chaque langue, sur chaque borne et sous chaque marque, et dit ce qui déborde, se lit mal ou est trop petit',
      }),
    )
    .argument('<pack>', inBoth({ en: 'id or folder of a pack', fr: 'identifiant ou dossier d’un quiz' }))
    .option(
      '--out <folder>',
      inBoth({ en: 'where the sheet goes (default: out/proof/PACK)', fr: 'où va la planche (sinon : out/proof/QUIZ)' }),
    )
    .option(
      '--geometry <sites>',
      inBoth({ en: 'only these sites, separated by commas', fr: 'ces bornes seulement, séparées par des virgules' }),
    )
    .option('--locale <locales>', inBoth({ en: 'only these languages', fr: 'ces langues seulement' }))
    .option('--brand <brands>', inBoth({ en: 'only these brands', fr: 'ces marques seulement' }))
    .option(
      '--ways <number>',
      inBoth({
        en: 'how many ways through the quiz are walked, the most frequent first',
        fr: 'nombre de parcours suivis, les plus fréquents d’abord',
      }),
      wholeNumber,
      WAYS,
    )
    .addOption(languageOption())
    .action(prove);
