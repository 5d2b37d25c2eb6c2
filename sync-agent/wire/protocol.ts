import { z } from 'zod';
import { position, uuid7 } from './event.ts';
import { incarnationLedger, MOST_INCARNATIONS } from './ledger.ts';
import { sealedEnvelope } from './sealed.ts';
import { terminalTrouble } from './trouble.ts';

/**
 * What terminal and central say to each other. `PUT`s nothing, changes nothing twice: all of it can be sent again.
 *
 * | route | body → answer |
 * |---|---|
 * | `POST /terminal/v1/enrolments` | `EnrolmentRequest` → `Enrolment`; the one-time code is the proof, and it is signed with the key that it names |
 * | `POST /terminal/v1/batches` | `Batch` → `BatchReply`; signed by the terminal |
 * | `POST /terminal/v1/heartbeats` | `Heartbeat` → `HeartbeatReply`; signed by the terminal |
 *
 * Central signs every answer, so that a captive portal is never taken for it. A failure is a `SyncError` with its HTTP status.
 */
export const PROTOCOL_VERSION = '1';
export const terminalRoutes = {
  enrolments: '/terminal/v1/enrolments',
  batches: '/terminal/v1/batches',
  heartbeats: '/terminal/v1/heartbeats',
} as const;

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
export type EnrolmentRequest = z.infer<typeof enrolmentRequest>;

/** X25519 public key that submissions are sealed to. */
export const sealingKey = z.object({ id: z.string().max(64), publicKey: base64url });

export const enrolment = z.object({
  tenant: z.string().max(64),
  terminal: uuid7,
  sealingKey,
  /** Raw Ed25519 public key that central's answers are signed with. */
  centralKey: base64url,
});
export type Enrolment = z.infer<typeof enrolment>;

/**
 * `event` is the exact text that was captured: its digest is compared when the same id comes again. It has room for every answer to the
 * largest quiz that the format allows.
 */
export const batchItem = z.object({ event: z.string().max(2_000_000), sealed: sealedEnvelope.nullable() });
export const batch = z.object({ items: z.array(batchItem).min(1).max(500) });
export type Batch = z.infer<typeof batch>;

/**
 * What central takes at a time; said with every answer, and smaller while it is behind. A central that says nothing takes
 * `DEFAULT_LIMITS`: so an older one is never sent what it cannot read.
 */
export const batchLimits = z.object({
  events: z.int().min(1).max(500),
  /** Of the body, before compression. */
  bytes: z.int().min(2_500_000),
  /** Values of `content-encoding` that it reads. */
  encodings: z.array(z.string().max(20)).max(10),
});
export type BatchLimits = z.infer<typeof batchLimits>;
export const DEFAULT_LIMITS: BatchLimits = { events: 200, bytes: 2_500_000, encodings: [] };

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
  limits: batchLimits.optional(),
});
export type BatchReply = z.infer<typeof batchReply>;

export const heartbeat = z.object({
  at: z.iso.datetime({ precision: 3 }),
  position: position.nullable(),
  waiting: z.int().min(0),
  parked: z.int().min(0),
  app: z.string().max(40),
  ledger: z.array(incarnationLedger).max(MOST_INCARNATIONS).optional(),
  troubles: z.array(terminalTrouble).max(20).optional(),
});
export type Heartbeat = z.infer<typeof heartbeat>;
export const heartbeatReply = z.object({
  highWater: position.nullable(),
  limits: batchLimits.optional(),
  /** The key to seal to from now on: central may have changed it. Envelopes to the one before are opened all the same. */
  sealingKey: sealingKey.optional(),
});
export type HeartbeatReply = z.infer<typeof heartbeatReply>;

/** What a refusal says. Signed like every answer. */
export const refusal = z.object({
  code: z.string().max(64),
  detail: z.string().max(2000),
  retryAfterSeconds: z.number().min(0).max(3600).optional(),
});
