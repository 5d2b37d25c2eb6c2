import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type SessionEvent, sessionEvent, uuid7 } from '#wire/event.ts';
import type { Batch, BatchReply } from '#wire/protocol.ts';
import type { SealedEnvelope } from '#wire/sealed.ts';

export type ItemResult = BatchReply['results'][number];
export interface ReadItem {
  readonly index: number;
  readonly event: SessionEvent;
  readonly body: string;
  readonly digest: string;
  readonly sealed: SealedEnvelope | null;
}
export type Reading = { readonly read: ReadItem } | { readonly refused: ItemResult };

/** Why an item is rejected: the reason in a result begins with one of these. */
export const REJECTIONS = {
  EVENT_MALFORMED: 'not the form of an event',
  EVENT_UNKNOWN_VERSION: 'of a version or kind that this central does not know',
  EVENT_FOREIGN: 'of another terminal than the one that signed',
  EVENT_UNSTORABLE: 'the database cannot hold it',
} as const;
type Rejection = keyof typeof REJECTIONS;

const digestOf = (body: string): string => createHash('sha256').update(body, 'utf8').digest('hex');

const idIn = (parsed: unknown): string | null => {
  const found = z.object({ id: uuid7 }).safeParse(parsed);
  return found.success ? found.data.id : null;
};

const isOfOurVersion = (parsed: unknown): boolean => {
  const found = z.looseObject({ formatVersion: z.unknown(), kind: z.unknown() }).safeParse(parsed);
  return !found.success || (found.data.formatVersion === 1 && found.data.kind === 'session');
};

/** PostgreSQL holds neither NUL nor half a surrogate pair in a text. Only an escape can bring one into a body that is well formed. */
const holdsUnstorableText = (body: string, parsed: unknown): boolean => {
  if (!body.isWellFormed()) return true;
  if (!body.includes('\\u')) return false;
  const unstorable = (value: unknown): boolean => {
    if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).some(([key, inner]) => unstorable(key) || unstorable(inner));
    return false;
  };
  return unstorable(parsed);
};

/** ISO 8601 has a year 0, PostgreSQL has none. */
const isUnstorableInstant = (instant: string): boolean => instant.startsWith('0000');

/** Reads one item, or says why it is no event. The reason names places and rules, never values: it ends in logs. */
export const readItem = (item: Batch['items'][number], index: number, terminal: string): Reading => {
  const refuse = (code: Rejection, id: string | null, detail: string): Reading => ({
    refused: { index, id, status: 'rejected', reason: `${code}: ${detail}`.slice(0, 500) },
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(item.event);
  } catch {
    return refuse('EVENT_MALFORMED', null, 'not JSON');
  }
  const event = sessionEvent.safeParse(parsed);
  if (!event.success) {
    const places = event.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'event'}: ${issue.code}`);
    const code = isOfOurVersion(parsed) ? 'EVENT_MALFORMED' : 'EVENT_UNKNOWN_VERSION';
    return refuse(code, idIn(parsed), `not a session event (${places.join('; ')})`);
  }
  const { data } = event;
  if (data.terminal !== terminal) return refuse('EVENT_FOREIGN', data.id, REJECTIONS.EVENT_FOREIGN);
  if (!data.sealed && item.sealed !== null)
    return refuse('EVENT_MALFORMED', data.id, 'a sealed part beside an event that says it has none');
  if (holdsUnstorableText(item.event, parsed) || isUnstorableInstant(data.startedAt) || isUnstorableInstant(data.endedAt))
    return refuse('EVENT_UNSTORABLE', data.id, REJECTIONS.EVENT_UNSTORABLE);
  return { read: { index, event: data, body: item.event, digest: digestOf(item.event), sealed: item.sealed } };
};
