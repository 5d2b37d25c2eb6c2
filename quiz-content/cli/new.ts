import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command, Option } from 'commander';
import { checkPackFolder } from '#compiler/load.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { packSchema } from '#format/pack-schema.ts';
import { idFrom } from '#format/slug.ts';
import { CALLED_FROM, CONTENT_ROOT, EXIT } from './exit.ts';
import { placeOf } from './find-content.ts';
import { inBoth, type Language, languageOption } from './language.ts';
import { askForRest, InputEnded, inTerminal, localesIn } from './new/ask.ts';
import { type Idea, unreached } from './new/idea.ts';
import { questionIn } from './new/question-line.ts';
import { scaffold } from './new/scaffold.ts';
import { WORDS } from './new/words.ts';
import { report } from './report.ts';

interface Options {
  readonly id?: string;
  readonly title?: string;
  readonly kind?: Idea['kind'];
  readonly languages?: string;
  readonly outcomes?: string;
  readonly question: readonly string[];
  readonly root: string;
  readonly lang: Language;
}

/** What the options say, or what is wrong with them. */
const knownFrom = (options: Options): Result<Partial<Idea>, string> => {
  const { id, title } = options;
  const kind = options.kind ?? (options.outcomes === undefined ? undefined : 'personality');
  if (id !== undefined && id !== idFrom(id))
    return err(
      inBoth({
        en: `"${id}" is no id: small letters, digits and single hyphens`,
        fr: `« ${id} » n'est pas un identifiant : minuscules, chiffres et tirets simples`,
      }),
    );
  const locales = options.languages === undefined ? undefined : localesIn(options.languages);
  if (locales === null)
    return err(
      inBoth({
        en: `"${options.languages}" are not languages of a terminal: fr, en, nl, de`,
        fr: `« ${options.languages} » : les bornes ne parlent que fr, en, nl, de`,
      }),
    );
  if (kind === 'survey' && options.outcomes !== undefined)
    return err(inBoth({ en: 'a survey has no outcomes', fr: "une enquête n'a pas de résultats" }));
  const outcomes = options.outcomes?.split(',').flatMap((name) => name.trim() || []);
  if (outcomes !== undefined && (outcomes.length < 2 || outcomes.length > 12))
    return err(inBoth({ en: `${outcomes.length} outcomes: it takes 2 to 12`, fr: `${outcomes.length} résultat(s) : il en faut 2 à 12` }));
  const questions = options.question.map((line) => questionIn(line, outcomes ?? []));
  const wrong = questions.find((question) => !question.ok);
  if (wrong !== undefined && !wrong.ok) return err(wrong.error);
  const read = questions.flatMap((question) => (question.ok ? question.value : []));
  const lacking = read.length === 0 ? [] : unreached({ outcomes: outcomes ?? [], questions: read });
  if (lacking.length > 0)
    return err(
      inBoth({
        en: `no answer leads to ${lacking.join(', ')}: write "| the answer > ${lacking[0]}" in a question`,
        fr: `aucune réponse ne mène à ${lacking.join(', ')} : écrivez « | la réponse > ${lacking[0]} » dans une question`,
      }),
    );
  return ok({
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title }),
    ...(kind === undefined ? {} : { kind }),
    ...(locales === undefined ? {} : { locales }),
    ...(outcomes === undefined ? {} : { outcomes }),
    ...(read.length === 0 ? {} : { questions: read }),
  });
};

const isEmpty = async (folder: string): Promise<boolean> => !existsSync(folder) || (await readdir(folder)).length === 0;

/** Where the schema of the format lies, seen from a pack: beside it in the shipped content, wherever somebody else's content is. */
export const formatSchemaFrom = (pack: string): string => {
  const path = relative(pack, join(CONTENT_ROOT, 'format/quiz.schema.json'));
  // Another drive has no relative path.
  return isAbsolute(path) ? pathToFileURL(path).href : path.replaceAll('\\', '/');
};

/** Writes the quiz and its pictures, then checks it as `content check` would. */
const write = async (idea: Idea, { root, lang }: Options): Promise<void> => {
  const folder = resolve(CALLED_FROM, root, 'packs', idea.id);
  const place = placeOf(folder);
  if (!(await isEmpty(folder))) {
    console.error(`${place.shown} ${WORDS[lang].exists}`);
    process.exitCode = EXIT.usage;
    return;
  }
  const { quiz, media } = scaffold(idea);
  await mkdir(join(folder, 'media'), { recursive: true });
  for (const [name, picture] of media) await writeFile(join(folder, 'media', name), picture);
  await writeFile(join(folder, 'quiz.json'), quiz);
  const schema = packSchema(JSON.parse(quiz), formatSchemaFrom(folder));
  if (schema !== null) await writeFile(join(folder, 'quiz.schema.json'), schema);
  console.log(`${place.shown}: ${WORDS[lang].written}`);
  report({ what: place.shown, diagnostics: (await checkPackFolder(place)).diagnostics }, 'text', lang);
};

const collect = (line: string, before: readonly string[]): readonly string[] => [...before, line];

export const newCommand = (): Command =>
  new Command('new')
    .description(
      inBoth({
        en: 'begins a quiz: asks for its outcomes first, then for its questions, and writes a pack that passes the check',
        fr: "commence un quiz : demande d'abord ses résultats, puis ses questions, et écrit un quiz qui passe la vérification",
      }),
    )
    .option('--id <id>', inBoth({ en: 'the name of its folder', fr: 'le nom de son dossier' }))
    .option('--title <title>', inBoth({ en: 'its title, in the first language', fr: 'son titre, dans la première langue' }))
    .addOption(
      new Option('--kind <kind>', inBoth({ en: 'with outcomes or without', fr: 'avec ou sans résultats' })).choices([
        'personality',
        'survey',
      ]),
    )
    .option(
      '--languages <languages>',
      inBoth({
        en: 'for example fr,en; the first one is the one you write in',
        fr: 'par exemple fr,en ; la première est celle dans laquelle vous écrivez',
      }),
    )
    .option('--outcomes <names>', inBoth({ en: 'their names, with commas between', fr: 'leurs noms, séparés par des virgules' }))
    .option(
      '--question <line>',
      inBoth({
        en: 'as often as you like: "picture: What do you see? | a dune > Dune | a wave > Wave"',
        fr: 'autant de fois que vous voulez : « picture: Que voyez-vous ? | une dune > Dune | une vague > Vague »',
      }),
      collect,
      [],
    )
    .option('--root <folder>', inBoth({ en: 'the folder that holds packs/', fr: 'le dossier qui contient packs/' }), CONTENT_ROOT)
    .addOption(languageOption())
    .action(async (options: Options) => {
      const known = knownFrom(options);
      if (!known.ok) {
        console.error(known.error);
        process.exitCode = EXIT.usage;
        return;
      }
      try {
        await write(await inTerminal((talk) => askForRest(talk, WORDS[options.lang], known.value)), options);
      } catch (cause) {
        if (!(cause instanceof InputEnded)) throw cause;
        console.error(`\n${WORDS[options.lang].ended}`);
        process.exitCode = EXIT.usage;
      }
    });
