import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { checkContent } from '#compiler/compile-content.ts';
import { wordsOf } from '#compiler/voice/command-line.ts';
import { readPageTexts } from '#compiler/voice/read-page-texts.ts';
import { ENDINGS, renderVoice } from '#compiler/voice/render-voice.ts';
import { voiceTexts } from '#compiler/voice/voice-texts.ts';
import { LOCALES } from '#fields/types.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { placeOf } from './find-content.ts';
import { inBoth } from './language.ts';
import { progressOn } from './progress.ts';

/** The page that says what is written; its words lie in it as files. */
const PAGE = resolve(CONTENT_ROOT, '../kiosk/page');

interface Given {
  readonly command?: string;
  readonly voice: Readonly<Record<string, string>>;
  readonly ending: string;
  readonly locale?: string;
  readonly root: string;
  readonly dryRun?: true;
  readonly jobs: number;
}

const usage = (line: string): void => {
  console.error(line);
  process.exitCode = EXIT.usage;
};

const render = async (given: Given): Promise<void> => {
  const wanted = given.locale?.split(',').map((one) => one.trim()) ?? [...LOCALES];
  const locales = LOCALES.filter((locale) => wanted.includes(locale));
  if (locales.length !== new Set(wanted).size) return usage(`--locale: ${LOCALES.join(', ')}`);
  const command = given.command === undefined ? [] : wordsOf(given.command);
  if (given.dryRun !== true && !command.some((word) => word.includes('{out}')))
    return usage(
      inBoth({
        en: '--command is needed, with {out} where it writes the sound: npm run content -- voice --command "piper --model {voice} --output_file {out}"',
        fr: 'il faut --command, avec {out} là où elle écrit le son : npm run content -- voice --command "piper --model {voice} --output_file {out}"',
      }),
    );
  const root = resolve(CALLED_FROM, given.root);
  // Clips that are broken must not keep new ones from being made.
  const { content, diagnostics } = await checkContent(placeOf(root), { withVoice: false });
  if (content === null) {
    for (const { file, line, column, code, message } of diagnostics) console.log(`${file}:${line}:${column}  ${code}  ${message}`);
    process.exitCode = EXIT.findings;
    return;
  }
  const spoken = {
    quizzes: content.quizzes,
    brands: content.brands,
    places: content.places,
    page: await readPageTexts(PAGE),
    today: new Date(),
  };
  let failures = 0;
  for (const locale of locales) {
    const texts = voiceTexts(spoken, locale);
    const done = await renderVoice({
      folder: join(root, 'voice', locale),
      locale,
      texts,
      command,
      voice: given.voice[locale] ?? '',
      ending: given.ending,
      jobs: given.jobs,
      dryRun: given.dryRun === true,
      progress: progressOn(process.stderr),
    });
    for (const { text, code, why } of done.failed) console.log(`voice/${locale}  ${code}  "${text}": ${why}`);
    failures += done.failed.length;
    console.log(
      inBoth({
        en: `${locale}: ${texts.length} texts, ${done.kept} there already, ${given.dryRun === true ? `${done.missing} to be made` : `${done.made} made, ${done.failed.length} failed`}`,
        fr: `${locale} : ${texts.length} textes, ${done.kept} déjà là, ${given.dryRun === true ? `${done.missing} à faire` : `${done.made} faits, ${done.failed.length} en échec`}`,
      }),
    );
  }
  process.exitCode = failures > 0 ? EXIT.findings : EXIT.clean;
};

const voiceOption = (text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const [locale, ...name] = text.split('=');
  if (!LOCALES.some((one) => one === locale) || name.length === 0) throw new InvalidArgumentError('fr=NAME');
  return { ...before, [locale ?? '']: name.join('=') };
};
const jobsOption = (text: string): number => {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) throw new InvalidArgumentError('1-64');
  return jobs;
};

export const voiceCommand = (): Command =>
  new Command('voice')
    .description(
      inBoth({
        en: 'renders what terminals say into clips, with a synthesizer of yours; only what is new or has changed is made',
        fr: 'enregistre ce que disent les bornes, avec un synthétiseur à vous ; seul ce qui est nouveau ou changé est fait',
      }),
    )
    .option(
      '--command <line>',
      inBoth({
        en: 'the program; {out} is the file it writes, {voice} the voice, {locale} the language, {text} the text (else on its standard input)',
        fr: 'le programme ; {out} est le fichier à écrire, {voice} la voix, {locale} la langue, {text} le texte (sinon sur son entrée standard)',
      }),
    )
    .option(
      '--voice <locale=name>',
      inBoth({ en: 'the voice of a language; once for each', fr: "la voix d'une langue ; une fois par langue" }),
      voiceOption,
      {},
    )
    .addOption(new Option('--ending <ending>', inBoth({ en: 'kind of file', fr: 'sorte de fichier' })).choices(ENDINGS).default('.wav'))
    .option('--locale <locales>', inBoth({ en: 'only these languages', fr: 'seulement ces langues' }))
    .option('--jobs <number>', inBoth({ en: 'so many at a time', fr: 'autant à la fois' }), jobsOption, 2)
    .option(
      '--root <folder>',
      inBoth({ en: 'the folder that holds packs/, brands/ and sites/', fr: 'le dossier qui contient packs/, brands/ et sites/' }),
      CONTENT_ROOT,
    )
    .option('--dry-run', inBoth({ en: 'only say how many there are', fr: 'dire seulement combien il y en a' }))
    .action(render);
