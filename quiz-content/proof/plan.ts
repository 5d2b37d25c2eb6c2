import type { Answer } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz, LocalText } from '#contract/compiled-quiz.ts';
import { contentPath } from '#contract/content.ts';
import { idOf } from '#contract/ids.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { fieldsOf } from '#play/answers.ts';
import { questionsAsked } from '#play/path.ts';
import { MOST_IDEAS, recommend, type Situation, secretFor } from '#play/recommend.ts';
import { PIPE } from '#play/words.ts';
import type { Variant } from './content/variant.ts';
import type { Stop } from './drive/journey.ts';
import type { Play } from './drive/plays.ts';
import type { Catalogue, ViewKind } from './messages/said.ts';
import type { Scene } from './terminal/mode.ts';

/** What a view is called, in no language yet. */
export interface ShotName {
  readonly kind: ViewKind;
  /** Of several of its kind, from 1. */
  readonly number: number;
  /** The question, the outcome. */
  readonly text: LocalText | null;
  /** It looks different on this way through the quiz, from 1; null: it is the same on all that were walked before. */
  readonly way: number | null;
}

/** One picture to take, in each language. */
export interface Shot {
  readonly id: string;
  readonly name: ShotName;
  readonly scene: Scene;
  /** Which play leads there. */
  readonly play: number;
  readonly stop: Stop;
  /** It looks the same whatever language a visitor will choose: one picture is enough. */
  readonly speaksAll: boolean;
  /** All of the content that this view shows, with the digests of its pictures. */
  readonly content: unknown;
}

/** The name of a view: in the words of the proof, then in those of the quiz. */
export const titleOf = ({ name }: Pick<Shot, 'name'>, words: Catalogue, locale: Locale): string => {
  const text = name.text?.[locale];
  const way = name.way === null ? '' : ` (${words.onWay(name.way)})`;
  return `${words.views[name.kind](name.number)}${way}${text === undefined ? '' : ` · ${text}`}`;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: Readonly<Record<string, unknown>>): boolean => {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => LOCALES.some((locale) => locale === key));
};

/** The same with every text in one language: a word that changed in another one changes no picture. */
export const inLocale = (value: unknown, locale: Locale): unknown => {
  if (Array.isArray(value)) return value.map((one) => inLocale(one, locale));
  if (!isRecord(value)) return value;
  if (isText(value)) return value[locale] ?? value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inLocale(one, locale)]));
};

const picturesOf = ({ content, site }: Variant, quiz: CompiledQuiz, thing: unknown): readonly unknown[] => {
  const names = [...JSON.stringify(thing).matchAll(/"file":"([^"]+)"/g)].map(([, name]) => name ?? '');
  const brand = content.brands[0];
  const paths = [
    ...names.map((name) => contentPath.packMedia(quiz.id, name)),
    ...(brand ? [contentPath.brandMedia(site.brand, brand.logo)] : []),
    ...(brand?.font ? [contentPath.brandMedia(site.brand, brand.font.headings.file)] : []),
  ];
  return content.manifest.files.filter(({ path }) => paths.includes(path)).map(({ path, sha256 }) => [path, sha256]);
};

const number = (index: number): string => String(index + 1).padStart(2, '0');

interface PlanOptions {
  readonly variant: Variant;
  readonly plays: readonly Play[];
  /** What is recommended depends on the day. */
  readonly now: Date;
}

/** What may be left out of a call of `add`. */
interface Special {
  readonly scene?: Scene;
  readonly speaksAll?: true;
}

/** A game is looked at when it begins, and after so many touches. */
const GAME_MOMENTS: readonly number[] = [0, 3, 9];

/** Every view once: the whole visit of the first play, then the questions and outcomes of the others, then what is seldom seen. */
export const planOf = ({ variant, plays, now }: PlanOptions): readonly Shot[] => {
  const [quiz] = variant.content.quizzes;
  const [brand] = variant.content.brands;
  if (quiz === undefined || brand === undefined) return [];
  const shots: Shot[] = [];
  const taken = new Map<string, string>();
  type Name = Pick<ShotName, 'kind'> & Partial<ShotName>;
  /** A view that is there already is left out; one that looks different on this play's way is a view of its own. */
  const add = (id: string, name: Name, play: number, stop: Stop, content: unknown, special: Special = {}): void => {
    const shown = JSON.stringify(content);
    const before = taken.get(id);
    if (before !== undefined && name.way === undefined && (before !== shown || stop.view === 'result'))
      add(`${id}-way-${number(play)}`, { ...name, way: play + 1 }, play, stop, content, special);
    if (before !== undefined) return;
    taken.set(id, shown);
    shots.push({
      ...{ id, play, stop, name: { number: 1, text: null, way: null, ...name } },
      ...{ scene: special.scene ?? 'visit', speaksAll: special.speaksAll ?? false },
      content: [content, picturesOf(variant, quiz, content)],
    });
  };
  /** The answers that its texts repeat: other ones would change its looks, all the rest does not. */
  const piped = (thing: unknown, answers: readonly Answer[]): unknown => {
    const named = [...JSON.stringify(thing).matchAll(PIPE)].map(([, id]) => id);
    return answers.filter(({ question }) => named.some((id) => id === question));
  };
  const question = (asked: CompiledQuestion, play: Play, index: number): void => {
    const before = play.answers.slice(
      0,
      play.answers.findIndex((answer) => answer.question === asked.id),
    );
    const path = questionsAsked(quiz, before);
    const { best: _, ...shown } = asked;
    const at = quiz.questions.indexOf(asked);
    const content = [shown, path.indexOf(asked), path.length, piped(shown, before)];
    const name: Name = { kind: 'question', number: at + 1, text: asked.text };
    add(`question-${number(at)}-${asked.id}`, name, index, { view: 'question', question: asked.id }, content);
  };
  const { places } = variant.content;
  /** Who can be asked, and whether there is anything to look for: buttons beside the game. */
  const beside = [places.length > 0, brand.desk !== null];
  /** What the result recommends to who played like this, in each language. */
  const recommended = ({ answers, outcome }: Play): unknown => {
    const told = quiz.locales.map((locale) => {
      const situation: Situation = {
        fields: fieldsOf(quiz, answers),
        outcome: outcome === null ? null : { pack: quiz.id, outcome: idOf('outcome', outcome) },
        ...{ locale, from: variant.site.coordinates, today: now },
      };
      return [locale, [recommend(places, situation, MOST_IDEAS), secretFor(places, situation, 0, null) !== null]] as const;
    });
    return Object.fromEntries(told);
  };
  const titles = [Object.values(quiz.title), Object.values(quiz.invitation), brand.name, brand.texts.invitation, beside];
  add('attract', { kind: 'attract' }, 0, { view: 'attract' }, titles, { speaksAll: true });
  if (quiz.locales.length > 1) add('language', { kind: 'language' }, 0, { view: 'language' }, [quiz.locales], { speaksAll: true });
  const { game } = quiz;
  for (const [at, touches] of (game === null ? [] : GAME_MOMENTS).entries())
    add(`game-${number(at)}`, { kind: 'game', number: at + 1 }, 0, { view: 'question', question: game?.kind ?? '', touches }, [
      game,
      touches,
    ]);
  for (const [index, play] of plays.entries()) {
    for (const { question: id } of play.answers) {
      // What the game answers itself is on its own pictures.
      const asked = game?.answers.includes(id) ? undefined : quiz.questions.find((one) => one.id === id);
      if (asked !== undefined) question(asked, play, index);
    }
    const outcome = quiz.outcomes.find(({ id }) => id === play.outcome);
    // Every way is walked to its end, also when its result was seen before.
    add(outcome ? `result-${outcome.id}` : 'result', { kind: 'result', text: outcome?.title ?? null }, index, { view: 'result' }, [
      outcome,
      piped(outcome ?? null, play.answers),
      recommended(play),
      ...[quiz.reward, beside],
    ]);
    if (index > 0) continue;
    const { purposes, notice, controller } = brand.contact;
    add('age', { kind: 'age' }, 0, { view: 'age' }, []);
    for (const [step, purpose] of purposes.entries()) {
      const shown = [purpose, step, purposes.length];
      add(`consent-${number(step)}`, { kind: 'consent', number: step + 1 }, 0, { view: 'consent', purpose: step }, shown);
      if (step === 0) add('notice', { kind: 'notice' }, 0, { view: 'consent', purpose: 0, over: 'notice' }, [notice, purpose]);
    }
    add(
      'contact',
      { kind: 'contact' },
      0,
      { view: 'contact' },
      purposes.map(({ channel }) => channel),
    );
    add('review', { kind: 'review' }, 0, { view: 'review' }, purposes);
    add('thanks', { kind: 'thanks' }, 0, { view: 'thanks' }, [controller, brand.texts.farewell]);
  }
  const first = game?.kind ?? quiz.questions[0]?.id;
  const games = [quiz.title, quiz.questions.length, quiz.cover ?? quiz.outcomes[0]?.picture, brand.texts.welcome, beside];
  add('games', { kind: 'games' }, 0, { view: 'games' }, games, { scene: 'games' });
  if (first !== undefined)
    add('idle', { kind: 'idle' }, 0, { view: 'question', question: first, over: 'idle' }, [game, quiz.questions[0]], { scene: 'idle' });
  add('fault', { kind: 'fault' }, 0, { view: 'fault' }, [], { scene: 'fault' });
  add('closed', { kind: 'closed' }, 0, { view: 'closed' }, [brand.texts.closed, beside], { scene: 'closed', speaksAll: true });
  return shots;
};

/** The order of a visit, whatever order the pictures were taken in. */
const ORDER: readonly string[] = [
  'attract',
  'language',
  'games',
  'game',
  'question',
  'result',
  'age',
  'notice',
  'consent',
  'contact',
  'review',
  'thanks',
  'idle',
  'fault',
  'closed',
];
const rankOf = ({ id }: Shot): number => ORDER.indexOf(id.split('-')[0] ?? '');

export const inVisitOrder = (a: Shot, b: Shot): number =>
  rankOf(a) - rankOf(b) || (a.id.startsWith('question-') ? a.id.localeCompare(b.id) : 0);
