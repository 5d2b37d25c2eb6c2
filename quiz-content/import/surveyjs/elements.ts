import { child, has, isObject, itemsOf, numberOf, type Spot, textOf } from '#compiler/spot.ts';
import type { Locale } from '#fields/types.ts';
import type { DraftChoice, DraftKind, Words } from '../draft.ts';
import { atMost } from '../left-over.ts';
import type { Notes } from '../notes.ts';
import { PERSONAL } from './known-keys.ts';
import type { ReadText } from './texts.ts';

export interface Reading {
  readonly text: ReadText;
  readonly notes: Notes;
  readonly locale: Locale;
}

/** What an element asks, and which of its keys say so. Null: a terminal cannot ask it, which is noted. */
export type Asked = { readonly asks: DraftKind; readonly keys: readonly string[] } | null;

const MOST_CHOICES = 60;
const MOST_POSITIONS = 11;
const MOST_NUMBER = 9999;
const MONTHS = 12;
const YES_NO: Readonly<Record<'true' | 'false', Words>> = {
  true: { fr: 'Oui', en: 'Yes', nl: 'Ja', de: 'Ja' },
  false: { fr: 'Non', en: 'No', nl: 'Nee', de: 'Nein' },
};

const nameOf = (value: unknown): string => (['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '');

/** The answers: `"a"`, `3`, or `{ "value", "text", "imageLink" }`. */
const choicesIn = (list: Spot, { text, notes }: Reading): DraftChoice[] =>
  atMost(itemsOf(list), MOST_CHOICES, list, notes).map((item) => {
    const value = isObject(item) ? child(item, 'value') : item;
    const image = child(item, 'imageLink');
    const from = textOf(image);
    for (const key of ['visibleIf', 'enableIf', 'score'])
      if (has(item, key)) notes.note(child(item, key).path, { variant: 'IMPORT_NOT_CARRIED/key', key });
    return {
      name: nameOf(value.value),
      path: item.path,
      text: isObject(item) && has(item, 'text') ? text(child(item, 'text')) : text(value),
      ...(from === null ? {} : { picture: { from, path: image.path, alt: {} } }),
      weights: new Map(),
    };
  });

const several = (element: Spot, choices: readonly DraftChoice[]): Asked => {
  const bound = (key: string, otherwise: number): number => {
    const number = numberOf(child(element, key));
    return number !== null && number > 0 ? number : otherwise;
  };
  const asks = {
    kind: 'multiple',
    min: bound('minSelectedChoices', 1),
    max: bound('maxSelectedChoices', choices.length),
    choices,
  } as const;
  return { asks, keys: ['choices', 'minSelectedChoices', 'maxSelectedChoices'] };
};

/** Whole positions between two bounds, as a scale where they are few enough. */
const positions = (
  element: Spot,
  min: number,
  max: number,
  step: number,
  ends: { low: Words; high: Words },
  { notes }: Reading,
): DraftKind => {
  if (step !== 1) notes.note(element.path, { variant: 'IMPORT_CHANGED/step', step });
  const count = max - min + 1;
  if (count <= MOST_POSITIONS) return { kind: 'scale', min, max, ...ends };
  notes.note(element.path, { variant: 'IMPORT_CHANGED/number', positions: count });
  return { kind: 'number', min, max };
};

const rating = (element: Spot, reading: Reading): Asked => {
  const values = choicesIn(child(element, 'rateValues'), reading);
  const of = (key: string, otherwise: number): number => numberOf(child(element, key)) ?? otherwise;
  const step = of('rateStep', 1);
  const min = of('rateMin', 1);
  const max = has(element, 'rateMax') ? of('rateMax', 5) : min + (of('rateCount', 5) - 1) * step;
  const ends = { low: reading.text(child(element, 'minRateDescription')), high: reading.text(child(element, 'maxRateDescription')) };
  const keys = [
    'rateType',
    'rateDisplayMode',
    'rateValues',
    'rateMin',
    'rateMax',
    'rateStep',
    'rateCount',
    'minRateDescription',
    'maxRateDescription',
  ];
  const isSmileys = ['rateType', 'rateDisplayMode'].some((key) => textOf(child(element, key)) === 'smileys');
  const count = values.length > 0 ? values.length : Math.floor((max - min) / step) + 1;
  if (isSmileys && count >= 3 && count <= 5) {
    const faces = Array.from({ length: count }, (_, index): DraftChoice => {
      const end = index === 0 ? ends.low : index === count - 1 ? ends.high : {};
      return values[index] ?? { name: String(min + index * step), path: element.path, text: end, weights: new Map() };
    });
    return { asks: { kind: 'smiley', choices: faces }, keys };
  }
  if (values.length > 0) return { asks: { kind: 'single', choices: values }, keys };
  return { asks: positions(element, min, max, step, ends, reading), keys };
};

const slider = (element: Spot, reading: Reading): Asked => {
  if (textOf(child(element, 'sliderType')) === 'range') {
    reading.notes.note(child(element, 'sliderType').path, { variant: 'IMPORT_NOT_CARRIED/type', type: 'slider (range)' });
    return null;
  }
  const of = (key: string, otherwise: number): number => numberOf(child(element, key)) ?? otherwise;
  const asks = positions(element, of('min', 0), of('max', 100), of('step', 1), { low: {}, high: {} }, reading);
  return { asks, keys: ['min', 'max', 'step', 'sliderType'] };
};

const text = (element: Spot, { notes }: Reading): Asked => {
  const inputType = textOf(child(element, 'inputType')) ?? 'text';
  if (inputType === 'month') {
    notes.note(element.path, { variant: 'IMPORT_CHANGED/months', months: MONTHS });
    return { asks: { kind: 'month', months: MONTHS }, keys: ['inputType', 'min', 'max'] };
  }
  if (inputType !== 'number' && inputType !== 'range') {
    const variant = PERSONAL.has(inputType) ? 'IMPORT_NOT_CARRIED/personal' : 'IMPORT_NOT_CARRIED/type';
    notes.note(element.path, { variant, type: inputType });
    return null;
  }
  const [least, most] = [numberOf(child(element, 'min')), numberOf(child(element, 'max'))];
  const [min, max] = [least ?? 0, most ?? MOST_NUMBER];
  if (least === null || most === null) notes.note(element.path, { variant: 'IMPORT_CHANGED/bounds', min, max });
  return { asks: { kind: 'number', min, max }, keys: ['inputType', 'min', 'max'] };
};

const yesOrNo = (element: Spot, reading: Reading): Asked => {
  const answer = (name: 'true' | 'false'): DraftChoice => {
    const label = child(element, name === 'true' ? 'labelTrue' : 'labelFalse');
    const words = YES_NO[name][reading.locale];
    const value = nameOf(child(element, name === 'true' ? 'valueTrue' : 'valueFalse').value) || name;
    const path = label.value === undefined ? element.path : label.path;
    return { name: value, path, text: label.value === undefined ? { [reading.locale]: words } : reading.text(label), weights: new Map() };
  };
  return {
    asks: { kind: 'single', choices: [answer('true'), answer('false')] },
    keys: ['labelTrue', 'labelFalse', 'valueTrue', 'valueFalse'],
  };
};

/** What an element of a survey asks, in the kinds of terminals. */
export const askedBy = (element: Spot, reading: Reading): Asked => {
  const type = textOf(child(element, 'type')) ?? '';
  const list = child(element, 'choices');
  switch (type) {
    case 'radiogroup':
    case 'dropdown':
    case 'buttongroup':
      return { asks: { kind: 'single', choices: choicesIn(list, reading) }, keys: ['choices'] };
    case 'checkbox':
    case 'tagbox':
      return several(element, choicesIn(list, reading));
    case 'imagepicker': {
      const choices = choicesIn(list, reading);
      const isSeveral = child(element, 'multiSelect').value === true;
      const asked = isSeveral ? several(element, choices) : { asks: { kind: 'picture', choices } as const, keys: ['choices'] };
      return asked === null ? null : { ...asked, keys: [...asked.keys, 'multiSelect'] };
    }
    case 'rating':
      return rating(element, reading);
    case 'slider':
      return slider(element, reading);
    case 'boolean':
      return yesOrNo(element, reading);
    case 'text':
      return text(element, reading);
    default:
      reading.notes.note(element.path, { variant: 'IMPORT_NOT_CARRIED/type', type });
      return null;
  }
};
