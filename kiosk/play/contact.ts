import type { CountryCode } from 'libphonenumber-js/mobile';
import type { Brand, ContactOffer, Purpose } from '#contract/content.ts';
import { idOf, type PurposeId } from '#contract/ids.ts';
import { type AgeBand, CALL_BACK_PURPOSE, type CallBack, type ContactFields, type Submission } from '#contract/submission.ts';
import type { Locale } from '#fields/types.ts';
import { textIn } from './answers.ts';
import { normalisePhone } from './telephone.ts';

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

export type EmailProblem = 'empty' | 'at' | 'ending' | 'unclear';

/** What keeps mail from being sent there; null: nothing does. */
export const emailProblem = (typed: string): EmailProblem | null => {
  const email = typed.trim();
  if (email === '') return 'empty';
  if (normaliseEmail(email) !== null) return null;
  if (!email.includes('@')) return 'at';
  return /@[^@]*\.[^@.]+$/u.test(email) ? 'unclear' : 'ending';
};

/** The country that numbers are read in when nobody said another one. */
const HOME: CountryCode = 'FR';

/** The fields that are asked and not yet right. */
export const contactProblems = (typed: TypedContact, needs: ContactNeeds, country: CountryCode = HOME): readonly ('email' | 'mobile')[] => {
  const problems: ('email' | 'mobile')[] = [];
  if (needs.email && normaliseEmail(typed.email) === null) problems.push('email');
  if (needs.mobile && normalisePhone(typed.mobile, country) === null) problems.push('mobile');
  return problems;
};

const contactFields = (typed: TypedContact, needs: ContactNeeds, country: CountryCode): ContactFields => {
  const name = typed.given_name.trim().slice(0, 80);
  const email = needs.email ? normaliseEmail(typed.email) : null;
  const mobile = needs.mobile ? normalisePhone(typed.mobile, country) : null;
  return {
    ...(name === '' ? {} : { given_name: name }),
    ...(email === null ? {} : { email }),
    ...(mobile === null ? {} : { mobile }),
  };
};

/** To be called back one leaves a number, and nothing that is not needed for it. */
export const CALL_BACK_NEEDS: ContactNeeds = { email: false, mobile: true };

interface Words {
  readonly locale: Locale;
  readonly fallback: Locale;
  readonly country: CountryCode;
}

/** What is sealed: the words as they were read, each purpose with its answer, and only the fields that were asked. */
export const makeSubmission = (
  offer: ContactOffer,
  age: AgeBand,
  consents: ConsentAnswers,
  typed: TypedContact,
  words: Words,
): Submission => ({
  age,
  locale: words.locale,
  controller: offer.controller,
  noticeVersion: offer.noticeVersion,
  consents: purposesFor(offer, age).map((purpose) => ({
    purpose: purpose.id,
    given: consents[purpose.id] === true,
    recipient: purpose.recipient,
    text: textIn(purpose.text, words.locale, words.fallback),
  })),
  contact: contactFields(typed, contactNeeds(offer, age, consents), words.country),
});

/** The same for a visitor who asks to be called back: one consent, in the words that were read. Null: nobody calls back here. */
export const makeCallBack = (
  { contact, desk }: Pick<Brand, 'contact' | 'desk'>,
  age: AgeBand,
  request: CallBack,
  typed: TypedContact,
  { locale, fallback, country }: Words,
): Submission | null => {
  const text = desk?.callBack ?? null;
  if (text === null) return null;
  const consent = {
    purpose: idOf('purpose', CALL_BACK_PURPOSE),
    given: true,
    recipient: contact.controller,
    text: textIn(text, locale, fallback),
  };
  return {
    age,
    locale,
    controller: contact.controller,
    noticeVersion: contact.noticeVersion,
    consents: [consent],
    contact: contactFields(typed, CALL_BACK_NEEDS, country),
    request,
  };
};
