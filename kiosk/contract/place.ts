import type { Locale } from '#fields/types.ts';
import type { LocalText } from './compiled-quiz.ts';
import type { OutcomeId, PackId, PlaceId } from './ids.ts';

/** `secret`: never listed, told to one visitor at a time. */
export const PLACE_KINDS = ['activity', 'provider', 'secret'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** In the order of `Date.getDay()` from Monday on: the week of all the languages that terminals speak. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** For one adult: free; up to 10 €; up to 30 €; more. */
export const PLACE_COSTS = ['free', 'low', 'medium', 'high'] as const;
export type PlaceCost = (typeof PLACE_COSTS)[number];

/** Who gets in and around without help. */
export const ACCESSIBILITY = ['wheelchair', 'pushchair', 'blind', 'deaf'] as const;
export type Accessibility = (typeof ACCESSIBILITY)[number];

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Something to do, somebody who offers it, or a secret: what a terminal recommends. */
export interface Place {
  readonly id: PlaceId;
  readonly kind: PlaceKind;
  /** The languages of all its texts. A visitor of another language is not told of it. */
  readonly locales: readonly Locale[];
  readonly name: LocalText;
  readonly text: LocalText;
  readonly tip: LocalText | null;
  readonly coordinates: Coordinates;
  readonly open: {
    /** From 1 to 12, rising. */
    readonly months: readonly number[];
    /** Empty: every day. */
    readonly weekdays: readonly Weekday[];
    readonly hours: LocalText | null;
  };
  readonly audience: {
    /** Values of `party_type`; empty: for everybody. */
    readonly parties: readonly string[];
    /** Values of `accommodation_type` whose visitors find it handy. */
    readonly stays: readonly string[];
    readonly ages: { readonly min: number | null; readonly max: number | null };
    readonly accessibility: readonly Accessibility[];
  };
  /** Values of `themes`. */
  readonly themes: readonly string[];
  /** The results it goes with. */
  readonly outcomes: readonly { readonly pack: PackId; readonly outcome: OutcomeId }[];
  readonly minutes: number | null;
  readonly cost: PlaceCost | null;
  /** `https://…`; null: there is none. */
  readonly link: string | null;
  /** A choice of somebody at the office, never a rating. */
  readonly lovedBy: { readonly who: LocalText; readonly text: LocalText | null } | null;
  /** Whose description it is, to be shown with it; null: the office's own. */
  readonly credits: {
    readonly source: string;
    readonly licence: string;
    readonly updated: string;
    readonly page: string | null;
    readonly machineTranslated: readonly Locale[];
  } | null;
  /** The last day on which it may be recommended, `YYYY-MM-DD`; null: there is none. */
  readonly expires: string | null;
}

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** As the gull flies, in metres (haversine). */
export const metresBetween = (one: Coordinates, other: Coordinates): number => {
  const half = (a: number, b: number): number => Math.sin(radians(b - a) / 2) ** 2;
  const along = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  const square = half(one.latitude, other.latitude) + along * half(one.longitude, other.longitude);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(square)));
};
