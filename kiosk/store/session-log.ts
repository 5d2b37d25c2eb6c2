import { z } from 'zod';
import type { Position } from '#wire/event.ts';
import type { SealedEnvelope } from '#wire/sealed.ts';
import { type Place, takePlace } from './incarnation.ts';
import { digestOf } from './outbox.ts';
import { rowOf, rowsOf } from './rows.ts';
import { prepared, type Store } from './store.ts';

export interface NewSession {
  readonly id: string;
  readonly campaign: string;
  readonly quiz: string;
  readonly quizVersion: string;
  readonly quizLabel: string;
  readonly locale: string;
  readonly startedAt: string;
}

const sessionRow = z
  .object({
    id: z.string(),
    campaign: z.string(),
    quiz: z.string(),
    quiz_version: z.string(),
    quiz_label: z.string(),
    locale: z.string(),
    started_at: z.string(),
    ended_at: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    campaign: row.campaign,
    quiz: row.quiz,
    quizVersion: row.quiz_version,
    quizLabel: row.quiz_label,
    locale: row.locale,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }));
export type LoggedSession = z.infer<typeof sessionRow>;

export const insertSession = (store: Store, session: NewSession): void => {
  prepared(
    store,
    `INSERT INTO session (id, campaign, quiz, quiz_version, quiz_label, locale, started_at)
       VALUES (:id, :campaign, :quiz, :quizVersion, :quizLabel, :locale, :startedAt)`,
  ).run(session);
};

export const findSession = (store: Store, id: string): LoggedSession | null =>
  rowOf(sessionRow, prepared(store, 'SELECT * FROM session WHERE id = ?').get(id));

/** Sessions that nobody ended, in the order in which they began: by row, since clocks jump. */
export const openSessions = (store: Store): LoggedSession[] =>
  rowsOf(sessionRow, prepared(store, 'SELECT * FROM session WHERE ended_at IS NULL ORDER BY rowid').all());

/** One answer, on disk when this returns. The same question again changes the answer. */
export const writeAnswer = (
  store: Store,
  session: string,
  answer: { question: string; record: string; givenAt: string; locale: string },
): void => {
  store.db
    .transaction(() => {
      prepared(
        store,
        `INSERT INTO answer (session, question, record, given_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (session, question) DO UPDATE SET record = excluded.record, given_at = excluded.given_at`,
      ).run(session, answer.question, answer.record, answer.givenAt);
      // Seldom another one: a page that is not touched is not written.
      prepared(store, 'UPDATE session SET locale = :locale WHERE id = :session AND locale <> :locale').run({
        locale: answer.locale,
        session,
      });
    })
    .immediate();
};

/** The records of a session's answers, in the order in which they were first given: by row, since clocks jump. */
export const answerRecords = (store: Store, session: string): string[] =>
  rowsOf(z.object({ record: z.string() }), prepared(store, 'SELECT record FROM answer WHERE session = ? ORDER BY rowid').all(session)).map(
    (row) => row.record,
  );

/**
 * Ends a session: its event goes to the outbox, its sealed part beside it, its open rows away, in one transaction.
 * Returns where it was captured; null when it had ended before: nothing happens twice.
 */
export const captureSession = (
  store: Store,
  incarnation: string,
  session: { id: string; endedAt: string; sealed: SealedEnvelope | null },
  makeBody: (place: Place) => string,
): Position | null =>
  store.db
    .transaction(() => {
      const ended = prepared(store, 'UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL').run(session.endedAt, session.id);
      if (ended.changes === 0) return null;
      const place = takePlace(store, incarnation);
      const body = makeBody(place);
      prepared(store, 'INSERT INTO event (id, incarnation, seq, body, digest, captured_at) VALUES (?, ?, ?, ?, ?, ?)').run(
        session.id,
        place.incarnation,
        place.seq,
        body,
        digestOf(body),
        session.endedAt,
      );
      if (session.sealed !== null) {
        prepared(store, 'INSERT INTO sealed_part (event, envelope) VALUES (?, ?)').run(session.id, JSON.stringify(session.sealed));
      }
      prepared(store, 'DELETE FROM answer WHERE session = ?').run(session.id);
      return { incarnation: place.incarnation, seq: place.seq };
    })
    .immediate();

export const hasSealedPart = (store: Store, event: string): boolean =>
  prepared(store, 'SELECT 1 FROM sealed_part WHERE event = ?').get(event) !== undefined;
