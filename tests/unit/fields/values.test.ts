import { describe, expect, it } from 'vitest';
import { FIELDS, type FieldKey } from '#fields/dictionary.ts';
import { fieldByKey, isFieldKey, labelOfField, labelOfValue, parseFieldValue } from '#fields/values.ts';

const taken = (key: FieldKey, value: unknown): unknown => {
  const parsed = parseFieldValue(key, value);
  return parsed.ok ? parsed.value : `refused: ${parsed.error}`;
};
const refuses = (key: FieldKey, ...values: readonly unknown[]): void => {
  for (const value of values) expect(parseFieldValue(key, value).ok, `${key} ${JSON.stringify(value)}`).toBe(false);
};
const takes = (key: FieldKey, ...values: readonly unknown[]): void => {
  for (const value of values) expect(taken(key, value), key).toEqual(value);
};

describe('the dictionary', () => {
  it('names each field once', () => {
    expect(new Set(FIELDS.map(({ key }) => key)).size).toBe(FIELDS.length);
    for (const { key } of FIELDS) expect(fieldByKey(key).key).toBe(key);
  });

  it('takes no inherited name for a field', () => {
    for (const text of ['constructor', '__proto__', 'Themes', 'theme', '']) expect(isFieldKey(text), text).toBe(false);
    expect(isFieldKey('themes')).toBe(true);
  });
});

describe('what a field takes', () => {
  it('words of the dictionary, not words every object has', () => {
    takes('party_type', 'family', 'not_specified');
    refuses('party_type', 'Family', '', 'constructor', null, 3, ['family']);
  });

  it('a list as a sorted set', () => {
    expect(taken('themes', ['food', 'bike', 'food'])).toEqual(['bike', 'food']);
    refuses('themes', [], 'food', ['food', 'fod'], [3], null);
  });

  it('a number of people from 1 to 99', () => {
    takes('party_size', 1, 99);
    refuses('party_size', 0, 100, 1.5, '2', Number.NaN, -1, Number.POSITIVE_INFINITY);
  });

  it('nights up to a year, or a range by name', () => {
    takes('stay_duration', 0, 1, 365, 'day_trip', 'n15_plus', 'resident');
    refuses('stay_duration', -1, 366, 2.5, '7', 'n1-3');
  });

  it('a month, an interval that exists in the calendar, or a season by name', () => {
    takes('stay_period', '2026-07', '2026-12', 'high', '2026-07-04/2026-07-18', '2026-07-04/2026-07-04', '2028-02-29/2028-03-01');
    refuses(
      'stay_period',
      '2026-00',
      '2026-13',
      '2026-7',
      '2026',
      '2026-07-18/2026-07-04',
      '2026-02-29/2026-03-01',
      '2026-04-31/2026-05-01',
      '2026-07-04',
      '2026-07-04/2026-07-05/2026-07-06',
      'July',
    );
  });

  it('places of the lists', () => {
    takes('origin_country', 'GB', 'FR');
    refuses('origin_country', 'UK', 'gb', 'GBR');
    takes('origin_department', '85', '2A', '976');
    refuses('origin_department', 85, '20', '2a', '1');
    takes('origin_commune_insee', '85234', '2A004');
    refuses('origin_commune_insee', '8523', '852345', 'A5234', '2C004');
    takes('origin_postcode', '85160', '01000');
    refuses('origin_postcode', 85160, '8516', 'SW1A 1AA');
  });

  it('a telephone number with its country', () => {
    takes('mobile', '+33612345678', '+441632960961');
    refuses('mobile', '0612345678', '+0612345678', '+33 6 12 34 56 78', '+331', '+1234567890123456');
  });

  it('an address that could receive a mail', () => {
    takes('email', 'a@b.fr', 'first.last+tag@sub.example.org', 'éva@café.fr', "o'neil@example.ie");
    refuses('email', 'a@b', '@b.fr', 'a@.fr', 'a@b..fr', 'a b@c.fr', 'a@b@c.fr', 'a@-b.fr', `${'x'.repeat(250)}@b.fr`, '');
  });

  it('texts that say something and fit', () => {
    takes('family_name', 'Le Gall', 'O’Connor');
    expect(taken('family_name', 'x'.repeat(80))).toHaveLength(80);
    refuses('family_name', '', '   ', 'x'.repeat(81), 'a\u0000b', 'a\u0007', 3);
  });

  it('dates, truths, web addresses and ids', () => {
    takes('birth_date', '1984-02-29');
    refuses('birth_date', '1985-02-29', '29/02/1984', 1984);
    takes('do_not_phone', true, false);
    refuses('do_not_phone', 'true', 1, null);
    takes('url', 'https://saint-jean-de-monts.example');
    refuses('url', 'javascript:alert(1)', 'ftp://a.fr', 'a.fr', 'https://localhost');
    takes('reception_point_id', 'hall-portrait');
    refuses('reception_point_id', 'Hall', 'a--b', '');
    expect(taken('brochures', ['velo', 'carte', 'velo'])).toEqual(['carte', 'velo']);
  });

  it('and says what it would take', () => {
    expect(taken('party_size', 0)).toBe('refused: must be a whole number from 1 to 99');
  });
});

describe('a value in human words', () => {
  it('has a label in French and English for every word of the dictionary', () => {
    for (const { key, type } of FIELDS) {
      const words = 'values' in type ? Object.keys(type.values) : 'bins' in type ? Object.keys(type.bins) : [];
      for (const word of words) {
        expect(labelOfValue(key, word, 'fr'), `${key} ${word}`).not.toBe(word);
        expect(labelOfValue(key, word, 'en'), `${key} ${word}`).not.toBe(word);
      }
    }
  });

  it('is French where it was not translated', () => {
    expect(labelOfValue('party_type', 'family', 'nl')).toBe('Famille');
    expect(labelOfField('party_type', 'en')).toBe('Type of party');
  });

  it('names places, counts nights, writes months', () => {
    expect(labelOfValue('origin_country', 'NL', 'fr')).toBe('Pays-Bas');
    expect(labelOfValue('origin_department', '85', 'en')).toBe('Vendée');
    expect(labelOfValue('stay_duration', 1, 'en')).toBe('1 night');
    expect(labelOfValue('stay_duration', 5, 'fr')).toBe('5 nuits');
    expect(labelOfValue('stay_period', '2026-07', 'fr')).toBe('juillet 2026');
    expect(labelOfValue('stay_period', '2026-07-31/2026-08-02', 'en')).toBe('July 31, 2026 – August 2, 2026');
    expect(labelOfValue('party_size', 4, 'fr')).toBe('4');
    expect(labelOfValue('do_not_phone', true, 'de')).toBe('Ja');
  });

  it('joins a list, and shows a word it does not know as it is', () => {
    expect(labelOfValue('themes', ['food', 'family'], 'en')).toBe('Food, Family');
    expect(labelOfValue('themes', ['food', 'pelota'], 'fr')).toBe('Gastronomie, pelota');
    expect(labelOfValue('themes', [], 'fr')).toBe('');
    expect(labelOfValue('stay_period', 'someday', 'fr')).toBe('someday');
    expect(labelOfValue('party_type', 'constructor', 'fr')).toBe('constructor');
  });
});
