import { countryName, isCountry } from './countries.ts';
import { departmentName, isDepartment } from './departments.ts';
import { FIELDS, type FieldKey } from './dictionary.ts';
import { err, ok, type Result, unreachable } from './result.ts';
import type { FieldDefinition, FieldType, FieldValue, Labels, Locale } from './types.ts';

const byKey: ReadonlyMap<string, FieldDefinition> = new Map(FIELDS.map((field) => [field.key, field]));

export const isFieldKey = (text: string): text is FieldKey => byKey.has(text);

/** The definition of a field of the dictionary. */
export const fieldByKey = (key: FieldKey): FieldDefinition => {
  const found = byKey.get(key);
  if (found === undefined) throw new RangeError(`no field of the dictionary: ${key}`);
  return found;
};

/** The values a field may take when they can be listed: keys of an enum, bins of nights and periods; else null. */
export const valuesOf = (type: FieldType): Readonly<Record<string, Labels>> | null => {
  if (type.kind === 'enum' || type.kind === 'enum-list') return type.values;
  return type.kind === 'nights' || type.kind === 'period' ? type.bins : null;
};

const MAX_NIGHTS = 365;
const REFERENCE = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;
// Shapes, not proofs: whether an address or a number exists is not for a form to decide.
const EMAIL = /^[^\s@<>()[\],;:"\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;
const PHONE = /^\+[1-9]\d{6,14}$/;
const COMMUNE = /^(?:\d{2}|2[AB])\d{3}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/;

/** `YYYY-MM-DD` that exists in the calendar. */
const isDate = (text: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
};

const isPeriod = (text: string): boolean => {
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return true;
  const [from = '', to = '', ...rest] = text.split('/');
  return rest.length === 0 && isDate(from) && isDate(to) && from <= to;
};

const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/?#]+\.[^\s]+$/i.test(text);

const keyLists = new WeakMap<object, string>();

/** The keys as one list, written once: it is made ready for a refusal whenever a value is looked at. */
const keysOf = (values: Readonly<Record<string, Labels>>): string => {
  const list = keyLists.get(values) ?? Object.keys(values).join(', ');
  keyLists.set(values, list);
  return list;
};

const textThat = (value: unknown, holds: (text: string) => boolean, wanted: string): Result<FieldValue, string> =>
  typeof value === 'string' && holds(value) ? ok(value) : err(`must be ${wanted}`);

const listThat = (value: unknown, holds: (item: string) => boolean, wanted: string): Result<FieldValue, string> => {
  if (!Array.isArray(value) || value.length === 0) return err(`must be a list of ${wanted}`);
  const items: string[] = [];
  for (const item of value as readonly unknown[]) {
    if (typeof item !== 'string' || !holds(item)) return err(`${JSON.stringify(item)} is not one of ${wanted}`);
    items.push(item);
  }
  return ok(items.length === 1 ? items : [...new Set(items)].sort());
};

const wholeNumber = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

const parseOfType = (type: FieldType, value: unknown): Result<FieldValue, string> => {
  switch (type.kind) {
    case 'enum':
      return textThat(value, (text) => Object.hasOwn(type.values, text), `one of ${keysOf(type.values)}`);
    case 'enum-list':
      return listThat(value, (text) => Object.hasOwn(type.values, text), keysOf(type.values));
    case 'integer':
      return wholeNumber(value, type.min, type.max) ? ok(value) : err(`must be a whole number from ${type.min} to ${type.max}`);
    case 'nights':
      if (wholeNumber(value, 0, MAX_NIGHTS)) return ok(value);
      return textThat(
        value,
        (text) => Object.hasOwn(type.bins, text),
        `a whole number of nights up to ${MAX_NIGHTS}, or one of ${keysOf(type.bins)}`,
      );
    case 'period':
      return textThat(
        value,
        (text) => Object.hasOwn(type.bins, text) || isPeriod(text),
        `a month (2026-07), an interval (2026-07-04/2026-07-18), or one of ${keysOf(type.bins)}`,
      );
    case 'country':
      return textThat(value, isCountry, 'a country code of ISO 3166-1 (two capitals, for example GB)');
    case 'department':
      return textThat(value, isDepartment, 'the code of a département (for example 85 or 2A)');
    case 'commune':
      return textThat(value, (text) => COMMUNE.test(text), 'the INSEE code of a commune (five characters, for example 85234)');
    case 'postcode':
      return textThat(value, (text) => /^\d{5}$/.test(text), 'a postcode of five digits');
    case 'text':
      return textThat(
        value,
        (text) => text.trim().length > 0 && text.length <= type.maxLength && !CONTROL.test(text),
        `a text of 1 to ${type.maxLength} characters`,
      );
    case 'email':
      return textThat(value, (text) => text.length <= 254 && EMAIL.test(text), 'an e-mail address');
    case 'phone':
      return textThat(value, (text) => PHONE.test(text), 'a telephone number with its country, for example +33251580048');
    case 'url':
      return textThat(value, (text) => text.length <= 500 && isWebAddress(text), 'a web address that begins with https://');
    case 'date':
      return textThat(value, isDate, 'a date, for example 1984-06-30');
    case 'boolean':
      return typeof value === 'boolean' ? ok(value) : err('must be true or false');
    case 'reference':
      return type.list
        ? listThat(value, (text) => REFERENCE.test(text), 'ids (small letters, digits and hyphens)')
        : textThat(value, (text) => REFERENCE.test(text), 'an id (small letters, digits and hyphens)');
    default:
      return unreachable(type);
  }
};

/** The value in the form the project keeps it (a list becomes a sorted set), or a sentence that says what the field takes. */
export const parseFieldValue = (key: FieldKey, value: unknown): Result<FieldValue, string> => parseOfType(fieldByKey(key).type, value);

/** A label in the wished language; French where it was not translated. */
export const labelIn = (labels: Labels, locale: Locale): string => labels[locale] ?? labels.fr;

/** The name of a field in a language. */
export const labelOfField = (key: FieldKey, locale: Locale): string => labelIn(fieldByKey(key).labels, locale);

const YES: Labels = { fr: 'Oui', en: 'Yes', nl: 'Ja', de: 'Ja' };
const NO: Labels = { fr: 'Non', en: 'No', nl: 'Nee', de: 'Nein' };

const labelOfNights = (nights: number, locale: Locale): string =>
  new Intl.PluralRules(locale).select(nights) === 'one'
    ? `${nights} ${labelIn({ fr: 'nuit', en: 'night', nl: 'nacht', de: 'Nacht' }, locale)}`
    : `${nights} ${labelIn({ fr: 'nuits', en: 'nights', nl: 'nachten', de: 'Nächte' }, locale)}`;

const labelOfPeriod = (period: string, locale: Locale): string => {
  if (!isPeriod(period)) return period;
  const [from = '', to] = period.split('/');
  const write = (date: string, style: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(new Date(date));
  if (to === undefined) return write(`${from}-01`, { month: 'long', year: 'numeric' });
  return `${write(from, { dateStyle: 'long' })} – ${write(to, { dateStyle: 'long' })}`;
};

const labelOfOne = (type: FieldType, value: string | number | boolean, locale: Locale): string => {
  if (typeof value === 'boolean') return labelIn(value ? YES : NO, locale);
  if (typeof value === 'number') return type.kind === 'nights' ? labelOfNights(value, locale) : new Intl.NumberFormat(locale).format(value);
  const listed = valuesOf(type);
  if (listed !== null && Object.hasOwn(listed, value)) {
    const labels = listed[value];
    if (labels !== undefined) return labelIn(labels, locale);
  }
  if (type.kind === 'period') return labelOfPeriod(value, locale);
  if (type.kind === 'country') return countryName(value, locale);
  return type.kind === 'department' ? departmentName(value) : value;
};

/** A field's value in human words. A value the dictionary does not know (an older one, an imported one) is shown as it is. */
export const labelOfValue = (key: FieldKey, value: FieldValue, locale: Locale): string => {
  const { type } = fieldByKey(key);
  return typeof value === 'object' ? value.map((item) => labelOfOne(type, item, locale)).join(', ') : labelOfOne(type, value, locale);
};
