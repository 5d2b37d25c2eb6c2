import { z } from 'zod';
import type { LocalText } from '#contract/compiled-quiz.ts';
import type { Brand, ContactOffer } from '#contract/content.ts';
import { idOf } from '#contract/ids.ts';
import { AGE_BANDS, CALL_BACK_ABOUT, CALL_BACK_MOMENTS, CALL_BACK_PURPOSE, type Submission } from '#contract/submission.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { LOCALES } from '#fields/types.ts';
import { CALL_BACK_NEEDS, type ContactNeeds, contactNeeds, contactProblems, purposesFor } from '#play/contact.ts';

export const submissionShape = z.strictObject({
  age: z.enum(AGE_BANDS),
  locale: z.enum(LOCALES),
  controller: z.string().max(200),
  noticeVersion: z.string().max(64),
  consents: z
    .array(
      z.strictObject({
        purpose: z
          .string()
          .max(64)
          .transform((id) => idOf('purpose', id)),
        given: z.boolean(),
        recipient: z.string().max(200),
        text: z.string().max(2000),
      }),
    )
    .max(20),
  contact: z.strictObject({
    given_name: z.string().min(1).max(80).exactOptional(),
    email: z.string().min(3).max(254).exactOptional(),
    mobile: z.string().min(3).max(20).exactOptional(),
  }),
  request: z
    .strictObject({ kind: z.literal('call-back'), about: z.enum(CALL_BACK_ABOUT), moment: z.enum(CALL_BACK_MOMENTS) })
    .exactOptional(),
}) satisfies z.ZodType<Submission>;

/** What a visitor can leave a contact for. */
export type Offer = Pick<Brand, 'contact' | 'desk'>;

/** Exactly the fields that were agreed to, and each of them right. */
const checkFields = ({ contact }: Submission, needs: ContactNeeds): Result<null, string> => {
  const { given_name = '', email = '', mobile = '' } = contact;
  const problems = contactProblems({ given_name, email, mobile }, needs);
  if (problems.length > 0) return err(`missing or wrong: ${problems.join(', ')}`);
  if ((!needs.email && email !== '') || (!needs.mobile && mobile !== '')) return err('a field that no agreed purpose needs');
  return ok(null);
};

/**
 * A consent is proof only when the words are the ones this terminal shows: each purpose offered at this age, once, in its
 * own text; something agreed to; and exactly the fields that were agreed to.
 */
const checkPurposes = (offer: ContactOffer, submission: Submission): Result<null, string> => {
  const purposes = purposesFor(offer, submission.age);
  if (submission.consents.length !== purposes.length)
    return err(`${purposes.length} purposes are offered, ${submission.consents.length} answered`);
  for (const purpose of purposes) {
    const consent = submission.consents.find((one) => one.purpose === purpose.id);
    if (consent === undefined) return err(`the purpose ${purpose.id} has no answer`);
    if (consent.recipient !== purpose.recipient || !Object.values(purpose.text).includes(consent.text))
      return err(`the words of ${purpose.id} are not those offered`);
  }
  const consents = Object.fromEntries(submission.consents.map((one) => [one.purpose, one.given]));
  const needs = contactNeeds(offer, submission.age, consents);
  if (!needs.email && !needs.mobile) return err('nothing was agreed to, so nothing may be kept');
  return checkFields(submission, needs);
};

/** Who asks to be called back agrees to that alone, in the words shown. */
const checkCallBack = (words: LocalText, { controller }: ContactOffer, submission: Submission): Result<null, string> => {
  const [consent, ...others] = submission.consents;
  if (consent === undefined || others.length > 0 || consent.purpose !== CALL_BACK_PURPOSE || !consent.given)
    return err('a call back is asked for with its own consent and no other');
  if (consent.recipient !== controller || !Object.values(words).includes(consent.text))
    return err('the words of the call back are not those offered');
  return checkFields(submission, CALL_BACK_NEEDS);
};

const checkAgainst = ({ contact, desk }: Offer, submission: Submission): Result<null, string> => {
  if (submission.controller !== contact.controller || submission.noticeVersion !== contact.noticeVersion)
    return err('another notice than the one shown');
  if (submission.request === undefined) return checkPurposes(contact, submission);
  const words = desk?.callBack ?? null;
  return words === null ? err('nobody calls back here') : checkCallBack(words, contact, submission);
};

/** `offers`: what this terminal has offered since it started, the newest first. Content may change while a visitor is typing. */
export const checkSubmission = (offers: readonly Offer[], submission: Submission): Result<null, string> => {
  const checked = offers.map((offer) => checkAgainst(offer, submission));
  return checked.find((one) => one.ok) ?? checked[0] ?? err('nothing was offered');
};
