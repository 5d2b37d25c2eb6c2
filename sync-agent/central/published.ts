import { z } from 'zod';
import { LOCALES, PROVENANCES, STRATEGIC_GROUPS } from '#fields/types.ts';

/**
 * What central's console API says, as schemas: the server's types are inferred from them and the console parses with them.
 * The only file of central that the console may import.
 */
export const CONSOLE_ERRORS = {
  CONSOLE_MALFORMED: { status: 400, text: 'The request does not have the form this route takes.' },
  CONSOLE_SIGNED_OUT: { status: 401, text: 'Nobody is signed in.' },
  CONSOLE_BAD_PASSWORD: { status: 401, text: 'The password is wrong.' },
  CONSOLE_FOREIGN_ORIGIN: { status: 403, text: 'The request does not come from the console.' },
  CONSOLE_NOT_FOUND: { status: 404, text: 'There is no such thing.' },
  CONSOLE_ENVELOPE_CLOSED: { status: 422, text: 'The sealed part does not open, or holds something else than a submission.' },
  CONSOLE_TOO_MANY_TRIES: { status: 429, text: 'Too many wrong passwords; wait a few minutes.' },
  CONSOLE_FAULT: { status: 500, text: 'Central failed in a way it did not foresee.' },
} as const satisfies Record<string, { status: number; text: string }>;
export type ConsoleErrorCode = keyof typeof CONSOLE_ERRORS;
export const isConsoleErrorCode = (text: string): text is ConsoleErrorCode => Object.hasOwn(CONSOLE_ERRORS, text);

const count = z.int().min(0);
/** A share, always with what it is a share of. */
const share = z.object({ part: count, of: count });
export type Share = z.infer<typeof share>;

const ruleFigures = z.object({
  rule: z.enum(['all_eight', 'declared_five']),
  version: z.string(),
  text: z.object({ fr: z.string(), en: z.string() }),
  /** Contacts: sessions with a sealed part that is no request. */
  contacts: share,
  /** All completed sessions, anonymous ones included. */
  completed: share,
});
export type RuleFigures = z.infer<typeof ruleFigures>;

export const overview = z.object({
  sessions: z.object({ total: count, completed: count, abandoned: count }),
  /** Sessions whose visitor left an address. Who asked for a call back and nothing else is counted apart. */
  contacts: count,
  callBacks: z.object({ waiting: count, total: count }),
  quarantined: count,
  /** How old the oldest event is that came in and is not in these figures yet. */
  behindSeconds: count,
  /** Events that came in and that the projector cannot read: they are kept, and are in no figure. */
  unreadable: count,
  rules: z.array(ruleFigures),
  /** Completed sessions in which the group is filled. */
  groups: z.array(z.object({ group: z.enum(STRATEGIC_GROUPS), filled: share })),
  /** The last 30 days, oldest first, days without a session included. In the office's time zone. */
  days: z.array(z.object({ day: z.iso.date(), completed: count, abandoned: count, contacts: count })),
});
export type Overview = z.infer<typeof overview>;

const fieldRow = z.object({
  key: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  provenance: z.enum(PROVENANCES),
});
export type FieldRow = z.infer<typeof fieldRow>;

const sessionRow = z.object({
  terminal: z.string(),
  id: z.string(),
  site: z.string(),
  quiz: z.string(),
  outcome: z.string().nullable(),
  locale: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  status: z.enum(['completed', 'abandoned']),
  endedBy: z.string(),
  hasContact: z.boolean(),
  qualified: z.object({ all_eight: z.boolean(), declared_five: z.boolean() }),
  fields: z.array(fieldRow),
});
export type SessionRow = z.infer<typeof sessionRow>;
/** `next` is the place to read on from; null at the end. */
export const sessionPage = z.object({ sessions: z.array(sessionRow), next: z.string().nullable() });
export type SessionPage = z.infer<typeof sessionPage>;

export const sessionDetail = z.object({
  session: sessionRow,
  campaign: z.string(),
  lastView: z.string(),
  app: z.string(),
  answers: z.array(z.object({ question: z.string(), skipped: z.boolean(), chosen: z.array(z.string()), tookMs: count })),
});
export type SessionDetail = z.infer<typeof sessionDetail>;

/** What became of a request: nobody has called yet; somebody spoke with the visitor; nobody answered. */
export const REQUEST_STATES = ['waiting', 'done', 'missed'] as const;
const request = z.object({
  kind: z.literal('call-back'),
  state: z.enum(REQUEST_STATES),
  /** Who said so and when; null as long as it waits untouched. */
  step: z.object({ account: z.string(), at: z.iso.datetime() }).nullable(),
});
export type ContactRequest = z.infer<typeof request>;
export const requestStep = z.object({ state: z.enum(REQUEST_STATES) });

export const contactRow = z.object({
  terminal: z.string(),
  id: z.string(),
  site: z.string(),
  capturedAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  qualified: z.object({ all_eight: z.boolean(), declared_five: z.boolean() }),
  /** How often it was opened so far. */
  looks: count,
  /** What the visitor asks of the office; null: nothing. About what and when is sealed. */
  request: request.nullable(),
});
export type ContactRow = z.infer<typeof contactRow>;
export const contactPage = z.object({ contacts: z.array(contactRow), next: z.string().nullable() });
export type ContactPage = z.infer<typeof contactPage>;

/** The content of a sealed part, as the terminal's contract has it. Parsed strictly: it came from outside. */
export const submission = z.object({
  age: z.enum(['15_17', '18_plus']),
  locale: z.enum(LOCALES),
  controller: z.string().max(500),
  noticeVersion: z.string().max(100),
  consents: z
    .array(z.object({ purpose: z.string().max(64), given: z.boolean(), recipient: z.string().max(500), text: z.string().max(4000) }))
    .max(20),
  contact: z.strictObject({
    given_name: z.string().max(80).optional(),
    email: z.string().max(254).optional(),
    mobile: z.string().max(40).optional(),
  }),
  request: z.object({ kind: z.literal('call-back'), about: z.string().max(40), moment: z.string().max(40) }).optional(),
});
export const openedContact = z.object({ contact: contactRow, submission, fields: z.array(fieldRow) });
export type OpenedContact = z.infer<typeof openedContact>;

const terminalRow = z.object({
  id: z.string(),
  site: z.string(),
  enrolledAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  revoked: z.boolean(),
  waiting: count.nullable(),
  parked: count.nullable(),
  app: z.string().nullable(),
  /** Positive: the terminal's clock is ahead of central's. */
  clockOffsetMs: z.int().nullable(),
  quarantined: count,
  /** What the terminal says is wrong with it, as of its last heartbeat. A newer terminal may know other codes. */
  troubles: z.array(z.object({ code: z.string(), since: z.iso.datetime(), detail: z.string() })),
});
export type TerminalRow = z.infer<typeof terminalRow>;
export const terminalList = z.object({ terminals: z.array(terminalRow) });

const accountFigures = {
  captured: count,
  accepted: count,
  quarantined: count,
  parked: count,
  waiting: count,
  lost: count,
  /** Nobody has said yet what became of these. */
  untold: count,
  /** Captured, and nowhere. */
  gap: count,
};
const ledgerRow = z.object({
  id: z.string(),
  site: z.string(),
  lastSeenAt: z.iso.datetime().nullable(),
  revoked: z.boolean(),
  /** Does it add up; is something still to be told; or is something gone? */
  standing: z.enum(['even', 'open', 'gap']),
  ...accountFigures,
  /** Incarnations that do not add up. */
  unsettled: z.array(z.object({ id: z.string(), ...accountFigures })),
});
export type LedgerRow = z.infer<typeof ledgerRow>;
export const ledgerPage = z.object({ terminals: z.array(ledgerRow) });
export type LedgerPage = z.infer<typeof ledgerPage>;

export const claimRequest = z.object({ site: z.string().trim().min(1).max(80) });
export const issuedClaim = z.object({
  /** The one-time secret, and behind it the fingerprint of central's key. */
  code: z.string(),
  site: z.string(),
  expiresAt: z.iso.datetime(),
  /** Central's address as terminals reach it; null: the one that the console is open at. */
  address: z.string().nullable(),
});
export type IssuedClaim = z.infer<typeof issuedClaim>;

export const loginRequest = z.object({ password: z.string().min(1).max(200) });
export const signedIn = z.object({ account: z.string() });
/** Who is signed in: asked by a page that was just loaded, so nobody is an answer and no error. */
export const whoIsIt = z.object({ account: z.string().nullable() });
export const consoleError = z.object({ code: z.string(), detail: z.string() });
