// What the first terminals and centrals read, as it stood in their sources. Frozen: what is sent today must stay readable for them.
import { z } from 'zod';

const PROVENANCES = ['declared', 'derived', 'system', 'default', 'imported'] as const;

export const uuid7 = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const slug = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/);
const label = z.string().max(2000);
const instant = z.iso.datetime({ precision: 3 });
/** A profile field's value: scalar or set of keys. The dictionary says which. */
export const fieldValue = z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(100)).max(50).readonly()]);

/** A position in a terminal's gapless sequence: the incarnation is minted each time the store is opened. */
export const position = z.object({ incarnation: uuid7, seq: z.int().min(0) });

const answer = z.object({
  question: slug,
  questionLabel: label,
  skipped: z.boolean(),
  /** What was chosen, in words: a report never loses its labels when content goes. */
  chosen: z.array(z.object({ id: z.string().max(64), label })).max(50),
  tookMs: z.int().min(0),
});

const field = z.object({
  key: z.string().max(64),
  value: fieldValue,
  provenance: z.enum(PROVENANCES),
  question: slug.nullable(),
});

/** One ended session, as it was captured. Never changed after it was written. */
export const sessionEvent = z.object({
  formatVersion: z.literal(1),
  kind: z.literal('session'),
  id: uuid7,
  terminal: uuid7,
  incarnation: uuid7,
  /** From 1, without gaps within the incarnation. */
  seq: z.int().min(1),
  /** Only on an incarnation's first event: where the one before it ended. Null on a terminal's very first event. */
  predecessor: position.nullable().optional(),
  campaign: slug,
  site: z.object({ id: slug, label }),
  provider: z.object({ id: slug, label }).nullable(),
  quiz: z.object({ id: slug, version: z.string().max(64), label }),
  locale: z.string().max(10),
  startedAt: instant,
  endedAt: instant,
  status: z.enum(['completed', 'abandoned']),
  endedBy: z.enum(['finished', 'left', 'idle', 'fault', 'backstop', 'boot']),
  lastView: z.string().max(20),
  outcome: z.object({ id: slug, label }).nullable(),
  /** As many as a quiz may have questions. */
  answers: z.array(answer).max(500),
  fields: z.array(field).max(200).readonly(),
  /** Is a sealed part captured beside this event? */
  sealed: z.boolean(),
  /** What the sealed part asks of the office, so that nobody waits unseen. Who, about what and when lie in the sealed part alone. */
  request: z.enum(['call-back']).optional(),
  app: z.string().max(40),
});

export const sealedEnvelope = z.object({
  formatVersion: z.literal(1),
  /** Which of central's keys it was sealed to. */
  keyId: z.string().max(64),
  /** Encapsulated key, base64url. */
  enc: z.string().max(128),
  /** Ciphertext, base64url. */
  ct: z.string().max(20_000),
});

const base64url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(4096);

export const enrolmentRequest = z.object({
  claimCode: z.string().max(40),
  /** The id the terminal minted for itself when its store was first made. */
  terminal: uuid7,
  /** Raw Ed25519 public key, base64url. */
  publicKey: base64url,
});

export const enrolment = z.object({
  tenant: z.string().max(64),
  terminal: uuid7,
  /** X25519 public key that submissions are sealed to. */
  sealingKey: z.object({ id: z.string().max(64), publicKey: base64url }),
  /** Raw Ed25519 public key that central's answers are signed with. */
  centralKey: base64url,
});

/**
 * `event` is the exact text that was captured: its digest is compared when the same id comes again. It has room for every answer to the
 * largest quiz that the format allows.
 */
export const batchItem = z.object({ event: z.string().max(2_000_000), sealed: sealedEnvelope.nullable() });
export const batch = z.object({ items: z.array(batchItem).min(1).max(500) });

/**
 * `accepted`: committed now. `duplicate`: was committed before, with the same content. `quarantined`: the id is known with other
 * content; kept aside for a person. `rejected`: not a valid event; the terminal parks it with the reason.
 */
export const itemResult = z.object({
  /** Place in the batch: an item that could not be read has no id. */
  index: z.int().min(0),
  id: uuid7.nullable(),
  status: z.enum(['accepted', 'duplicate', 'quarantined', 'rejected']),
  reason: z.string().max(500).nullable(),
});
export const batchReply = z.object({
  results: z.array(itemResult),
  /** The furthest position without a gap before it, in the newest incarnation that central knows. */
  highWater: position.nullable(),
});

export const heartbeat = z.object({
  at: z.iso.datetime({ precision: 3 }),
  position: position.nullable(),
  waiting: z.int().min(0),
  parked: z.int().min(0),
  app: z.string().max(40),
});
export const heartbeatReply = z.object({ highWater: position.nullable() });

export const ERROR_CODES: readonly string[] = [
  'SYNC_MALFORMED',
  'SYNC_OTHER_PROTOCOL',
  'SYNC_TOO_LARGE',
  'SYNC_BAD_SIGNATURE',
  'SYNC_UNKNOWN_TERMINAL',
  'SYNC_REVOKED',
  'SYNC_BAD_CLAIM',
  'SYNC_NOT_CENTRAL',
  'SYNC_UNREACHABLE',
  'SYNC_STORE_FAILED',
];
