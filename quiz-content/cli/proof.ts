import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { formatDiagnostic, hasErrors } from '#compiler/diagnostic.ts';
import { listContents } from '#compiler/load.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { findContent, placeOf } from './find-content.ts';

interface ProofArguments {
  readonly out?: string;
  readonly geometry?: string;
  readonly locale?: string;
  readonly brand?: string;
}

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
const progressOn = (stream: NodeJS.WriteStream) => {
  let said = -1;
  return (done: number, total: number, what: string): void => {
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (stream.isTTY) {
      const filled = total === 0 ? 24 : Math.round((done / total) * 24);
      stream.write(`\r\u001b[2K${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done}/${total} ${what}`.slice(0, stream.columns + 4));
      if (done === total) stream.write('\r\u001b[2K');
    } else if (tenth !== said) stream.write(`${done} of ${total} pictures\n`);
    said = tenth;
  };
};

const prove = async (name: string, given: ProofArguments): Promise<void> => {
  const targets = findContent([name], await listContents(CONTENT_ROOT));
  const target = targets.ok ? targets.value.find(({ kind }) => kind === 'pack') : undefined;
  if (target === undefined) return usage(targets.ok ? `"${name}" is no pack` : targets.error);
  const { loadWorking } = await import('#proof/content/working-content.ts');
  const { content, diagnostics, files } = await loadWorking(target.place, placeOf(target.root));
  for (const found of diagnostics) console.log(formatDiagnostic(found));
  if (content === null) {
    console.log(`${name}: nothing to show before these are repaired`);
    process.exitCode = EXIT.findings;
    return;
  }
  const sites = chosen(
    given.geometry,
    content.sites.map(({ id }) => id),
  );
  const brands = chosen(
    given.brand,
    content.brands.map(({ brand }) => brand.id),
  );
  const locales = chosen(given.locale, content.quiz.locales);
  if (sites === null) return usage(`--geometry takes sites: ${content.sites.map(({ id }) => id).join(', ')}`);
  if (brands === null) return usage(`--brand takes: ${content.brands.map(({ brand }) => brand.id).join(', ')}`);
  if (locales === null) return usage(`--locale takes: ${content.quiz.locales.join(', ')}`);

  const { buildPage } = await import('#proof/terminal/built-page.ts');
  const { makeProof } = await import('#proof/proof.ts');
  const { formatFinding } = await import('#proof/finding.ts');
  const { writeSheet } = await import('#proof/sheet/write-sheet.ts');
  await buildPage();
  const out = resolve(CALLED_FROM, given.out ?? join('out/proof', content.quiz.id));
  const began = performance.now();
  const progress = progressOn(process.stderr);
  const proof = await makeProof({ content, files, out, sites, brands, locales, now: new Date(), progress });
  const { findings } = proof;
  const sheets = await writeSheet({ out, content, proof, diagnostics });
  for (const found of findings) console.log(formatFinding(found));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${proof.pictures.length} pictures (${proof.reused} reused) in ${seconds} s, ${findings.length} findings`);
  console.log(`sheet    ${relative(CALLED_FROM, sheets.index) || sheets.index}`);
  process.exitCode = findings.length > 0 || hasErrors(diagnostics) ? EXIT.findings : EXIT.clean;
};

export const proofCommand = (): Command =>
  new Command('proof')
    .description(
      'shows every view in every language on every display and brand, and says what does not fit, cannot be read or is too small',
    )
    .argument('<pack>', 'id or folder of a pack')
    .option('--out <folder>', 'where the sheet goes (default: out/proof/PACK)')
    .option('--geometry <sites>', 'only these sites, separated by commas')
    .option('--locale <locales>', 'only these languages')
    .option('--brand <brands>', 'only these brands')
    .action(prove);
