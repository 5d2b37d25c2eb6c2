import type { Locale } from '#fields/types.ts';
import type { PurposeId } from './ids.ts';

/** Under 15 there is no contact at all, so no submission has that band. */
export const AGE_BANDS = ['15_17', '18_plus'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];
/** What the age gate offers. */
export type AgeAnswer = 'under_15' | AgeBand;

/** The answer to one purpose, with what was read when it was given: the proof of consent. */
export interface Consent {
  readonly purpose: PurposeId;
  readonly given: boolean;
  readonly recipient: string;
  /** The exact words the visitor read. */
  readonly text: string;
}

/** The contact fields a terminal asks. Empty strings never travel: a field that was left out is absent. */
export interface ContactFields {
  readonly given_name?: string;
  readonly email?: string;
  /** E.164. */
  readonly mobile?: string;
}

/** What a visitor may want to be called back about: values of the field `request_type`. */
export const CALL_BACK_ABOUT = ['practical', 'events', 'activities_heritage', 'accommodation', 'shop_ticketing', 'tourist_info'] as const;
export type CallBackAbout = (typeof CALL_BACK_ABOUT)[number];
/** When the call suits best; the desk calls while it is open. */
export const CALL_BACK_MOMENTS = ['soon', 'morning', 'afternoon'] as const;
export type CallBackMoment = (typeof CALL_BACK_MOMENTS)[number];

/** « Rappelez-moi »: what the visitor asks of a human. */
export interface CallBack {
  readonly kind: 'call-back';
  readonly about: CallBackAbout;
  readonly moment: CallBackMoment;
}

/** A call back is agreed to by asking for it: under this purpose its words are kept. No brand's purpose has this id. */
export const CALL_BACK_PURPOSE = 'call-back';

/**
 * Age gate, purposes and contact fields: one submission, held in page memory until *Send*,
 * sealed to the central store before it is written anywhere.
 */
export interface Submission {
  readonly age: AgeBand;
  readonly locale: Locale;
  readonly controller: string;
  readonly noticeVersion: string;
  readonly consents: readonly Consent[];
  readonly contact: ContactFields;
  /** Present: the contact is for this alone, and its only consent is that under `CALL_BACK_PURPOSE`. */
  readonly request?: CallBack;
}
