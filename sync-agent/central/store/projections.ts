import { z } from 'zod';
import { type ProfileField, QUALIFICATION_RULES, qualify } from '#fields/qualification.ts';
import { isFieldKey } from '#fields/values.ts';
import { type SessionEvent, sessionEvent } from '#wire/event.ts';
import { type Queryable, rowsOf, TENANT } from './database.ts';
import { type SessionKey, tally } from './tallies.ts';

/** Changes when what is derived from events changes; a base with another one is rebuilt at the next start. */
export const PROJECTION_VERSION = ['3', ...Object.values(QUALIFICATION_RULES).map((rule) => `${rule.id}:${rule.version}`)].join(' ');

/** An event as it lies in the base, and whether a sealed part lies beside it. */
export const storedEvent = z.object({ terminal: z.string(), id: z.string(), body: z.string(), contact: z.boolean() });
export type StoredEvent = z.infer<typeof storedEvent>;
export const STORED_EVENT = `e.terminal, e.id, e.body,
  exists (select 1 from sealed_part p where p.tenant = e.tenant and p.terminal = e.terminal and p.event_id = e.id) as contact`;

/** The fields the rules know. An older or newer dictionary's fields are kept and shown, and count for nothing. */
const profileOf = (event: SessionEvent): readonly ProfileField[] =>
  event.fields.flatMap(({ key, value, provenance }) => (isFieldKey(key) ? [{ key, value, provenance }] : []));

const sessionOf = (event: SessionEvent, contact: boolean) => {
  const profile = profileOf(event);
  const all = qualify(profile, QUALIFICATION_RULES.all_eight);
  return {
    tenant: TENANT,
    terminal: event.terminal,
    id: event.id,
    campaign: event.campaign,
    site_id: event.site.id,
    site_label: event.site.label,
    quiz_id: event.quiz.id,
    quiz_label: event.quiz.label,
    locale: event.locale,
    started_at: event.startedAt,
    ended_at: event.endedAt,
    status: event.status,
    ended_by: event.endedBy,
    outcome_label: event.outcome?.label ?? null,
    request: event.request ?? null,
    filled: all.filled,
    all_eight: all.qualified,
    declared_five: qualify(profile, QUALIFICATION_RULES.declared_five).qualified,
    contact,
  };
};

/** Lets the event loop breathe: reading a few hundred events at one go would hold up those who are sending more. */
const BREATH = 50;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const key = z.object({ terminal: z.string(), id: z.string() });

/** Sessions that were here already, because a sealed part came later than its event: their contact is noted, their day counted anew. */
const markContacts = async (tx: Queryable, sessions: readonly SessionKey[], slot: number): Promise<void> => {
  const changed = await rowsOf(
    tx,
    key,
    `select s.terminal, s.id from session s join unnest($2::text[], $3::text[]) as wanted (terminal, id)
       on s.terminal = wanted.terminal and s.id = wanted.id
     where s.tenant = $1 and not s.contact order by s.terminal, s.id for update of s`,
    [TENANT, sessions.map((one) => one.terminal), sessions.map((one) => one.id)],
  );
  if (changed.length === 0) return;
  await tally(tx, changed, slot, -1);
  await tx.query(
    `update session s set contact = true from unnest($2::text[], $3::text[]) as wanted (terminal, id)
     where s.tenant = $1 and s.terminal = wanted.terminal and s.id = wanted.id`,
    [TENANT, changed.map((one) => one.terminal), changed.map((one) => one.id)],
  );
  await tally(tx, changed, slot, 1);
};

/**
 * Everything that the console reads off events, for events that are in the base already. All of one transaction. What was projected
 * before is not projected twice, whoever else does so at the same moment: only rows that were really inserted are counted.
 */
export const project = async (tx: Queryable, stored: readonly StoredEvent[], slot: number): Promise<void> => {
  if (stored.length === 0) return;
  const sessions: ReturnType<typeof sessionOf>[] = [];
  const fields: unknown[] = [];
  for (const [index, one] of stored.entries()) {
    if (index % BREATH === BREATH - 1) await breathe();
    const event = sessionEvent.parse(JSON.parse(one.body));
    sessions.push(sessionOf(event, one.contact));
    for (const [position, field] of event.fields.entries())
      fields.push({ tenant: TENANT, terminal: event.terminal, session_id: event.id, position, ...field });
  }
  const fresh = await rowsOf(
    tx,
    key,
    `insert into session select * from jsonb_populate_recordset(null::session, $1::jsonb) order by terminal, id
     on conflict do nothing returning terminal, id`,
    [JSON.stringify(sessions)],
  );
  const isFresh = new Set(fresh.map((one) => `${one.terminal} ${one.id}`));
  const late = stored.filter((one) => one.contact && !isFresh.has(`${one.terminal} ${one.id}`));
  if (late.length > 0) await markContacts(tx, late, slot);
  // A session and its fields come in one transaction: fields that are here already are of a session that was.
  await tx.query(
    `insert into session_field select * from jsonb_populate_recordset(null::session_field, $1::jsonb) on conflict do nothing`,
    [JSON.stringify(fields)],
  );
  await tally(tx, fresh, slot, 1);
};
