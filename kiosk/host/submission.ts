import { z } from 'zod';
import type { ContactOffer } from '#contract/content.ts';
import { idOf } from '#contract/ids.ts';
import { AGE_BANDS, type Submission } from '#contract/submission.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { LOCALES } from '#fields/types.ts';
import { contactNeeds, contactProblems, purposesFor } from '#play/contact.ts';

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
}) satisfies z.ZodType<Submission>;

/**
 * A consent is proof only when the words are the ones this terminal shows: each purpose offered at this age, once, in its
 * own text; something agreed to; and exactly the fields that were agreed to.
 */
const checkAgainst = (offer: ContactOffer, submission: Submission): Result<null, string> => {
  const purposes = purposesFor(offer, submission.age);
  if (submission.controller !== offer.controller || submission.noticeVersion !== offer.noticeVersion)
    return err('another notice than the one shown');
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
  const { given_name = '', email = '', mobile = '' } = submission.contact;
  const problems = contactProblems({ given_name, email, mobile }, needs);
  if (problems.length > 0) return err(`missing or wrong: ${problems.join(', ')}`);
  if ((!needs.email && email !== '') || (!needs.mobile && mobile !== '')) return err('a field that no agreed purpose needs');
  return ok(null);
};

/** `offers`: what this terminal has offered since it started, the newest first. Content may change while a visitor is typing. */
export const checkSubmission = (offers: readonly ContactOffer[], submission: Submission): Result<null, string> => {
  const checked = offers.map((offer) => checkAgainst(offer, submission));
  return checked.find((one) => one.ok) ?? checked[0] ?? err('nothing was offered');
};
