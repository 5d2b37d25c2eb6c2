import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import { migrated, QUIZ_MIGRATIONS } from '#format/migrations/migrate.ts';
import { QUIZ_FORMAT_VERSION } from '#format/quiz.ts';
import type { OpenGame } from '#games/game-kind.ts';
import { checkBounds } from './check-bounds.ts';
import { checkCharacters } from './check-characters.ts';
import { checkCommunes } from './check-communes.ts';
import { checkConditions } from './check-conditions.ts';
import { checkFields } from './check-fields.ts';
import { checkForm, type OtherKind } from './check-form.ts';
import { checkGame, NO_SIBLINGS, type Siblings } from './check-game.ts';
import { checkOutcomes } from './check-outcomes.ts';
import { checkPipes } from './check-pipes.ts';
import { checkTexts, localesOf, strangersIn } from './check-texts.ts';
import { checkIds, checkName, checkTwice } from './check-twice.ts';
import { compileQuiz } from './compile-quiz.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { type Media, readMedia } from './media.ts';
import { mediaAlong } from './media-along.ts';
import { mentions } from './mentions.ts';
import { questionsOf } from './questions-by-id.ts';
import { type FormedQuiz, formOf } from './quiz-forms.ts';
import type { Source } from './source.ts';
import { child, entriesOf, has, itemsOf, numberOf, type Spot } from './spot.ts';

const textsIn = (spots: readonly Spot[], ...keys: readonly string[]): readonly Spot[] => {
  const texts: Spot[] = [];
  for (const spot of spots) for (const key of keys) if (has(spot, key)) texts.push(child(spot, key));
  return texts;
};

/** Everything in a quiz that a visitor can read, and every picture, wherever it stands. */
const contentsOf = (quiz: Spot): { readonly texts: readonly Spot[]; readonly files: readonly Spot[] } => {
  const questions = itemsOf(child(quiz, 'questions'));
  const choices = questions.flatMap((question) => itemsOf(child(question, 'choices')));
  const outcomes = entriesOf(child(quiz, 'outcomes')).map(([, outcome]) => outcome);
  const pictures = [
    child(quiz, 'cover'),
    ...[...outcomes, ...choices].filter((holder) => has(holder, 'picture')).map((holder) => child(holder, 'picture')),
    ...questions.filter((question) => has(question, 'map')).map((question) => child(question, 'map')),
  ];
  const texts = [
    ...textsIn([quiz], 'title', 'invitation'),
    ...textsIn(outcomes, 'title', 'text', 'advice', 'card'),
    ...textsIn(questions, 'text', 'hint', 'low', 'high'),
    ...textsIn(choices, 'text'),
    ...textsIn(pictures, 'alt'),
  ];
  return { texts, files: pictures.map((picture) => child(picture, 'file')) };
};

const checkDefaultLocale = (source: Source): Diagnostic[] => {
  const spot = child(source.root, 'defaultLocale');
  const locales = localesOf(child(source.root, 'locales'));
  // One of several languages is a word that nobody speaks: it may be this one.
  if (strangersIn(child(source.root, 'locales')) > 0) return [];
  if (locales.length === 0 || localesOf({ value: [spot.value], path: [] }).every((locale) => locales.includes(locale))) return [];
  return [source.finding(spot.path, { variant: 'CONTENT_LOCALE_UNKNOWN/default', written: String(spot.value), known: locales })];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The quiz with each question of the kind that its keys are of, so that a wrong word is found once. */
const asMeant = (quiz: unknown, otherKinds: readonly OtherKind[]): unknown => {
  if (otherKinds.length === 0 || !isRecord(quiz) || !Array.isArray(quiz.questions)) return quiz;
  const questions = quiz.questions.map((question: unknown, place) => {
    const other = otherKinds.find(({ index }) => index === place);
    return other === undefined || !isRecord(question) ? question : { ...question, kind: other.meant };
  });
  return { ...quiz, questions };
};

const openedIn = (quiz: FormedQuiz | null): OpenGame | null => (quiz !== null && 'game' in quiz ? quiz.game : null);

export interface CheckedQuiz {
  /** Null when there is an error. */
  readonly quiz: CompiledQuiz | null;
  /** The seconds that its author gives a visit: for the analysis, terminals do not need it. */
  readonly budgetSeconds?: number;
  readonly media: Media;
  readonly diagnostics: readonly Diagnostic[];
}

/** Validates and compiles one quiz. `folder` is its pack's folder, `shown` how findings name it; `siblings`: the packs that it can be made of. */
export const checkQuiz = async (
  written: Source,
  name: string,
  mediaFolder: { readonly path: string; readonly shown: string },
  siblings: Siblings = NO_SIBLINGS,
): Promise<CheckedQuiz> => {
  const now: Source = { ...written, root: { value: migrated(written.root.value, QUIZ_MIGRATIONS), path: [] } };
  const version = child(now.root, 'formatVersion');
  const number = numberOf(version);
  // A file of another version has other rules: everything else would be noise.
  if (number !== null && number !== QUIZ_FORMAT_VERSION)
    return {
      quiz: null,
      media: new Map(),
      diagnostics: [now.finding(version.path, { variant: 'CONTENT_FORMAT_VERSION', written: number, newest: QUIZ_FORMAT_VERSION })],
    };
  const old = numberOf(child(written.root, 'formatVersion'));
  const said = { written: old ?? QUIZ_FORMAT_VERSION, newest: QUIZ_FORMAT_VERSION, file: written.file };
  const { schema, game } = formOf(now.root);
  const form = checkForm(now, schema);
  const quiz: Spot = { value: asMeant(now.root.value, form.otherKinds), path: [] };
  const source: Source = { ...now, root: quiz };
  const locales = child(quiz, 'locales');
  const questions = itemsOf(child(quiz, 'questions'));
  const plain = contentsOf(quiz);
  const played = game === null ? null : await checkGame(source, game, openedIn(form.value), localesOf(locales), siblings);
  const texts = [...plain.texts, ...(played?.texts ?? [])];
  const files = [...plain.files, ...(played?.files ?? [])];
  const byId = questionsOf(quiz);
  const wrong = mentions();
  const read = readMedia(source, files, mediaFolder);
  const made = played?.make?.() ?? null;
  const along = mediaAlong(source, made, played?.siblings ?? [], read.media);
  const diagnostics = [
    ...(old === null || old === number ? [] : [now.finding(version.path, { variant: 'CONTENT_FORMAT_OLD', ...said })]),
    ...form.diagnostics,
    ...checkName(source, child(quiz, 'id'), name, 'folder'),
    ...checkTwice(source, itemsOf(locales), 'language'),
    ...checkDefaultLocale(source),
    ...checkTexts(source, texts, localesOf(locales), locales),
    ...checkIds(source, questions),
    ...questions.flatMap((question) => checkIds(source, itemsOf(child(question, 'choices')))),
    ...questions.flatMap((question) =>
      ['departments', 'countries', 'shortcuts'].flatMap((key) => checkTwice(source, itemsOf(child(question, key)), 'code')),
    ),
    ...checkTwice(source, itemsOf(child(quiz, 'tieOrder')), 'outcome'),
    ...checkOutcomes(source, form.value !== null),
    ...checkFields(source),
    ...checkBounds(source),
    ...checkCommunes(source),
    ...checkConditions(source, byId, wrong),
    ...checkPipes(source, texts, byId, wrong),
    ...wrong.findings(source),
    ...checkCharacters(source, texts),
    ...(played?.diagnostics ?? []),
    ...read.diagnostics,
    ...along.diagnostics,
  ];
  const media = new Map([...along.media, ...read.media]);
  const whole = form.value !== null && !hasErrors(diagnostics) ? compileQuiz(form.value, media, made) : null;
  const budget = form.value?.budgetSeconds;
  return { quiz: whole, media, diagnostics, ...(budget === undefined ? {} : { budgetSeconds: budget }) };
};
