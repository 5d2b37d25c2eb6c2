import type { FieldKey } from './dictionary.ts';
import { FIELDS } from './dictionary.ts';
import { type FieldValue, type Labels, type Provenance, STRATEGIC_GROUPS, type StrategicGroup } from './types.ts';

/** A rule that says when a profile is qualified. Its id, version and text are published beside every figure made with it. */
export interface QualificationRule {
  readonly id: string;
  readonly version: string;
  /** The groups that must all be filled, in the order of the convention. */
  readonly groups: readonly StrategicGroup[];
  /** Whose word counts. A `default` is nobody's. */
  readonly counts: readonly Exclude<Provenance, 'default'>[];
  readonly text: Labels;
}

/**
 * The convention between offices asks for eight strategic groups and leaves open whether a value that the machine sets is an answer.
 * Both readings are published: all eight with the machine's own facts, and the five that a visitor can declare, declared.
 */
export const QUALIFICATION_RULES = {
  all_eight: {
    id: 'all_eight',
    version: '1',
    groups: STRATEGIC_GROUPS,
    counts: ['declared', 'derived', 'system', 'imported'],
    text: {
      fr:
        'Qualifié : les huit groupes stratégiques sont remplis : origine (département, ou pays autre que la France), mode de contact, mode de réponse, ' +
        'durée du séjour, période, nombre de personnes, type de contact, thèmes. Les valeurs posées par la borne elle-même comptent ; ' +
        'une valeur préremplie, « non précisé », zéro ou vide ne compte jamais.',
      en:
        'Qualified: all eight strategic groups are filled: origin (département, or a country other than France), contact channel, reply channel, ' +
        'length of stay, period, number of people, type of contact, themes. Values that the terminal itself sets count; ' +
        'a pre-filled value, "not specified", zero or blank never counts.',
    },
  },
  declared_five: {
    id: 'declared_five',
    version: '1',
    groups: ['origin', 'stay_duration', 'stay_period', 'party_size', 'themes'],
    counts: ['declared', 'derived'],
    text: {
      fr:
        'Qualifié au sens strict : le visiteur a lui-même déclaré les cinq groupes qu’une borne peut lui demander : origine (département, ou pays autre que ' +
        'la France), durée du séjour, période, nombre de personnes, thèmes. Ce que la borne pose d’elle-même ne compte pas ; ' +
        'une valeur préremplie, « non précisé », zéro ou vide ne compte jamais.',
      en:
        'Strictly qualified: the visitor declared the five groups that a terminal can ask about: origin (département, or a country other than France), ' +
        'length of stay, period, number of people, themes. What the terminal sets by itself does not count; ' +
        'a pre-filled value, "not specified", zero or blank never counts.',
    },
  },
} as const satisfies Record<string, QualificationRule>;

export type QualificationRuleId = keyof typeof QUALIFICATION_RULES;

/** What the rule looks at: a profile field as it was recorded. */
export interface ProfileField {
  readonly key: FieldKey;
  readonly value: FieldValue;
  readonly provenance: Provenance;
}

export interface Qualification {
  readonly filled: readonly StrategicGroup[];
  readonly missing: readonly StrategicGroup[];
  readonly qualified: boolean;
}

const groupOf: ReadonlyMap<string, StrategicGroup | null> = new Map(FIELDS.map((field) => [field.key, field.group]));

/** Values that only stand where an answer should: they say nothing. A stay without a night is `day_trip`, never 0. */
const isPlaceholder = (value: FieldValue): boolean => {
  if (typeof value === 'string') return value.trim() === '' || value === 'not_specified' || value === 'unspecified';
  if (typeof value === 'number') return !Number.isFinite(value) || value <= 0;
  return typeof value === 'object' && value.every(isPlaceholder);
};

const fills = (field: ProfileField, group: StrategicGroup): boolean =>
  groupOf.get(field.key) === group && !(field.key === 'origin_country' && field.value === 'FR');

/** Which groups of the rule the fields fill. Pure: the same fields give the same answer, in any order. */
export const qualify = (fields: readonly ProfileField[], rule: QualificationRule = QUALIFICATION_RULES.all_eight): Qualification => {
  const counting: readonly Provenance[] = rule.counts;
  const real = fields.filter((field) => counting.includes(field.provenance) && !isPlaceholder(field.value));
  const filled = rule.groups.filter((group) => real.some((field) => fills(field, group)));
  const missing = rule.groups.filter((group) => !filled.includes(group));
  return { filled, missing, qualified: missing.length === 0 };
};
