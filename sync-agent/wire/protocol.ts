import { z } from 'zod';
import { position, uuid7 } from './event.ts';
import { sealedEnvelope } from './sealed.ts';

/**
 * What terminal and central say to each other. `PUT`s nothing, changes nothing twice: all of it can be sent again.
 *
 * | route | body → answer |
 * |---|---|
 * | `POST /terminal/v1/enrolments` | `EnrolmentRequest` → `Enrolment`; unsigned, the one-time code is the proof |
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

export const enrolment = z.object({
  tenant: z.string().max(64),
  terminal: uuid7,
  /** X25519 public key that submissions are sealed to. */
  sealingKey: z.object({ id: z.string().max(64), publicKey: base64url }),
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
export type BatchReply = z.infer<typeof batchReply>;

export const heartbeat = z.object({
  at: z.iso.datetime({ precision: 3 }),
  position: position.nullable(),
  waiting: z.int().min(0),
  parked: z.int().min(0),
  app: z.string().max(40),
});
export type Heartbeat = z.infer<typeof heartbeat>;
export const heartbeatReply = z.object({ highWater: position.nullable() });
