import { COUNTRY_CODES } from '#fields/countries.ts';
import { DEPARTMENT_CODES } from '#fields/departments.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { fieldByKey, isFieldKey, parseFieldValue, valuesOf } from '#fields/values.ts';
import { fieldsFor, NONE, QUIZ_FIELDS } from '#format/questions.ts';
import type { Diagnostic } from './diagnostic.ts';
import { nearest, oneOf, suggest } from './nearest.ts';
import type { Source } from './source.ts';
import { answersOf, child, has, inWords, itemsOf, keysOf, numberOf, type Spot, textOf } from './spot.ts';

const mayFill = (text: string): text is FieldKey => QUIZ_FIELDS.some((field) => field.key === text);

const listed = (key: FieldKey): readonly string[] => {
  const { type } = fieldByKey(key);
  if (type.kind === 'country') return COUNTRY_CODES;
  if (type.kind === 'department') return DEPARTMENT_CODES;
  return Object.keys(valuesOf(type) ?? {});
};

/** A value of a choice, alone or in a list. */
const checkValue = (source: Source, key: FieldKey, value: Spot): Diagnostic[] => {
  const { type } = fieldByKey(key);
  const isList = type.kind === 'enum-list';
  if (value.value === NONE || (typeof value.value === 'object' && (!isList || !Array.isArray(value.value)))) {
    if (value.value === NONE || value.value === null || !Array.isArray(value.value)) return [];
    return [
      source.finding('CONTENT_VALUE_UNKNOWN', value.path, { message: `"${key}" holds one value, not a list`, fix: 'write one value' }),
    ];
  }
  return (Array.isArray(value.value) ? itemsOf(value) : [value]).flatMap((item) => {
    const parsed = parseFieldValue(key, isList ? [item.value] : item.value);
    if (parsed.ok) return [];
    const text = textOf(item);
    const fix =
      text === null ? `it ${parsed.error}` : listed(key).length > 0 ? suggest(text, [...listed(key), NONE]) : `it ${parsed.error}`;
    return [source.finding('CONTENT_VALUE_UNKNOWN', item.path, { message: `"${key}" does not take ${JSON.stringify(item.value)}`, fix })];
  });
};

/** Either every choice says what it gives the field, or none does because there is no field. */
const checkChoices = (source: Source, question: Spot): Diagnostic[] => {
  const field = child(question, 'field');
  const key = textOf(field);
  const choices = answersOf(question);
  if (key === NONE) {
    const wrong = choices.filter((choice) => has(choice, 'value')).map((choice) => child(choice, 'value'));
    const [first] = wrong;
    if (first === undefined) return [];
    if (wrong.length > 1 && wrong.length === choices.length) {
      const message = 'the answers have values, and the question fills no field';
      return [source.finding('CONTENT_VALUE_UNWANTED', field.path, { message, fix: 'name the field, or remove "value" from the answers' })];
    }
    const said = { message: 'the question fills no field', fix: 'remove "value", or name a field in the question', at: 'key' } as const;
    return wrong.map((value) => source.finding('CONTENT_VALUE_UNWANTED', value.path, said));
  }
  if (key === null || !mayFill(key)) return [];
  const silent = choices.filter((choice) => !has(choice, 'value') && !keysOf(choice).some((name) => nearest(name, ['value']) !== null));
  const found = choices.filter((choice) => has(choice, 'value')).flatMap((choice) => checkValue(source, key, child(choice, 'value')));
  if (silent.length > 1 && silent.length === choices.length) {
    const message = `no answer says which value it gives "${key}"`;
    return [
      ...found,
      source.finding('CONTENT_VALUE_MISSING', field.path, { message, fix: 'add "value" to every answer, or write "field": "none"' }),
    ];
  }
  const said = {
    message: `"value" is missing: what does this answer say about "${key}"?`,
    fix: `add "value"; ${oneOf([...listed(key), NONE])}`,
  };
  return [...found, ...silent.map((choice) => source.finding('CONTENT_VALUE_MISSING', choice.path, said))];
};

const checkBounds = (source: Source, question: Spot): Diagnostic[] => {
  const [min, max] = [numberOf(child(question, 'min')), numberOf(child(question, 'max'))];
  const kind = textOf(child(question, 'kind'));
  const impossible = (key: string, message: string, fix: string): Diagnostic[] => [
    source.finding('CONTENT_BOUNDS_IMPOSSIBLE', [...question.path, key], { message, fix }),
  ];
  if (kind !== 'multiple' && kind !== 'number') return [];
  if (min !== null && max !== null && min > max)
    return impossible('min', `min (${min}) is more than max (${max})`, 'swap them, or lower min');
  if (kind === 'multiple') {
    const count = itemsOf(child(question, 'choices')).length;
    if (max === null || max <= count || count === 0) return [];
    return impossible('max', `max is ${max}, and there are ${count} answers`, `write at most ${count}`);
  }
  const key = textOf(child(question, 'field'));
  if (key === null || !isFieldKey(key) || !fieldsFor('number').some((field) => field.key === key)) return [];
  return (
    [
      ['min', min],
      ['max', max],
    ] as const
  ).flatMap(([name, bound]) => {
    const parsed = bound === null || !Number.isInteger(bound) ? null : parseFieldValue(key, bound);
    return parsed === null || parsed.ok ? [] : impossible(name, `"${key}" does not take ${bound}`, `it ${parsed.error}`);
  });
};

/**
 * A second question about the same fact overwrites the first answer. A list is another matter: it may be asked in parts.
 * Questions that are asked only sometimes often take turns: whether two of them meet on one way through the quiz is for the analysis to say.
 */
const checkTargets = (source: Source, questions: readonly Spot[]): Diagnostic[] => {
  const first = new Map<string, Spot>();
  const always = questions.filter((question) => !has(question, 'when'));
  return always.flatMap((question) => {
    const field = child(question, 'field');
    const keys = textOf(child(question, 'kind')) === 'origin' ? ['origin_department', 'origin_country'] : [textOf(field) ?? NONE];
    const twice = keys.flatMap((key) => {
      if (!mayFill(key) || fieldByKey(key).type.kind === 'enum-list') return [];
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, question);
        return [];
      }
      const message = `${inWords(before.path)} already fills "${key}"; this answer replaces that one`;
      return [
        source.finding('CONTENT_FIELD_TWICE', field.path, { message, fix: 'keep one of the two questions, or write "field": "none"' }),
      ];
    });
    return twice.slice(0, 1);
  });
};

/** Fields, values and bounds of the questions. */
export const checkFields = (source: Source): Diagnostic[] => {
  const questions = itemsOf(child(source.root, 'questions'));
  return [
    ...questions.flatMap((question) => [...checkChoices(source, question), ...checkBounds(source, question)]),
    ...checkTargets(source, questions),
  ];
};
