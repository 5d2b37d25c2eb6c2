import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledOutcome, CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { Purpose } from '#contract/content.ts';
import { isKioskErrorCode, type KioskError, type KioskErrorCode } from '#contract/errors.ts';
import type { Campaign, EndSession, KioskState, ViewName } from '#contract/host-api.ts';
import type { CampaignId, OutcomeId, PurposeId, SessionId } from '#contract/ids.ts';
import type { AgeAnswer } from '#contract/submission.ts';
import type { Locale } from '#fields/types.ts';
import { type AccessMode, type AccessModes, isPlain, type Voice } from './access.ts';
import { fieldsOf } from './answers.ts';
import {
  type ConsentAnswers,
  type ContactNeeds,
  contactNeeds,
  contactProblems,
  EMPTY_CONTACT,
  makeSubmission,
  purposesFor,
  type TypedContact,
} from './contact.ts';
import { questionsAsked } from './path.ts';
import type { Situation } from './recommend.ts';
import { telephoneCountry } from './telephone.ts';

/** Everything of one visitor. Going back to attract makes a new one, so nothing of the last visitor can stay. */
export interface Visit {
  readonly campaign: Campaign | null;
  readonly session: SessionId | null;
  /** Index of the question shown. */
  readonly index: number;
  readonly answers: readonly Answer[];
  /** Given, not yet on disk. */
  readonly pending: { readonly answer: Answer; readonly tookMs: number } | null;
  readonly outcome: OutcomeId | null;
  readonly age: AgeAnswer | null;
  readonly consents: ConsentAnswers;
  /** Index of the purpose shown. */
  readonly purpose: number;
  readonly typed: TypedContact;
  /** The field where typing begins. */
  readonly field: keyof TypedContact;
  /** The one thing that is put right before the review comes back; null: nothing. */
  readonly correcting: 'field' | 'consent' | null;
  /** Does the visitor want the contact sent? Set by *Send* alone. */
  readonly sending: boolean;
  readonly fault: KioskError | null;
}

export const NEW_VISIT: Visit = {
  campaign: null,
  session: null,
  index: 0,
  answers: [],
  pending: null,
  outcome: null,
  age: null,
  consents: {},
  purpose: 0,
  typed: EMPTY_CONTACT,
  field: 'given_name',
  correcting: null,
  sending: false,
  fault: null,
};

/** `access`: the ways to play. `leave`: says what is kept before a begun visit is given up. `takeHome`: the code of the result. */
export type Dialog = 'access' | 'leave' | 'takeHome';

export interface KioskContext {
  readonly kiosk: KioskState;
  readonly locale: Locale;
  /** What the visitor sees. While the host works, the last view stays. */
  readonly view: ViewName;
  readonly visit: Visit;
  readonly access: AccessModes;
  readonly voice: Voice;
  /** What stands over the view; null: nothing. */
  readonly dialog: Dialog | null;
  /** Seconds left in the idle warning. */
  readonly countdown: number;
}

export type KioskEvent =
  | { readonly type: 'attract.touched' }
  | { readonly type: 'locale.chosen'; readonly locale: Locale }
  | { readonly type: 'campaign.chosen'; readonly campaign: CampaignId }
  | { readonly type: 'question.answered'; readonly value: AnswerValue; readonly tookMs: number }
  | { readonly type: 'contact.wanted' }
  | { readonly type: 'result.finished' }
  | { readonly type: 'age.answered'; readonly age: AgeAnswer }
  | { readonly type: 'consent.answered'; readonly given: boolean }
  /** Letter by letter, so that going back and forth loses nothing. */
  | { readonly type: 'contact.drafted'; readonly typed: TypedContact }
  | { readonly type: 'contact.typed'; readonly typed: TypedContact }
  | { readonly type: 'field.corrected'; readonly field: keyof TypedContact }
  | { readonly type: 'consent.corrected'; readonly purpose: PurposeId }
  | { readonly type: 'review.sent' }
  /** Thought better of it: nothing is sent, and the visit ends well. */
  | { readonly type: 'contact.declined' }
  | { readonly type: 'went.back' }
  | { readonly type: 'thanks.read' }
  | { readonly type: 'fault.retried' }
  /** A view could not be drawn. */
  | { readonly type: 'page.broke' }
  /** Gave up, or starts again. */
  | { readonly type: 'visitor.left' }
  /** A touch, a key, a device input: somebody is there. */
  | { readonly type: 'visitor.active' }
  | { readonly type: 'access.changed'; readonly mode: AccessMode; readonly on: boolean }
  | { readonly type: 'voice.changed'; readonly voice: Voice }
  | { readonly type: 'dialog.opened'; readonly dialog: Dialog }
  | { readonly type: 'dialog.closed' }
  /** The host has other content, brand or contact offer. Taken between two sessions only. */
  | { readonly type: 'kiosk.replaced'; readonly kiosk: KioskState }
  /** Raised by the machine itself: presence follows the visit, and the visit ends when nobody is present. */
  | { readonly type: 'visit.began' }
  | { readonly type: 'visit.over' }
  | { readonly type: 'idle.expired' };

/** Does nobody need the terminal now, so that it may be given other content? */
export const isAtRest = ({ view, access, dialog }: KioskContext): boolean =>
  (view === 'closed' || view === 'attract') && dialog === null && isPlain(access);

/** Has the visitor given something that leaving would end? Then they are told what is kept, and asked. */
export const hasBegun = ({ view, visit }: KioskContext): boolean => view !== 'thanks' && visit.answers.length > 0;

/** Languages that the campaigns of this terminal speak, in the order of the first one. */
export const localesOf = (kiosk: KioskState): readonly Locale[] => [
  ...new Set(kiosk.campaigns.flatMap((campaign) => campaign.quiz.locales)),
];

/** The language a terminal waits in: that of its first campaign. */
export const homeLocaleOf = (kiosk: KioskState): Locale => kiosk.campaigns[0]?.quiz.defaultLocale ?? 'fr';

export const questionShown = ({ visit }: KioskContext): CompiledQuestion | null => visit.campaign?.quiz.questions[visit.index] ?? null;

export const outcomeShown = ({ visit }: KioskContext): CompiledOutcome | null =>
  visit.campaign?.quiz.outcomes.find((outcome) => outcome.id === visit.outcome) ?? null;

/** What a recommendation may lean on: what was given in this visit, and nothing else. */
export const situationOf = ({ kiosk, locale, visit }: Pick<KioskContext, 'kiosk' | 'locale' | 'visit'>, today: Date): Situation => ({
  fields: visit.campaign === null ? [] : fieldsOf(visit.campaign.quiz, visit.answers),
  outcome: visit.campaign === null || visit.outcome === null ? null : { pack: visit.campaign.quiz.id, outcome: visit.outcome },
  locale,
  from: kiosk.site.coordinates,
  today,
});

/** The answer given before to the question shown, so that going back shows it. */
export const answerShown = (context: KioskContext): AnswerValue | null =>
  context.visit.answers.find((answer) => answer.question === questionShown(context)?.id)?.value ?? null;

/** The questions that the answers so far lead through, those still to come included. */
const pathOf = ({ visit }: KioskContext): readonly CompiledQuestion[] =>
  visit.campaign === null ? [] : questionsAsked(visit.campaign.quiz, visit.answers);

/** How far the tide stands: answered questions ÷ questions on the path. */
export const progressOf = (context: KioskContext): number => {
  const path = pathOf(context);
  const answered = path.filter((question) => context.visit.answers.some((answer) => answer.question === question.id));
  return path.length === 0 ? 0 : answered.length / path.length;
};

/** Which question of how many is shown, both from 1. The total may change with an answer that opens or closes a way. */
export const placeOnPath = (context: KioskContext): { readonly number: number; readonly total: number } => {
  const path = pathOf(context);
  return { number: path.findIndex((question) => question.id === questionShown(context)?.id) + 1, total: path.length };
};

/** The index of the question on the path before (-1) or after (+1) the one shown; null at the ends. */
export const neighbourOf = (context: KioskContext, step: -1 | 1): number | null => {
  const questions = context.visit.campaign?.quiz.questions ?? [];
  const asked = pathOf(context).map((question) => questions.indexOf(question));
  const beyond =
    step === 1 ? asked.filter((index) => index > context.visit.index) : asked.filter((index) => index < context.visit.index).reverse();
  return beyond[0] ?? null;
};

export const purposesOf = ({ kiosk, visit }: KioskContext): readonly Purpose[] =>
  visit.age === null || visit.age === 'under_15' ? [] : purposesFor(kiosk.brand.contact, visit.age);

export const purposeShown = (context: KioskContext): Purpose | null => purposesOf(context)[context.visit.purpose] ?? null;

export const needsOf = ({ kiosk, visit }: KioskContext): ContactNeeds =>
  visit.age === null || visit.age === 'under_15'
    ? { email: false, mobile: false }
    : contactNeeds(kiosk.brand.contact, visit.age, visit.consents);

/** The country that a telephone number without a prefix is read in. */
export const countryOf = ({ locale, visit }: KioskContext): ReturnType<typeof telephoneCountry> => telephoneCountry(visit.answers, locale);

/** The fields that are asked and not yet right. */
export const problemsOf = (context: KioskContext, typed = context.visit.typed): ReturnType<typeof contactProblems> =>
  contactProblems(typed, needsOf(context), countryOf(context));

export const withAnswer = (answers: readonly Answer[], answer: Answer): readonly Answer[] => [
  ...answers.filter((one) => one.question !== answer.question),
  answer,
];

export const withConsent = (context: KioskContext, given: boolean): ConsentAnswers => {
  const purpose = purposeShown(context);
  return purpose === null ? context.visit.consents : { ...context.visit.consents, [purpose.id]: given };
};

/** The end of a session that went to its end: with the submission when the visitor pressed *Send*, else without. */
export const finishedSession = ({ kiosk, locale, view, visit }: KioskContext): EndSession => {
  const end = { endedBy: 'finished', lastView: view } as const;
  if (!visit.sending || visit.age === null || visit.age === 'under_15') return end;
  const words = { locale, fallback: homeLocaleOf(kiosk), country: telephoneCountry(visit.answers, locale) };
  const submission = makeSubmission(kiosk.brand.contact, visit.age, visit.consents, visit.typed, words);
  return { ...end, submission };
};

/** What the host will say again however often it is asked: trying again would only keep the visitor waiting. */
const LASTING: ReadonlySet<KioskErrorCode> = new Set([
  'KIOSK_BAD_REQUEST',
  'KIOSK_UNKNOWN_CAMPAIGN',
  'KIOSK_UNKNOWN_SESSION',
  'KIOSK_SESSION_ENDED',
  'KIOSK_UNKNOWN_QUESTION',
  'KIOSK_BAD_ANSWER',
  'KIOSK_CONTACT_NOT_OFFERED',
  'KIOSK_BAD_SUBMISSION',
  'KIOSK_PAGE_FAULT',
]);

/** Can the visit go on when the visitor tries again? Otherwise it ends here, and a new one can begin. */
export const isMendable = ({ visit }: KioskContext): boolean => visit.fault === null || !LASTING.has(visit.fault.code);

/** What a failed host call means for the visitor. */
export const faultOf = (error: unknown): KioskError => {
  if (typeof error === 'object' && error !== null && 'code' in error && 'detail' in error) {
    const { code, detail } = error;
    if (typeof code === 'string' && isKioskErrorCode(code) && typeof detail === 'string') return { code, detail };
  }
  return { code: 'KIOSK_UNREACHABLE', detail: String(error) };
};
