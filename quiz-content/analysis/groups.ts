import type { RecordedField } from '#contract/answer.ts';
import { type ProfileField, QUALIFICATION_RULES, type QualificationRuleId, qualify } from '#fields/qualification.ts';
import { STRATEGIC_GROUPS, type StrategicGroup } from '#fields/types.ts';
import { fieldByKey } from '#fields/values.ts';

/** What a terminal itself knows about every visit: part of every profile that is played on one. */
export const SET_BY_TERMINAL: readonly ProfileField[] = [
  { key: 'contact_channel', value: 'kiosk', provenance: 'system' },
  { key: 'reply_channel', value: 'on_screen', provenance: 'system' },
  { key: 'contact_kind', value: 'individual', provenance: 'system' },
];

/** The strategic groups that something fills: a bit for each group, in the order of the rules first by the one, then by the other. */
export type Says = number;

const RULES = Object.keys(QUALIFICATION_RULES).filter((id): id is QualificationRuleId => Object.hasOwn(QUALIFICATION_RULES, id));
const BITS = STRATEGIC_GROUPS.length;

const bitsOf = (groups: readonly StrategicGroup[]): number =>
  groups.reduce((bits, group) => bits | (1 << STRATEGIC_GROUPS.indexOf(group)), 0);

const saidBy = (fields: readonly ProfileField[]): Says =>
  RULES.reduce((says, id, place) => says | (bitsOf(qualify(fields, QUALIFICATION_RULES[id]).filled) << (place * BITS)), 0);

/** What the terminal says of every visit. */
export const SAID_BY_TERMINAL: Says = saidBy(SET_BY_TERMINAL);

/** What a field fills; the same field with the same value is asked about once. */
export const saysOfFields = (): ((field: RecordedField) => Says) => {
  const known = new Map<string, Map<string, Says>>();
  return (field) => {
    const { key, value, provenance } = field;
    if (fieldByKey(key).group === null) return 0;
    let ofKey = known.get(key);
    if (ofKey === undefined) {
      ofKey = new Map();
      known.set(key, ofKey);
    }
    const name = provenance === 'declared' ? String(value) : `${provenance} ${String(value)}`;
    let says = ofKey.get(name);
    if (says === undefined) {
      says = saidBy([field]);
      ofKey.set(name, says);
    }
    return says;
  };
};

const partOf = (says: Says, rule: QualificationRuleId): number => (says >> (RULES.indexOf(rule) * BITS)) & ((1 << BITS) - 1);

/** The groups of the first rule, which names all, that are filled. */
export const groupsIn = (says: Says): readonly StrategicGroup[] =>
  STRATEGIC_GROUPS.filter((_, place) => (partOf(says, 'all_eight') >> place) & 1);

export const qualifiesBy = (says: Says, rule: QualificationRuleId): boolean => {
  const wanted = bitsOf(QUALIFICATION_RULES[rule].groups);
  return (partOf(says, rule) & wanted) === wanted;
};
