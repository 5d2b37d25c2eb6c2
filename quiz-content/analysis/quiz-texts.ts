import type { CompiledChoice, CompiledOutcome, CompiledQuestion, CompiledQuiz, LocalText } from '#contract/compiled-quiz.ts';
import { LOCALES, type Locale } from '#fields/types.ts';
import { PIPE } from '#play/words.ts';
import { atOutcome, type InBoth } from './finding.ts';
import { wordCount } from './reading.ts';

/** Where a text stands. */
interface TextPlace {
  readonly path: readonly (string | number)[];
  readonly where: InBoth;
}

/** One text of a quiz. `group`: texts that a visitor sees beside each other, and must be able to tell apart. */
export interface QuizText {
  readonly text: LocalText;
  /** Only findings ask where a text stands: until then nobody writes it down. */
  readonly place: () => TextPlace;
  readonly group: string;
}

const both = (fr: string, en: string): InBoth => ({ fr, en });
const below = ({ path, where }: TextPlace, steps: TextPlace['path'], words: InBoth | null = null): TextPlace => ({
  path: [...path, ...steps],
  where: words === null ? where : both(`${where.fr}, ${words.fr}`, `${where.en}, ${words.en}`),
});

const WORDS = {
  alt: both('description de l’image', 'picture'),
  text: both('texte', 'text'),
  hint: both('indication', 'hint'),
  low: both('bas de l’échelle', 'low end'),
  high: both('haut de l’échelle', 'high end'),
  title: both('titre', 'title'),
  advice: both('conseil', 'advice'),
  card: both('carte', 'card'),
  invitation: both('invitation', 'invitation'),
} as const;

const placeOfQuestion = ({ id }: CompiledQuestion, index: number): TextPlace => {
  const name = `question ${index + 1} (${id})`;
  return { path: ['questions', index], where: both(name, name) };
};

const placeOfChoice = (question: CompiledQuestion, index: number, { id }: CompiledChoice, choice: number): TextPlace =>
  below(placeOfQuestion(question, index), ['choices', choice], both(`réponse ${choice + 1} (${id})`, `answer ${choice + 1} (${id})`));

const textsOfQuestion = (question: CompiledQuestion, index: number): readonly QuizText[] => {
  const own = (key: 'text' | 'hint' | 'low' | 'high', text: LocalText, group = ''): QuizText => ({
    text,
    place: () => below(placeOfQuestion(question, index), [key], WORDS[key]),
    group,
  });
  const texts = [own('text', question.text)];
  if (question.hint !== null) texts.push(own('hint', question.hint));
  if (question.kind === 'scale') {
    const group = `ends of ${question.id}`;
    texts.push(own('low', question.low, group), own('high', question.high, group));
  }
  if (!('choices' in question)) return texts;
  const group = `choices of ${question.id}`;
  for (const [at, choice] of question.choices.entries()) {
    const { text, picture } = choice;
    const place = (): TextPlace => placeOfChoice(question, index, choice, at);
    texts.push({ text, place: () => below(place(), ['text']), group });
    if (picture !== null) texts.push({ text: picture.alt, place: () => below(place(), ['picture', 'alt'], WORDS.alt), group: '' });
  }
  return texts;
};

const textsOfOutcome = (outcome: CompiledOutcome): readonly QuizText[] => {
  const own = (key: 'title' | 'text' | 'advice' | 'card', text: LocalText): QuizText => ({
    text,
    place: () => below(atOutcome(outcome), [key], WORDS[key]),
    group: key === 'title' ? 'titles of outcomes' : '',
  });
  return [
    own('title', outcome.title),
    own('text', outcome.text),
    own('advice', outcome.advice),
    ...(outcome.card === null ? [] : [own('card', outcome.card)]),
    { text: outcome.picture.alt, place: () => below(atOutcome(outcome), ['picture', 'alt'], WORDS.alt), group: '' },
  ];
};

const isLocale = (key: string): key is Locale => LOCALES.some((locale) => locale === key);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const localTextOf = (value: Readonly<Record<string, unknown>>): LocalText | null => {
  const entries = Object.entries(value);
  const text: Partial<Record<Locale, string>> = {};
  for (const [key, words] of entries) {
    if (!isLocale(key) || typeof words !== 'string') return null;
    text[key] = words;
  }
  return entries.length === 0 ? null : text;
};

/** Texts of a game, wherever its kind keeps them: an object whose keys are languages is one. */
const textsOfGame = (value: unknown, path: TextPlace['path']): readonly QuizText[] => {
  if (Array.isArray(value)) return value.flatMap((one, at) => textsOfGame(one, [...path, at]));
  if (!isRecord(value)) return [];
  const text = localTextOf(value);
  if (text === null) return Object.entries(value).flatMap(([key, one]) => textsOfGame(one, [...path, key]));
  const numbers = path.flatMap((step) => (typeof step === 'number' ? [step + 1] : [])).join('.');
  return [{ text, place: () => ({ path, where: both(`jeu, ${numbers}`, `game, ${numbers}`) }), group: '' }];
};

/** Every text of the quiz, in the order of the file. */
export const textsOf = (quiz: CompiledQuiz): readonly QuizText[] => {
  const own = (key: 'title' | 'invitation'): QuizText => ({
    text: quiz[key],
    place: () => ({ path: [key], where: WORDS[key] }),
    group: '',
  });
  return [
    own('title'),
    own('invitation'),
    ...quiz.outcomes.flatMap(textsOfOutcome),
    ...quiz.questions.flatMap(textsOfQuestion),
    ...textsOfGame(quiz.game?.rules, ['game']),
  ];
};

/** How many words each text has, in the order of the quiz's languages; a language that is not there has none. */
export type WordCounts = ReadonlyMap<LocalText, readonly number[]>;

export const wordsOf = ({ locales }: CompiledQuiz, texts: readonly QuizText[]): WordCounts =>
  new Map(texts.map(({ text }) => [text, locales.map((locale) => wordCount(text[locale] ?? ''))]));

/** The ids of the questions whose answers stand in some of the texts. */
export const pipedIn = (texts: readonly QuizText[]): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const { text } of texts)
    for (const words of Object.values(text)) if (words.includes('{')) for (const [, id = ''] of words.matchAll(PIPE)) ids.add(id);
  return ids;
};
