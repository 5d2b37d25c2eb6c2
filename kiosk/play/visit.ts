import type { Answer, AnswerValue } from '#contract/answer.ts';
import type { CompiledOutcome, CompiledQuestion } from '#contract/compiled-quiz.ts';
import type { Purpose } from '#contract/content.ts';
import type { KioskError } from '#contract/errors.ts';
import type { Campaign, EndSession, KioskState, ViewName } from '#contract/host-api.ts';
import type { CampaignId, OutcomeId, PlaceId, PurposeId, SessionId } from '#contract/ids.ts';
import type { AgeAnswer, CallBack } from '#contract/submission.ts';
import type { Locale } from '#fields/types.ts';
import { type AccessMode, type AccessModes, isPlain, type Voice } from './access.ts';
import { fieldsOf } from './answers.ts';
import {
  CALL_BACK_NEEDS,
  type ConsentAnswers,
  type ContactNeeds,
  contactNeeds,
  contactProblems,
  EMPTY_CONTACT,
  makeCallBack,
  makeSubmission,
  purposesFor,
  type TypedContact,
} from './contact.ts';
import type { Round } from './games/game.ts';
import { questionsAsked } from './path.ts';
import { type Situation, secretFor } from './recommend.ts';
import { telephoneCountry } from './telephone.ts';

/** Everything of one visitor. Going back to attract makes a new one, so nothing of the last visitor can stay. */
export interface Visit {
  readonly campaign: Campaign | null;
  readonly session: SessionId | null;
  /** The game that is played, or was: the result tells of it. Null: the quiz has none, or it has not begun. */
  readonly round: Round | null;
  /** When the last turn of the game was over, by `uptimeMs`, and how long it took: what a question knows by itself. */
  readonly turn: { readonly endedAt: number; readonly tookMs: number };
  /** Index of the question shown; -1 as long as the game is played. */
  readonly index: number;
  readonly answers: readonly Answer[];
  /** Given, not yet on disk. */
  readonly pending: { readonly answer: Answer; readonly tookMs: number } | null;
  readonly outcome: OutcomeId | null;
  /** The secret that this visitor was told; null: none yet. */
  readonly secret: PlaceId | null;
  /** What somebody is to call back about; null: the contact, if any, is for the purposes of the brand. */
  readonly request: CallBack | null;
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
  round: null,
  turn: { endedAt: 0, tookMs: 0 },
  index: 0,
  answers: [],
  pending: null,
  outcome: null,
  secret: null,
  request: null,
  age: null,
  consents: {},
  purpose: 0,
  typed: EMPTY_CONTACT,
  field: 'given_name',
  correcting: null,
  sending: false,
  fault: null,
};

/**
 * `access`: the ways to play. `leave`: says what is kept before a begun visit is given up. `takeHome`: the code of the result. `ideas`: what is
 * recommended to this visitor. `around`: what is near. `secret`: the one that was told. `desk`: who answers, and when.
 */
export type Dialog = 'access' | 'leave' | 'takeHome' | 'ideas' | 'around' | 'secret' | 'desk';

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
  /** The place of a list that the dialog shows alone; null: the whole list. */
  readonly place: PlaceId | null;
  /** The secret that this terminal told last, to whomever: the next visitor is told another one. It stays in memory. */
  readonly lastSecret: PlaceId | null;
  /** Seconds left in the idle warning. */
  readonly countdown: number;
}

export type KioskEvent =
  | { readonly type: 'attract.touched' }
  | { readonly type: 'locale.chosen'; readonly locale: Locale }
  | { readonly type: 'campaign.chosen'; readonly campaign: CampaignId }
  | { readonly type: 'question.answered'; readonly value: AnswerValue; readonly tookMs: number }
  /** A move: the rules of the game made `after` out of `before`. */
  | { readonly type: 'game.moved'; readonly before: Round; readonly after: Round }
  | { readonly type: 'contact.wanted' }
  | { readonly type: 'result.finished' }
  /** `chance`: from 0 to 1, drawn by the page; one secret is told in a visit, however often it is asked for. */
  | { readonly type: 'secret.wanted'; readonly chance: number; readonly today: Date }
  | { readonly type: 'callBack.wanted'; readonly request: CallBack }
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
  | { readonly type: 'dialog.opened'; readonly dialog: Dialog; readonly place?: PlaceId }
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
export const hasBegun = ({ view, visit }: KioskContext): boolean =>
  view !== 'thanks' && (visit.answers.length > 0 || (visit.round !== null && visit.round.progress > 0));

/** Languages that the campaigns of this terminal speak, in the order of the first one. */
export const localesOf = (kiosk: KioskState): readonly Locale[] => [
  ...new Set(kiosk.campaigns.flatMap((campaign) => campaign.quiz.locales)),
];

/** The language a terminal waits in: that of its first campaign. */
export const homeLocaleOf = (kiosk: KioskState): Locale => kiosk.campaigns[0]?.quiz.defaultLocale ?? 'fr';

/** The game that stands before the visitor now; null: it is over, or there is none. */
export const roundShown = ({ view, visit }: KioskContext): Round | null => (view === 'question' && visit.index === -1 ? visit.round : null);

export const questionShown = ({ visit }: KioskContext): CompiledQuestion | null => visit.campaign?.quiz.questions[visit.index] ?? null;

/** What the game has to say and the host has not written down yet. */
export const unsavedOf = ({ answers, round }: Visit): Answer | null =>
  round?.answers.find(({ question, value }) => {
    const before = answers.find((one) => one.question === question);
    return JSON.stringify(before?.value) !== JSON.stringify(value);
  }) ?? null;

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

/** The secret of this visit: the one that was told, else the one that would be; null: there is none for this visitor. */
export const secretOf = (context: KioskContext, { chance, today }: { readonly chance: number; readonly today: Date }): PlaceId | null =>
  context.visit.secret ?? secretFor(context.kiosk.places, situationOf(context, today), chance, context.lastSecret)?.place.id ?? null;

/** Does somebody call back? Only who ends a session can leave a number with it. */
export const callBackOffered = ({ kiosk, view, visit }: KioskContext): boolean =>
  view === 'result' && visit.session !== null && kiosk.contactOffered && (kiosk.brand.desk?.callBack ?? null) !== null;

/** The answer given before to the question shown, so that going back shows it. */
export const answerShown = (context: KioskContext): AnswerValue | null =>
  context.visit.answers.find((answer) => answer.question === questionShown(context)?.id)?.value ?? null;

/** The questions that the answers so far lead through, those still to come included. What the game answers itself nobody is asked. */
const pathOf = ({ visit: { answers, campaign } }: KioskContext): readonly CompiledQuestion[] => {
  if (campaign === null) return [];
  const own = campaign.quiz.game?.answers ?? [];
  return questionsAsked(campaign.quiz, answers).filter(({ id }) => !own.includes(id));
};

/** How far the tide stands: answered questions ÷ questions on the path. A game before them is half of the way. */
export const progressOf = (context: KioskContext): number => {
  const { answers, round } = context.visit;
  const path = pathOf(context);
  const answered = path.filter((question) => answers.some((answer) => answer.question === question.id)).length;
  if (round === null) return path.length === 0 ? 0 : answered / path.length;
  return path.length === 0 ? round.progress : (round.progress + answered / path.length) / 2;
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

/** The index of the first question that is asked, not answered by a game; null: none is. */
export const firstAsked = (context: KioskContext): number | null => {
  const [first] = pathOf(context);
  return first === undefined ? null : (context.visit.campaign?.quiz.questions.indexOf(first) ?? null);
};

/** Can the visitor go back from here, to something that was answered or agreed? */
export const canGoBack = (context: KioskContext): boolean => {
  switch (context.view) {
    case 'question':
      return (roundShown(context)?.back ?? null) !== null || neighbourOf(context, -1) !== null;
    case 'result':
      return firstAsked(context) !== null;
    case 'age':
    case 'consent':
    case 'contact':
    case 'review':
      return true;
    default:
      return false;
  }
};

export const purposesOf = ({ kiosk, visit }: KioskContext): readonly Purpose[] =>
  visit.age === null || visit.age === 'under_15' || visit.request !== null ? [] : purposesFor(kiosk.brand.contact, visit.age);

export const purposeShown = (context: KioskContext): Purpose | null => purposesOf(context)[context.visit.purpose] ?? null;

export const needsOf = ({ kiosk, visit }: KioskContext): ContactNeeds => {
  if (visit.age === null || visit.age === 'under_15') return { email: false, mobile: false };
  return visit.request === null ? contactNeeds(kiosk.brand.contact, visit.age, visit.consents) : CALL_BACK_NEEDS;
};

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
  const { brand } = kiosk;
  const submission =
    visit.request === null
      ? makeSubmission(brand.contact, visit.age, visit.consents, visit.typed, words)
      : makeCallBack(brand, visit.age, visit.request, visit.typed, words);
  return submission === null ? end : { ...end, submission };
};
