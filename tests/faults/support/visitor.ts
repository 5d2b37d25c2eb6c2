import { createHash } from 'node:crypto';
import { z } from 'zod';
import { routes } from '#contract/host-api.ts';
import { idOf } from '#contract/ids.ts';
import { smallQuiz } from '#tests/fixtures/small-quiz.ts';
import { position, type SessionEvent } from '#wire/event.ts';
import type { Action } from './schedule.ts';
import type { TerminalUnderTest } from './terminal-under-test.ts';

/** A word that the visitor said and the host may have heard. `sure`: the host said that it is on disk. */
interface Said {
  readonly chosen: string;
  readonly sure: boolean;
}

/** What an event was when it was captured, read off the disk at that moment. */
export interface Captured {
  readonly digest: string;
  readonly incarnation: string;
  readonly seq: number;
}

/** All that one visitor did, and what the host acknowledged of it. */
export interface Note {
  /** Null: the start was never acknowledged, so nobody knows the id. */
  readonly id: string | null;
  readonly answers: Map<string, Said[]>;
  ended: 'open' | 'perhaps' | 'surely';
  /** The address that was left with the end; null: none. */
  email: string | null;
  captured: Captured | null;
  /** The disk was damaged after this visit had begun. */
  mayBeDamaged: boolean;
}

/** The page, as far as the host can tell: it starts, answers, ends and sometimes goes away. It writes down what it was told. */
export interface Visitors {
  readonly notes: readonly Note[];
  readonly act: (action: Action) => Promise<void>;
  /** The page is killed: whoever stands there is gone, and nobody ends the visit. */
  readonly vanish: () => void;
  readonly diskWasDamaged: () => void;
}

const value = (question: 'envie' | 'combien' | 'origine', pick: number): { readonly body: object; readonly chosen: string } => {
  switch (question) {
    case 'envie': {
      const choice = ['large', 'foret', 'rien'][pick % 3] ?? 'large';
      return { body: { kind: 'choices', choices: [choice] }, chosen: choice };
    }
    case 'combien':
      return { body: { kind: 'number', number: 1 + (pick % 12) }, chosen: String(1 + (pick % 12)) };
    case 'origine': {
      const code = pick % 2 === 0 ? '85' : '44';
      return { body: { kind: 'department', code }, chosen: code };
    }
  }
};

const submission = (email: string) => ({
  age: '18_plus',
  locale: 'en',
  controller: 'Office',
  noticeVersion: '1',
  consents: [
    { purpose: 'newsletter', given: true, recipient: 'Office', text: 'Newsletter?' },
    { purpose: 'texts', given: false, recipient: 'Office', text: 'Texts?' },
    { purpose: 'partner', given: false, recipient: 'Club', text: 'Club?' },
  ],
  contact: { email },
});

/** The words under which an event says what was given to a question. */
export const chosenIn = (event: SessionEvent, question: string): string | null =>
  event.answers.find((answer) => answer.question === question)?.chosen[0]?.id ?? null;

const PATIENCE_MS = 8_000;

export const visitorsAt = (terminal: TerminalUnderTest, nameOf: (visit: number) => string, tell: (line: string) => void): Visitors => {
  const notes: Note[] = [];
  let here: Note | null = null;

  /** Null: nobody answered, so nobody knows whether it was heard. */
  const ask = async (method: string, path: string, body: object): Promise<{ status: number; json: unknown } | null> => {
    const url = terminal.url();
    if (url === null) return null;
    try {
      const response = await fetch(new URL(path, url), {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      tell(`visitor: ${method} ${path} → ${response.status} ${text.slice(0, 120)}`);
      return { status: response.status, json: text === '' ? null : JSON.parse(text) };
    } catch (cause) {
      tell(`visitor: ${method} ${path} broke off (${cause instanceof Error ? cause.message : String(cause)})`);
      return null;
    }
  };
  const newNote = (id: string | null): Note => ({
    id,
    answers: new Map(),
    ended: 'open',
    email: null,
    captured: null,
    mayBeDamaged: false,
  });
  const readCaptured = (id: string): Captured | null => {
    const row = terminal.read((db) => db.prepare('SELECT body, incarnation, seq FROM event WHERE id = ?').get(id));
    const found = position.extend({ body: z.string() }).safeParse(row);
    if (!found.success) return null;
    const { body, incarnation, seq } = found.data;
    return { digest: createHash('sha256').update(body).digest('hex'), incarnation, seq };
  };
  const contactOffered = async (): Promise<boolean> => {
    const url = terminal.url();
    if (url === null) return false;
    const state = z.object({ contactOffered: z.boolean() }).safeParse(await (await fetch(new URL(routes.kiosk, url))).json());
    return state.data?.contactOffered === true;
  };

  const start = async (): Promise<void> => {
    const answer = await ask('POST', routes.sessions, { campaign: 'ete', quizVersion: smallQuiz.version, locale: 'en' });
    const started = z.object({ session: z.string() }).safeParse(answer?.json);
    here = started.success ? newNote(started.data.session) : null;
    notes.push(here ?? newNote(null));
  };
  const give = async (note: Note, question: 'envie' | 'combien' | 'origine', pick: number): Promise<void> => {
    if (note.id === null) return;
    const { body, chosen } = value(question, pick);
    const path = routes.answer(idOf('session', note.id), idOf('question', question));
    const answer = await ask('PUT', path, { answer: body, locale: 'en', tookMs: 900 });
    // An answer that the host refused was not taken; anything else may have been.
    if (answer !== null && answer.status >= 400 && answer.status < 500) {
      if (answer.status === 409 || answer.status === 404) here = null;
      return;
    }
    note.answers.set(question, [...(note.answers.get(question) ?? []), { chosen, sure: answer?.status === 204 }]);
  };
  const end = async (note: Note, endedBy: 'finished' | 'left' | 'idle', contact: boolean): Promise<void> => {
    if (note.id === null) return;
    const wantsContact = contact && (await contactOffered().catch(() => false));
    const email = wantsContact ? `${nameOf(notes.indexOf(note))}@example.test` : null;
    const body = { endedBy, lastView: 'result', ...(email === null ? {} : { submission: submission(email) }) };
    // As the page's button "try again" does: an end is said until it is heard, three times at the most.
    for (let attempt = 0; attempt < 3 && note.ended !== 'surely'; attempt += 1) {
      const answer = await ask('POST', routes.end(idOf('session', note.id)), body);
      if (answer?.status === 204) {
        note.ended = 'surely';
        note.email = email;
        note.captured = readCaptured(note.id);
      } else if (answer === null || answer.status >= 500) {
        note.ended = 'perhaps';
        note.email = email;
      } else break;
    }
    here = null;
  };

  return {
    notes,
    act: async (action) => {
      switch (action.kind) {
        case 'start':
          return start();
        case 'answer':
          return here === null ? undefined : give(here, action.question, action.pick);
        case 'end':
          return here === null ? undefined : end(here, action.endedBy, action.contact);
        case 'vanish':
          here = null;
      }
    },
    vanish: () => {
      here = null;
    },
    diskWasDamaged: () => {
      for (const note of notes) note.mayBeDamaged = true;
    },
  };
};
