import { z } from 'zod';
import { PROVENANCES } from '#fields/types.ts';

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
export type Position = z.infer<typeof position>;

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
export type SessionEvent = z.infer<typeof sessionEvent>;
