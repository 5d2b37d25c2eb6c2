import { child, has, itemsOf, type Spot, textOf } from '#compiler/spot.ts';
import type { Draft, DraftChoice, DraftQuestion, Words } from '../draft.ts';
import { atMost, noteLeftOver } from '../left-over.ts';
import { MOST_QUESTIONS } from '../limits.ts';
import { plainWords } from '../words.ts';
import { APPEARANCE, only, type Reading, wordsAt } from './reading.ts';

const ROOT = new Set(['questions', 'introPage', 'title']);
const INTRO = new Set(['title', 'showIntroPage']);
const ITEM = new Set(['library', 'params', 'subContentId', 'metadata']);
const MULTI_CHOICE = new Set(['question', 'answers']);
const TRUE_FALSE = new Set(['question', 'correct', 'l10n']);
const SINGLE_CHOICE = new Set(['choices']);
const MOST_ANSWERS = 60;
const NO_POINTS: ReadonlyMap<string, number> = new Map();

const choice = (text: Words, path: Spot['path']): DraftChoice => ({ name: only(text), path, text, weights: NO_POINTS });

const multiChoice = (params: Spot, path: Spot['path'], reading: Reading): DraftQuestion => {
  const { notes } = reading;
  noteLeftOver(params, MULTI_CHOICE, APPEARANCE, notes);
  const list = child(params, 'answers');
  const answers = atMost(itemsOf(list), MOST_ANSWERS, list, notes);
  const choices = answers.map((answer) => choice(wordsAt(answer, 'text', reading), answer.path));
  const right = answers.filter((answer) => child(answer, 'correct').value === true).length;
  if (right > 0) notes.note(list.path, { variant: 'IMPORT_NOT_CARRIED/right-answers' });
  const type = textOf(child(child(params, 'behaviour'), 'type')) ?? 'auto';
  const isSeveral = type === 'multi' || (type === 'auto' && right > 1);
  const text = wordsAt(params, 'question', reading);
  return {
    name: only(text),
    path,
    asks: isSeveral ? { kind: 'multiple', min: 1, max: choices.length, choices } : { kind: 'single', choices },
    text,
    optional: true,
  };
};

const TRUE: Words = { fr: 'Vrai', en: 'True', nl: 'Waar', de: 'Richtig' };
const FALSE: Words = { fr: 'Faux', en: 'False', nl: 'Niet waar', de: 'Falsch' };

const trueFalse = (params: Spot, path: Spot['path'], reading: Reading): DraftQuestion => {
  noteLeftOver(params, TRUE_FALSE, APPEARANCE, reading.notes);
  reading.notes.note(child(params, 'correct').path, { variant: 'IMPORT_NOT_CARRIED/right-answers' });
  const said = child(params, 'l10n');
  const answer = (name: string, key: string, otherwise: Words): DraftChoice => {
    const own = wordsAt(said, key, reading);
    const words = { [reading.locale]: otherwise[reading.locale] };
    return { ...choice(only(own) === '' ? words : own, path), name };
  };
  const text = wordsAt(params, 'question', reading);
  const choices = [answer('true', 'trueText', TRUE), answer('false', 'falseText', FALSE)];
  return { name: only(text), path, asks: { kind: 'single', choices }, text, optional: true };
};

/** Several questions in one: of each the first answer is the right one, whatever the order on the page. */
const singleChoices = (params: Spot, reading: Reading): readonly DraftQuestion[] => {
  noteLeftOver(params, SINGLE_CHOICE, APPEARANCE, reading.notes);
  const list = child(params, 'choices');
  return atMost(itemsOf(list), MOST_QUESTIONS, list, reading.notes).map((one): DraftQuestion => {
    const answers = child(one, 'answers');
    reading.notes.note(answers.path, { variant: 'IMPORT_NOT_CARRIED/right-answers' });
    const choices = atMost(itemsOf(answers), MOST_ANSWERS, answers, reading.notes).map((answer) =>
      choice({ [reading.locale]: plainWords(textOf(answer) ?? '') }, answer.path),
    );
    const text = wordsAt(one, 'question', reading);
    return { name: only(text), path: one.path, asks: { kind: 'single', choices }, text, optional: true };
  });
};

const questionsOf = (item: Spot, reading: Reading): readonly DraftQuestion[] => {
  noteLeftOver(item, ITEM, APPEARANCE, reading.notes);
  const [library = ''] = (textOf(child(item, 'library')) ?? '').split(' ');
  const params = child(item, 'params');
  switch (library) {
    case 'H5P.MultiChoice':
      return [multiChoice(params, item.path, reading)];
    case 'H5P.TrueFalse':
      return [trueFalse(params, item.path, reading)];
    case 'H5P.SingleChoiceSet':
      return singleChoices(params, reading);
    default:
      reading.notes.note(item.path, { variant: 'IMPORT_NOT_CARRIED/type', type: library });
      return [];
  }
};

export const isQuestionSet = (root: Spot): boolean =>
  itemsOf(child(root, 'questions')).some((item) => has(item, 'library') || has(item, 'params'));

/** A question set of H5P: a survey, since right answers have no place here. */
export const readQuestionSet = (root: Spot, reading: Reading): Draft => {
  noteLeftOver(root, ROOT, APPEARANCE, reading.notes);
  const intro = child(root, 'introPage');
  noteLeftOver(intro, INTRO, APPEARANCE, reading.notes);
  const list = child(root, 'questions');
  const questions = atMost(itemsOf(list), MOST_QUESTIONS, list, reading.notes).flatMap((item) => questionsOf(item, reading));
  const title = wordsAt(intro, 'title', reading);
  return {
    title: only(title) === '' ? wordsAt(root, 'title', reading) : title,
    locale: reading.locale,
    outcomes: [],
    questions: questions.slice(0, MOST_QUESTIONS),
    pipe: null,
  };
};
