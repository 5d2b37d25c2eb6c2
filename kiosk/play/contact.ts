import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { ContactOffer, Purpose } from '#contract/content.ts';
import type { PurposeId } from '#contract/ids.ts';
import type { AgeBand, ContactFields, Submission } from '#contract/submission.ts';
import type { Locale } from '#fields/types.ts';
import { textIn } from './answers.ts';

export type ConsentAnswers = Readonly<Record<PurposeId, boolean>>;

/** The purposes that may be asked at this age: nobody under 18 is passed on to a third party. */
export const purposesFor = (offer: ContactOffer, age: AgeBand): readonly Purpose[] =>
  offer.purposes.filter((purpose) => age === '18_plus' || !purpose.transfer);

const given = (offer: ContactOffer, age: AgeBand, consents: ConsentAnswers): readonly Purpose[] =>
  purposesFor(offer, age).filter((purpose) => consents[purpose.id] === true);

export interface ContactNeeds {
  readonly email: boolean;
  readonly mobile: boolean;
}

/** Which fields the given consents make necessary. None: nothing is asked, and nothing kept. */
export const contactNeeds = (offer: ContactOffer, age: AgeBand, consents: ConsentAnswers): ContactNeeds => {
  const channels = new Set(given(offer, age, consents).map((purpose) => purpose.channel));
  return { email: channels.has('email'), mobile: channels.has('sms') };
};

const EMAIL = /^[^\s@"<>(),;:\\[\]]+@[^\s@.]+(?:\.[^\s@.]+)+$/u;

/** `06 12 34 56 78` → `+33612345678`; null when it is no number that could be called. Numbers without a prefix are read as French. */
export const normalisePhone = (typed: string): string | null => {
  const parsed = parsePhoneNumberFromString(typed, 'FR');
  return parsed?.isPossible() ? parsed.number : null;
};

/** Lower case, no outer space; null when mail could not be sent there. */
export const normaliseEmail = (typed: string): string | null => {
  const email = typed.trim().toLowerCase();
  return email.length <= 254 && EMAIL.test(email) ? email : null;
};

export interface TypedContact {
  readonly given_name: string;
  readonly email: string;
  readonly mobile: string;
}
export const EMPTY_CONTACT: TypedContact = { given_name: '', email: '', mobile: '' };

/** The fields that are asked and not yet right. */
export const contactProblems = (typed: TypedContact, needs: ContactNeeds): readonly ('email' | 'mobile')[] => {
  const problems: ('email' | 'mobile')[] = [];
  if (needs.email && normaliseEmail(typed.email) === null) problems.push('email');
  if (needs.mobile && normalisePhone(typed.mobile) === null) problems.push('mobile');
  return problems;
};

const contactFields = (typed: TypedContact, needs: ContactNeeds): ContactFields => {
  const name = typed.given_name.trim().slice(0, 80);
  const email = needs.email ? normaliseEmail(typed.email) : null;
  const mobile = needs.mobile ? normalisePhone(typed.mobile) : null;
  return {
    ...(name === '' ? {} : { given_name: name }),
    ...(email === null ? {} : { email }),
    ...(mobile === null ? {} : { mobile }),
  };
};

/** What is sealed: the words as they were read, each purpose with its answer, and only the fields that were asked. */
export const makeSubmission = (
  offer: ContactOffer,
  age: AgeBand,
  consents: ConsentAnswers,
  typed: TypedContact,
  locale: Locale,
  fallback: Locale,
): Submission => ({
  age,
  locale,
  controller: offer.controller,
  noticeVersion: offer.noticeVersion,
  consents: purposesFor(offer, age).map((purpose) => ({
    purpose: purpose.id,
    given: consents[purpose.id] === true,
    recipient: purpose.recipient,
    text: textIn(purpose.text, locale, fallback),
  })),
  contact: contactFields(typed, contactNeeds(offer, age, consents)),
});
