import { z } from 'zod';
import type { Answer, AnswerValue, RecordedField } from '#contract/answer.ts';
import type { CompiledQuestion, CompiledQuiz } from '#contract/compiled-quiz.ts';
import type { Site } from '#contract/content.ts';
import type { EndedBy, ViewName } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import type { CallBack } from '#contract/submission.ts';
import type { FieldKey } from '#fields/dictionary.ts';
import { PROVENANCES } from '#fields/types.ts';
import { fieldsOfAnswer, mergeFields, textIn } from '#play/answers.ts';
import { answersOnPath, questionsAsked } from '#play/path.ts';
import { outcomeOf } from '#play/scoring.ts';
import { statusOf } from '#play/status.ts';
import { wordsOfAnswer } from '#play/words.ts';
import type { Place } from '#store/incarnation.ts';
import type { LoggedSession } from '#store/session-log.ts';
import { fieldValue, type SessionEvent } from '#wire/event.ts';

/** One answer as the session log keeps it: with its words and fields, so that an event needs no content any more. */
const answerValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choices'), choices: z.array(z.string().transform((id) => idOf('choice', id))).readonly() }),
  z.object({ kind: z.literal('number'), number: z.number() }),
  z.object({ kind: z.literal('department'), code: z.string() }),
  z.object({ kind: z.literal('country'), code: z.string() }),
  z.object({ kind: z.literal('commune'), code: z.string() }),
  z.object({ kind: z.literal('month'), month: z.string() }),
  z.object({ kind: z.literal('skipped') }),
]) satisfies z.ZodType<AnswerValue>;

const questionId = z.string().transform((id) => idOf('question', id));

export const answerRecord = z.object({
  question: questionId,
  questionLabel: z.string(),
  value: answerValue,
  chosen: z.array(z.object({ id: z.string(), label: z.string() })),
  tookMs: z.number(),
  fields: z
    // Any key: an update may have taken it out of the dictionary while the session was open.
    .array(z.object({ key: z.string().max(64), value: fieldValue, provenance: z.enum(PROVENANCES), question: questionId.nullable() }))
    .readonly(),
});
export type AnswerRecord = z.infer<typeof answerRecord>;
export { answerValue as answerValueShape };

/** The record of one answer. Words are in the quiz's own language: the office reads one language, whatever was played. */
export const recordAnswer = (quiz: CompiledQuiz, question: CompiledQuestion, value: AnswerValue, tookMs: number): AnswerRecord => ({
  question: question.id,
  questionLabel: textIn(question.text, quiz.defaultLocale, quiz.defaultLocale),
  value,
  chosen: [...wordsOfAnswer(question, value, quiz.defaultLocale, quiz.defaultLocale)],
  tookMs,
  fields: fieldsOfAnswer(question, value),
});

/** What the machine knows by itself about every session played on it. */
const systemFields = (site: { id: string }): RecordedField[] => {
  const fact = (key: FieldKey, value: string): RecordedField => ({ key, value, provenance: 'system', question: null });
  return [
    fact('contact_channel', 'kiosk'),
    fact('reply_channel', 'on_screen'),
    fact('contact_kind', 'individual'),
    fact('reception_point_id', site.id),
  ];
};

export interface EndOfSession {
  readonly terminal: string;
  readonly app: string;
  readonly endedAt: string;
  readonly endedBy: EndedBy | 'backstop' | 'boot';
  readonly lastView: ViewName | null;
  readonly site: Pick<Site, 'id' | 'name' | 'provider'>;
  /** Null when its content is no longer installed: the event then has no outcome. */
  readonly quiz: CompiledQuiz | null;
  readonly sealed: boolean;
  /** What the sealed part asks of the office; null: nothing. */
  readonly request: CallBack['kind'] | null;
}

/** The immutable event of one ended session. Pure. */
export const makeSessionEvent = (
  session: LoggedSession,
  records: readonly AnswerRecord[],
  end: EndOfSession,
  place: Place,
): SessionEvent => {
  const given: Answer[] = records.map((record) => ({ question: record.question, value: record.value }));
  // An answer whose question fell off the path, because an earlier one was changed, is not the visitor's any more.
  const answers = end.quiz === null ? given : answersOnPath(end.quiz, given);
  const counted = answers.flatMap((answer) => records.filter((record) => record.question === answer.question));
  const status = statusOf(end.endedBy, end.lastView);
  const answeredAll = end.quiz !== null && answers.length === questionsAsked(end.quiz, answers).length;
  const outcome = end.quiz !== null && answeredAll ? outcomeOf(end.quiz, answers) : null;
  const { predecessor } = place;
  return {
    formatVersion: 1,
    kind: 'session',
    id: session.id,
    terminal: end.terminal,
    incarnation: place.incarnation,
    seq: place.seq,
    ...(predecessor === undefined ? {} : { predecessor }),
    campaign: session.campaign,
    site: { id: end.site.id, label: end.site.name },
    provider: end.site.provider && { id: end.site.provider.id, label: end.site.provider.name },
    quiz: { id: session.quiz, version: session.quizVersion, label: session.quizLabel },
    locale: session.locale,
    startedAt: session.startedAt,
    endedAt: end.endedAt,
    status,
    endedBy: end.endedBy,
    // Nobody saw where a page was that went away.
    lastView: end.lastView ?? 'unknown',
    outcome: outcome && end.quiz && { id: outcome.id, label: textIn(outcome.title, end.quiz.defaultLocale, end.quiz.defaultLocale) },
    answers: counted.map(({ question, questionLabel, value, chosen, tookMs }) => ({
      question,
      questionLabel,
      skipped: value.kind === 'skipped',
      chosen,
      tookMs,
    })),
    fields: mergeFields([...counted.flatMap((record) => record.fields), ...systemFields(end.site)]),
    sealed: end.sealed,
    ...(end.request === null ? {} : { request: end.request }),
    app: end.app,
  };
};
