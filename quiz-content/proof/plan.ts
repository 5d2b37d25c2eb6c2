import type { Answer } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import { contentPath } from '#contract/content.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { questionsAsked } from '#play/path.ts';
import { PIPE } from '#play/words.ts';
import type { Variant } from './content/variant.ts';
import type { Stop } from './drive/journey.ts';
import type { Play } from './drive/plays.ts';
import type { Scene } from './terminal/mode.ts';

/** One picture to take. */
export interface Shot {
  readonly id: string;
  readonly title: string;
  readonly scene: Scene;
  /** Which play leads there. */
  readonly play: number;
  readonly stop: Stop;
  /** All of the content that this view shows: the picture is as good as new as long as it is the same. */
  readonly content: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: Readonly<Record<string, unknown>>): boolean => {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => LOCALES.some((locale) => locale === key));
};

/** The same with every text in one language: a word that changed in another one changes no picture. */
const inLocale = (value: unknown, locale: Locale): unknown => {
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
  readonly locale: Locale;
}

/** Every view once: the whole visit of the first play, then the questions and outcomes of the others, then what is seldom seen. */
export const planOf = ({ variant, plays, locale }: PlanOptions): readonly Shot[] => {
  const [quiz] = variant.content.quizzes;
  const [brand] = variant.content.brands;
  if (quiz === undefined || brand === undefined) return [];
  const shots: Shot[] = [];
  const taken = new Set<string>();
  const add = (id: string, title: string, play: number, stop: Stop, content: unknown, scene: Scene = 'visit'): void => {
    if (taken.has(id)) return;
    taken.add(id);
    shots.push({ id, title, scene, play, stop, content: [inLocale(content, locale), picturesOf(variant, quiz, content)] });
  };
  const piped = (thing: unknown, answers: readonly Answer[]): unknown => (JSON.stringify(thing).search(PIPE) >= 0 ? answers : null);
  const question = (asked: CompiledQuestion, play: Play, index: number): void => {
    const before = play.answers.slice(
      0,
      play.answers.findIndex((answer) => answer.question === asked.id),
    );
    const path = questionsAsked(quiz, before);
    const { best: _, ...shown } = asked;
    const title = `Question ${quiz.questions.indexOf(asked) + 1}: ${asked.text[locale] ?? asked.id}`;
    const content = [shown, path.indexOf(asked), path.length, piped(shown, before)];
    add(`question-${number(quiz.questions.indexOf(asked))}-${asked.id}`, title, index, { view: 'question', question: asked.id }, content);
  };
  // Here every language speaks at once.
  const titles = [Object.values(quiz.title), Object.values(quiz.invitation), brand.name, brand.texts.invitation];
  add('attract', 'Attract', 0, { view: 'attract' }, titles);
  if (quiz.locales.length > 1) add('language', 'Language', 0, { view: 'language' }, [quiz.locales]);
  for (const [index, play] of plays.entries()) {
    for (const { question: id } of play.answers) {
      const asked = quiz.questions.find((one) => one.id === id);
      if (asked !== undefined) question(asked, play, index);
    }
    const outcome = quiz.outcomes.find(({ id }) => id === play.outcome);
    const result = outcome ? `result-${outcome.id}` : 'result';
    add(result, `Result: ${outcome?.title[locale] ?? quiz.kind}`, index, { view: 'result' }, [
      outcome,
      piped(outcome ?? null, play.answers),
    ]);
    if (index > 0) continue;
    const { purposes, notice, controller } = brand.contact;
    add('age', 'Age', 0, { view: 'age' }, []);
    for (const [step, purpose] of purposes.entries()) {
      add(`consent-${number(step)}`, `Consent ${step + 1}`, 0, { view: 'consent', purpose: step }, [purpose, step, purposes.length]);
      if (step === 0) add('notice', 'Notice', 0, { view: 'consent', purpose: 0, over: 'notice' }, [notice, purpose]);
    }
    add(
      'contact',
      'Contact',
      0,
      { view: 'contact' },
      purposes.map(({ channel }) => channel),
    );
    add('review', 'Review', 0, { view: 'review' }, purposes);
    add('thanks', 'Thanks', 0, { view: 'thanks' }, [controller, brand.texts.farewell]);
  }
  const [first] = quiz.questions;
  add(
    'games',
    'Games',
    0,
    { view: 'games' },
    [quiz.title, quiz.questions.length, quiz.cover ?? quiz.outcomes[0]?.picture, brand.texts.welcome],
    'games',
  );
  if (first) add('idle', 'Idle warning', 0, { view: 'question', question: first.id, over: 'idle' }, [first], 'idle');
  add('fault', 'Fault', 0, { view: 'fault' }, [], 'fault');
  add('closed', 'Closed', 0, { view: 'closed' }, [brand.texts.closed], 'closed');
  return shots;
};

/** The order of a visit, whatever order the pictures were taken in. */
const ORDER = [
  'attract',
  'language',
  'games',
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
