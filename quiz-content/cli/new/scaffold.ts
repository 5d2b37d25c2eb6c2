import type { Locale } from '#fields/types.ts';
import { idsFrom } from '#format/slug.ts';
import type { Idea, QuestionIdea } from './idea.ts';
import { placeholder } from './placeholder.ts';

type Texts = Readonly<Partial<Record<Locale, string>>>;

const TO_WRITE: Readonly<Record<'text' | 'advice' | 'invitation', Readonly<Record<Locale, string>>>> = {
  text: {
    fr: 'À écrire : ce que ce profil dit du visiteur.',
    en: 'To be written: what this says about the visitor.',
    nl: 'Nog te schrijven: wat dit over de bezoeker zegt.',
    de: 'Noch zu schreiben: was das über den Gast sagt.',
  },
  advice: {
    fr: 'À écrire : où aller, quoi faire.',
    en: 'To be written: where to go, what to do.',
    nl: 'Nog te schrijven: waarheen, wat te doen.',
    de: 'Noch zu schreiben: wohin, was tun.',
  },
  invitation: { fr: 'Touchez pour jouer.', en: 'Touch to play.', nl: 'Tik om te spelen.', de: 'Tippen und spielen.' },
};

/** What the author wrote stands in the first language; in the others it is marked, so that nobody overlooks it. */
const toTranslate = (written: string, locales: readonly Locale[]): Texts =>
  Object.fromEntries(locales.map((locale, index) => [locale, index === 0 ? written : `[${locale}] ${written}`]));

const toWrite = (what: keyof typeof TO_WRITE, locales: readonly Locale[]): Texts =>
  Object.fromEntries(locales.map((locale) => [locale, TO_WRITE[what][locale]]));

/** A new quiz: the text of its file, and its pictures by name. */
export interface Scaffold {
  readonly quiz: string;
  readonly media: ReadonlyMap<string, string>;
}

/** Two points for the outcome that somebody with this answer would get. */
const POINTS = 2;

const questionOf = (question: QuestionIdea, id: string, idea: Idea, media: Map<string, string>): unknown => {
  const { locales } = idea;
  const base = { id, kind: question.kind, text: toTranslate(question.text, locales) };
  const texts = question.answers.map(({ text }) => text);
  const ids = idsFrom(texts, 'answer');
  const choices = question.answers.map(({ text, outcome }, index) => {
    const file = `${id}-${ids[index]}.svg`;
    if (question.kind === 'picture') media.set(file, placeholder(media.size));
    return {
      id: ids[index],
      text: toTranslate(text, locales),
      ...(question.kind === 'picture' ? { picture: { file, alt: '' } } : {}),
      ...(outcome === null || idea.kind === 'survey' ? {} : { weights: { [outcome]: POINTS } }),
    };
  });
  switch (question.kind) {
    case 'number':
      return { ...base, field: 'none', min: 1, max: 20 };
    case 'scale':
      return {
        ...base,
        field: 'none',
        min: 0,
        max: 10,
        low: toTranslate(texts[0] ?? '', locales),
        high: toTranslate(texts[1] ?? '', locales),
      };
    case 'month':
      return { ...base, field: 'stay_period', months: 12 };
    case 'origin':
      return { ...base, departments: ['85'], countries: ['GB', 'NL', 'DE', 'BE'] };
    case 'multiple':
      return { ...base, field: 'none', min: 1, max: Math.min(3, choices.length), choices };
    default:
      return { ...base, field: 'none', choices };
  }
};

/** Makes the files of a quiz that passes the check and waits for its words. Its editor finds the rules in the schema beside it. */
export const scaffold = (idea: Idea): Scaffold => {
  const { locales } = idea;
  const media = new Map<string, string>();
  const outcomeIds = idsFrom(idea.outcomes, 'outcome');
  const outcomes = idea.outcomes.map((name, index) => {
    const file = `outcome-${outcomeIds[index]}.svg`;
    media.set(file, placeholder(index));
    const outcome = {
      title: toTranslate(name, locales),
      text: toWrite('text', locales),
      advice: toWrite('advice', locales),
      picture: { file, alt: toTranslate(name, locales) },
    };
    return [outcomeIds[index], outcome] as const;
  });
  const questionIds = idsFrom(
    idea.questions.map(({ text }) => text.slice(0, 24)),
    'question',
  );
  const quiz = {
    $schema: './quiz.schema.json',
    formatVersion: 2,
    id: idea.id,
    kind: idea.kind,
    locales,
    defaultLocale: locales[0],
    title: toTranslate(idea.title, locales),
    invitation: toWrite('invitation', locales),
    ...(idea.kind === 'survey' ? {} : { outcomes: Object.fromEntries(outcomes), tieOrder: outcomeIds }),
    questions: idea.questions.map((question, index) => questionOf(question, questionIds[index] ?? `question-${index + 1}`, idea, media)),
  };
  return { quiz: `${JSON.stringify(quiz, null, 2)}\n`, media: idea.kind === 'survey' ? withoutOutcomes(media) : media };
};

const withoutOutcomes = (media: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...media].filter(([name]) => !name.startsWith('outcome-')));
