import { child, has, itemsOf, type Spot } from '#compiler/spot.ts';
import type { Draft, DraftChoice, DraftOutcome, DraftQuestion } from '../draft.ts';
import { atMost, noteLeftOver } from '../left-over.ts';
import { MOST_QUESTIONS } from '../limits.ts';
import { APPEARANCE, listIn, only, pictureAt, type Reading, wordsAt } from './reading.ts';
import { weightsIn } from './weights.ts';

const ROOT = new Set(['title', 'titleScreen', 'personalities', 'personalitiesGroup', 'questions', 'questionsGroup']);
const TITLE_SCREEN = new Set(['title']);
const PERSONALITY = new Set(['name', 'description', 'image']);
const QUESTION = new Set(['text', 'answers']);
const ANSWER = new Set(['text', 'personality', 'image']);
const MOST_OUTCOMES = 60;
const MOST_ANSWERS = 60;

const outcomeOf = (personality: Spot, reading: Reading): DraftOutcome => {
  noteLeftOver(personality, PERSONALITY, APPEARANCE, reading.notes);
  const title = wordsAt(personality, 'name', reading);
  const picture = pictureAt(personality, 'image', reading);
  return {
    name: only(title),
    path: personality.path,
    title,
    text: wordsAt(personality, 'description', reading),
    ...(picture === undefined ? {} : { picture }),
  };
};

const choiceOf = (answer: Spot, outcomes: readonly string[], reading: Reading): DraftChoice => {
  noteLeftOver(answer, ANSWER, APPEARANCE, reading.notes);
  const text = wordsAt(answer, 'text', reading);
  const picture = pictureAt(answer, 'image', reading);
  const weights = weightsIn(child(answer, 'personality'), outcomes, reading.notes);
  return { name: only(text), path: answer.path, text, ...(picture === undefined ? {} : { picture }), weights };
};

const withoutPicture = ({ picture: _, ...choice }: DraftChoice): DraftChoice => choice;

const questionOf = (question: Spot, outcomes: readonly string[], reading: Reading): DraftQuestion => {
  noteLeftOver(question, QUESTION, APPEARANCE, reading.notes);
  const list = child(question, 'answers');
  const choices = atMost(itemsOf(list), MOST_ANSWERS, list, reading.notes).map((answer) => choiceOf(answer, outcomes, reading));
  // As its maker has it: pictures are only shown where every answer has one.
  const isPictures = choices.length > 0 && choices.every(({ picture }) => picture !== undefined);
  const text = wordsAt(question, 'text', reading);
  const lost = isPictures ? [] : choices.flatMap(({ picture }) => picture ?? []);
  for (const { path } of lost) reading.notes.note(path, { variant: 'IMPORT_NOT_CARRIED/key', key: 'image' });
  return {
    name: only(text),
    path: question.path,
    asks: isPictures ? { kind: 'picture', choices } : { kind: 'single', choices: choices.map(withoutPicture) },
    text,
    optional: false,
  };
};

export const isPersonalityQuiz = (root: Spot): boolean => itemsOf(listIn(root, 'personalities')).length > 0;

/** A personality quiz of H5P, of any version. */
export const readPersonalityQuiz = (root: Spot, reading: Reading): Draft => {
  const { notes, locale } = reading;
  noteLeftOver(root, ROOT, APPEARANCE, notes);
  const screen = child(root, 'titleScreen');
  noteLeftOver(screen, TITLE_SCREEN, APPEARANCE, notes);
  const personalities = listIn(root, 'personalities');
  const outcomes = atMost(itemsOf(personalities), MOST_OUTCOMES, personalities, notes).map((one) => outcomeOf(one, reading));
  const names = outcomes.map(({ name }) => name);
  const list = listIn(root, 'questions');
  // The title screen has its title in an object of its own.
  const own = child(screen, 'title');
  const title = has(own, 'text') ? wordsAt(own, 'text', reading) : wordsAt(screen, 'title', reading);
  return {
    title: only(title) === '' ? wordsAt(root, 'title', reading) : title,
    locale,
    outcomes,
    questions: atMost(itemsOf(list), MOST_QUESTIONS, list, notes).map((question) => questionOf(question, names, reading)),
    pipe: null,
  };
};
