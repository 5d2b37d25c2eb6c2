import { child, type Spot, textOf } from '#compiler/spot.ts';
import type { Locale } from '#fields/types.ts';
import type { Draft } from './draft.ts';
import { isPersonalityQuiz, readPersonalityQuiz } from './h5p/personality.ts';
import { isQuestionSet, readQuestionSet } from './h5p/question-set.ts';
import { languageOf } from './languages.ts';
import type { Notes } from './notes.ts';
import { isSurvey, readSurvey } from './surveyjs/survey.ts';
import { isForm, readForm } from './typeform/form.ts';

export const MAKERS = ['surveyjs', 'h5p', 'typeform'] as const;
export type Maker = (typeof MAKERS)[number];

/** What is known besides the file itself. */
export interface Asked {
  readonly locale: Locale | null;
  /** What an archive says about itself. */
  readonly manifest: Spot;
}

/** A maker: what it is called, how its files are told, what they have, and how they are read. */
interface Way {
  readonly name: string;
  readonly lacks: string;
  readonly isIt: (root: Spot) => boolean;
  readonly read: (root: Spot, asked: Asked, notes: Notes) => Draft;
}

const h5p = (root: Spot, { locale, manifest }: Asked, notes: Notes): Draft => {
  const said = textOf(child(manifest, 'defaultLanguage')) ?? textOf(child(manifest, 'language'));
  const reading = { locale: languageOf(locale, said, root.path, notes), notes };
  const draft = isPersonalityQuiz(root) ? readPersonalityQuiz(root, reading) : readQuestionSet(root, reading);
  const title = textOf(child(manifest, 'title'));
  return Object.keys(draft.title).length > 0 || title === null ? draft : { ...draft, title: { [reading.locale]: title } };
};

export const WAYS: Readonly<Record<Maker, Way>> = {
  h5p: {
    name: 'H5P',
    lacks: '"personalities", or "questions" with a "library"',
    isIt: (root) => isPersonalityQuiz(root) || isQuestionSet(root),
    read: h5p,
  },
  typeform: {
    name: 'Typeform',
    lacks: '"fields" with "ref" and "type"',
    isIt: isForm,
    read: (root, { locale }, notes) => readForm(root, locale, notes),
  },
  surveyjs: {
    name: 'SurveyJS',
    lacks: '"pages" or "elements"',
    isIt: isSurvey,
    read: (root, { locale }, notes) => readSurvey(root, locale, notes),
  },
};

/** Who made the file, or null when it is of nobody that is known here. */
export const makerOf = (root: Spot): Maker | null =>
  (['h5p', 'typeform', 'surveyjs'] as const).find((maker) => WAYS[maker].isIt(root)) ?? null;
