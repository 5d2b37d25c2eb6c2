import type { AnswerValue } from '#contract/answer.ts';
import type { CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { KioskError, KioskErrorCode } from '#contract/errors.ts';
import type { EndedBy, EndSession, GiveAnswer, StartSession, ViewName } from '#contract/host-api.ts';
import { idOf, type QuestionId, type SessionId } from '#contract/ids.ts';
import type { CallBack } from '#contract/submission.ts';
import { err, ok, type Result } from '#fields/result.ts';
import { checkAnswer, questionOf, textIn } from '#play/answers.ts';
import {
  answerRecords,
  captureSession,
  findSession,
  hasSealedPart,
  insertSession,
  type LoggedSession,
  openSessions,
  writeAnswer,
} from '#store/session-log.ts';
import { centralOf } from '#store/settings.ts';
import type { Store } from '#store/store.ts';
import type { Position } from '#wire/event.ts';
import { type SealedEnvelope, seal } from '#wire/sealed.ts';
import type { LoadedContent } from './content-library.ts';
import { type AnswerRecord, answerRecord, makeSessionEvent, recordAnswer } from './session-event.ts';
import { checkSubmission, type Offer } from './submission.ts';

/** A page that was not heard of for this long is gone: its session ends. Longer than any idle warning. */
const BACKSTOP_MS = 5 * 60_000;

export interface SessionsEnvironment {
  readonly store: Store;
  readonly terminal: string;
  readonly incarnation: string;
  readonly app: string;
  readonly now: () => Date;
  /** Milliseconds that only grow, whatever happens to the wall clock. */
  readonly uptimeMs: () => number;
  /** Until when each running session's page may stay silent, by `uptimeMs`. */
  readonly deadlines: Map<string, number>;
  readonly newId: () => string;
  readonly content: () => LoadedContent | null;
  /** The quiz of any version that a running session may still be playing. */
  readonly quizOf: (id: string, version: string) => CompiledQuiz | null;
  /** What was offered to visitors since the start, the newest first. */
  readonly offers: () => readonly Offer[];
  /** Where an event was captured, once it is on disk. */
  readonly captured: (position: Position) => void;
  /** Runs a write, and once more with the ballast gone when the disk was full. */
  readonly withRoom: <T>(write: () => T) => T;
  /** Central's key is known, and there is room for what is sealed to it. */
  readonly contactOffered: () => boolean;
  readonly log: (line: string) => void;
}

const fail = (code: KioskErrorCode, detail: string) => err<KioskError>({ code, detail });

const heardOf = (env: SessionsEnvironment, id: string): void => {
  env.deadlines.set(id, env.uptimeMs() + BACKSTOP_MS);
};

export const startSession = (env: SessionsEnvironment, body: StartSession): Result<SessionId, KioskError> => {
  const campaign = env.content()?.campaigns.find((one) => one.id === body.campaign);
  if (campaign === undefined || campaign.quiz.version !== body.quizVersion) {
    return fail('KIOSK_UNKNOWN_CAMPAIGN', `${body.campaign} with quiz version ${body.quizVersion}`);
  }
  const { quiz } = campaign;
  const id = idOf('session', env.newId());
  const session = {
    id,
    campaign: campaign.id,
    quiz: quiz.id,
    quizVersion: quiz.version,
    quizLabel: textIn(quiz.title, quiz.defaultLocale, quiz.defaultLocale),
    locale: body.locale,
    startedAt: env.now().toISOString(),
  };
  env.withRoom(() => insertSession(env.store, session));
  heardOf(env, id);
  return ok(id);
};

/** A session that has not ended; the error says which of the two it is. */
export const runningSession = (env: SessionsEnvironment, id: SessionId): Result<LoggedSession, KioskError> => {
  const session = findSession(env.store, id);
  if (session === null) return fail('KIOSK_UNKNOWN_SESSION', id);
  return session.endedAt === null ? ok(session) : fail('KIOSK_SESSION_ENDED', `${id} ended at ${session.endedAt}`);
};

/** Writes one answer; it is on disk when this returns. Repeated, it changes the answer. */
export const giveAnswer = (env: SessionsEnvironment, id: SessionId, questionId: QuestionId, body: GiveAnswer): Result<null, KioskError> => {
  const session = runningSession(env, id);
  if (!session.ok) return session;
  const quiz = env.quizOf(session.value.quiz, session.value.quizVersion);
  const question = quiz && questionOf(quiz, questionId);
  if (!quiz || !question) return fail('KIOSK_UNKNOWN_QUESTION', questionId);
  const value: AnswerValue = body.answer;
  const checked = checkAnswer(question, value);
  if (!checked.ok) return fail('KIOSK_BAD_ANSWER', `${questionId}: ${checked.error}`);
  const answer = {
    question: questionId,
    record: JSON.stringify(recordAnswer(quiz, question, value, body.tookMs)),
    givenAt: env.now().toISOString(),
    locale: body.locale,
  };
  env.withRoom(() => writeAnswer(env.store, id, answer));
  heardOf(env, id);
  return ok(null);
};

export const seen = (env: SessionsEnvironment, id: SessionId): Result<null, KioskError> => {
  const session = runningSession(env, id);
  if (!session.ok) return session;
  heardOf(env, id);
  return ok(null);
};

/** What the terminal calls itself when a session of removed content ends: the site is the last thing to be forgotten. */
const UNKNOWN_SITE = { id: idOf('site', 'unknown'), name: 'unknown', provider: null };

/** The answers of a session. One that cannot be read any more (a bad sector) is told and left out: the others still count. */
const readAnswers = (env: SessionsEnvironment, id: string): AnswerRecord[] =>
  answerRecords(env.store, id).flatMap((text) => {
    try {
      return [answerRecord.parse(JSON.parse(text))];
    } catch {
      env.log(`session ${id}: an answer cannot be read any more and is left out`);
      return [];
    }
  });

const capture = (
  env: SessionsEnvironment,
  session: LoggedSession,
  end: {
    endedBy: EndedBy | 'backstop' | 'boot';
    lastView: ViewName | null;
    sealed: SealedEnvelope | null;
    request: CallBack['kind'] | null;
  },
): boolean => {
  const records = readAnswers(env, session.id);
  const endedAt = env.now().toISOString();
  const about = {
    terminal: env.terminal,
    app: env.app,
    endedAt,
    endedBy: end.endedBy,
    lastView: end.lastView,
    site: env.content()?.site ?? UNKNOWN_SITE,
    quiz: env.quizOf(session.quiz, session.quizVersion),
    sealed: end.sealed !== null,
    request: end.request,
  };
  const place = env.withRoom(() =>
    captureSession(env.store, env.incarnation, { id: session.id, endedAt, sealed: end.sealed }, (at) =>
      JSON.stringify(makeSessionEvent(session, records, about, at)),
    ),
  );
  env.deadlines.delete(session.id);
  if (place !== null) env.captured(place);
  return place !== null;
};

/** An end that comes again is fine, unless it carries a contact that the first end did not: that would be lost in silence. */
const repeatedEnd = (env: SessionsEnvironment, session: LoggedSession, body: EndSession): Result<null, KioskError> =>
  body.submission === undefined || hasSealedPart(env.store, session.id)
    ? ok(null)
    : fail('KIOSK_SESSION_ENDED', `${session.id} has ended without a contact`);

/** Ends a session. A submission is sealed first, and only the envelope is written. Repeated, it changes nothing. */
export const endSession = async (env: SessionsEnvironment, id: SessionId, body: EndSession): Promise<Result<null, KioskError>> => {
  const session = findSession(env.store, id);
  if (session === null) return fail('KIOSK_UNKNOWN_SESSION', id);
  if (session.endedAt !== null) return repeatedEnd(env, session, body);
  let sealed: SealedEnvelope | null = null;
  if (body.submission !== undefined) {
    const central = centralOf(env.store);
    if (central === null) return fail('KIOSK_CONTACT_NOT_OFFERED', 'the terminal has not enrolled with a central store');
    const checked = checkSubmission(env.offers(), body.submission);
    if (!checked.ok) return fail('KIOSK_BAD_SUBMISSION', checked.error);
    sealed = await seal(body.submission, central.sealingKey, id);
  }
  const captured = capture(env, session, {
    endedBy: body.endedBy,
    lastView: body.lastView,
    sealed,
    request: body.submission?.request?.kind ?? null,
  });
  return captured ? ok(null) : repeatedEnd(env, session, body);
};

/** Open sessions whose page was silent for too long. One that this host has not heard of yet gets its time from now on. */
const silentSessions = (env: SessionsEnvironment): LoggedSession[] =>
  openSessions(env.store).filter(({ id }) => {
    const deadline = env.deadlines.get(id);
    if (deadline === undefined) heardOf(env, id);
    return deadline !== undefined && deadline <= env.uptimeMs();
  });

/** Ends what a crash, a power cut or a page that went away left open. Returns the ids. One that cannot be ended keeps no other back. */
export const endLeftovers = (env: SessionsEnvironment, endedBy: 'boot' | 'backstop'): SessionId[] => {
  const left = endedBy === 'boot' ? openSessions(env.store) : silentSessions(env);
  return left.flatMap((session) => {
    try {
      capture(env, session, { endedBy, lastView: null, sealed: null, request: null });
      return [idOf('session', session.id)];
    } catch (cause) {
      // Tried again when its time has passed once more, not with every look.
      heardOf(env, session.id);
      env.log(`session ${session.id} could not be ended: ${cause instanceof Error ? cause.message : String(cause)}`);
      return [];
    }
  });
};
