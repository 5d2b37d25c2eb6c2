import { COUNTRY_CODES } from '#fields/countries.ts';
import { DEPARTMENT_CODES } from '#fields/departments.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { fieldByKey, parseFieldValue, valuesOf } from '#fields/values.ts';
import { fieldsFor, NONE, QUIZ_FIELDS } from '#format/questions.ts';
import type { Diagnostic } from './diagnostic.ts';
import { insteadOf, nearest } from './nearest.ts';
import type { Source } from './source.ts';
import { answersOf, child, has, isObject, itemsOf, keysOf, numberAt, type Spot, textAt, textOf } from './spot.ts';

const mayFill = (text: string): text is FieldKey => QUIZ_FIELDS.some((field) => field.key === text);

const listed = (key: FieldKey): readonly string[] => {
  const { type } = fieldByKey(key);
  if (type.kind === 'country') return COUNTRY_CODES;
  if (type.kind === 'department') return DEPARTMENT_CODES;
  return Object.keys(valuesOf(type) ?? {});
};

/** A value of an answer, alone or in a list. */
const checkValue = (source: Source, key: FieldKey, value: Spot): Diagnostic[] => {
  const isList = fieldByKey(key).type.kind === 'enum-list';
  const isArray = Array.isArray(value.value);
  if (isArray && !isList) return [source.finding(value.path, { variant: 'CONTENT_VALUE_UNKNOWN/list', key })];
  // An object or null is not of the form, which is said already.
  if (value.value === NONE || (typeof value.value === 'object' && !isArray)) return [];
  return (isArray ? itemsOf(value) : [value]).flatMap((item) => {
    if (parseFieldValue(key, isList ? [item.value] : item.value).ok) return [];
    const [text, words, written] = [textOf(item), listed(key), JSON.stringify(item.value)];
    const near = text === null || words.length === 0 ? null : insteadOf(text, [...words, NONE]);
    if (near === null) return [source.finding(item.path, { variant: 'CONTENT_VALUE_UNKNOWN/form', key, written })];
    return [source.finding(item.path, { variant: 'CONTENT_VALUE_UNKNOWN', key, written, ...near })];
  });
};

/** Does a scale without bands, whose number is the value, fit its field? */
const checkBareScale = (source: Source, question: Spot, key: FieldKey): Diagnostic[] => {
  const { path } = child(question, 'field');
  const numeric = fieldsFor('number').map((field) => field.key);
  const known = [NONE, ...numeric];
  const bounds = ['min', 'max'].map((name) => numberAt(question, name));
  const fits = numeric.some((one) => one === key) && bounds.every((bound) => bound === null || parseFieldValue(key, bound).ok);
  return fits ? [] : [source.finding(path, { variant: 'CONTENT_FIELD_UNKNOWN/no-bands', key, known })];
};

/** Either every answer says what it gives the field, or none does because there is no field. */
const checkAnswers = (source: Source, question: Spot): Diagnostic[] => {
  const field = child(question, 'field');
  const key = textAt(question, 'field');
  const answers = answersOf(question);
  if (key === NONE) {
    const wrong = answers.filter((answer) => has(answer, 'value')).map((answer) => child(answer, 'value'));
    if (wrong.length > 1 && wrong.length === answers.length) return [source.finding(field.path, { variant: 'CONTENT_VALUE_UNWANTED/all' })];
    return wrong.map((value) => source.finding(value.path, { variant: 'CONTENT_VALUE_UNWANTED' }, 'key'));
  }
  if (key === null || !mayFill(key)) return [];
  const isScale = textAt(question, 'kind') === 'scale';
  if (isScale && !keysOf(question).some((name) => nearest(name, ['bands']) !== null)) return checkBareScale(source, question, key);
  const silent = answers.filter(
    (answer) => isObject(answer) && !has(answer, 'value') && !keysOf(answer).some((name) => nearest(name, ['value']) !== null),
  );
  const found = answers.filter((answer) => has(answer, 'value')).flatMap((answer) => checkValue(source, key, child(answer, 'value')));
  if (silent.length > 1 && silent.length === answers.length)
    return [...found, source.finding(field.path, { variant: 'CONTENT_VALUE_MISSING/all', key })];
  if (silent.length === 0) return found;
  const known = [...listed(key), NONE];
  return [...found, ...silent.map((answer) => source.finding(answer.path, { variant: 'CONTENT_VALUE_MISSING', key, known }))];
};

/** The fields that a question fills, when it is always asked: one that has a condition may stand for another. */
const surelyFilledBy = (question: Spot): readonly string[] => {
  if (has(question, 'when')) return [];
  if (textAt(question, 'kind') === 'origin') return ['origin_department', 'origin_country'];
  const key = textAt(question, 'field') ?? NONE;
  return key === 'origin_commune_insee' ? [key, 'origin_department', 'origin_country'] : [key];
};

/** A second question about the same fact overwrites the first answer. A list is another matter: it may be asked in parts. */
const checkTargets = (source: Source, questions: readonly Spot[]): Diagnostic[] => {
  const filled = new Map<string, Spot>();
  return questions.flatMap((question) => {
    const twice = surelyFilledBy(question).flatMap((key) => {
      if (!mayFill(key) || fieldByKey(key).type.kind === 'enum-list') return [];
      const before = filled.get(key);
      if (before === undefined) filled.set(key, question);
      return before === undefined
        ? []
        : [source.finding(child(question, 'field').path, { variant: 'CONTENT_FIELD_TWICE', key, first: before.path })];
    });
    return twice.slice(0, 1);
  });
};

/** The fields that questions fill, and the values that their answers give them. */
export const checkFields = (source: Source): Diagnostic[] => {
  const questions = itemsOf(child(source.root, 'questions'));
  return [...questions.flatMap((question) => checkAnswers(source, question)), ...checkTargets(source, questions)];
};
