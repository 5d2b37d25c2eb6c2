import { describe, expect, it } from 'vitest';
import { type ProfileField, QUALIFICATION_RULES, qualify } from '#fields/qualification.ts';

const FULL: readonly ProfileField[] = [
  { key: 'origin_department', value: '85', provenance: 'declared' },
  { key: 'contact_channel', value: 'kiosk', provenance: 'system' },
  { key: 'reply_channel', value: 'on_screen', provenance: 'system' },
  { key: 'stay_duration', value: 'n4_7', provenance: 'declared' },
  { key: 'stay_period', value: 'high', provenance: 'declared' },
  { key: 'party_size', value: 1, provenance: 'declared' },
  { key: 'contact_kind', value: 'individual', provenance: 'system' },
  { key: 'themes', value: ['food'], provenance: 'declared' },
];
const { all_eight, declared_five } = QUALIFICATION_RULES;

const without = (key: ProfileField['key'], ...others: readonly ProfileField[]): readonly ProfileField[] => [
  ...FULL.filter((field) => field.key !== key),
  ...others,
];
const missingWith = (key: ProfileField['key'], value: ProfileField['value'], provenance: ProfileField['provenance'] = 'declared') =>
  qualify(without(key, { key, value, provenance }), all_eight).missing;

describe('the rule of all eight groups', () => {
  it('is met by eight groups, in any order', () => {
    expect(qualify(FULL, all_eight)).toEqual({ filled: all_eight.groups, missing: [], qualified: true });
    expect(qualify(FULL.toReversed(), all_eight).qualified).toBe(true);
  });

  it('is the rule when none is named', () => {
    expect(qualify(FULL)).toEqual(qualify(FULL, all_eight));
  });

  it('misses exactly the group that is not there', () => {
    for (const field of FULL) {
      const result = qualify(without(field.key), all_eight);
      expect(result.qualified, field.key).toBe(false);
      expect(result.missing, field.key).toHaveLength(1);
      expect(result.filled, field.key).toHaveLength(7);
    }
    expect(qualify([], all_eight).missing).toEqual(all_eight.groups);
  });

  it('counts no placeholder', () => {
    expect(missingWith('party_size', 0)).toEqual(['party_size']);
    expect(missingWith('party_size', 1)).toEqual([]);
    expect(missingWith('party_size', Number.NaN)).toEqual(['party_size']);
    expect(missingWith('stay_period', '')).toEqual(['stay_period']);
    expect(missingWith('stay_period', '  ')).toEqual(['stay_period']);
    expect(missingWith('contact_kind', 'not_specified')).toEqual(['contact_kind']);
    expect(missingWith('themes', [])).toEqual(['themes']);
    expect(missingWith('themes', ['', 'not_specified'])).toEqual(['themes']);
    expect(missingWith('themes', ['', 'bike'])).toEqual([]);
    expect(missingWith('stay_duration', 0)).toEqual(['stay_duration']);
    expect(missingWith('stay_duration', 'day_trip')).toEqual([]);
  });

  it('counts nothing that was pre-filled, and everything that somebody said or the machine knows', () => {
    expect(missingWith('party_size', 2, 'default')).toEqual(['party_size']);
    for (const provenance of ['declared', 'derived', 'system', 'imported'] as const)
      expect(missingWith('party_size', 2, provenance)).toEqual([]);
  });

  it('a real answer counts beside a pre-filled one', () => {
    const both: readonly ProfileField[] = [...FULL, { key: 'party_size', value: 2, provenance: 'default' }];
    expect(qualify(both, all_eight).qualified).toBe(true);
  });

  it('France alone is no origin; another country or a département is', () => {
    const country = (value: string): ProfileField => ({ key: 'origin_country', value, provenance: 'declared' });
    expect(qualify(without('origin_department', country('FR')), all_eight).missing).toEqual(['origin']);
    expect(qualify(without('origin_department', country('GB')), all_eight).missing).toEqual([]);
    expect(qualify([...FULL, country('FR')], all_eight).missing).toEqual([]);
  });
});

describe('the rule of the five groups a visitor can declare', () => {
  it('asks for five and leaves the facts of the machine out', () => {
    const declared = FULL.filter((field) => field.provenance === 'declared');
    expect(qualify(declared, declared_five)).toEqual({ filled: declared_five.groups, missing: [], qualified: true });
    expect(qualify(declared, all_eight).qualified).toBe(false);
  });

  it('counts the word of the visitor only, and what follows from it', () => {
    const withSize = (provenance: ProfileField['provenance']) =>
      qualify(without('party_size', { key: 'party_size', value: 2, provenance }), declared_five).qualified;
    expect(withSize('declared')).toBe(true);
    expect(withSize('derived')).toBe(true);
    expect(withSize('system')).toBe(false);
    expect(withSize('imported')).toBe(false);
    expect(withSize('default')).toBe(false);
  });
});

it('each rule is published under its id, with a version and its text in French and English', () => {
  for (const [key, rule] of Object.entries(QUALIFICATION_RULES)) {
    expect(rule.id).toBe(key);
    expect(rule.version).not.toBe('');
    expect(rule.text.fr.length).toBeGreaterThan(100);
    expect(rule.text.en.length).toBeGreaterThan(100);
  }
});
