import { z } from 'zod';
import { type ProfileField, QUALIFICATION_RULES, qualify } from '#fields/qualification.ts';
import { isFieldKey } from '#fields/values.ts';
import { sessionEvent } from '#wire/event.ts';
import { type Queryable, rowsOf, TENANT } from './database.ts';
import { type SessionKey, tally } from './tallies.ts';

/** Changes when what is derived from events changes; a base with another one is rebuilt at the next start. */
export const PROJECTION_VERSION = ['3', ...Object.values(QUALIFICATION_RULES).map((rule) => `${rule.id}:${rule.version}`)].join(' ');

/** An event as it lies in the base, and whether a sealed part lies beside it. */
export const storedEvent = z.object({ terminal: z.string(), id: z.string(), body: z.string(), contact: z.boolean() });
export type StoredEvent = z.infer<typeof storedEvent>;
/** Answers are the larger half of an event, and no session is made of them. */
export const STORED_EVENT = `e.terminal, e.id, (e.body::jsonb - 'answers')::text as body,
  exists (select 1 from sealed_part p where p.tenant = e.tenant and p.terminal = e.terminal and p.event_id = e.id) as contact`;

/** What a session is made of. It was a whole event when it came in. */
const projected = sessionEvent.omit({ answers: true });
type ProjectedEvent = z.infer<typeof projected>;

/** The fields the rules know. An older or newer dictionary's fields are kept and shown, and count for nothing. */
const profileOf = (event: ProjectedEvent): readonly ProfileField[] =>
  event.fields.flatMap(({ key, value, provenance }) => (isFieldKey(key) ? [{ key, value, provenance }] : []));

const sessionOf = (event: ProjectedEvent, contact: boolean) => {
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
  for (const [index, one] of stored.entries()) {
    if (index % BREATH === BREATH - 1) await breathe();
    sessions.push(sessionOf(projected.parse(JSON.parse(one.body)), one.contact));
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
  if (fresh.length === 0) return;
  // PostgreSQL takes them out of the event itself: they need not travel here and back.
  await tx.query(
    `insert into session_field (tenant, terminal, session_id, position, key, value, provenance, question)
     select e.tenant, e.terminal, e.id, f.position - 1, f.field ->> 'key', f.field -> 'value', f.field ->> 'provenance', f.field ->> 'question'
     from event e join unnest($2::text[], $3::text[]) as wanted (terminal, id) on e.terminal = wanted.terminal and e.id = wanted.id,
       jsonb_array_elements(e.body::jsonb -> 'fields') with ordinality as f (field, position)
     where e.tenant = $1`,
    [TENANT, fresh.map((one) => one.terminal), fresh.map((one) => one.id)],
  );
  await tally(tx, fresh, slot, 1);
};
