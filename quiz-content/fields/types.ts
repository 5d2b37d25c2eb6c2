/** The languages the dictionary and the shipped packs speak. */
export const LOCALES = ['fr', 'en', 'nl', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text per language. French and English always; the others as they are translated. */
export type Labels = Readonly<Record<'fr' | 'en', string> & Partial<Record<Locale, string>>>;

/** What a profile field may hold. Lists are sets: order carries no meaning. */
export type FieldValue = string | number | boolean | readonly string[];

/**
 * Who says so. `declared`: the visitor answered. `derived`: computed from an answer (France, from a département).
 * `system`: the machine's own fact (channel = kiosk). `default`: pre-filled and never counted as an answer.
 */
export const PROVENANCES = ['declared', 'derived', 'system', 'default', 'imported'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** The eight strategic groups of the qualification rule, in the order of the convention. */
export const STRATEGIC_GROUPS = [
  'origin',
  'contact_channel',
  'reply_channel',
  'stay_duration',
  'stay_period',
  'party_size',
  'contact_kind',
  'themes',
] as const;
export type StrategicGroup = (typeof STRATEGIC_GROUPS)[number];

export type FieldType =
  /** One key of `values`. */
  | { readonly kind: 'enum'; readonly values: Readonly<Record<string, Labels>> }
  /** A set of keys of `values`. */
  | { readonly kind: 'enum-list'; readonly values: Readonly<Record<string, Labels>> }
  /** A whole number within bounds. */
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  /** Whole nights, or one key of `bins` when only the range is known. */
  | { readonly kind: 'nights'; readonly bins: Readonly<Record<string, Labels>> }
  /** `YYYY-MM`, an ISO 8601 date interval `YYYY-MM-DD/YYYY-MM-DD`, or one key of `bins`. */
  | { readonly kind: 'period'; readonly bins: Readonly<Record<string, Labels>> }
  /** ISO 3166-1 alpha-2. */
  | { readonly kind: 'country' }
  /** INSEE code of a département: two digits, 2A, 2B or 971–976. */
  | { readonly kind: 'department' }
  /** INSEE code of a commune, five characters. */
  | { readonly kind: 'commune' }
  | { readonly kind: 'postcode' }
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'email' }
  /** E.164. */
  | { readonly kind: 'phone' }
  | { readonly kind: 'url' }
  | { readonly kind: 'date' }
  | { readonly kind: 'boolean' }
  /** The id of something the office keeps a list of (site, brochure). */
  | { readonly kind: 'reference'; readonly list: boolean };

export interface FieldDefinition {
  readonly key: string;
  readonly labels: Labels;
  readonly type: FieldType;
  /** Which strategic group this field fills, or null. */
  readonly group: StrategicGroup | null;
  /** Personal: sealed on the terminal, never a readable row. */
  readonly personal: boolean;
  /** Who may set it. A public terminal never shows a `staff` field. */
  readonly setBy: 'visitor' | 'staff' | 'system';
}
