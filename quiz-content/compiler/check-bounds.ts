import { isFieldKey, parseFieldValue } from '#fields/values.ts';
import { fieldsFor } from '#format/questions.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Said } from './messages/said.ts';
import { nearest } from './nearest.ts';
import type { Source } from './source.ts';
import { child, has, isObject, itemsOf, keysOf, numberAt, numberOf, type Spot, textAt } from './spot.ts';

/** The bounds of numbers that can be given must be numbers of the field. */
const checkNumber = (source: Source, question: Spot): Diagnostic[] => {
  const key = textAt(question, 'field');
  if (key === null || !isFieldKey(key) || !fieldsFor('number').some((field) => field.key === key)) return [];
  return ['min', 'max'].flatMap((name) => {
    const bound = child(question, name);
    const number = numberOf(bound);
    if (number === null || !Number.isInteger(number) || parseFieldValue(key, number).ok) return [];
    return [source.finding(bound.path, { variant: 'CONTENT_BOUNDS_IMPOSSIBLE/field', key, bound: number })];
  });
};

/** Bands begin where the scale begins, rise, and end with it. */
const checkScale = (source: Source, question: Spot, min: number, max: number): Diagnostic[] => {
  const positions = max - min + 1;
  const hasEnds = has(question, 'low') && has(question, 'high');
  if (hasEnds && (positions < 2 || positions > 11))
    return [source.finding(child(question, 'max').path, { variant: 'CONTENT_BOUNDS_IMPOSSIBLE/positions', positions })];
  let before: number | null = null;
  return itemsOf(child(question, 'bands')).flatMap((band, index) => {
    const spot = child(band, 'from');
    const from = numberOf(spot);
    if (from === null) return [];
    const said = ((): Said | null => {
      if (index === 0) return from === min ? null : { variant: 'CONTENT_BANDS/first', from, min };
      if (from > max) return { variant: 'CONTENT_BANDS/beyond', from, max };
      return before !== null && from <= before ? { variant: 'CONTENT_BANDS/order', from, before } : null;
    })();
    before = said === null ? from : before;
    return said === null ? [] : [source.finding(spot.path, said)];
  });
};

/** Either every answer has a picture, or none has. */
const checkPictures = (source: Source, question: Spot): Diagnostic[] => {
  const choices = child(question, 'choices');
  // What is no answer at all is somebody else's finding.
  const answers = itemsOf(choices).filter(isObject);
  const bare = answers.filter((answer) => !has(answer, 'picture'));
  if (bare.length === 0) return [];
  const without = bare.filter((answer) => !keysOf(answer).some((key) => nearest(key, ['picture']) !== null)).length;
  if (without === 0 || without === answers.length) return [];
  return [source.finding(choices.path, { variant: 'CONTENT_PICTURE_PARTLY', without, answers: answers.length })];
};

/** More places than choices cannot be filled. */
const checkPlaces = (source: Source, question: Spot): Diagnostic[] => {
  const [places, answers] = [numberAt(question, 'places'), itemsOf(child(question, 'choices')).length];
  if (places === null || answers === 0 || places <= answers) return [];
  return [source.finding(child(question, 'places').path, { variant: 'CONTENT_BOUNDS_IMPOSSIBLE/answers', max: places, answers })];
};

const checkQuestion = (source: Source, question: Spot): Diagnostic[] => {
  const [min, max] = [numberAt(question, 'min'), numberAt(question, 'max')];
  const kind = textAt(question, 'kind');
  if (kind === 'ranking') return checkPlaces(source, question);
  if (kind !== 'multiple' && kind !== 'number' && kind !== 'scale') return [];
  const answers = itemsOf(child(question, 'choices')).length;
  const partly = kind === 'multiple' ? checkPictures(source, question) : [];
  if (min !== null && max !== null && min > max)
    return [...partly, source.finding(child(question, 'min').path, { variant: 'CONTENT_BOUNDS_IMPOSSIBLE/order', min, max })];
  if (kind === 'number') return checkNumber(source, question);
  if (kind === 'scale') return min === null || max === null ? [] : checkScale(source, question, min, max);
  if (max === null || max <= answers || answers === 0) return partly;
  return [...partly, source.finding(child(question, 'max').path, { variant: 'CONTENT_BOUNDS_IMPOSSIBLE/answers', max, answers })];
};

/** Bounds that can be met, bands that cover their scale, pictures for all answers or for none. */
export const checkBounds = (source: Source): Diagnostic[] =>
  itemsOf(child(source.root, 'questions')).flatMap((question) => checkQuestion(source, question));
