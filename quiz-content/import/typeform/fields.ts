import { child, itemsOf, numberOf, type Spot, textOf } from '#compiler/spot.ts';
import type { Locale } from '#fields/types.ts';
import type { DraftChoice, DraftKind, DraftQuestion, Words } from '../draft.ts';
import { atMost, noteLeftOver } from '../left-over.ts';
import type { Notes } from '../notes.ts';
import { plainWords } from '../words.ts';

export interface Reading {
  readonly locale: Locale;
  readonly notes: Notes;
  /** Points of a choice by outcome. */
  readonly weights: (field: string, choice: string) => ReadonlyMap<string, number>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const PERSONAL = words('email phone_number contact_info website address short_text long_text');
const FIELD = words('id ref title type properties validations');
const VALIDATIONS = words('required min_value max_value min_selection max_selection');
const APPEARANCE = words(
  'layout vertical_alignment show_labels supersized button_text shape hide_marks alphabetical_order alphabetical_sort default_country_code',
);
const MOST_CHOICES = 60;
const MOST_NUMBER = 9999;
const YES_NO: Readonly<Record<'yes' | 'no', Words>> = {
  yes: { fr: 'Oui', en: 'Yes', nl: 'Ja', de: 'Ja' },
  no: { fr: 'Non', en: 'No', nl: 'Nee', de: 'Nein' },
};

export const refOf = (field: Spot): string => textOf(child(field, 'ref')) ?? textOf(child(field, 'id')) ?? '';

export const said = (spot: Spot, locale: Locale): Words => {
  const written = plainWords(textOf(spot) ?? '');
  return written === '' ? {} : { [locale]: written };
};

/** A ref that somebody wrote, or the words where the maker made one up: a UUID, or letters by chance. */
const speaking = (ref: string, text: Words): string => {
  const isMadeUp = ref === '' || /^[\da-f]{8}-[\da-f]{4}-/i.test(ref) || (/^[A-Za-z\d]{10,16}$/.test(ref) && /[A-Z\d]/.test(ref));
  return isMadeUp ? (Object.values(text)[0] ?? ref) : ref;
};

const choicesOf = (field: Spot, { locale, notes, weights }: Reading): readonly DraftChoice[] => {
  const list = child(child(field, 'properties'), 'choices');
  return atMost(itemsOf(list), MOST_CHOICES, list, notes).map((item) => {
    const text = said(child(item, 'label'), locale);
    const image = child(child(item, 'attachment'), 'href');
    const from = textOf(image);
    return {
      name: refOf(item),
      idFrom: speaking(refOf(item), text),
      path: item.path,
      text,
      ...(from === null ? {} : { picture: { from, path: image.path, alt: {} } }),
      weights: weights(refOf(field), refOf(item)),
    };
  });
};

/** The properties that say what a field asks, and the kind of question it is. */
type Asked = readonly [asks: DraftKind, properties: readonly string[]];

const withChoices = (field: Spot, reading: Reading): Asked => {
  const choices = choicesOf(field, reading);
  const [properties, validations] = [child(field, 'properties'), child(field, 'validations')];
  const keys = ['choices', 'allow_multiple_selection'];
  const isPictures = choices.length > 0 && choices.every(({ picture }) => picture !== undefined);
  const kept = isPictures ? choices : choices.map(({ picture: _, ...choice }) => choice);
  if (!isPictures)
    for (const { picture } of choices)
      if (picture !== undefined) reading.notes.note(picture.path, { variant: 'IMPORT_NOT_CARRIED/key', key: 'attachment' });
  if (child(properties, 'allow_multiple_selection').value === true) {
    const [min, max] = [numberOf(child(validations, 'min_selection')), numberOf(child(validations, 'max_selection'))];
    return [{ kind: 'multiple', min: Math.max(1, min ?? 1), max: max ?? choices.length, choices: kept }, keys];
  }
  return [{ kind: isPictures ? 'picture' : 'single', choices: kept }, keys];
};

const scale = (field: Spot, min: number, steps: number, { locale }: Reading): Asked => {
  const labels = child(child(field, 'properties'), 'labels');
  const [low, high] = [said(child(labels, 'left'), locale), said(child(labels, 'right'), locale)];
  return [{ kind: 'scale', min, max: min + steps - 1, low, high }, ['steps', 'start_at_one', 'labels']];
};

const askedBy = (field: Spot, reading: Reading): Asked | null => {
  const type = textOf(child(field, 'type')) ?? '';
  const properties = child(field, 'properties');
  const steps = (otherwise: number): number => numberOf(child(properties, 'steps')) ?? otherwise;
  switch (type) {
    case 'multiple_choice':
    case 'picture_choice':
    case 'dropdown':
      return withChoices(field, reading);
    case 'yes_no': {
      const answer = (name: 'yes' | 'no'): DraftChoice => ({
        name,
        path: field.path,
        text: { [reading.locale]: YES_NO[name][reading.locale] },
        weights: reading.weights(refOf(field), name),
      });
      return [{ kind: 'single', choices: [answer('yes'), answer('no')] }, []];
    }
    case 'opinion_scale':
      return scale(field, child(properties, 'start_at_one').value === true ? 1 : 0, steps(11), reading);
    case 'nps':
      return scale(field, 0, 11, reading);
    case 'rating':
      return scale(field, 1, steps(5), reading);
    case 'number': {
      const [least, most] = ['min_value', 'max_value'].map((key) => numberOf(child(child(field, 'validations'), key)));
      const [min, max] = [least ?? 0, most ?? MOST_NUMBER];
      if (typeof least !== 'number' || typeof most !== 'number')
        reading.notes.note(field.path, { variant: 'IMPORT_CHANGED/bounds', min, max });
      return [{ kind: 'number', min, max }, []];
    }
    default: {
      const variant = PERSONAL.has(type) ? 'IMPORT_NOT_CARRIED/personal' : 'IMPORT_NOT_CARRIED/type';
      reading.notes.note(field.path, { variant, type });
      return null;
    }
  }
};

/** The fields in the order they are asked, those of groups at their place. */
export const fieldsIn = (holder: Spot, notes: Notes): readonly Spot[] =>
  itemsOf(child(holder, 'fields')).flatMap((field) => {
    if (textOf(child(field, 'type')) !== 'group') return [field];
    noteLeftOver(field, new Set([...FIELD, 'attachment']), APPEARANCE, notes);
    return fieldsIn(child(field, 'properties'), notes);
  });

/** A field as a question; null when a terminal cannot ask it, which is noted. `name` stays the ref: logic and texts call it so. */
export const questionOf = (field: Spot, reading: Reading): DraftQuestion | null => {
  const asked = askedBy(field, reading);
  if (asked === null) return null;
  const [asks, keys] = asked;
  const { notes, locale } = reading;
  const [properties, validations] = [child(field, 'properties'), child(field, 'validations')];
  noteLeftOver(field, FIELD, APPEARANCE, notes);
  noteLeftOver(properties, new Set(['description', ...keys]), APPEARANCE, notes);
  noteLeftOver(validations, VALIDATIONS, APPEARANCE, notes);
  const hint = said(child(properties, 'description'), locale);
  const text = said(child(field, 'title'), locale);
  return {
    name: refOf(field),
    idFrom: speaking(refOf(field), text),
    path: field.path,
    asks,
    text,
    ...(Object.keys(hint).length === 0 ? {} : { hint }),
    optional: child(validations, 'required').value !== true,
  };
};
